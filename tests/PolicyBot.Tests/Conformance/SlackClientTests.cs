using System.Globalization;
using System.Text.Json.Nodes;
using PolicyBot.Tests.Fakes.Slack;

namespace PolicyBot.Tests.Conformance;

/// <summary>
/// The official JavaScript clients work against the fake, unmodified; and where one thing in the fake is broken on purpose, the
/// check that is about it fails, and no earlier one.
/// </summary>
public sealed class SlackClientTests
{
    private static readonly TimeSpan _patience = TimeSpan.FromMinutes(3);

    [Theory]
    [InlineData("slack-socket.mjs")]
    [InlineData("slack-client.mjs")]
    [InlineData("slack-reconnect.mjs")]
    [InlineData("slack-http.mjs")]
    [InlineData("slack-install.mjs")]
    public async Task The_official_client_works_against_the_fake(string script)
    {
        var run = await Run(script, Flaw.None, TimeSpan.FromSeconds(30));

        Assert.True(run.Passed, run.ToString());
        Assert.NotEmpty(run.Lines);
    }

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
        var run = await Run(script, flaw, TimeSpan.FromSeconds(12));

        var outcomes = run.Lines.Select(line => JsonNode.Parse(line)!).Select(line => ((string)line["check"]!, (bool)line["ok"]!)).ToList();
        Assert.True(outcomes.Count > 0, run.ToString());
        Assert.Equal((check, false), outcomes[^1]);
        Assert.All(outcomes[..^1], outcome => Assert.True(outcome.Item2));
        Assert.False(run.Passed);
    }

    [Fact]
    public void Every_flaw_is_caught_by_some_check()
    {
        var tried = typeof(SlackClientTests).GetMethod(nameof(A_broken_fake_fails_the_check_that_is_about_it))!
            .GetCustomAttributes(typeof(InlineDataAttribute), false).Cast<InlineDataAttribute>().Select(data => (Flaw)data.Data[0]!);

        Assert.Equal(Enum.GetValues<Flaw>().Where(flaw => flaw != Flaw.None).Order(), tried.Order());
    }

    private static async Task<NodeRun> Run(string script, Flaw flaw, TimeSpan patienceOfOneCheck)
    {
        Assert.SkipWhen(NodeClient.Missing is not null, NodeClient.Missing ?? "");
        var options = new FakeSlackOptions { Broken = flaw, RetryDelays = [TimeSpan.Zero, TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(2)] };
        await using var slack = await FakeSlack.Start(options, TestContext.Current.CancellationToken);
        var environment = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["FAKE_SLACK"] = slack.Address.ToString(),
            ["PATIENCE_MS"] = patienceOfOneCheck.TotalMilliseconds.ToString(CultureInfo.InvariantCulture),
        };
        return await NodeClient.Run(script, environment, _patience, TestContext.Current.CancellationToken);
    }
}
