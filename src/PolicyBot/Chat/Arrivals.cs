namespace PolicyBot.Chat;

/// <summary>
/// The events that are being taken in at this moment. People wait for their acknowledgement, and the platform gives it three seconds:
/// whoever answers lets those who arrive go first.
/// </summary>
internal sealed class Arrivals
{
    private readonly Lock _gate = new();
    private int _underWay;
    private TaskCompletionSource _quiet = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public Arrivals() => _quiet.SetResult();

    /// <summary>One more is being taken in, until what is returned is disposed of; once more does no harm.</summary>
    public IDisposable Begin()
    {
        lock (_gate)
        {
            if (_underWay++ == 0)
                _quiet = new(TaskCreationOptions.RunContinuationsAsynchronously);
        }

        return new Arrival(this);
    }

    /// <summary>Returns when nothing is being taken in, or after <paramref name="most"/>, so that a steady stream does not keep answers from being given.</summary>
    public async Task QuietAsync(TimeSpan most, TimeProvider time, CancellationToken cancellationToken)
    {
        Task quiet;
        lock (_gate)
            quiet = _quiet.Task;
        await quiet.WaitAsync(most, time, cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        cancellationToken.ThrowIfCancellationRequested();
    }

    private void End()
    {
        lock (_gate)
        {
            if (--_underWay == 0)
                _quiet.SetResult();
        }
    }

    private sealed class Arrival(Arrivals arrivals) : IDisposable
    {
        private int _ended;

        public void Dispose()
        {
            if (Interlocked.Exchange(ref _ended, 1) == 0)
                arrivals.End();
        }
    }
}
