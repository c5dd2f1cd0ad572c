using System.Text.Json;
using System.Text.Json.Nodes;
using PolicyBot.Chat;
using PolicyBot.Slack.Receiving;

namespace PolicyBot.Tests.Slack.Receiving;

public sealed class EventReaderTests
{
    private static readonly DateTimeOffset _at = new(2026, 11, 24, 12, 0, 0, TimeSpan.Zero);

    [Fact]
    public void A_mention_and_the_same_message_are_one_event()
    {
        var mention = Read("""{"type":"app_mention","user":"U2","text":"<@UBOT> what is TPS?","ts":"1.000200","channel":"C1"}""", "Ev1");
        var message = Read("""{"type":"message","channel_type":"channel","user":"U2","text":"<@UBOT> what is TPS?","ts":"1.000200","channel":"C1"}""", "Ev2");

        Assert.Equal(mention!.Event, message!.Event);
        Assert.Equal(new("slack:T1:C1:1.000200"), mention.Event.Id);
        Assert.Equal(new Act.Said("what is TPS?", Heard.Mention), mention.Event.Act);
        Assert.Equal(new(new("slack"), "T1", "C1", "1.000200"), mention.Event.Place);
        Assert.Equal("1.000200", mention.Event.Route.MessageId);
    }

    [Theory]
    [InlineData("""{"type":"message","channel_type":"im","user":"U2","text":"hi","ts":"2.0","channel":"D1"}""", Heard.Direct, Surface.Direct, "2.0")]
    [InlineData("""{"type":"message","channel_type":"im","user":"U2","text":"hi","ts":"3.0","thread_ts":"2.0","channel":"D1"}""", Heard.Direct, Surface.Direct, "2.0")]
    [InlineData("""{"type":"message","channel_type":"channel","user":"U2","text":"hi","ts":"3.0","thread_ts":"2.0","channel":"C1"}""", Heard.InThread, Surface.Channel, "2.0")]
    [InlineData("""{"type":"message","channel_type":"channel","user":"U2","text":"hi","ts":"3.0","channel":"C1"}""", Heard.InChannel, Surface.Channel, "3.0")]
    [InlineData("""{"type":"message","channel_type":"group","user":"U2","text":"hi <@UBOT>","ts":"3.0","thread_ts":"2.0","channel":"C1"}""", Heard.Mention, Surface.Channel, "2.0")]
    [InlineData("""{"type":"message","subtype":"file_share","channel_type":"im","user":"U2","text":"hi","ts":"2.0","channel":"D1"}""", Heard.Direct, Surface.Direct, "2.0")]
    public void Messages_tell_how_they_were_heard(string message, object heard, object surface, string thread)
    {
        var read = Read(message)!.Event;

        Assert.Equal(heard, Assert.IsType<Act.Said>(read.Act).Heard);
        Assert.Equal(surface, read.Surface);
        Assert.Equal(thread, read.Place.Thread);
    }

    [Theory]
    [InlineData("""{"type":"message","user":"UBOT","text":"hi","ts":"1.0","channel":"C1"}""")]
    [InlineData("""{"type":"message","bot_id":"B1","user":"U9","text":"hi","ts":"1.0","channel":"C1"}""")]
    [InlineData("""{"type":"app_mention","bot_id":"B1","user":"U9","text":"<@UBOT>","ts":"1.0","channel":"C1"}""")]
    [InlineData("""{"type":"message","subtype":"message_changed","message":{"user":"U2","text":"hi"},"ts":"1.0","channel":"C1"}""")]
    [InlineData("""{"type":"message","subtype":"channel_join","user":"U2","text":"hi","ts":"1.0","channel":"C1"}""")]
    [InlineData("""{"type":"message","subtype":"bot_message","text":"hi","ts":"1.0","channel":"C1"}""")]
    [InlineData("""{"type":"app_home_opened","user":"U2","channel":"D1","tab":"home"}""")]
    [InlineData("""{"type":"member_left_channel","user":"U2","channel":"C1"}""")]
    [InlineData("""{"type":"tokens_revoked","tokens":{"oauth":["U2"],"bot":[]}}""")]
    [InlineData("""{"type":"message","user":7,"text":null,"ts":[],"channel":{}}""")]
    [InlineData("""{"type":"something_new"}""")]
    [InlineData("{}")]
    public void What_does_not_concern_the_bot_is_left_out(string message) => Assert.Null(Read(message));

    [Fact]
    public void A_payload_without_event_or_authorization_is_left_out()
    {
        Assert.Null(EventReader.Read(JsonDocument.Parse("""{"type":"app_rate_limited","team_id":"T1"}""").RootElement, _at));
        Assert.Null(EventReader.Read(JsonDocument.Parse("""{"type":"event_callback","event_id":"Ev1","event":{"type":"app_mention","user":"U","channel":"C","ts":"1.0"}}""").RootElement, _at));
    }

    [Fact]
    public void The_installation_is_that_of_the_authorization_and_not_the_authors()
    {
        var read = Read("""{"type":"app_mention","user":"U9","user_team":"T9","team":"T9","text":"<@UBOT> hi","ts":"1.0","channel":"C1"}""", shared: true)!.Event;

        Assert.Equal("T1", read.Place.Workspace);
        Assert.Equal(Surface.SharedChannel, read.Surface);
        Assert.Equal(Standing.Outsider, read.Person.Standing);
    }

    [Fact]
    public void An_installation_of_a_whole_organisation_is_named_by_it()
    {
        var payload = Payload(JsonNode.Parse("""{"type":"app_mention","user":"U2","text":"hi","ts":"1.0","channel":"C1"}""")!, "Ev1", false);
        payload["authorizations"]![0]!["is_enterprise_install"] = true;

        Assert.Equal("E1", EventReader.Read(payload.Deserialize<JsonElement>(), _at)!.Event.Place.Workspace);
    }

    [Theory]
    [InlineData("""{"type":"app_uninstalled"}""", true)]
    [InlineData("""{"type":"tokens_revoked","tokens":{"bot":["UBOT"]}}""", true)]
    [InlineData("""{"type":"member_left_channel","user":"UBOT","channel":"C1"}""", false)]
    [InlineData("""{"type":"channel_left","channel":"C1"}""", false)]
    [InlineData("""{"type":"group_left","channel":"C1"}""", false)]
    public void Being_taken_out_is_told(string message, bool everywhere) => Assert.Equal(new Act.Removed(everywhere), Read(message)!.Event.Act);

    [Fact]
    public void Opening_and_stopping_are_told()
    {
        var opened = Read("""{"type":"app_home_opened","user":"U2","channel":"D1","tab":"messages"}""")!.Event;
        var stopped = Read("""{"type":"agent_session_stopped","user":"U2","channel":"D1","thread_ts":"1.0"}""")!.Event;

        Assert.IsType<Act.Opened>(opened.Act);
        Assert.True(EventIds.IsOpening(opened.Id));
        Assert.Equal(new("slack:T1:Ev1"), stopped.Id);
        Assert.IsType<Act.Stopped>(stopped.Act);
        Assert.Equal("1.0", stopped.Place.Thread);
    }

    private static Incoming? Read(string message, string id = "Ev1", bool shared = false) =>
        EventReader.Read(Payload(JsonNode.Parse(message)!, id, shared).Deserialize<JsonElement>(), _at);

    private static JsonObject Payload(JsonNode message, string id, bool shared) => new()
    {
        ["team_id"] = "T1",
        ["type"] = "event_callback",
        ["event_id"] = id,
        ["event"] = message,
        ["is_ext_shared_channel"] = shared,
        ["authorizations"] = new JsonArray(new JsonObject { ["enterprise_id"] = "E1", ["team_id"] = "T1", ["user_id"] = "UBOT", ["is_bot"] = true, ["is_enterprise_install"] = false }),
    };
}
