namespace PolicyBot.Tests.Fakes.Discord;

/// <summary>Wakes those who wait for something to become true, so that no test sleeps and hopes.</summary>
internal sealed class Changes
{
    private TaskCompletionSource _next = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public void Signal() =>
        Interlocked.Exchange(ref _next, new(TaskCreationOptions.RunContinuationsAsynchronously)).TrySetResult();

    /// <summary>What <paramref name="see"/> finds, as soon as it finds something; looked at again after every change.</summary>
    /// <param name="within">Real time, whatever clock the fake runs on: a limit on the test, not on the product.</param>
    public async Task<T> Until<T>(Func<T?> see, string what, TimeSpan within, CancellationToken cancellation)
        where T : class
    {
        using var timeout = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        timeout.CancelAfter(within);
        while (true)
        {
            var change = Volatile.Read(ref _next).Task;
            if (see() is { } found)
            {
                return found;
            }

            try
            {
                await change.WaitAsync(timeout.Token);
            }
            catch (OperationCanceledException e) when (!cancellation.IsCancellationRequested)
            {
                throw new TimeoutException($"Waited {within.TotalSeconds:0} s for {what}.", e);
            }
        }
    }
}
