using System.Collections.Concurrent;
using PolicyBot.Chat;

namespace PolicyBot.Tests.Discord;

/// <summary>The receiving side, written by hand: keeps each event once, and says what the test tells it to say.</summary>
internal sealed class Receiver : IReceiveEvents
{
    private readonly ConcurrentDictionary<EventId, ChatEvent> _events = new();
    private int _waiting;

    /// <summary>What is said to an event; by default it is stored, for all to see.</summary>
    public Func<ChatEvent, Receipt?> Says { get; set; } = _ => null;

    /// <summary>Called when an event is stored, as the inbox worker would be.</summary>
    public Func<ChatEvent, Task>? Then { get; set; }

    /// <summary>Held back before anything is said.</summary>
    public Task Gate { get; set; } = Task.CompletedTask;

    /// <summary>How many events are held back.</summary>
    public int Waiting => _waiting;

    public IReadOnlyList<ChatEvent> Events => [.. _events.Values.OrderBy(e => e.At)];

    public ConcurrentQueue<ChatEvent> Deliveries { get; } = [];

    /// <summary>Nobody else waits here.</summary>
    public IDisposable Arriving() => Stream.Null;

    public async Task<Receipt> ReceiveAsync(ChatEvent received, CancellationToken cancellationToken)
    {
        Interlocked.Increment(ref _waiting);
        await Gate.WaitAsync(cancellationToken);
        Interlocked.Decrement(ref _waiting);
        Deliveries.Enqueue(received);
        var isNew = _events.TryAdd(received.Id, received);
        var said = Says(received) ?? new Receipt.Stored(isNew, Audience.Everyone);
        if (said is Receipt.Stored { IsNew: true } && isNew && Then is { } then)
            await then(received);
        return said;
    }
}
