using PolicyBot.Tests.Fakes.Discord;
using PolicyBot.Tests.Fakes.Slack;
using PolicyBot.Tests.Running;

namespace PolicyBot.Benchmarks;

/// <summary>The platforms' fakes, in this process; the bot runs in one of its own.</summary>
internal static class Platforms
{
    /// <summary>Channels over which people are spread.</summary>
    private const int Channels = 40;

    private const int People = 300;

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
    /// <param name="limits">Whether the fakes enforce the platform's rate limits: not where throughput is measured.</param>
    public static async Task OnEachAsync(IReadOnlyList<string> names, bool limits, Func<IScene, Task> act, CancellationToken cancellationToken)
    {
        foreach (var name in names)
        {
            if (name == "slack")
                await OnSlackAsync(limits, act, cancellationToken);
            else
                await OnDiscordAsync(limits, act, cancellationToken);
        }
    }

    private static async Task OnSlackAsync(bool limits, Func<IScene, Task> act, CancellationToken cancellationToken)
    {
        await using var slack = await FakeSlack.Start(new() { RateLimits = limits, RetryDelays = [TimeSpan.Zero, TimeSpan.FromSeconds(2), TimeSpan.FromSeconds(4)] }, cancellationToken);
        await act(new SlackScene(slack, Channels, People));
    }

    private static async Task OnDiscordAsync(bool limits, Func<IScene, Task> act, CancellationToken cancellationToken)
    {
        await using var discord = await FakeDiscord.Start(cancellationToken, limits ? new() : new() { GlobalLimit = 100_000 });
        await act(new DiscordScene(discord, Channels, People));
    }

    private static IReadOnlyList<string>? Read(string name) => name switch
    {
        "both" => ["slack", "discord"],
        "slack" or "discord" => [name],
        _ => null,
    };
}
