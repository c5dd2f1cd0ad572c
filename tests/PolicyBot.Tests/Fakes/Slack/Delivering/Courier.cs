using System.Collections.Concurrent;

namespace PolicyBot.Tests.Fakes.Slack.Delivering;

/// <summary>Brings deliveries to the bot by whichever way is set up, and again where the platform would.</summary>
internal sealed class Courier(FakeSlack slack, Replies replies) : IAsyncDisposable
{
    private readonly CancellationTokenSource _closing = new();
    private readonly ConcurrentDictionary<Delivery, Task> _running = [];
    private readonly ConcurrentQueue<Delivery> _all = [];

    public IReadOnlyList<Delivery> All => [.. _all];

    public Delivery Send(Delivery delivery)
    {
        _all.Enqueue(delivery);
        Begin(delivery);
        return delivery;
    }

    /// <summary>The same event once more, as the platform sometimes does although it was acknowledged.</summary>
    public Delivery Repeat(Delivery delivery)
    {
        var again = new Delivery(delivery.Kind, (System.Text.Json.Nodes.JsonObject)delivery.Payload.DeepClone())
        {
            Post = delivery.Post,
            By = delivery.By,
            View = delivery.View,
            Channel = delivery.Channel,
        };
        again.Tried(new(0, "", "lost", slack.World.Now, null, "timeout"));
        return Send(again);
    }

    public async ValueTask DisposeAsync()
    {
        await _closing.CancelAsync();
        await Task.WhenAll(_running.Values).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        _closing.Dispose();
    }

    private void Begin(Delivery delivery)
    {
        var task = Bring(delivery);
        if (!task.IsCompleted)
        {
            _running[delivery] = task;
        }
    }

    private async Task Bring(Delivery delivery)
    {
        // The caller holds the gate of the world; the first attempt must not run inside it.
        await Task.Yield();
        var failure = delivery.Attempts.Count > 0 ? "timeout" : "";
        Attempt? acknowledged = null;
        try
        {
            for (var number = delivery.Attempts.Count; acknowledged is null && number <= slack.Options.RetryDelays.Count; number++)
            {
                if (number > 0 && failure.Length > 0 && delivery.Attempts[^1].Via != "lost")
                {
                    await Task.Delay(slack.Options.RetryDelays[number - 1], slack.World.Clock, _closing.Token);
                }

                var attempt = await slack.Carrier.Carry(delivery, number, failure, _closing.Token);
                delivery.Tried(attempt);
                slack.Recorder.Ring();
                acknowledged = attempt.Failure is null ? attempt : null;
                failure = attempt.Failure ?? "";
                if (delivery.Kind != DeliveryKind.Event || attempt.Enough || slack.Broken == Flaw.NoRedelivery)
                {
                    break;
                }
            }

            if (acknowledged is not null)
            {
                replies.Apply(delivery, acknowledged);
            }
            else if (delivery.Kind != DeliveryKind.Event)
            {
                delivery.UserWasTold = "operation_timeout";
            }
        }
        catch (OperationCanceledException) when (_closing.IsCancellationRequested)
        {
            acknowledged = null;
        }
        finally
        {
            delivery.End(acknowledged);
            _running.TryRemove(delivery, out var _);
            slack.Recorder.Ring();
        }
    }
}
