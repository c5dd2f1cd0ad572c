using System.Text.Json.Nodes;
using Microsoft.Extensions.Time.Testing;
using PolicyBot.Tests.Fakes.Discord;

namespace PolicyBot.Tests.Conformance;

/// <summary>What closes a socket, who hears of what, and how sessions survive.</summary>
public sealed class DiscordGatewayRuleTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("?encoding=json", 4012)]
    [InlineData("?v=9&encoding=json", 4012)]
    public async Task Another_version_than_10_is_closed(string query, int code)
    {
        await using var discord = await FakeDiscord.Start(Cancellation);
        using var gateway = await RawGateway.Open(discord.GatewayUrl, query);

        Assert.Equal(code, await gateway.Closed());
    }

    public static TheoryData<string, int> Frames => new()
    {
        { "no JSON", 4002 },
        { $$"""{"op":1,"d":"{{new string('x', 4096)}}"}""", 4002 },
        { """{"op":99,"d":null}""", 4001 },
        { """{"op":3,"d":{}}""", 4003 },
        { """{"op":2,"d":{"token":"wrong","intents":0,"properties":{}}}""", 4004 },
        { """{"op":2,"d":{"token":"T","properties":{}}}""", 4013 },
        { """{"op":2,"d":{"token":"T","intents":32768,"properties":{}}}""", 4014 },
        { """{"op":2,"d":{"token":"T","intents":0,"properties":{},"shard":[1,1]}}""", 4010 },
        { """{"op":6,"d":{"token":"wrong","session_id":"x","seq":1}}""", 4004 },
    };

    [Theory]
    [MemberData(nameof(Frames))]
    public async Task A_frame_that_breaks_a_rule_closes_with_its_code(string frame, int code)
    {
        await using var discord = await FakeDiscord.Start(Cancellation);
        using var gateway = await RawGateway.Open(discord.GatewayUrl);
        await gateway.SendText(frame.Replace("\"T\"", $"\"{discord.Token}\""));

        Assert.Equal(code, await gateway.Closed());
    }

    [Fact]
    public async Task The_121st_frame_of_a_minute_and_a_second_IDENTIFY_close()
    {
        await using var discord = await FakeDiscord.Start(Cancellation);
        using var fast = await RawGateway.Open(discord.GatewayUrl);
        for (var i = 0; i < 121; i++)
        {
            await fast.Send(Opcode.Heartbeat, null);
        }

        using var twice = await RawGateway.Identified(discord);
        await twice.Send(Opcode.Identify, RawGateway.Identify(discord.Token, 0));

        Assert.Equal(4008, await fast.Closed());
        Assert.Equal(4005, await twice.Closed());
    }

    [Fact]
    public async Task Two_IDENTIFYs_within_five_seconds_are_one_too_many()
    {
        var time = new FakeTimeProvider();
        await using var discord = await FakeDiscord.Start(Cancellation, new() { Time = time });
        using var first = await RawGateway.Identified(discord);
        await first.Receive("READY");
        using var second = await RawGateway.Identified(discord);
        Assert.Equal(Opcode.InvalidSession, (await second.Receive()).Number("op"));
        time.Advance(TimeSpan.FromSeconds(5));
        using var third = await RawGateway.Identified(discord);

        await third.Receive("READY");
    }

    [Fact]
    public async Task The_IDENTIFY_after_the_last_costs_the_token()
    {
        await using var discord = await FakeDiscord.Start(Cancellation);
        discord.SessionStarts.Remaining = 0;
        using var gateway = await RawGateway.Identified(discord);
        using var bot = new RawDiscordBot(discord);

        Assert.Equal(4004, await gateway.Closed());
        Assert.Equal(401, (await bot.Send("GET", "/users/@me")).Status);
    }

    [Fact]
    public async Task Guilds_go_to_their_shard_and_direct_messages_to_the_first()
    {
        await using var discord = await FakeDiscord.Start(Cancellation, new() { MaxConcurrency = 2 });
        var guilds = Enumerable.Range(0, 2).Select(n => discord.Admin.AddGuild($"g{n}", discord.Owner, ((400_000_000_000UL + (ulong)n) << 22).ToString())).ToList();
        using var first = await RawGateway.Identified(discord, shard: 0, shards: 2);
        using var second = await RawGateway.Identified(discord, shard: 1, shards: 2);
        var ready = new[] { await first.Receive("READY"), await second.Receive("READY") };

        Assert.All(guilds, (guild, n) => Assert.Contains(guild.Id, ready[n].At("d").Items("guilds").Select(g => g.Text("id"))));
        Assert.All(guilds, (guild, n) => Assert.DoesNotContain(guild.Id, ready[1 - n].At("d").Items("guilds").Select(g => g.Text("id"))));
        discord.As(discord.Alice).Tell("hello");
        Assert.Equal("hello", (await first.Receive("MESSAGE_CREATE")).At("d").Text("content"));
    }

    [Fact]
    public async Task Without_the_intent_a_message_is_not_heard_and_without_content_intent_not_read()
    {
        await using var discord = await FakeDiscord.Start(Cancellation);
        discord.SessionStarts.IgnoreConcurrency = true;
        using var deaf = await RawGateway.Identified(discord, (int)Intents.Guilds);
        using var hearing = await RawGateway.Identified(discord);
        await deaf.Receive("READY");
        await hearing.Receive("READY");
        var alice = discord.As(discord.Alice);
        alice.Say(discord.General, "lunch?");
        alice.Say(discord.General, $"{discord.Bot.Mention} how many?");
        discord.Admin.AddChannel(discord.Guild, "later");

        Assert.Equal("", (await hearing.Receive("MESSAGE_CREATE")).At("d").Text("content"));
        Assert.Contains("how many?", (await hearing.Receive("MESSAGE_CREATE")).At("d").Text("content"));
        await deaf.Receive("CHANNEL_CREATE");
        Assert.Equal(3, discord.Recording.Frames.Where(frame => frame.Connection == 1).Max(frame => frame.Sequence));
    }

    [Fact]
    public async Task A_resume_gets_what_was_missed_in_order_and_then_RESUMED()
    {
        await using var discord = await FakeDiscord.Start(Cancellation);
        using var first = await RawGateway.Identified(discord);
        var ready = (await first.Receive("READY")).At("d");
        await discord.Until(() => discord.Recording.Frames.Any(frame => frame.Event == "GUILD_CREATE"), "GUILD_CREATE", Cancellation);
        discord.Sockets.Drop();
        await discord.Until(() => discord.Sockets.Connected == 0, "the drop", Cancellation);
        discord.As(discord.Alice).Tell("one");
        discord.As(discord.Alice).Tell("two");
        using var second = await RawGateway.Open(ready.Text("resume_gateway_url")!);
        await second.Send(Opcode.Resume, new JsonObject { ["token"] = discord.Token, ["session_id"] = ready.Text("session_id"), ["seq"] = 2 });

        var replayed = new[] { await second.Receive("MESSAGE_CREATE"), await second.Receive("MESSAGE_CREATE"), await second.Receive("RESUMED") };
        Assert.Equal([3L, 4L, 5L], replayed.Select(frame => frame.Number("s")!.Value));
        Assert.Equal("one two", string.Join(' ', replayed.Take(2).Select(frame => frame.At("d").Text("content"))));
    }

    [Fact]
    public async Task Events_are_repeated_and_reordered_on_demand()
    {
        await using var discord = await FakeDiscord.Start(Cancellation);
        using var gateway = await RawGateway.Identified(discord);
        await gateway.Receive("READY");
        discord.Sockets.Hold();
        discord.As(discord.Alice).Tell("one");
        discord.As(discord.Alice).Tell("two");
        discord.Sockets.ReleaseReversed();
        discord.Sockets.Repeat("MESSAGE_CREATE");

        var texts = new List<string?>();
        for (var i = 0; i < 3; i++)
        {
            texts.Add((await gateway.Receive("MESSAGE_CREATE")).At("d").Text("content"));
        }

        Assert.Equal(["two", "one", "one"], texts);
    }
}
