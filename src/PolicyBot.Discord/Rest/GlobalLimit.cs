namespace PolicyBot.Discord.Rest;

/// <summary>Somewhat fewer than fifty calls in any second over all routes, and nothing at all while the platform says so.</summary>
internal sealed class GlobalLimit(TimeProvider time)
{
    /// <summary>Of the fifty a second that the platform allows, with some left for what clocks and ways differ in.</summary>
    private const int Most = 45;
    private static readonly TimeSpan _window = TimeSpan.FromSeconds(1);
    private readonly Lock _gate = new();
    private readonly Queue<DateTimeOffset> _taken = new(Most);
    private DateTimeOffset _closed;

    /// <summary>Takes a place, or says how long until there is one.</summary>
    /// <param name="counts">Answers to interactions do not count, but wait while everything is closed to this address.</param>
    public TimeSpan Take(bool counts)
    {
        lock (_gate)
        {
            var now = time.GetUtcNow();
            if (now < _closed)
                return _closed - now;
            if (!counts)
                return TimeSpan.Zero;
            while (_taken.TryPeek(out var first) && now - first >= _window)
                _taken.Dequeue();
            if (_taken.Count >= Most)
                return _taken.Peek() + _window - now;
            _taken.Enqueue(now);
            return TimeSpan.Zero;
        }
    }

    public void Close(TimeSpan after)
    {
        lock (_gate)
            _closed = time.GetUtcNow() + after;
    }
}
