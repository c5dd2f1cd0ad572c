using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace PolicyBot.Chat;

/// <summary>
/// Takes work from a durable queue as long as it has a free slot, and works on several pieces at once; a slow piece holds up
/// nothing but its own slot. When the host stops, the queue is worked off first, as long as the host's shutdown timeout allows.
/// </summary>
internal abstract partial class ClaimingWorker<T>(Signal signal, int slots, TimeProvider time, ILogger logger) : BackgroundService
{
    /// <summary>How often to look for work that nobody signals: another replica's, or what has become due.</summary>
    private static readonly TimeSpan _look = TimeSpan.FromSeconds(1);

    private readonly CancellationTokenSource _hurry = new();

    protected TimeProvider Time => time;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var running = new List<Task>();
        while (!stoppingToken.IsCancellationRequested)
        {
            running.RemoveAll(t => t.IsCompleted);
            var claimed = running.Count < slots ? await TakeAsync(slots - running.Count, stoppingToken) : [];
            running.AddRange(claimed.Select(WorkAsync));
            if (claimed.Count == 0)
                await WaitAsync(stoppingToken);
        }

        while (!_hurry.IsCancellationRequested && await TakeAsync(slots, CancellationToken.None) is { Count: > 0 } left)
            await Task.WhenAll(left.Select(WorkAsync));
        await Task.WhenAll(running);
    }

    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        await using var timeout = cancellationToken.Register(_hurry.Cancel);
        await base.StopAsync(cancellationToken);
    }

    public override void Dispose()
    {
        _hurry.Dispose();
        base.Dispose();
        GC.SuppressFinalize(this);
    }

    /// <exception cref="StorageUnavailableException">The queue cannot be reached now.</exception>
    protected abstract Task<IReadOnlyList<T>> ClaimAsync(int most, CancellationToken cancellationToken);

    /// <summary>Does one piece of work, and records what became of it.</summary>
    /// <exception cref="StorageUnavailableException">It could not be recorded: the lease brings it back.</exception>
    protected abstract Task HandleAsync(T claimed);

    private async Task<IReadOnlyList<T>> TakeAsync(int most, CancellationToken stoppingToken)
    {
        try
        {
            return await ClaimAsync(most, stoppingToken);
        }
        catch (StorageUnavailableException e)
        {
            LogUnavailable(e);
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
        }

        return [];
    }

    private async Task WorkAsync(T claimed)
    {
        await Task.Yield();
        try
        {
            await HandleAsync(claimed);
        }
        catch (StorageUnavailableException e)
        {
            LogUnavailable(e);
        }

        signal.Raise();
    }

    private async Task WaitAsync(CancellationToken stoppingToken)
    {
        try
        {
            await signal.WaitAsync(_look, time, stoppingToken);
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
        }
    }

    [LoggerMessage(211, LogLevel.Error, "The database is not there; waiting for it.")]
    private partial void LogUnavailable(Exception exception);
}
