using System.Text.RegularExpressions;
using System.Threading.Channels;
using Microsoft.Extensions.Logging;
using PolicyBot.Slack.Receiving;

namespace PolicyBot.Slack.Sockets;

/// <summary>
/// Handles the deliveries of one socket: those of one channel in their order, those of different channels side by side. When all
/// lanes are full the socket is not read any further, and Slack waits.
/// </summary>
internal sealed class Deliveries(Intake intake, Func<string, IReadOnlyDictionary<string, object?>?, CancellationToken, Task> acknowledge, TimeProvider clock, ILogger log)
{
    private const int Lanes = 8;
    private const int MostWaiting = 64;

    private readonly Channel<(Envelope.Delivery Delivery, Incoming Incoming)>[] _lanes =
        [.. Enumerable.Range(0, Lanes).Select(_ => Channel.CreateBounded<(Envelope.Delivery, Incoming)>(MostWaiting))];

    /// <summary>Runs until <see cref="Complete"/> was called and everything taken in is handled.</summary>
    public Task RunAsync(CancellationToken cancellationToken) => Task.WhenAll(_lanes.Select(lane => RunAsync(lane.Reader, cancellationToken)));

    public async Task AddAsync(Envelope.Delivery delivery, CancellationToken cancellationToken)
    {
        if (Read(delivery) is not { } incoming)
        {
            await acknowledge(delivery.Id, null, cancellationToken);
            return;
        }

        var lane = _lanes[(uint)incoming.Event.Place.ChannelKey.GetHashCode(StringComparison.Ordinal) % Lanes].Writer;
        while (await lane.WaitToWriteAsync(cancellationToken))
        {
            if (lane.TryWrite((delivery, incoming)))
                return;
        }

        // The lanes are closing; what still arrives before the goodbye is handled here and now.
        await GuardedAsync(delivery, incoming, cancellationToken);
    }

    public void Complete()
    {
        foreach (var lane in _lanes)
            lane.Writer.TryComplete();
    }

    /// <returns>Null for what is only to be acknowledged; a text that takes too long to read is, or it would come again and again.</returns>
    private Incoming? Read(Envelope.Delivery delivery)
    {
        try
        {
            return ReadByType(delivery);
        }
        catch (RegexMatchTimeoutException slow)
        {
            Log.NotHandled(log, slow);
            return null;
        }
    }

    private Incoming? ReadByType(Envelope.Delivery delivery)
    {
        var at = clock.GetUtcNow();
        switch (delivery.Type)
        {
            case "events_api":
                if (delivery.Payload.Text("type") == "app_rate_limited")
                    Log.DeliveriesLimited(log, delivery.Payload.Text("team_id"));
                return EventReader.Read(delivery.Payload, at);
            case "slash_commands":
                return InteractionReader.Command(delivery.Payload, at);
            case "interactive":
                return InteractionReader.Interaction(delivery.Payload, at);
            default:
                Log.UnknownEnvelope(log, delivery.Type);
                return null;
        }
    }

    private async Task RunAsync(ChannelReader<(Envelope.Delivery Delivery, Incoming Incoming)> lane, CancellationToken cancellationToken)
    {
        await foreach (var (delivery, incoming) in lane.ReadAllAsync(cancellationToken))
            await GuardedAsync(delivery, incoming, cancellationToken);
    }

    private async Task GuardedAsync(Envelope.Delivery delivery, Incoming incoming, CancellationToken cancellationToken)
    {
        try
        {
            await HandleAsync(delivery, incoming, cancellationToken);
        }
#pragma warning disable CA1031 // One bad delivery must not end the lane: it stays unacknowledged, and Slack sends it again.
        catch (Exception failed) when (failed is not OperationCanceledException)
#pragma warning restore CA1031
        {
            Log.NotHandled(log, failed);
        }
    }

    private async Task HandleAsync(Envelope.Delivery delivery, Incoming incoming, CancellationToken cancellationToken)
    {
        var reception = await intake.TakeAsync(incoming, cancellationToken);
        if (reception.Acknowledge)
            await acknowledge(delivery.Id, delivery.AcceptsPayload ? reception.Payload : null, cancellationToken);
        await intake.FollowAsync(reception, cancellationToken);
    }
}
