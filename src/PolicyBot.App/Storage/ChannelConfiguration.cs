using PolicyBot.Chat;

namespace PolicyBot.App.Storage;

/// <summary>The settings of channels, with who changed them, and the wishes of people.</summary>
internal sealed class ChannelConfiguration(Database database) : IReadSettings
{
    public async Task<ChannelSettings> OfAsync(Place place, CancellationToken cancellationToken)
    {
        var settings = await database.ReadAsync(
            s => s.FindAsync<string>("SELECT settings FROM channel_settings WHERE channel = @ChannelKey ORDER BY seq DESC LIMIT 1", new { place.ChannelKey }),
            cancellationToken);
        return settings is null ? ChannelSettings.Default : ChatJson.Read<ChannelSettings>(settings);
    }

    public async Task<bool> KeepsNothingAsync(PersonKey person, CancellationToken cancellationToken) =>
        await database.ReadAsync(s => s.FindAsync<long?>("SELECT keeps_nothing_since FROM people WHERE person = @person", new { person = Stored.Fingerprint(person) }), cancellationToken) is not null;

    public static Task ChangeAsync(Session s, Effect.Configure change, Handled handled) =>
        s.ExecuteAsync(
            """
            INSERT INTO channel_settings (channel, workspace, person, settings, changed_by, changed_at)
            VALUES (@ChannelKey, @workspace, @person, @settings, @by, @at)
            """,
            new
            {
                change.Channel.ChannelKey,
                workspace = change.Channel.WorkspaceKey(),
                person = handled.Alone,
                settings = ChatJson.Write(change.Settings),
                by = change.By.Value,
                at = change.At.ToUnixTimeMilliseconds(),
            });
}
