using System.Collections.Concurrent;
using PolicyBot.Chat;

namespace PolicyBot.Tests.Slack.Transport;

/// <summary>Takes in events as the core does, and remembers them.</summary>
internal sealed class FrontDesk : IReceiveEvents
{
    private readonly ConcurrentDictionary<EventId, ChatEvent> _known = new();
    private readonly ConcurrentQueue<ChatEvent> _received = [];

    /// <summary>Every delivery, in order.</summary>
    public IReadOnlyList<ChatEvent> Received => [.. _received];

    /// <summary>Each event once.</summary>
    public IReadOnlyList<ChatEvent> Stored => [.. _known.Values];

    /// <summary>What to answer instead of storing; null stores.</summary>
    public Func<ChatEvent, Receipt?> Instead { get; set; } = _ => null;

    /// <summary>Storing waits for this.</summary>
    public Task Hold { get; set; } = Task.CompletedTask;

    /// <summary>Whether an event has come in, stored or not.</summary>
    public bool IsBusy { get; private set; }

    /// <summary>Nobody else waits here.</summary>
    public IDisposable Arriving() => Stream.Null;

    public async Task<Receipt> ReceiveAsync(ChatEvent received, CancellationToken cancellationToken)
    {
        IsBusy = true;
        await Hold.WaitAsync(cancellationToken);
        _received.Enqueue(received);
        return Instead(received) ?? new Receipt.Stored(_known.TryAdd(received.Id, received), Audience.Everyone);
    }
}

/// <summary>Keeps installations in memory.</summary>
internal sealed class Shelf : IKeepInstallations
{
    private readonly ConcurrentDictionary<string, Installation> _kept = new(StringComparer.Ordinal);

    public IReadOnlyList<Installation> Kept => [.. _kept.Values];

    public Task<Installation?> FindAsync(PlatformName platform, string workspace, CancellationToken cancellationToken) => Task.FromResult(_kept.GetValueOrDefault(workspace));

    public Task SaveAsync(Installation installation, CancellationToken cancellationToken)
    {
        _kept[installation.Workspace] = installation;
        return Task.CompletedTask;
    }
}
