using PolicyBot.Tests.Fakes.Discord;

namespace PolicyBot.Tests.Conformance;

/// <summary>A proof that cannot fail proves nothing: with one thing broken in the fake, the check that is about it fails.</summary>
public sealed class DiscordFlawTests
{
    [Theory]
    [InlineData(Flaw.NoSessionStartLimit, "discord-client.mjs", "login", "logs in and becomes ready")]
    [InlineData(Flaw.NoHello, "discord-client.mjs", "login", "logs in and becomes ready")]
    [InlineData(Flaw.ReadyWithoutGuilds, "discord-client.mjs", "login", "logs in and becomes ready")]
    [InlineData(Flaw.NoGuildCreate, "discord-client.mjs", "login", "the guild came with its channels")]
    [InlineData(Flaw.InteractionWithoutEntitlements, "discord-client.mjs", "answers", "a reply at once")]
    [InlineData(Flaw.NoResponseMessage, "discord-client.mjs", "answers", "a private reply with its response")]
    [InlineData(Flaw.DeferredNeverCompletes, "discord-client.mjs", "answers", "deferred, edited, followed up with a file, deleted")]
    [InlineData(Flaw.SecondAnswerAccepted, "discord-client.mjs", "answers", "answering twice is refused with 40060")]
    [InlineData(Flaw.DirectMessageWithoutChannelType, "discord-client.mjs", "messages", "a direct message arrives in a channel that was never seen, and is answered")]
    [InlineData(Flaw.No429Headers, "discord-client.mjs", "limits", "waits out a 429 (UserLimit) and sends again")]
    [InlineData(Flaw.ResumeWithoutResumed, "discord-client.mjs", "socket", "resumes on the resume path after a drop, and gets what it missed, once")]
    [InlineData(Flaw.ResumeWithoutReplay, "discord-client.mjs", "socket", "resumes on the resume path after a drop, and gets what it missed, once")]
    [InlineData(Flaw.SequenceStandsStill, "discord-client.mjs", "login", "each dispatch has the next sequence number")]
    [InlineData(Flaw.NoHeartbeatAck, "discord-closes.mjs", "heartbeats", "acknowledged heartbeats keep a socket open")]
    [InlineData(Flaw.WrongSignature, "discord-core.mjs", "http", "saving the endpoint sends a valid PING and one with a bad signature")]
    public async Task With_one_thing_broken_the_conformance_run_fails(Flaw flaw, string script, string part, string check)
    {
        var options = new FakeDiscordOptions { Broken = flaw, HeartbeatInterval = TimeSpan.FromMilliseconds(1500) };
        var environment = new Dictionary<string, string> { ["SECTION"] = part, ["STOP_AT_FAILURE"] = "1", ["PATIENCE"] = "6000" };

        var run = await DiscordClientTests.Run(script, options, environment);

        Assert.False(run.Passed, run.ToString());
        Assert.True(run.Output.Contains($"{{\"check\":\"{check}\",\"passed\":false", StringComparison.Ordinal), run.ToString());
    }
}
