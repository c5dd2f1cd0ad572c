using Microsoft.Extensions.Diagnostics.HealthChecks;
using PolicyBot.Discord.Gateway;
using PolicyBot.Discord.Rest;

namespace PolicyBot.Discord;

/// <summary>Tells whether the bot is connected, and if not, why.</summary>
internal sealed class DiscordHealth(GatewayStatus status, InvalidRequests invalid) : IHealthCheck
{
    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) => Task.FromResult(Check());

    private HealthCheckResult Check()
    {
        if (status.Stopped is { } remedy)
            return HealthCheckResult.Unhealthy(remedy);
        if (invalid.TokenRejected)
            return HealthCheckResult.Unhealthy("Discord rejected the token.");
        var shards = status.Shards.OrderBy(s => s.Key).ToList();
        var connected = shards.Count(s => s.Value.IsConnected);
        var told = $"{connected} of {shards.Count} shards are connected.";
        if (connected == shards.Count && shards.Count > 0)
            return HealthCheckResult.Healthy(told);
        told += string.Concat(shards.Where(s => !s.Value.IsConnected).Select(s => $" Shard {s.Key}: {s.Value.LastProblem}."));
        return connected == 0 ? HealthCheckResult.Unhealthy(told) : HealthCheckResult.Degraded(told);
    }
}
