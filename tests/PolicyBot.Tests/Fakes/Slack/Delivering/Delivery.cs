using System.Text.Json.Nodes;
using PolicyBot.Tests.Fakes.Slack.State;

namespace PolicyBot.Tests.Fakes.Slack.Delivering;

internal enum DeliveryKind
{
    Event,
    Command,
    Interactive,
}

/// <summary>Something that happened in Slack, on its way to the bot, with every attempt to bring it there.</summary>
internal sealed class Delivery(DeliveryKind kind, JsonObject payload)
{
    private readonly TaskCompletionSource<Attempt?> _done = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly List<Attempt> _attempts = [];

    public DeliveryKind Kind { get; } = kind;

    /// <summary>The object that both transports carry.</summary>
    public JsonObject Payload { get; } = payload;

    /// <summary>Of events only.</summary>
    public string? EventId => Payload["event_id"]?.GetValue<string>();

    /// <summary>Such as <c>app_mention</c>, <c>message</c>, <c>/policy</c>, <c>block_actions</c>.</summary>
    public string Type => (Payload["event"]?["type"] ?? Payload["command"] ?? Payload["type"])!.GetValue<string>();

    /// <summary>The message that it is about: the user's own, or the one whose button was pressed.</summary>
    public Post? Post { get; init; }

    public Person? By { get; init; }

    public View? View { get; init; }

    public Conversation? Channel { get; init; }

    public IReadOnlyList<Attempt> Attempts
    {
        get
        {
            lock (_attempts)
            {
                return [.. _attempts];
            }
        }
    }

    /// <summary>The attempt that was acknowledged in time, or null once the platform has given up.</summary>
    public Task<Attempt?> Done => _done.Task;

    public bool Acknowledged => Done.IsCompletedSuccessfully && Done.Result is not null;

    /// <summary>What the user is told when nobody acknowledged in time; null otherwise.</summary>
    public string? UserWasTold { get; set; }

    /// <summary>The body of the acknowledgement, where one was given.</summary>
    public JsonNode? Reply => Done.IsCompletedSuccessfully ? Done.Result?.Reply : null;

    public void Tried(Attempt attempt)
    {
        lock (_attempts)
        {
            _attempts.Add(attempt);
        }
    }

    public void End(Attempt? acknowledged) => _done.TrySetResult(acknowledged);

    public override string ToString() => $"{Kind} {Type} {EventId}: {string.Join("; ", Attempts)}";
}

/// <param name="Number">0 for the first.</param>
/// <param name="Reason">Why this one was needed; empty for the first.</param>
/// <param name="Via">The connection, or the address.</param>
/// <param name="Took">From sending to the acknowledgement; null when none came in time.</param>
/// <param name="Failure">Such as <c>timeout</c>; null when acknowledged.</param>
internal sealed record Attempt(int Number, string Reason, string Via, DateTimeOffset SentAt, TimeSpan? Took, string? Failure, JsonNode? Reply = null)
{
    public int? Status { get; init; }

    /// <summary>The bot asked for no further attempts (<c>X-Slack-No-Retry</c>).</summary>
    public bool Enough { get; init; }
}

/// <summary>A way to the bot. Both carry the same payloads.</summary>
internal interface ICarry
{
    /// <summary>Sends once and waits for the acknowledgement until the deadline.</summary>
    Task<Attempt> Carry(Delivery delivery, int number, string reason, CancellationToken cancellation);
}
