using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using PolicyBot.Chat;

namespace PolicyBot.App.Storage;

/// <summary>Brings the schema up to date before anything else starts, and waits a while for a database that starts at the same time.</summary>
internal sealed partial class Migrator(Database database, Secrets secrets, ILogger<Migrator> logger) : IHostedLifecycleService
{
    private const int Attempts = 15;
    private static readonly TimeSpan _pause = TimeSpan.FromSeconds(2);

    public async Task StartingAsync(CancellationToken cancellationToken)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                await MigrateAsync(cancellationToken);
                return;
            }
            catch (StorageUnavailableException e) when (attempt < Attempts)
            {
                LogWaiting(logger, attempt, e);
            }

            await Task.Delay(_pause, cancellationToken);
        }
    }

    /// <exception cref="StorageUnavailableException">The database does not answer.</exception>
    public async Task MigrateAsync(CancellationToken cancellationToken)
    {
        await database.MigrateAsync(cancellationToken);
        secrets.WarmUp();
    }

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    [LoggerMessage(301, LogLevel.Warning, "The database does not answer yet (attempt {Attempt}).")]
    private static partial void LogWaiting(ILogger logger, int attempt, Exception exception);
}
