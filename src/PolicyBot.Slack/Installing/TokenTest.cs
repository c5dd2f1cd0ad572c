using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;

namespace PolicyBot.Slack.Installing;

/// <summary>Learns at the start whose the configured token is, and keeps asking while Slack cannot be reached.</summary>
internal sealed class TokenTest(SlackInstallations installations, SlackState state, IOptions<SlackOptions> options, TimeProvider clock) : BackgroundService
{
    private static readonly TimeSpan _pause = TimeSpan.FromSeconds(30);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (options.Value.BotToken.Length == 0)
            return;
        while (await installations.ConfiguredAsync(stoppingToken) is null && state.TokenFault is null)
            await Task.Delay(_pause, clock, stoppingToken);
    }
}
