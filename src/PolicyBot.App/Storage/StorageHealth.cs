using Microsoft.Extensions.Diagnostics.HealthChecks;
using PolicyBot.Chat;

namespace PolicyBot.App.Storage;

/// <summary>Whether the database answers, and what waits in it.</summary>
internal sealed class StorageHealth(Database database) : IHealthCheck
{
    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        try
        {
            var found = (await database.ReadAsync(
                s => s.FindAsync<Row>(
                    """
                    SELECT
                        (SELECT COUNT(*) FROM inbox WHERE finished_at IS NULL) AS events,
                        (SELECT COUNT(*) FROM outbox WHERE finished_at IS NULL) AS posts,
                        (SELECT COUNT(*) FROM outbox WHERE state = 'failed') AS failed
                    """),
                cancellationToken))!;
            return HealthCheckResult.Healthy(
                $"The database answers; {found.Events} events and {found.Posts} posts wait, {found.Failed} posts have failed.",
                new Dictionary<string, object> { ["waitingEvents"] = found.Events, ["waitingPosts"] = found.Posts, ["failedPosts"] = found.Failed });
        }
        catch (StorageUnavailableException e)
        {
            return new HealthCheckResult(context.Registration.FailureStatus, "The database does not answer.", e);
        }
    }

    private sealed record Row(long Events, long Posts, long Failed);
}
