using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using PolicyBot.Chat;

namespace PolicyBot.App.Storage;

/// <summary>Removes, every hour, what need not be kept any longer.</summary>
internal sealed partial class Sweep(Database database, IOptions<StorageOptions> options, TimeProvider time, ILogger<Sweep> logger) : BackgroundService
{
    /// <summary>How long a platform may deliver an event again, generously: until then it is known that it was handled.</summary>
    private static readonly TimeSpan _redelivery = TimeSpan.FromHours(48);

    private static readonly TimeSpan _pause = TimeSpan.FromHours(1);

    /// <summary>An event in whose handling the process dies each time must not take it down for ever.</summary>
    private const int MostClaims = 20;

    public async Task SweepAsync(CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        var limits = new
        {
            now = now.ToUnixTimeMilliseconds(),
            handled = (now - _redelivery).ToUnixTimeMilliseconds(),
            kept = (now - TimeSpan.FromDays(options.Value.RetentionDays)).ToUnixTimeMilliseconds(),
            MostClaims,
            reason = $"Given up: the process ended {MostClaims} times while handling it.",
        };
        await database.WriteAsync(
            async s =>
            {
                await s.ExecuteAsync("UPDATE inbox SET state = 'failed', reason = @reason, body = NULL, finished_at = @now WHERE finished_at IS NULL AND claims >= @MostClaims AND available_at <= @now", limits);
                await s.ExecuteAsync("DELETE FROM inbox WHERE finished_at <= @handled", limits);
                await s.ExecuteAsync("DELETE FROM outbox WHERE state = 'posted' AND finished_at <= @handled", limits);
                await s.ExecuteAsync("DELETE FROM outbox WHERE state = 'failed' AND finished_at <= @kept AND finished_at <= @handled", limits);
                await s.ExecuteAsync("DELETE FROM turns WHERE said_at <= @kept", limits);
                await s.ExecuteAsync("UPDATE feedback SET reason = NULL, person = NULL WHERE person IS NOT NULL AND given_at <= @kept", limits);
                await s.ExecuteAsync("DELETE FROM coverage_gaps WHERE asked_at <= @kept", limits);
                await s.ExecuteAsync("DELETE FROM workspace_messages WHERE said_at <= @kept", limits);
                await s.ExecuteAsync(
                    """
                    DELETE FROM channel_settings WHERE changed_at <= @kept AND EXISTS (
                        SELECT 1 FROM channel_settings AS newer WHERE newer.channel = channel_settings.channel AND newer.seq > channel_settings.seq)
                    """,
                    limits);
                return true;
            },
            cancellationToken);
        await database.ScrubAsync(cancellationToken);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(_pause, time);
        do
        {
            try
            {
                await SweepAsync(stoppingToken);
            }
            catch (StorageUnavailableException e)
            {
                LogPostponed(logger, e);
            }
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }

    [LoggerMessage(310, LogLevel.Warning, "What is past its retention could not be removed now; it will be in the next hour.")]
    private static partial void LogPostponed(ILogger logger, Exception exception);
}
