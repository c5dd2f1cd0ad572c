using PolicyBot.Chat;
using PolicyBot.Slack.Api;
using PolicyBot.Slack.Installing;
using PolicyBot.Slack.Receiving;

namespace PolicyBot.Slack.People;

/// <summary>What kind of place a channel is, and who made it; remembered for a short time.</summary>
internal sealed class SlackChannels(SlackInstallations installations, SlackApi api, TimeProvider clock)
{
    private const int Most = 5000;

    /// <summary>An event waits for this before it is acknowledged, and Slack gives 3 seconds for all.</summary>
    private static readonly TimeSpan _patience = TimeSpan.FromSeconds(1);

    private readonly Dictionary<(string Workspace, string Channel), Task<Known?>> _asking = [];

    private readonly BoundedCache<(string Workspace, string Channel), Known> _known = new(Most, TimeSpan.FromMinutes(10), clock);

    /// <returns>
    /// <see cref="Surface.SharedChannel"/> also where the bot cannot look: other people's direct messages, private channels that it is
    /// no member of. Who reads along there is not known, and answers are private unless somebody decides otherwise.
    /// </returns>
    public async Task<Surface> SurfaceAsync(Place place, CancellationToken cancellationToken) =>
        (await FindAsync(place, _patience, cancellationToken))?.Surface ?? Surface.SharedChannel;

    public async Task<bool> IsCreatorAsync(Place place, string user, CancellationToken cancellationToken) =>
        (await FindAsync(place, TimeSpan.FromSeconds(10), cancellationToken))?.Creator == user;

    /// <summary>Many may want to know of one channel at once: it is asked for once, and whoever cannot wait that long leaves it to those who come after.</summary>
    private async Task<Known?> FindAsync(Place place, TimeSpan patience, CancellationToken cancellationToken)
    {
        var key = (place.Workspace, place.Channel);
        if (_known.TryGet(key, out var known))
            return known;
        Task<Known?>? asking;
        lock (_asking)
        {
            if (!_asking.TryGetValue(key, out asking))
                _asking[key] = asking = AskAsync(place.Workspace, place.Channel);
        }

        try
        {
            return await asking.WaitAsync(patience, clock, cancellationToken);
        }
        catch (TimeoutException)
        {
            return null;
        }
    }

    private async Task<Known?> AskAsync(string workspace, string channel)
    {
        await Task.Yield();
        try
        {
            if (await installations.TryFindAsync(workspace, CancellationToken.None) is not { } installation)
                return null;
            var call = new SlackCall(Methods.Conversation, workspace, installation.Token, new Dictionary<string, object?> { ["channel"] = channel });
            Known? known = await api.CallAsync(call, CancellationToken.None) switch
            {
                SlackReply.Done { Body: var body } => Read(body.At("channel")),
                SlackReply.Refused { Error: "channel_not_found" } => new(Surface.SharedChannel, null),
                _ => null,
            };
            if (known is not null)
                _known.Set((workspace, channel), known);
            return known;
        }
        finally
        {
            lock (_asking)
                _asking.Remove((workspace, channel));
        }
    }

    private static Known Read(System.Text.Json.JsonElement channel) => new(
        channel.IsTrue("is_im") ? Surface.Direct
            : channel.IsTrue("is_ext_shared") || channel.IsTrue("is_pending_ext_shared") || channel.Items("connected_team_ids").Any() ? Surface.SharedChannel
            : Surface.Channel,
        channel.Text("creator"));

    private sealed record Known(Surface Surface, string? Creator);
}
