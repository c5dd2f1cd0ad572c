using System.Text.Json.Nodes;
using PolicyBot.Tests.Fakes.Slack;

namespace PolicyBot.Tests.Conformance;

/// <summary>Where one thing in the fake is broken on purpose, the check that is about it fails, and no earlier one: the proof can fail.</summary>
public sealed class SlackFlawTests
{
    [Theory]
    [InlineData(Flaw.NoHello, "slack-socket.mjs", "the app starts")]
    [InlineData(Flaw.HelloWithoutConnectionCount, "slack-socket.mjs", "hello is complete")]
    [InlineData(Flaw.ReusableTicket, "slack-socket.mjs", "a ticket opens one socket")]
    [InlineData(Flaw.TicketForABotToken, "slack-socket.mjs", "only the app-level token opens a socket")]
    [InlineData(Flaw.AcknowledgementIgnored, "slack-socket.mjs", "a command's acknowledgement is its first message")]
    [InlineData(Flaw.CommandWithoutResponseUrl, "slack-socket.mjs", "a command is complete")]
    [InlineData(Flaw.CommandWithBooleanInstall, "slack-socket.mjs", "a command is complete")]
    [InlineData(Flaw.EnvelopeWithoutAcceptsResponsePayload, "slack-socket.mjs", "envelopes say whether they take a payload")]
    [InlineData(Flaw.EndlessResponseUrl, "slack-socket.mjs", "a response_url serves five times")]
    [InlineData(Flaw.EventWithoutId, "slack-socket.mjs", "a mention arrives with its wrapper, and as a message too")]
    [InlineData(Flaw.EventWithoutAuthorizations, "slack-socket.mjs", "a mention arrives with its wrapper, and as a message too")]
    [InlineData(Flaw.EphemeralActionWithMessage, "slack-socket.mjs", "a button of an ephemeral message comes without the message")]
    [InlineData(Flaw.ReusableTrigger, "slack-socket.mjs", "a trigger opens one modal")]
    [InlineData(Flaw.NoBotIdInAuthTest, "slack-client.mjs", "auth.test names the bot")]
    [InlineData(Flaw.ErrorsAsHttpStatus, "slack-client.mjs", "an error is HTTP 200 and ok false")]
    [InlineData(Flaw.ScopesUnchecked, "slack-client.mjs", "a missing scope names what is needed")]
    [InlineData(Flaw.BlocksUnchecked, "slack-client.mjs", "too long a section is refused at its place")]
    [InlineData(Flaw.NoRateLimit, "slack-client.mjs", "a rate limit is waited out")]
    [InlineData(Flaw.RateLimitWithoutRetryAfter, "slack-client.mjs", "a rate limit is waited out")]
    [InlineData(Flaw.NoRedelivery, "slack-reconnect.mjs", "an event not acknowledged comes again with the same id")]
    [InlineData(Flaw.WrongSignature, "slack-http.mjs", "the address is verified and its certificate checked")]
    [InlineData(Flaw.StaleTimestamp, "slack-http.mjs", "the address is verified and its certificate checked")]
    [InlineData(Flaw.NoRetryHeader, "slack-http.mjs", "a retry says which one it is, and why")]
    public async Task A_broken_fake_fails_the_check_that_is_about_it(Flaw flaw, string script, string check)
    {
        var run = await SlackClientTests.Run(script, flaw, TimeSpan.FromSeconds(20));

        var outcomes = run.Lines.Select(line => JsonNode.Parse(line)!).Select(line => ((string)line["check"]!, (bool)line["ok"]!)).ToList();
        Assert.True(outcomes.Count > 0, run.ToString());
        Assert.Equal((check, false), outcomes[^1]);
        Assert.All(outcomes[..^1], outcome => Assert.True(outcome.Item2));
        Assert.False(run.Passed);
    }

    [Fact]
    public void Every_flaw_is_caught_by_some_check()
    {
        var tried = typeof(SlackFlawTests).GetMethod(nameof(A_broken_fake_fails_the_check_that_is_about_it))!
            .GetCustomAttributes(typeof(InlineDataAttribute), false).Cast<InlineDataAttribute>().Select(data => (Flaw)data.Data[0]!);

        Assert.Equal(Enum.GetValues<Flaw>().Where(flaw => flaw != Flaw.None).Order(), tried.Order());
    }
}
