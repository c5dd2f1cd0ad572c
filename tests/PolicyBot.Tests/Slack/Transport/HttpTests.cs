using System.Text;
using PolicyBot.Chat;
using PolicyBot.Slack;
using PolicyBot.Slack.Receiving;
using PolicyBot.Tests.Fakes.Slack;

namespace PolicyBot.Tests.Slack.Transport;

/// <summary>Receiving over HTTP.</summary>
public sealed class HttpTests
{
    private static readonly FakeSlackOptions _impatient = new() { RetryDelays = [TimeSpan.Zero, TimeSpan.Zero, TimeSpan.Zero] };

    [Fact]
    public async Task Events_commands_buttons_and_forms_arrive()
    {
        await using var bot = await SlackBot.StartAsync(http: true);
        var ana = bot.Slack.As(bot.Slack.Cast.Ana);

        Assert.Equal((System.Net.HttpStatusCode.OK, "3eZbrw1aB"), await bot.Slack.Http!.VerifyUrl("3eZbrw1aB", SlackBot.Cancellation));
        Assert.NotNull(await ana.Mention(bot.Slack.Cast.General, "a + b & c=d?").Done);
        Assert.NotNull(await ana.Command("/policy", "ask 100% of it + more?", bot.Slack.Cast.General).Done);

        Assert.Equal("a + b & c=d?", ((Act.Said)(await bot.HearsAsync<Act.Said>()).Act).Text);
        Assert.Equal("100% of it + more?", ((Act.Commanded)(await bot.HearsAsync<Act.Commanded>()).Act).Arguments["question"]);
    }

    [Fact]
    public async Task What_cannot_be_stored_comes_again_and_is_stored_once()
    {
        await using var bot = await SlackBot.StartAsync(_impatient, http: true);
        var asked = 0;
        bot.Desk.Instead = _ => Interlocked.Increment(ref asked) == 1 ? new Receipt.Unavailable("Not now.") : null;

        var delivery = bot.Slack.As(bot.Slack.Cast.Ana).Write("hello?");
        await delivery.Done;

        Assert.Equal([503, 200], delivery.Attempts.Select(a => a.Status!.Value));
        Assert.Single(bot.Desk.Stored);
    }

    [Fact]
    public async Task A_command_that_cannot_be_stored_is_told_so()
    {
        await using var bot = await SlackBot.StartAsync(http: true);
        bot.Desk.Instead = _ => new Receipt.Unavailable("Not now.");

        await bot.Slack.As(bot.Slack.Cast.Ana).Command("/policy", "ask x", bot.Slack.Cast.General).Done;

        Assert.True((await bot.Slack.See(bot.Slack.Cast.Ana, bot.Slack.Cast.General, p => p.Shown == "Not now.", SlackBot.Cancellation)).IsEphemeral);
    }

    [Fact]
    public async Task What_is_not_signed_now_by_slack_is_not_looked_into()
    {
        await using var bot = await SlackBot.StartAsync(http: true);
        var now = DateTimeOffset.FromUnixTimeSeconds(TimeProvider.System.GetUtcNow().ToUnixTimeSeconds());
        const string Body = """{"type":"url_verification","challenge":"x"}""";

        Assert.Equal(200, await StatusAsync(bot, Body, now));
        Assert.Equal(401, await StatusAsync(bot, Body, now.AddSeconds(-310)));
        Assert.Equal(401, await StatusAsync(bot, Body, now.AddSeconds(310)));
        Assert.Equal(401, await StatusAsync(bot, Body, now, secret: "another"));
        Assert.Equal(401, (await bot.Http.HandleAsync(new(SlackPath.Events, null, null, Encoding.UTF8.GetBytes(Body)), SlackBot.Cancellation)).Status);
        Assert.Equal(413, await StatusAsync(bot, new string(' ', SlackHttp.MaxBodyBytes + 1), now));
        Assert.Equal(400, await StatusAsync(bot, "not json", now));
        Assert.Empty(bot.Desk.Received);
    }

    [Fact]
    public async Task A_certificate_check_is_answered_unsigned()
    {
        await using var bot = await SlackBot.StartAsync(http: true);

        var answer = await bot.Http.HandleAsync(new(SlackPath.Commands, null, null, Encoding.UTF8.GetBytes("ssl_check=1&token=x")), SlackBot.Cancellation);

        Assert.Equal(new SlackResponse(200, null, ""), answer);
        Assert.Empty(bot.Desk.Received);
    }

    private static async Task<int> StatusAsync(SlackBot bot, string body, DateTimeOffset at, string? secret = null)
    {
        var bytes = Encoding.UTF8.GetBytes(body);
        var timestamp = at.ToUnixTimeSeconds().ToString(System.Globalization.CultureInfo.InvariantCulture);
        return (await bot.Http.HandleAsync(new(SlackPath.Events, timestamp, Signature.Sign(secret ?? bot.Slack.World.SigningSecret, timestamp, bytes), bytes), SlackBot.Cancellation)).Status;
    }
}
