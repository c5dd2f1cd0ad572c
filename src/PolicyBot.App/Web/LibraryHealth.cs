using Microsoft.Extensions.Diagnostics.HealthChecks;
using PolicyBot.Asking;

namespace PolicyBot.App.Web;

/// <summary>Whether the library is loaded, and how much of it there is.</summary>
internal sealed class LibraryHealth(LiveKnowledge knowledge) : IHealthCheck
{
    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        var library = knowledge.Current.Library;
        return Task.FromResult(HealthCheckResult.Healthy($"{library.Entries.Count} entries, {library.FactCount} facts, {library.Series.Count} series."));
    }
}
