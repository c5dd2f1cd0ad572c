using System.Globalization;
using PolicyBot.Tests.Fakes.Slack;

namespace PolicyBot.Tests.Conformance;

/// <summary>The official JavaScript clients work against the fake, unmodified.</summary>
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

    internal static async Task<NodeRun> Run(string script, Flaw flaw, TimeSpan patienceOfOneCheck)
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
