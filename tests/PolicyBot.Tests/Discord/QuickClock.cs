namespace PolicyBot.Tests.Discord;

/// <summary>A clock that runs faster than the world's, for waits that are long in truth: reconnecting, limits, heartbeats.</summary>
internal sealed class QuickClock(double times) : TimeProvider
{
    private readonly DateTimeOffset _start = System.GetUtcNow();
    private readonly long _since = System.GetTimestamp();

    public override DateTimeOffset GetUtcNow() => _start + (System.GetElapsedTime(_since) * times);

    public override long GetTimestamp() => _since + (long)((System.GetTimestamp() - _since) * times);

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) =>
        System.CreateTimer(callback, state, Real(dueTime), Real(period));

    private TimeSpan Real(TimeSpan span) => span == Timeout.InfiniteTimeSpan ? span : span / times;
}
