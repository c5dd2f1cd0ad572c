using System.Net.WebSockets;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using PolicyBot.Chat;
using PolicyBot.Tests.Fakes.Discord;

namespace PolicyBot.Tests.Discord;

/// <summary>How the bot comes to the gateway, stays there and comes back.</summary>
public sealed class GatewayTests
{
    private const int Heartbeat = 1;
    private const int Identify = 2;
    private const int Resume = 6;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task It_identifies_with_the_least_intents_and_the_bare_token()
    {
        await using var discord = await FakeDiscord.Start(Cancel);
        await using var bot = await RunningBot.Connect(discord, Cancel);

        var identify = Assert.Single(discord.Recording.Sent(Identify)).Data!;
        Assert.Equal(4609, identify["intents"]!.GetValue<int>());
        Assert.Equal(discord.Token, identify["token"]!.GetValue<string>());
        Assert.Equal("[0,1]", identify["shard"]!.ToJsonString());
        Assert.Equal("?v=10&encoding=json", Assert.Single(discord.Recording.Connections).Query);
        Assert.Equal(HealthStatus.Healthy, (await bot.Health(Cancel)).Status);
    }

    [Theory]
    [InlineData(4000, true)]
    [InlineData(4001, true)]
    [InlineData(4002, true)]
    [InlineData(4008, true)]
    [InlineData(1000, false)]
    [InlineData(1001, false)]
    [InlineData(4003, false)]
    [InlineData(4005, false)]
    [InlineData(4007, false)]
    [InlineData(4009, false)]
    public async Task After_a_close_it_resumes_or_begins_anew_as_documented(int code, bool resumes)
    {
        await using var discord = await Quick(out var clock);
        await using var bot = await RunningBot.Connect(discord, Cancel, clock);

        discord.Sockets.Close(code);
        await Again(discord);

        Assert.Equal(resumes ? 1 : 0, discord.Recording.Sent(Resume).Count);
        Assert.Equal(resumes ? 1 : 2, discord.Recording.Sent(Identify).Count);
        Assert.Equal(resumes ? ("/gateway-resume", "?v=10&encoding=json") : ("/gateway", "?v=10&encoding=json"), (discord.Recording.Connections[1].Path, discord.Recording.Connections[1].Query));
        await StillHears(discord, bot);
    }

    [Theory]
    [InlineData(4004, "Discord:Token")]
    [InlineData(4010, "Discord:Shards")]
    [InlineData(4011, "Discord:Shards")]
    [InlineData(4012, "version")]
    [InlineData(4013, "intents")]
    [InlineData(4014, "Privileged Gateway Intents")]
    public async Task After_a_close_that_only_a_person_can_mend_it_stops_and_says_what_to_do(int code, string remedy)
    {
        await using var discord = await Quick(out var clock);
        await using var bot = await RunningBot.Connect(discord, Cancel, clock);

        discord.Sockets.Close(code);
        await bot.Until(() => bot.Log.Text.Contains("Critical 3023", StringComparison.Ordinal), "the bot to stop", Cancel);

        var health = await bot.Health(Cancel);
        Assert.Equal(HealthStatus.Unhealthy, health.Status);
        Assert.Contains(remedy, health.Entries["discord"].Description);
        Assert.Single(discord.Recording.Connections);
    }

    [Fact]
    public async Task A_connection_that_breaks_is_taken_up_again_and_nothing_is_missed()
    {
        await using var discord = await Quick(out var clock);
        await using var bot = await RunningBot.Connect(discord, Cancel, clock);

        discord.Sockets.Drop();
        discord.As(discord.Alice).Tell("while you were away");
        await bot.Until(() => bot.Receiver.Events.Count == 1, "the missed message", Cancel);

        Assert.Single(discord.Recording.Sent(Resume));
        Assert.Single(discord.Recording.Sent(Identify));
    }

    [Fact]
    public async Task A_heartbeat_that_is_not_acknowledged_ends_the_connection_but_not_the_session()
    {
        await using var discord = await Quick(out var clock);
        await using var bot = await RunningBot.Connect(discord, Cancel, clock);

        discord.Sockets.Switches.WithholdAcks = true;
        await discord.Until(() => discord.Recording.Connections[0].ClosedByClient is not null, "the close", Cancel);
        discord.Sockets.Switches.WithholdAcks = false;
        await Again(discord);

        Assert.Equal((WebSocketCloseStatus)4200, discord.Recording.Connections[0].ClosedByClient);
        Assert.NotEmpty(discord.Recording.Sent(Resume));
    }

    [Fact]
    public async Task Heartbeats_carry_the_last_sequence_number_and_one_that_is_asked_for_comes_at_once()
    {
        await using var discord = await FakeDiscord.Start(Cancel);
        await using var bot = await RunningBot.Connect(discord, Cancel);
        discord.As(discord.Alice).Tell("hello");
        await bot.Until(() => bot.Receiver.Events.Count == 1, "the message", Cancel);
        var before = discord.Recording.Sent(Heartbeat).Count;

        discord.Sockets.RequestHeartbeat();
        await discord.Until(() => discord.Recording.Sent(Heartbeat).Count > before, "a heartbeat", Cancel);

        Assert.Equal(discord.Recording.Frames.Where(f => !f.FromClient).Max(f => f.Sequence), discord.Recording.Sent(Heartbeat)[^1].Data!.GetValue<long>());
    }

    [Fact]
    public async Task A_request_to_reconnect_is_followed_at_once_even_before_the_greeting()
    {
        await using var discord = await Quick(out var clock);
        discord.Sockets.Switches.ReconnectInsteadOfHello = true;
        discord.SessionStarts.IgnoreConcurrency = true;
        await using var bot = await RunningBot.Start(discord, Cancel, clock);
        await discord.Until(() => discord.Recording.Connections.Count > 1, "a second connection", Cancel);
        discord.Sockets.Switches.ReconnectInsteadOfHello = false;
        await discord.Connected(Cancel);

        discord.Sockets.Reconnect();
        await discord.Until(() => discord.Recording.Sent(Resume).Count == 1, "a resume", Cancel);
        await StillHears(discord, bot);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_session_that_is_declared_invalid_is_resumed_or_begun_anew(bool resumable)
    {
        await using var discord = await Quick(out var clock);
        await using var bot = await RunningBot.Connect(discord, Cancel, clock);

        discord.Sockets.Invalidate(resumable);
        await Again(discord);

        Assert.Equal(resumable ? 1 : 0, discord.Recording.Sent(Resume).Count);
        Assert.Equal(resumable ? 1 : 2, discord.Recording.Sent(Identify).Count);
        await StillHears(discord, bot);
    }

    [Fact]
    public async Task A_resume_that_is_refused_falls_back_to_a_new_session_at_the_first_address()
    {
        await using var discord = await Quick(out var clock);
        await using var bot = await RunningBot.Connect(discord, Cancel, clock);

        discord.Sockets.Switches.RefuseResumes = 1;
        discord.Sockets.Drop();
        await discord.Until(() => discord.Recording.Sent(Identify).Count == 2, "a new session", Cancel);

        Assert.Equal("/gateway", discord.Recording.Connections[^1].Path);
        await StillHears(discord, bot);
    }

    [Fact]
    public async Task It_waits_rather_than_use_up_the_sessions_of_a_day()
    {
        await using var discord = await Quick(out var clock);
        discord.SessionStarts.Remaining = 0;
        discord.SessionStarts.ResetAfter = TimeSpan.FromSeconds(20);
        await using var bot = await RunningBot.Start(discord, Cancel, clock);
        await bot.Until(() => bot.Log.Text.Contains("Error 3011", StringComparison.Ordinal), "the bot to wait", Cancel);
        Assert.Empty(discord.Recording.Connections);

        discord.SessionStarts.Remaining = 10;
        await discord.Connected(Cancel);
    }

    [Fact]
    public async Task Shards_begin_one_after_another_and_each_hears_its_own_servers()
    {
        await using var discord = await Quick(out var clock, new() { Shards = 2 });
        await using var bot = await RunningBot.Start(discord, Cancel, clock);

        await discord.Connected(Cancel, shards: 2);

        // In this order; on a busy machine the hurried clock may cut a connection, which then begins anew.
        Assert.Equal(["[0,2]", "[1,2]"], discord.Recording.Sent(Identify).Select(f => f.Data!["shard"]!.ToJsonString()).Distinct());
        Assert.DoesNotContain(discord.Recording.Frames, f => f is { FromClient: false, Op: 9 });
    }

    [Fact]
    public async Task What_it_does_not_know_it_passes_over()
    {
        await using var discord = await FakeDiscord.Start(Cancel);
        await using var bot = await RunningBot.Connect(discord, Cancel);

        discord.Sockets.Push("SOMETHING_NEW", new System.Text.Json.Nodes.JsonObject { ["id"] = 5 });
        discord.Sockets.Push("MESSAGE_CREATE", new System.Text.Json.Nodes.JsonArray(1, 2));
        discord.Sockets.Push("INTERACTION_CREATE", new System.Text.Json.Nodes.JsonObject { ["id"] = "1", ["token"] = 7, ["type"] = "x" });

        await StillHears(discord, bot);
    }

    [Fact]
    public async Task When_it_is_shut_down_it_says_goodbye()
    {
        await using var discord = await FakeDiscord.Start(Cancel);
        await using (await RunningBot.Connect(discord, Cancel))
        {
        }

        await discord.Until(() => discord.Recording.Connections[0].ClosedAt is not null, "the goodbye", Cancel);
        Assert.Equal(WebSocketCloseStatus.NormalClosure, discord.Recording.Connections[0].ClosedByClient);
    }

    [Fact]
    public async Task A_token_that_is_revoked_stops_everything()
    {
        await using var discord = await Quick(out var clock);
        await using var bot = await RunningBot.Connect(discord, Cancel, clock);

        discord.Sockets.RevokeToken();
        await bot.Until(() => bot.Log.Text.Contains("Critical 3023", StringComparison.Ordinal), "the bot to stop", Cancel);

        Assert.Equal(HealthStatus.Unhealthy, (await bot.Health(Cancel)).Status);
    }

    private static Task<FakeDiscord> Quick(out QuickClock clock, FakeDiscordOptions? options = null)
    {
        clock = new(times: 20);
        return FakeDiscord.Start(Cancel, (options ?? new()) with { Time = clock });
    }

    private static Task Again(FakeDiscord discord) =>
        discord.Until(() => discord.Recording.Frames.Count(f => f is { FromClient: false, Event: "READY" or "RESUMED" }) >= 2, "a second session or a resumed one", Cancel);

    private static async Task StillHears(FakeDiscord discord, RunningBot bot)
    {
        discord.As(discord.Alice).Tell("still there?");
        await bot.Until(() => bot.Receiver.Events.Any(e => e.Act is Act.Said { Text: "still there?" }), "a message", Cancel);
    }
}
