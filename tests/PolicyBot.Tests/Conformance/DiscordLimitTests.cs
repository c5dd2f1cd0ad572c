using System.Globalization;
using System.Text;
using Microsoft.Extensions.Time.Testing;
using PolicyBot.Tests.Fakes.Discord;

namespace PolicyBot.Tests.Conformance;

/// <summary>Rate limits, credentials and faults, seen header by header.</summary>
public sealed class DiscordLimitTests
{
    private const string Text = """{"content":"x"}""";
    private const string Create = "POST /channels/{channel_id}/messages";
    private readonly FakeTimeProvider _time = new(new(2026, 3, 1, 12, 0, 0, TimeSpan.Zero));

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_sixth_message_in_five_seconds_waits_and_another_channel_does_not()
    {
        await using var discord = await FakeDiscord.Start(Cancellation, new() { Time = _time });
        using var bot = new RawDiscordBot(discord);
        for (var i = 4; i >= 0; i--)
        {
            Assert.Equal(i.ToString(), Header(await bot.Say(discord.General, Text), "X-RateLimit-Remaining"));
        }

        var sixth = await bot.Say(discord.General, Text);
        var elsewhere = await bot.Say(discord.News, Text);
        _time.Advance(TimeSpan.FromSeconds(5));
        var later = await bot.Say(discord.General, Text);

        Assert.Equal((429, "user", "5", "5.000"), (sixth.Status, Header(sixth, "X-RateLimit-Scope"), Header(sixth, "Retry-After"), Header(sixth, "X-RateLimit-Reset-After")));
        Assert.Equal(5.0, sixth.Body.At("retry_after")!.GetValue<double>());
        Assert.Equal(Header(sixth, "X-RateLimit-Bucket"), Header(elsewhere, "X-RateLimit-Bucket"));
        Assert.Equal((200, 200), (elsewhere.Status, later.Status));
        Assert.True(double.Parse(Header(later, "X-RateLimit-Reset")!, CultureInfo.InvariantCulture) > 1_700_000_000);
    }

    [Fact]
    public async Task The_51st_request_of_a_second_is_one_too_many_for_all_routes_but_those_of_interactions()
    {
        await using var discord = await FakeDiscord.Start(Cancellation, new() { Time = _time, GlobalLimit = 3 });
        using var bot = new RawDiscordBot(discord);
        for (var i = 0; i < 3; i++)
        {
            await bot.Send("GET", "/users/@me");
        }

        var fourth = await bot.Send("GET", $"/channels/{discord.General.Id}");
        var callback = await bot.Send("POST", "/interactions/123456789012345678/token/callback", """{"type":5}""");

        Assert.Equal((429, "true", "global"), (fourth.Status, Header(fourth, "X-RateLimit-Global"), Header(fourth, "X-RateLimit-Scope")));
        Assert.Equal(10062, callback.Code);
    }

    [Fact]
    public async Task A_client_without_token_version_or_user_agent_is_turned_away()
    {
        await using var discord = await FakeDiscord.Start(Cancellation);
        using var stranger = new RawDiscordBot(discord, "Bot wrong");
        using var bearer = new RawDiscordBot(discord, $"Bearer {discord.Token}");
        using var nameless = new RawDiscordBot(discord, userAgent: "curl/8");
        using var http = new HttpClient();
        using var versionless = await http.GetAsync(new Uri($"{discord.ApiBase}/gateway"), Cancellation);

        Assert.Equal(401, (await stranger.Send("GET", "/users/@me")).Status);
        Assert.Equal(401, (await bearer.Send("GET", "/users/@me")).Status);
        Assert.Equal(403, (await nameless.Send("GET", "/users/@me")).Status);
        Assert.Equal(400, (int)versionless.StatusCode);
        Assert.Equal(200, (await stranger.Send("GET", "/gateway")).Status);
    }

    [Fact]
    public async Task Invalid_requests_are_counted_and_too_many_ban_the_address()
    {
        await using var discord = await FakeDiscord.Start(Cancellation);
        discord.Limits.InvalidRequestLimit = 3;
        using var stranger = new RawDiscordBot(discord, "Bot wrong");
        using var bot = new RawDiscordBot(discord);
        await stranger.Send("GET", "/users/@me");
        discord.Faults.Next(Create, Fault.SharedLimit(TimeSpan.FromSeconds(1)));
        await bot.Say(discord.General, Text);
        Assert.Equal(1, discord.Limits.InvalidRequests);
        await stranger.Send("GET", "/users/@me");
        await stranger.Send("GET", "/users/@me");

        var banned = await bot.Say(discord.General, Text);

        Assert.Equal(429, banned.Status);
        Assert.Null(banned.Body);
        Assert.Null(Header(banned, "X-RateLimit-Bucket"));
    }

    [Fact]
    public async Task Faults_play_in_order_and_end()
    {
        await using var discord = await FakeDiscord.Start(Cancellation);
        using var bot = new RawDiscordBot(discord);
        discord.Faults.Next(Create, Fault.Cloudflare(TimeSpan.FromSeconds(2)));
        discord.Faults.Next(Create, Fault.ServerError(503));
        discord.Faults.Next(Create, Fault.Refused(403, 50013));
        discord.Faults.Next(Create, Fault.Reset);
        discord.Faults.Next(Create, Fault.LostResponse);

        var cloudflare = await bot.Say(discord.General, Text);
        Assert.Equal((429, "2"), (cloudflare.Status, Header(cloudflare, "Retry-After")));
        Assert.Null(cloudflare.Body);
        Assert.Equal(503, (await bot.Say(discord.General, Text)).Status);
        Assert.Equal(50013, (await bot.Say(discord.General, Text)).Code);
        await Assert.ThrowsAsync<HttpRequestException>(() => bot.Say(discord.General, Text));
        Assert.Empty(discord.Messages);
        await Assert.ThrowsAsync<HttpRequestException>(() => bot.Say(discord.General, Text));
        Assert.Single(discord.Messages);
        Assert.Equal(200, (await bot.Say(discord.General, Text)).Status);
    }

    [Fact]
    public async Task A_file_comes_with_its_message_and_an_overlarge_one_does_not()
    {
        await using var discord = await FakeDiscord.Start(Cancellation);
        using var bot = new RawDiscordBot(discord);

        var small = await bot.Send("POST", $"/channels/{discord.General.Id}/messages", Form("a,b", """{"content":"x","attachments":[{"id":0,"description":"d"}]}"""), "multipart/form-data; boundary=b");
        var large = await bot.Send("POST", $"/channels/{discord.General.Id}/messages", Form(new string('x', FileLimits.PerFile + 1), "{}"), "multipart/form-data; boundary=b");
        var untyped = await bot.Send("POST", $"/channels/{discord.General.Id}/messages", Text, "text/plain");

        Assert.Equal("d", small.Body.Items("attachments")[0].Text("description"));
        Assert.Equal("a,b", Encoding.UTF8.GetString(Assert.Single(discord.Messages).Attachments[0].Bytes));
        Assert.Equal((413, 40005L), (large.Status, large.Code));
        Assert.Equal(50035, untyped.Code);
    }

    private static string Form(string file, string json) =>
        $"--b\r\nContent-Disposition: form-data; name=\"payload_json\"\r\nContent-Type: application/json\r\n\r\n{json}\r\n"
        + $"--b\r\nContent-Disposition: form-data; name=\"files[0]\"; filename=\"t.csv\"\r\nContent-Type: text/csv\r\n\r\n{file}\r\n--b--\r\n";

    private static string? Header(RawAnswer answer, string name) => answer.Headers.TryGetValues(name, out var values) ? values.First() : null;
}
