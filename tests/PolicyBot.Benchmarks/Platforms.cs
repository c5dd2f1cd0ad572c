using PolicyBot.Tests.Fakes.Discord;
using PolicyBot.Tests.Fakes.Slack;
using PolicyBot.Tests.Running;

namespace PolicyBot.Benchmarks;

/// <summary>The platforms' fakes, in this process; the bot runs in one of its own.</summary>
internal static class Platforms
{
    /// <summary>Channels over which people are spread.</summary>
    private const int Channels = 8;

    private const int People = 300;

    /// <summary>As far away as the platforms are, so that many a kill finds something under way.</summary>
    private static readonly TimeSpan _latency = TimeSpan.FromMilliseconds(50);

    /// <summary>Reads <c>--platform</c> and one option with a number.</summary>
    /// <returns>Null where the options are others.</returns>
    public static (int Number, IReadOnlyList<string> Platforms)? Options(IReadOnlyList<string> options, string numbered, int otherwise)
    {
        var (number, platforms) = (otherwise, Read("both"));
        foreach (var pair in options.Chunk(2))
        {
            if (pair is ["--platform", var name])
                platforms = Read(name);
            else if (pair is [var option, var value] && option == numbered && int.TryParse(value, out var given) && given > 0)
                number = given;
            else
                return null;
        }

        return platforms is null ? null : (number, platforms);
    }

    /// <summary>Does something on one platform after the other.</summary>
    /// <param name="lifelike">Whether the fakes are as far away as the platforms and enforce their rate limits: not where throughput is measured.</param>
    public static async Task OnEachAsync(IReadOnlyList<string> names, bool lifelike, Func<IScene, Task> act, CancellationToken cancellationToken)
    {
        foreach (var name in names)
        {
            if (name == "slack")
                await OnSlackAsync(lifelike, act, cancellationToken);
            else
                await OnDiscordAsync(lifelike, act, cancellationToken);
        }
    }

    private static async Task OnSlackAsync(bool lifelike, Func<IScene, Task> act, CancellationToken cancellationToken)
    {
        await using var slack = await FakeSlack.Start(new() { Latency = lifelike ? _latency : TimeSpan.Zero, RateLimits = lifelike, RetryDelays = [TimeSpan.Zero, TimeSpan.FromSeconds(2), TimeSpan.FromSeconds(4)] }, cancellationToken);
        await act(new SlackScene(slack, Channels, People));
    }

    private static async Task OnDiscordAsync(bool lifelike, Func<IScene, Task> act, CancellationToken cancellationToken)
    {
        await using var discord = await FakeDiscord.Start(cancellationToken, lifelike ? new() { Latency = _latency } : new() { GlobalLimit = 100_000 });
        await act(new DiscordScene(discord, Channels, People));
    }

    private static IReadOnlyList<string>? Read(string name) => name switch
    {
        "both" => ["slack", "discord"],
        "slack" or "discord" => [name],
        _ => null,
    };
}
