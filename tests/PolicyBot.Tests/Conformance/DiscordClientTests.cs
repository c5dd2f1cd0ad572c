using PolicyBot.Tests.Fakes.Discord;

namespace PolicyBot.Tests.Conformance;

/// <summary>Discord's official clients, unmodified, take the fake for Discord.</summary>
public sealed class DiscordClientTests
{
    /// <summary>A client that beats every few seconds shows in seconds what it does in minutes; beating faster, on a busy machine it takes sockets for dead that are not.</summary>
    private static readonly FakeDiscordOptions _quick = new() { HeartbeatInterval = TimeSpan.FromSeconds(4) };

    [Fact]
    public async Task Discord_js_logs_in_receives_answers_and_reconnects() => await Passes("discord-client.mjs", new());

    [Fact]
    public async Task Discord_js_ends_its_sockets_as_documented_for_every_close_code() => await Passes("discord-closes.mjs", _quick);

    [Fact]
    public async Task Discordjs_core_and_the_official_verifier_take_gateway_and_http_interactions() => await Passes("discord-core.mjs", new());

    /// <summary>Runs a script against a fake of its own.</summary>
    internal static async Task<NodeRun> Run(string script, FakeDiscordOptions options, IReadOnlyDictionary<string, string>? more = null)
    {
        Assert.SkipWhen(NodeClient.Missing is not null, NodeClient.Missing ?? "");
        var cancellation = TestContext.Current.CancellationToken;
        await using var discord = await FakeDiscord.Start(cancellation, options);
        var environment = new Dictionary<string, string>(more ?? new Dictionary<string, string>()) { ["DISCORD_CONTROL"] = discord.ControlBase.ToString() };
        return await NodeClient.Run(script, environment, TimeSpan.FromMinutes(5), cancellation);
    }

    private static async Task Passes(string script, FakeDiscordOptions options)
    {
        var run = await Run(script, options);

        TestContext.Current.TestOutputHelper?.WriteLine(run.ToString());
        Assert.True(run.Passed, run.ToString());
    }
}
