using System.Text.Json.Nodes;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using PolicyBot.Chat;
using PolicyBot.Tests.Fakes.Slack;

namespace PolicyBot.Tests.Slack.Transport;

/// <summary>Receiving over sockets, against a Slack that does what the documents say.</summary>
public sealed class SocketTests
{
    /// <summary>A loaded machine is no reason for a second delivery.</summary>
    private static readonly FakeSlackOptions _patient = new() { AckDeadline = TimeSpan.FromSeconds(30) };

    private static readonly FakeSlackOptions _impatient = new() { RetryDelays = [TimeSpan.Zero, TimeSpan.Zero, TimeSpan.Zero], AckDeadline = TimeSpan.FromSeconds(1) };

    [Fact]
    public async Task A_mention_that_arrives_in_two_forms_is_one_event_and_both_are_acknowledged()
    {
        await using var bot = await SlackBot.StartAsync();

        await bot.Slack.As(bot.Slack.Cast.Ana).Mention(bot.Slack.Cast.General, "what is <TPS>?").Done;
        await bot.Slack.Until(() => bot.Desk.Received.Count == 2 && bot.Slack.Courier.All.All(d => d.Acknowledged), "both deliveries are acknowledged", SlackBot.Cancellation);

        var heard = Assert.Single(bot.Desk.Stored);
        Assert.Equal(new Act.Said("what is <TPS>?", Heard.Mention), heard.Act);
        Assert.Equal(bot.Slack.Cast.Home.Id, heard.Place.Workspace);
        Assert.Equal(Surface.Channel, heard.Surface);
    }

    [Fact]
    public async Task The_same_event_delivered_again_is_stored_once()
    {
        await using var bot = await SlackBot.StartAsync();

        var delivery = bot.Slack.As(bot.Slack.Cast.Ana).Write("hello?");
        await delivery.Done;
        await bot.Slack.Courier.Repeat(delivery).Done;

        Assert.Single(bot.Desk.Stored);
        Assert.Equal(2, bot.Desk.Received.Count);
    }

    [Fact]
    public async Task Frames_in_pieces_are_put_together()
    {
        await using var bot = await SlackBot.StartAsync(new() { Fragmented = true });

        await bot.Slack.As(bot.Slack.Cast.Ana).Write(new string('x', 3000)).Done;

        Assert.Equal(3000, Assert.IsType<Act.Said>(Assert.Single(bot.Desk.Stored).Act).Text.Length);
    }

    [Theory]
    [InlineData("refresh_requested")]
    [InlineData("warning")]
    public async Task A_socket_is_replaced_before_it_is_closed(string reason)
    {
        await using var bot = await SlackBot.StartAsync(_patient);

        await bot.Slack.Sockets.Announce(reason);
        var meanwhile = Enumerable.Range(0, 10).Select(n => bot.Slack.As(bot.Slack.Cast.Ana).Write($"question {n}?")).ToList();
        await Task.WhenAll(meanwhile.Select(d => d.Done));
        await bot.Slack.Until(() => bot.Slack.Sockets.OpenedSoFar == 4 && bot.Slack.Sockets.Connections.Count == 2, "two new sockets have replaced the old", SlackBot.Cancellation);

        Assert.All(meanwhile, d => Assert.Single(d.Attempts));
        Assert.Equal(10, bot.Desk.Stored.Count);
    }

    [Fact]
    public async Task A_dropped_socket_comes_back_with_a_new_ticket()
    {
        await using var bot = await SlackBot.StartAsync();

        bot.Slack.Sockets.DropAll();
        await bot.Slack.Until(() => bot.Slack.Sockets.OpenedSoFar == 4 && bot.Slack.Sockets.Connections.Count(c => c.Ready) == 2, "two sockets are back", SlackBot.Cancellation);
        await bot.Slack.As(bot.Slack.Cast.Ana).Write("still there?").Done;

        Assert.Single(bot.Desk.Stored);
        Assert.Equal(4, bot.Slack.Recorder.Calls("apps.connections.open").Count);
    }

    [Fact]
    public async Task When_socket_mode_is_turned_off_the_bot_stops_and_says_so()
    {
        await using var bot = await SlackBot.StartAsync();

        await bot.Slack.Sockets.Announce("link_disabled");
        await bot.Slack.Until(() => bot.Slack.Sockets.Connections.Count == 0, "the sockets are closed", SlackBot.Cancellation);
        var health = await bot.HealthAsync();

        Assert.Equal(HealthStatus.Unhealthy, health.Status);
        Assert.Contains("Socket Mode", health.Description!, StringComparison.Ordinal);
        Assert.Equal(2, bot.Slack.Sockets.OpenedSoFar);
    }

    [Theory]
    [InlineData("invalid_auth")]
    [InlineData("not_allowed_token_type")]
    [InlineData("missing_scope")]
    public async Task A_token_that_is_refused_is_not_tried_again(string error)
    {
        await using var bot = await SlackBot.StartAsync(prepare: slack => slack.Faults.Next("apps.connections.open", new Fault.Refusal(error), times: 100));

        await bot.Slack.Until(() => bot.LogBook.Lines.Any(l => l.StartsWith("4004 ", StringComparison.Ordinal)), "the bot gives up", SlackBot.Cancellation);

        Assert.Contains("Slack:AppToken", (await bot.HealthAsync()).Description!, StringComparison.Ordinal);
        Assert.InRange(bot.Slack.Recorder.Calls("apps.connections.open").Count, 1, 2);
    }

    [Fact]
    public async Task A_socket_that_no_longer_answers_pings_is_replaced()
    {
        await using var bot = await SlackBot.StartAsync();

        bot.Slack.Sockets.WithholdPongs = true;
        await bot.Slack.Until(() => bot.LogBook.Lines.Any(l => l.Contains("ended: Dropped", StringComparison.Ordinal)), "the silence is noticed", SlackBot.Cancellation);
        bot.Slack.Sockets.WithholdPongs = false;
        await bot.Slack.Until(() => bot.Slack.Sockets.OpenedSoFar >= 4 && bot.Slack.Sockets.Connections.Count(c => c.Ready) >= 2, "new sockets are there", SlackBot.Cancellation);
    }

    [Fact]
    public async Task When_there_are_too_many_sockets_the_old_one_is_used_as_long_as_it_lasts()
    {
        await using var bot = await SlackBot.StartAsync();
        using var others = new Others();
        await others.OpenAsync(bot.Slack, 8);

        await bot.Slack.Sockets.Announce("refresh_requested");
        await bot.Slack.Until(() => bot.LogBook.Lines.Any(l => l.StartsWith("4003 ", StringComparison.Ordinal) && l.Contains("TooMany", StringComparison.Ordinal)), "the bot is told", SlackBot.Cancellation);

        Assert.Contains("TooMany", (await bot.HealthAsync()).Description!, StringComparison.Ordinal);
        Assert.Equal(10, bot.Slack.Sockets.Connections.Count);
    }

    [Fact]
    public async Task A_failing_start_is_tried_again()
    {
        await using var bot = await SlackBot.StartAsync(prepare: slack =>
        {
            slack.Faults.Next("apps.connections.open", new Fault.Refusal("internal_error"));
            slack.Faults.Next("apps.connections.open", new Fault.TooManyRequests(1));
        });

        await bot.Slack.Until(() => bot.LogBook.Lines.Count(l => l.StartsWith("4001 ", StringComparison.Ordinal)) == 2, "both sockets are connected at last", SlackBot.Cancellation);

        Assert.Equal(HealthStatus.Healthy, (await bot.HealthAsync()).Status);
    }

    [Fact]
    public async Task An_event_that_cannot_be_stored_is_not_acknowledged_and_comes_again()
    {
        await using var bot = await SlackBot.StartAsync(_impatient);
        var asked = 0;
        bot.Desk.Instead = _ => Interlocked.Increment(ref asked) == 1 ? new Receipt.Unavailable("Not now.") : null;

        var delivery = bot.Slack.As(bot.Slack.Cast.Ana).Write("hello?");
        await delivery.Done;

        Assert.Equal(2, delivery.Attempts.Count);
        Assert.Single(bot.Desk.Stored);
    }

    [Fact]
    public async Task A_command_that_cannot_be_stored_is_answered_at_once_to_the_person_alone()
    {
        await using var bot = await SlackBot.StartAsync();
        bot.Desk.Instead = _ => new Receipt.Unavailable("Not <now>.");

        await bot.Slack.As(bot.Slack.Cast.Ana).Command("/policy", "ask x", bot.Slack.Cast.General).Done;
        var told = await bot.Slack.See(bot.Slack.Cast.Ana, bot.Slack.Cast.General, p => p.Shown == "Not &lt;now&gt;.", SlackBot.Cancellation);

        Assert.True(told.IsEphemeral);
    }

    [Fact]
    public async Task What_the_bot_does_not_know_is_acknowledged()
    {
        await using var bot = await SlackBot.StartAsync();

        var limited = bot.Slack.Courier.Send(new(Fakes.Slack.Delivering.DeliveryKind.Event, bot.Slack.Happenings.Events.AppRateLimited(bot.Slack.Cast.Home.Bot!)));
        var odd = bot.Slack.SendEvent(bot.Slack.Cast.Home, new JsonObject { ["type"] = "something_new" });

        Assert.NotNull(await limited.Done);
        Assert.NotNull(await odd.Done);
        Assert.Empty(bot.Desk.Received);
    }

    [Fact]
    public async Task Stopping_finishes_what_was_taken_in()
    {
        await using var bot = await SlackBot.StartAsync(_patient);
        var hold = new TaskCompletionSource();
        bot.Desk.Hold = hold.Task;
        bot.Slack.As(bot.Slack.Cast.Ana).Write("last question?");
        await bot.Slack.Until(() => bot.Desk.IsBusy, "the question has come in", SlackBot.Cancellation);

        var stopping = bot.StopAsync();
        hold.SetResult();
        await stopping;

        Assert.Equal("last question?", Assert.IsType<Act.Said>(Assert.Single(bot.Desk.Stored).Act).Text);
        var sent = bot.Slack.Recorder.Frames.First(f => f.Text.Contains("last question?", StringComparison.Ordinal));
        var envelope = JsonNode.Parse(sent.Text)!["envelope_id"]!.GetValue<string>();
        Assert.Contains(bot.Slack.Recorder.Frames, f => f.FromBot && f.Connection == sent.Connection && f.Text.Contains(envelope, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Without_tokens_the_platform_is_off_and_says_so_once()
    {
        await using var bot = await SlackBot.StartAsync(settings: [("Slack:AppToken", ""), ("Slack:BotToken", "")]);

        Assert.Single(bot.LogBook.Lines, line => line.StartsWith("4000 Slack is off:", StringComparison.Ordinal));
        Assert.Empty(bot.Slack.Recorder.Requests);
        Assert.False(bot.Http.IsOn);
        Assert.Equal(401, (await bot.Http.HandleAsync(new(PolicyBot.Slack.SlackPath.Events, "1", "v0=", new byte[1]), SlackBot.Cancellation)).Status);
    }

    /// <summary>Other processes with the same app token.</summary>
    private sealed class Others : IDisposable
    {
        private readonly List<System.Net.WebSockets.ClientWebSocket> _sockets = [];

        public async Task OpenAsync(FakeSlack slack, int count)
        {
            var before = slack.Sockets.Connections.Count;
            for (var i = 1; i <= count; i++)
            {
                var socket = new System.Net.WebSockets.ClientWebSocket();
                _sockets.Add(socket);
                await socket.ConnectAsync(slack.Sockets.NewTicket(null), SlackBot.Cancellation);
                await slack.Until(() => slack.Sockets.Connections.Count == before + i, "another socket is open", SlackBot.Cancellation);
            }
        }

        public void Dispose() => _sockets.ForEach(socket => socket.Dispose());
    }
}
