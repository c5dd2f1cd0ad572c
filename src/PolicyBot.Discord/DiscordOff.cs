using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace PolicyBot.Discord;

/// <summary>Says once that the platform is off.</summary>
internal sealed partial class DiscordOff(ILogger<DiscordOff> logger) : IHostedService
{
    public Task StartAsync(CancellationToken cancellationToken)
    {
        LogOff(logger);
        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    [LoggerMessage(3000, LogLevel.Information, "Discord is off: Discord:Token is not set.")]
    private static partial void LogOff(ILogger logger);
}
