using PolicyBot.Tests.Fakes.Discord;
using PolicyBot.Tests.Fakes.Slack;
using PolicyBot.Tests.Running;

namespace PolicyBot.Tests.EndToEnd;

/// <summary>A few kills at moments of chance; the benchmarks' <c>soak</c> does hundreds.</summary>
public sealed class SoakTests
{
    private const int Kills = 10;

    /// <summary>As far away as the platforms are, so that many a kill finds something under way.</summary>
    private static readonly TimeSpan _latency = TimeSpan.FromMilliseconds(50);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task On_Slack_nothing_that_was_accepted_is_lost()
    {
        await using var slack = await FakeSlack.Start(new() { Latency = _latency, RetryDelays = [TimeSpan.Zero, TimeSpan.FromSeconds(2), TimeSpan.FromSeconds(4)] }, Token);

        var tally = await RunAsync(new SlackScene(slack, channels: 12, people: 12));

        Assert.Empty(tally.Lost);
        // An answer by response_url may come twice; one by message may not.
        Assert.All(tally.Repeated, fate => Assert.Equal(Way.Command, fate.Asked.Way));
    }

    [Fact]
    public async Task On_Discord_nothing_that_was_accepted_is_lost_or_answered_twice()
    {
        await using var discord = await FakeDiscord.Start(Token, new() { Latency = _latency });

        var tally = await RunAsync(new DiscordScene(discord, channels: 12, people: 12));

        Assert.Empty(tally.Lost);
        Assert.Empty(tally.Repeated);
    }

    private static async Task<Tally> RunAsync(IScene scene)
    {
        var tally = await new Soak(scene, Kills).RunAsync(_ => { }, Token);
        TestContext.Current.TestOutputHelper!.WriteLine($"{Tally.Heading("platform")}\n{tally.Row(scene.Platform)}");
        Assert.NotEmpty(tally.Accepted);
        return tally;
    }
}
