namespace PolicyBot.Discord.Gateway;

/// <summary>120 frames in any 60 seconds on one connection. Heartbeats go at once, and room is kept for them.</summary>
internal sealed class FrameLimit(TimeProvider time)
{
    private const int Most = 120;
    private const int KeptForHeartbeats = 10;
    private static readonly TimeSpan _window = TimeSpan.FromSeconds(60);
    private readonly Lock _gate = new();
    private readonly Queue<DateTimeOffset> _sent = new(Most);

    public async Task WaitAsync(bool isHeartbeat, CancellationToken cancellationToken)
    {
        while (Take(isHeartbeat) is var wait && wait > TimeSpan.Zero)
            await Task.Delay(wait, time, cancellationToken);
    }

    private TimeSpan Take(bool isHeartbeat)
    {
        lock (_gate)
        {
            var now = time.GetUtcNow();
            while (_sent.TryPeek(out var first) && now - first >= _window)
                _sent.Dequeue();
            if (!isHeartbeat && _sent.Count >= Most - KeptForHeartbeats)
                return _sent.Peek() + _window - now;
            _sent.Enqueue(now);
            return TimeSpan.Zero;
        }
    }
}
