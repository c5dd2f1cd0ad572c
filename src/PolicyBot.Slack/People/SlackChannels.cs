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

    private readonly BoundedCache<(string Workspace, string Channel), Known> _known = new(Most, TimeSpan.FromMinutes(10), clock);

    /// <returns>
    /// <see cref="Surface.SharedChannel"/> also where the bot cannot look: other people's direct messages, private channels that it is
    /// no member of. Who reads along there is not known, and answers are private unless somebody decides otherwise.
    /// </returns>
    public async Task<Surface> SurfaceAsync(Place place, CancellationToken cancellationToken) =>
        (await FindAsync(place, _patience, cancellationToken))?.Surface ?? Surface.SharedChannel;

    public async Task<bool> IsCreatorAsync(Place place, string user, CancellationToken cancellationToken) =>
        (await FindAsync(place, TimeSpan.FromSeconds(10), cancellationToken))?.Creator == user;

    private async Task<Known?> FindAsync(Place place, TimeSpan patience, CancellationToken cancellationToken)
    {
        var key = (place.Workspace, place.Channel);
        if (_known.TryGet(key, out var known))
            return known;
        using var impatient = new CancellationTokenSource(patience, clock);
        using var linked = CancellationTokenSource.CreateLinkedTokenSource(impatient.Token, cancellationToken);
        try
        {
            if (await installations.TryFindAsync(place.Workspace, linked.Token) is not { } installation)
                return null;
            var call = new SlackCall(Methods.Conversation, place.Workspace, installation.Token, new Dictionary<string, object?> { ["channel"] = place.Channel });
            known = await api.CallAsync(call, linked.Token) switch
            {
                SlackReply.Done { Body: var body } => Read(body.At("channel")),
                SlackReply.Refused { Error: "channel_not_found" } => new(Surface.SharedChannel, null),
                _ => null,
            };
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return null;
        }

        if (known is not null)
            _known.Set(key, known);
        return known;
    }

    private static Known Read(System.Text.Json.JsonElement channel) => new(
        channel.IsTrue("is_im") ? Surface.Direct
            : channel.IsTrue("is_ext_shared") || channel.IsTrue("is_pending_ext_shared") || channel.Items("connected_team_ids").Any() ? Surface.SharedChannel
            : Surface.Channel,
        channel.Text("creator"));

    private sealed record Known(Surface Surface, string? Creator);
}
