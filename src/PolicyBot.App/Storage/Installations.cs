using PolicyBot.Chat;

namespace PolicyBot.App.Storage;

/// <summary>The workspaces that have installed the bot, their tokens encrypted.</summary>
internal sealed class Installations(Database database, Secrets secrets, TimeProvider time) : IKeepInstallations
{
    public async Task<Installation?> FindAsync(PlatformName platform, string workspace, CancellationToken cancellationToken)
    {
        var row = await database.ReadAsync(
            s => s.FindAsync<Row>("SELECT token, bot_user AS botUser, scopes FROM installations WHERE platform = @Value AND workspace = @workspace", new { platform.Value, workspace }),
            cancellationToken);
        return row is not null && secrets.ReadToken(row.Token) is { } token ? new(platform, workspace, token, row.BotUser, ChatJson.Read<string[]>(row.Scopes)) : null;
    }

    public async Task SaveAsync(Installation installation, CancellationToken cancellationToken)
    {
        var row = new
        {
            platform = installation.Platform.Value,
            installation.Workspace,
            token = secrets.WriteToken(installation.Token),
            installation.BotUser,
            scopes = ChatJson.Write(installation.Scopes),
            now = time.Milliseconds(),
        };
        await database.WriteAsync(
            s => s.ExecuteAsync(
                """
                INSERT INTO installations (platform, workspace, token, bot_user, scopes, saved_at)
                VALUES (@platform, @Workspace, @token, @BotUser, @scopes, @now)
                ON CONFLICT (platform, workspace) DO UPDATE
                SET token = excluded.token, bot_user = excluded.bot_user, scopes = excluded.scopes, saved_at = excluded.saved_at
                """,
                row),
            cancellationToken);
    }

    private sealed record Row(string Token, string BotUser, string Scopes);
}
