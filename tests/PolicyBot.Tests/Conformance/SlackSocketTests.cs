using System.Net.WebSockets;
using System.Text.Json.Nodes;
using Microsoft.Extensions.Time.Testing;
using PolicyBot.Tests.Fakes.Slack;
using PolicyBot.Tests.Fakes.Slack.Delivering;

namespace PolicyBot.Tests.Conformance;

/// <summary>Socket Mode, response addresses and triggers, from the bot's side of the wire.</summary>
public sealed class SlackSocketTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_command_is_acknowledged_with_a_message_and_answered_through_its_address()
    {
        await using var slack = await FakeSlack.Start(cancellation: Cancellation);
        await using var wire = new SlackWire(slack) { Acknowledge = _ => new JsonObject { ["text"] = "on it" } };
        await wire.Connect();
        var max = slack.As(slack.Cast.Max);

        var command = max.Command("/policy", "what is a & b", slack.Cast.Elsewhere);
        Assert.NotNull(await command.Done.WaitAsync(Cancellation));
        Assert.Equal("what is a &amp; b", (string?)command.Payload["text"]);
        Assert.Equal("on it", Assert.Single(max.Sees(slack.Cast.Elsewhere)).Shown);
        Assert.Empty(slack.As(slack.Cast.Ana).Sees(slack.Cast.Elsewhere));

        var url = (string)command.Payload["response_url"]!;
        Assert.Equal(200, (await wire.Post(url, new { text = "the answer", replace_original = true })).Status);
        Assert.Equal("the answer", Assert.Single(max.Sees(slack.Cast.Elsewhere)).Shown);
        for (var use = 2; use <= 5; use++)
        {
            Assert.Equal(200, (await wire.Post(url, new { text = $"use {use}", response_type = "in_channel" })).Status);
        }

        Assert.Equal((404, "used_url"), await wire.Post(url, new { text = "once more" }));
        Assert.Equal(4, slack.As(slack.Cast.Ana).Sees(slack.Cast.Elsewhere).Count);
    }

    [Fact]
    public async Task Addresses_and_triggers_expire()
    {
        var clock = new FakeTimeProvider();
        await using var slack = await FakeSlack.Start(new() { Clock = clock }, Cancellation);
        await using var wire = new SlackWire(slack);
        await wire.Connect();
        var command = slack.As(slack.Cast.Max).Command("/policy", "", slack.Cast.General);
        await command.Done.WaitAsync(Cancellation);
        var view = JsonNode.Parse("""{"type":"modal","title":{"type":"plain_text","text":"T"},"blocks":[]}""");
        var trigger_id = (string)command.Payload["trigger_id"]!;

        Assert.True((bool)(await wire.Call("views.open", new { trigger_id, view }))["ok"]!);
        Assert.Equal("exchanged_trigger_id", (string?)(await wire.Call("views.open", new { trigger_id, view }))["error"]);
        clock.Advance(TimeSpan.FromSeconds(4));
        trigger_id = slack.Triggers.Give(slack.Cast.Max, slack.Cast.Home);
        clock.Advance(TimeSpan.FromSeconds(4));
        Assert.Equal("expired_trigger_id", (string?)(await wire.Call("views.open", new { trigger_id, view }))["error"]);
        Assert.Equal("invalid_trigger_id", (string?)(await wire.Call("views.open", new { trigger_id = "x", view }))["error"]);
        clock.Advance(TimeSpan.FromMinutes(30));
        Assert.Equal((404, "expired_url"), await wire.Post((string)command.Payload["response_url"]!, new { text = "late" }));
    }

    [Fact]
    public async Task An_event_that_nobody_acknowledges_comes_again_with_the_same_id()
    {
        var clock = new FakeTimeProvider();
        await using var slack = await FakeSlack.Start(new() { Clock = clock }, Cancellation);
        await using var wire = new SlackWire(slack) { Acknowledge = null };
        await wire.Connect();

        var mention = slack.As(slack.Cast.Ana).Mention(slack.Cast.General, "hello");
        await slack.Until(() => Envelopes("app_mention").Count == 1, "the first attempt", Cancellation);
        clock.Advance(TimeSpan.FromSeconds(3));
        await slack.Until(() => Envelopes("app_mention").Count == 2, "the second attempt", Cancellation);
        wire.Acknowledge = _ => null;
        clock.Advance(TimeSpan.FromSeconds(3));
        await slack.Until(() => mention.Attempts.Count == 2, "the second attempt has failed", Cancellation);
        clock.Advance(TimeSpan.FromMinutes(1));
        Assert.NotNull(await mention.Done.WaitAsync(Cancellation));

        var envelopes = Envelopes("app_mention");
        Assert.Equal([0, 1, 2], envelopes.Select(envelope => (int)envelope["retry_attempt"]!));
        Assert.Equal(["", "timeout", "timeout"], envelopes.Select(envelope => (string)envelope["retry_reason"]!));
        Assert.Single(envelopes.Select(envelope => (string)envelope["payload"]!["event_id"]!).Distinct(StringComparer.Ordinal));
        Assert.Equal(3, envelopes.Select(envelope => (string)envelope["envelope_id"]!).Distinct(StringComparer.Ordinal).Count());

        List<JsonObject> Envelopes(string type) => [.. wire.Frames.Where(frame => (string?)frame["payload"]?["event"]?["type"] == type)];
    }

    [Fact]
    public async Task A_button_of_an_ephemeral_message_comes_without_the_message_and_that_one_changes_only_through_its_address()
    {
        await using var slack = await FakeSlack.Start(cancellation: Cancellation);
        await using var wire = new SlackWire(slack);
        await wire.Connect();
        var blocks = JsonNode.Parse("""[{"type":"actions","elements":[{"type":"button","action_id":"share:1","value":"v","text":{"type":"plain_text","text":"Share"}}]}]""");
        await wire.Call("chat.postEphemeral", new { channel = slack.Cast.General.Id, user = slack.Cast.Max.Id, text = "private", blocks });
        var max = slack.As(slack.Cast.Max);
        var note = Assert.Single(max.Sees(slack.Cast.General));

        var press = max.Press(note, "share");
        await press.Done.WaitAsync(Cancellation);

        Assert.Null(press.Payload["message"]);
        Assert.True((bool)press.Payload["container"]!["is_ephemeral"]!);
        Assert.Equal(200, (await wire.Post((string)press.Payload["response_url"]!, new { replace_original = true, text = "shared" })).Status);
        Assert.Equal("shared", Assert.Single(max.Sees(slack.Cast.General)).Shown);
        Assert.Throws<InvalidOperationException>(() => slack.As(slack.Cast.Ana).Press(note, "share"));
    }

    [Fact]
    public async Task A_ticket_opens_one_socket_and_ten_may_be_open()
    {
        await using var slack = await FakeSlack.Start(cancellation: Cancellation);
        await using var wire = new SlackWire(slack);
        var opened = await wire.Call("apps.connections.open", new { }, slack.World.AppToken);
        using var first = new ClientWebSocket();
        using var second = new ClientWebSocket();
        await first.ConnectAsync(new((string)opened["url"]!), Cancellation);
        await Assert.ThrowsAsync<WebSocketException>(() => second.ConnectAsync(new((string)opened["url"]!), Cancellation));

        var wires = new List<SlackWire>();
        for (var count = 2; count <= 10; count++)
        {
            wires.Add(new(slack));
            await wires[^1].Connect();
        }

        var url = (string)(await wire.Call("apps.connections.open", new { }, slack.World.AppToken))["url"]!;
        using var eleventh = new ClientWebSocket();
        await eleventh.ConnectAsync(new(url), Cancellation);
        var buffer = new byte[1024];
        var part = await eleventh.ReceiveAsync(buffer, Cancellation);
        Assert.Equal("too_many_websockets", (string?)JsonNode.Parse(buffer.AsSpan(0, part.Count))!["reason"]);
        foreach (var open in wires)
        {
            await open.DisposeAsync();
        }
    }

    [Fact]
    public async Task An_acknowledgement_with_a_payload_where_none_is_taken_is_noted()
    {
        await using var slack = await FakeSlack.Start(new() { Fragmented = true }, Cancellation);
        await using var wire = new SlackWire(slack) { Acknowledge = _ => new JsonObject { ["text"] = "hello" } };
        await wire.Connect();

        await slack.As(slack.Cast.Ana).Write("hello").Done.WaitAsync(Cancellation);

        Assert.Contains("payload where none is accepted", Assert.Single(slack.Recorder.Violations));
    }

    [Fact]
    public async Task A_cut_socket_fails_the_attempt_and_the_event_comes_over_the_next_one()
    {
        await using var slack = await FakeSlack.Start(new() { Subscriptions = new HashSet<string>(StringComparer.Ordinal) { "app_mention" } }, Cancellation);
        await using var first = new SlackWire(slack) { Acknowledge = null };
        await using var second = new SlackWire(slack);
        await first.Connect();
        var mention = slack.As(slack.Cast.Ana).Mention(slack.Cast.General, "hello");
        await slack.Until(() => first.Frames.Count == 2, "the envelope", Cancellation);

        slack.Sockets.DropAll();
        await second.Connect();

        var done = await mention.Done.WaitAsync(Cancellation);
        Assert.Equal(["socket-1", "socket-2"], [mention.Attempts[0].Via, done!.Via]);
        Assert.Equal("connection_failed", mention.Attempts[0].Failure);
    }

    [Fact]
    public async Task A_modal_is_opened_refused_corrected_and_closed()
    {
        await using var slack = await FakeSlack.Start(cancellation: Cancellation);
        JsonNode? reply = null;
        await using var wire = new SlackWire(slack) { Acknowledge = frame => (string?)frame["payload"]!["type"] == "view_submission" ? reply?.DeepClone() : null };
        await wire.Connect();
        var ana = slack.As(slack.Cast.Ana);
        var command = ana.Command("/policy", "settings", slack.Cast.General);
        await command.Done.WaitAsync(Cancellation);
        var view = JsonNode.Parse(
            """
            {"type":"modal","callback_id":"c","title":{"type":"plain_text","text":"T"},"submit":{"type":"plain_text","text":"S"},
             "blocks":[{"type":"input","block_id":"q","label":{"type":"plain_text","text":"Q"},"element":{"type":"plain_text_input","action_id":"t"}}]}
            """);
        await wire.Call("views.open", new { trigger_id = (string)command.Payload["trigger_id"]!, view });
        var modal = Assert.Single(ana.Modals);

        reply = JsonNode.Parse("""{"response_action":"errors","errors":{"q":"Say more"}}""");
        await ana.Submit(modal, ("t", "x")).Done.WaitAsync(Cancellation);
        Assert.Equal("Say more", (string?)Assert.Single(ana.Modals).Errors!["q"]);
        reply = JsonNode.Parse("""{"response_action":"errors","errors":{"other":"?"}}""");
        await ana.Submit(modal, ("t", "x")).Done.WaitAsync(Cancellation);
        Assert.Contains("block_id of input blocks", Assert.Single(slack.Recorder.Violations));
        reply = null;
        var sent = ana.Submit(modal, ("t", "a long text"));
        await sent.Done.WaitAsync(Cancellation);

        Assert.Equal("a long text", (string?)sent.Payload["view"]!["state"]!["values"]!["q"]!["t"]!["value"]);
        Assert.Empty(ana.Modals);
    }

    [Fact]
    public async Task A_command_that_nobody_acknowledges_is_a_failure_the_user_sees()
    {
        var clock = new FakeTimeProvider();
        await using var slack = await FakeSlack.Start(new() { Clock = clock }, Cancellation);
        await using var wire = new SlackWire(slack) { Acknowledge = null };
        await wire.Connect();
        var command = slack.As(slack.Cast.Max).Command("/policy", "ask", slack.Cast.General);
        await slack.Until(() => wire.Frames.Count == 2, "the envelope", Cancellation);

        clock.Advance(TimeSpan.FromSeconds(3));

        Assert.Null(await command.Done.WaitAsync(Cancellation));
        Assert.Equal("operation_timeout", command.UserWasTold);
    }

    [Fact]
    public void The_signature_is_the_documented_one()
    {
        const string Body = "token=xyzz0WbapA4vBCDEFasx0q6G&team_id=T1DC2JH3J&team_domain=testteamnow&channel_id=G8PSS9T3V&channel_name=foobar&user_id=U2CERLKJA&user_name=roadrunner&command=%2Fwebhook-collect&text=&response_url=https%3A%2F%2Fhooks.slack.com%2Fcommands%2FT1DC2JH3J%2F397700885554%2F96rGlfmibIGlgcZRskXaIFfN&trigger_id=398738663015.47445629121.803a0bc887a14d10d2c447fce8b6703c";

        Assert.Equal(
            "v0=a2114d57b48eac39b9ad189dd8316235a7b4a8d21a10bd27519666489c69b503",
            HttpDelivery.Signature("8f742231b10e8888abcd99yyyzzz85a5", "1531420618", Body));
    }
}
