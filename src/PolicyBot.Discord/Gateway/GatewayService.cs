using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace PolicyBot.Discord.Gateway;

/// <summary>Runs the shards, each in its own loop, as many as the settings say or the platform advises.</summary>
internal sealed partial class GatewayService(IOptions<DiscordOptions> options, IdentifyGate gate, ITakeDispatches taker, GatewayStatus status, TimeProvider time, ILogger<GatewayService> logger) : BackgroundService
{
    private static readonly TimeSpan _askAgain = TimeSpan.FromSeconds(5);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        status.Expect(options.Value.Shards ?? 1);
        if (await AdviceAsync(stoppingToken) is not { } advice)
            return;
        var count = options.Value.Shards ?? advice.Shards;
        status.Expect(count);
        LogStarting(logger, count);
        await Task.WhenAll(Enumerable.Range(0, count).Select(shard => new Shard(new(shard, count), options.Value.Token, advice.Address, gate, taker, status, time, logger).RunAsync(stoppingToken)));
    }

    /// <returns>Null when only a person can mend what is wrong.</returns>
    private async Task<GatewayAdvice?> AdviceAsync(CancellationToken cancellationToken)
    {
        while (true)
        {
            if (await gate.AskAsync(cancellationToken) is { } advice)
                return advice;
            if (status.Stopped is { } remedy)
            {
                LogStopped(logger, remedy);
                return null;
            }

            status.Waiting(0, "Discord cannot be asked for its gateway");
            await Task.Delay(_askAgain, time, cancellationToken);
        }
    }

    [LoggerMessage(3031, LogLevel.Information, "Connecting to Discord with {Count} shards.")]
    private static partial void LogStarting(ILogger logger, int count);

    [LoggerMessage(3032, LogLevel.Critical, "Discord is off until somebody acts. {Remedy}")]
    private static partial void LogStopped(ILogger logger, string remedy);
}
