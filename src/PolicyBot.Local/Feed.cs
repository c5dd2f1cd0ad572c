using System.Collections.Concurrent;

namespace PolicyBot.Local;

/// <summary>Tells those who look at the workspace what happens in it, at once.</summary>
public sealed class Feed
{
    private readonly ConcurrentDictionary<Guid, Action<Happening>> _watching = new();

    /// <summary>Calls <paramref name="tell"/>, which must be quick, for all that happens until what is returned is disposed of.</summary>
    public IDisposable Watch(Action<Happening> tell)
    {
        var id = Guid.NewGuid();
        _watching[id] = tell;
        return new Watching(() => _watching.TryRemove(id, out _));
    }

    internal void Tell(Happening happening)
    {
        foreach (var tell in _watching.Values)
            tell(happening);
    }

    private sealed class Watching(Action end) : IDisposable
    {
        public void Dispose() => end();
    }
}

/// <summary>What happens in the workspace.</summary>
public abstract record Happening
{
    private Happening()
    {
    }

    /// <summary>A message is there, or has other words than before.</summary>
    public sealed record Appeared(WorkspaceMessage Message) : Happening;

    /// <summary>Members or channels have changed.</summary>
    public sealed record Changed : Happening;

    /// <summary>Messages are no longer there: what is shown is to be read anew.</summary>
    public sealed record Erased : Happening;
}
