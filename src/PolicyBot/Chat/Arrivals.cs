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

    public void Begin()
    {
        lock (_gate)
        {
            if (_underWay++ == 0)
                _quiet = new(TaskCreationOptions.RunContinuationsAsynchronously);
        }
    }

    public void End()
    {
        lock (_gate)
        {
            if (--_underWay == 0)
                _quiet.SetResult();
        }
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
}
