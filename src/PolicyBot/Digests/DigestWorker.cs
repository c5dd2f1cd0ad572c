using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using PolicyBot.Chat;

namespace PolicyBot.Digests;

/// <summary>
/// Has the digests posted that are due, each once for all replicas: the run and its post are committed together. What was missed
/// while nothing ran is made up for once, and tells of the whole time.
/// </summary>
internal sealed partial class DigestWorker(IKeepSubscriptions subscriptions, DigestDesk desk, IReadSettings settings, Signals signals, TimeProvider time, ILogger<DigestWorker> logger) : BackgroundService
{
    private const int AtOnce = 100;
    private const int MostAttempts = 5;
    private static readonly TimeSpan _look = TimeSpan.FromSeconds(10);

    /// <summary>After the first attempt that goes wrong; twice as long after each further one.</summary>
    private static readonly TimeSpan _pause = TimeSpan.FromMinutes(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await RunDueAsync(stoppingToken);
                await Task.Delay(_look, time, stoppingToken);
            }
            catch (StorageUnavailableException e)
            {
                LogUnavailable(logger, e);
                await Task.Delay(_look, time, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                // The application ends; what is due stays due.
            }
        }
    }

    private async Task RunDueAsync(CancellationToken cancellationToken)
    {
        var composed = new Dictionary<string, IllustratedDigest>();
        var tried = new HashSet<string>();
        while (true)
        {
            var due = (await subscriptions.DueAsync(time.GetUtcNow(), AtOnce + tried.Count, cancellationToken)).Where(s => tried.Add(s.Id)).ToList();
            if (due.Count == 0)
                return;
            foreach (var subscription in due)
                await RunAsync(subscription, composed, cancellationToken);
            signals.Outbox.Raise();
        }
    }

    private async Task RunAsync(Subscription due, Dictionary<string, IllustratedDigest> composed, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        var until = due.Schedule.DayOf(now).AddDays(-1);
        try
        {
            IReadOnlyList<Effect> says = [];
            if ((await settings.OfAsync(due.Channel, cancellationToken)).Digests)
            {
                // Of many channels that want the same, the first has it composed.
                var wanted = $"{string.Join(',', due.Scope.Topics)}|{string.Join(',', due.Scope.Jurisdictions)}|{due.Scope.Language}|{due.Covered:O}|{until:O}";
                if (!composed.TryGetValue(wanted, out var digest))
                    composed[wanted] = digest = await desk.ComposeAsync(due.Scope, due.Covered, until, cancellationToken);
                foreach (var entry in digest.Digest.Refused)
                    LogRefused(logger, entry.Value);
                says = DigestPosts.OfRun(due, digest, now);
            }

            if (!await subscriptions.RunAsync(due, due.Schedule.NextAfter(now), until > due.Covered ? until : due.Covered, says, null, cancellationToken))
                LogDone(logger, due.Id);
        }
#pragma warning disable CA1031 // One subscription that goes wrong must not keep the others from being served.
        catch (Exception e) when (e is not StorageUnavailableException and not OperationCanceledException)
#pragma warning restore CA1031
        {
            LogFailed(logger, due.Id, due.Attempts + 1, e);
            await PostponeAsync(due, e, now, cancellationToken);
        }
    }

    /// <summary>Tried again a little later, some times; then who subscribed is told, and the next one tells of the whole time.</summary>
    private async Task PostponeAsync(Subscription due, Exception reason, DateTimeOffset now, CancellationToken cancellationToken)
    {
        if (due.Attempts + 1 < MostAttempts)
        {
            await subscriptions.PostponeAsync(due, now + (_pause * Math.Pow(2, due.Attempts)), cancellationToken);
            return;
        }

        var next = due.Schedule.NextAfter(now);
        if (await subscriptions.RunAsync(due, next, due.Covered, DigestPosts.OfFailure(due, next), $"{reason.GetType().Name}: {reason.Message}", cancellationToken))
            LogGivenUp(logger, due.Id, MostAttempts);
    }

    [LoggerMessage(231, LogLevel.Error, "The database is not there; digests wait for it.")]
    private static partial void LogUnavailable(ILogger logger, Exception exception);

    [LoggerMessage(232, LogLevel.Debug, "Digest {Subscription} was done by another replica, or is no longer wanted.")]
    private static partial void LogDone(ILogger logger, string subscription);

    [LoggerMessage(233, LogLevel.Error, "Digest {Subscription} could not be made at attempt {Attempt}.")]
    private static partial void LogFailed(ILogger logger, string subscription, int attempt, Exception exception);

    [LoggerMessage(235, LogLevel.Error, "Digest {Subscription} is given up until it is due again, after {Attempts} attempts.")]
    private static partial void LogGivenUp(ILogger logger, string subscription, int attempts);

    [LoggerMessage(234, LogLevel.Error, "News of entry {Entry} did not pass the gate and was left out of a digest.")]
    private static partial void LogRefused(ILogger logger, string entry);
}
