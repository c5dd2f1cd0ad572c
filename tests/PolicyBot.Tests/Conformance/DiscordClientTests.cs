using PolicyBot.Tests.Fakes.Discord;

namespace PolicyBot.Tests.Conformance;

/// <summary>Discord's official clients, unmodified, take the fake for Discord.</summary>
public sealed class DiscordClientTests
{
    private static readonly TimeSpan _patience = TimeSpan.FromMinutes(4);

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Discord_js_logs_in_receives_answers_and_reconnects() => await Passes("discord-client.mjs", new());

    internal static async Task<NodeRun> Run(string script, FakeDiscordOptions options)
    {
        Assert.SkipWhen(NodeClient.Missing is not null, NodeClient.Missing ?? "");
        await using var discord = await FakeDiscord.Start(Cancellation, options);
        var environment = new Dictionary<string, string> { ["DISCORD_CONTROL"] = discord.ControlBase.ToString() };
        return await NodeClient.Run(script, environment, _patience, Cancellation);
    }

    private static async Task Passes(string script, FakeDiscordOptions options)
    {
        var run = await Run(script, options);

        TestContext.Current.TestOutputHelper?.WriteLine(run.ToString());
        Assert.True(run.Passed, run.ToString());
    }
}
