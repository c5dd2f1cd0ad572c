namespace PolicyBot.Tests.Fakes;

/// <summary>Where a fake stops a request until it is let through, so that a test can do something at exactly this moment.</summary>
internal sealed class Checkpoint
{
    private readonly TaskCompletionSource _reached = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource _open = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Completes when the request is there.</summary>
    public Task Reached => _reached.Task;

    public void Open() => _open.TrySetResult();

    public Task PassAsync(CancellationToken cancellation)
    {
        _reached.TrySetResult();
        return _open.Task.WaitAsync(cancellation);
    }
}
