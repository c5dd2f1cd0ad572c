using System.Globalization;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Options;

namespace PolicyBot.Slack;

/// <summary>Whether questions from Slack arrive and can be answered.</summary>
internal sealed class SlackHealth(SlackState state, IOptions<SlackOptions> options) : IHealthCheck
{
    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) => Task.FromResult(Result());

    private HealthCheckResult Result() => state switch
    {
        { Stopped: { } reason } => HealthCheckResult.Unhealthy(reason),
        { TokenFault: { } fault } => HealthCheckResult.Unhealthy($"Slack:BotToken is refused ({fault})."),
        _ when !options.Value.UsesSockets => HealthCheckResult.Healthy("Events come over HTTP."),
        { Connected: 0 } => HealthCheckResult.Unhealthy($"No socket is connected ({state.LastError ?? "starting"})."),
        var running when running.Connected < options.Value.Connections => HealthCheckResult.Degraded($"{Sockets(running.Connected)} of {options.Value.Connections} ({running.LastError ?? "starting"})."),
        { LastError: { } error } => HealthCheckResult.Degraded($"The sockets cannot be replaced ({error})."),
        var running => HealthCheckResult.Healthy(Sockets(running.Connected)),
    };

    private static string Sockets(int count) => count.ToString(CultureInfo.InvariantCulture) + " sockets are connected";
}
