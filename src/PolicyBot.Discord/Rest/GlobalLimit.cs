namespace PolicyBot.Discord.Rest;

/// <summary>
/// Somewhat fewer than fifty calls in any second over all routes, and nothing at all while the platform says so. A call counts until
/// a second after its answer: when the platform itself counted it is somewhere between.
/// </summary>
internal sealed class GlobalLimit(TimeProvider time)
{
    /// <summary>Of the fifty a second that the platform allows.</summary>
    private const int Most = 45;
    private static readonly TimeSpan _window = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan _lookAgain = TimeSpan.FromMilliseconds(50);
    private readonly Lock _gate = new();
    private readonly Queue<DateTimeOffset> _answered = new(Most);
    private int _underWay;
    private DateTimeOffset _closed;

    /// <summary>Takes a place, or says how long until there may be one. A place that was taken is given back by <see cref="Done"/>.</summary>
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
            while (_answered.TryPeek(out var first) && now - first >= _window)
                _answered.Dequeue();
            if (_underWay + _answered.Count >= Most)
                return _answered.TryPeek(out var oldest) ? oldest + _window - now : _lookAgain;
            _underWay++;
            return TimeSpan.Zero;
        }
    }

    public void Done(bool counts)
    {
        if (!counts)
            return;
        lock (_gate)
        {
            _underWay--;
            _answered.Enqueue(time.GetUtcNow());
        }
    }

    public void Close(TimeSpan after)
    {
        lock (_gate)
            _closed = time.GetUtcNow() + after;
    }
}
