using System.Text.Json;
using PolicyBot.Chat;
using PolicyBot.Slack.Receiving;

namespace PolicyBot.Tests.Slack.Receiving;

public sealed class InteractionReaderTests
{
    private static readonly DateTimeOffset _at = new(2026, 11, 24, 12, 0, 0, TimeSpan.Zero);

    [Fact]
    public void A_command_is_read_with_its_ticket()
    {
        var read = InteractionReader.Command(Json("""
            {"team_id":"T1","channel_id":"C1","user_id":"U1","command":"/policy","text":"compare &lt;a&gt; and <https://b.example|b>","is_enterprise_install":"false",
             "response_url":"https://hooks.slack.com/commands/T1/1/x","trigger_id":"1.2.x"}
            """), _at)!;

        var command = Assert.IsType<Act.Commanded>(read.Event.Act);
        Assert.Equal(Commands.Compare, command.Word);
        Assert.Equal(("<a>", "b"), (command.Arguments["first"], command.Arguments["second"]));
        Assert.Equal(new("https://hooks.slack.com/commands/T1/1/x", _at.AddMinutes(30)), read.Event.Route);
        Assert.Equal(new(new("slack"), "T1", "C1"), read.Event.Place);
        Assert.False(read.SurfaceKnown);
        Assert.Equal("1.2.x", read.Trigger);
        Assert.DoesNotContain("hooks", read.ToString());
    }

    [Fact]
    public void A_command_of_an_organisation_is_told_by_a_string() =>
        Assert.Equal("E1", InteractionReader.Command(Json("""{"team_id":"T1","enterprise_id":"E1","channel_id":"C1","user_id":"U1","text":"","is_enterprise_install":"true","trigger_id":"1"}"""), _at)!.Event.Place.Workspace);

    [Theory]
    [InlineData("http://hooks.example/x")]
    [InlineData("file:///etc/passwd")]
    [InlineData("javascript:alert(1)")]
    public void A_response_url_that_may_not_be_called_is_no_ticket(string url) =>
        Assert.Null(InteractionReader.Command(Json($$"""{"team_id":"T1","channel_id":"C1","user_id":"U1","response_url":"{{url}}","trigger_id":"1"}"""), _at)!.Event.Route.Ticket);

    [Fact]
    public void A_button_is_read_from_its_value()
    {
        var read = InteractionReader.Interaction(Json("""
            {"type":"block_actions","team":{"id":"T1"},"user":{"id":"U1","team_id":"T1"},"channel":{"id":"C1"},"trigger_id":"1.2",
             "container":{"type":"message","message_ts":"5.0","thread_ts":"4.0"},"response_url":"https://hooks.slack.com/x",
             "actions":[{"action_id":"whatever","value":"ask.x7Kq29.1","action_ts":"9.0"}]}
            """), _at)!;

        Assert.Equal(new Act.Pressed(new(ButtonKind.Ask, new("x7Kq29"), 1)), read.Event.Act);
        Assert.Equal("4.0", read.Event.Place.Thread);
        Assert.Equal("5.0", read.Event.Route.MessageId);
    }

    [Theory]
    [InlineData("""{"type":"block_actions","team":{"id":"T1"},"user":{"id":"U1"},"channel":{"id":"C1"},"actions":[{"value":"drop table"}]}""")]
    [InlineData("""{"type":"block_actions","team":{"id":"T1"},"user":{"id":"U1"},"view":{"id":"V1"},"actions":[{"value":"ask.x.1"}]}""")]
    [InlineData("""{"type":"block_actions"}""")]
    [InlineData("""{"type":"message_action","callback_id":"another","team":{"id":"T1"},"user":{"id":"U1"},"channel":{"id":"C1"},"trigger_id":"1"}""")]
    [InlineData("""{"type":"view_submission","team":{"id":"T1"},"user":{"id":"U1"},"trigger_id":"1","view":{"private_metadata":"{}"}}""")]
    [InlineData("""{"type":"view_submission","team":{"id":"T1"},"user":{"id":"U1"},"trigger_id":"1","view":{"private_metadata":"not json"}}""")]
    [InlineData("""{"type":"view_submission","team":{"id":"T2"},"user":{"id":"U1"},"trigger_id":"1","view":{"private_metadata":"{\"kind\":\"settings\",\"channel\":\"slack:T1:C1:\"}"}}""")]
    [InlineData("""{"type":"view_closed"}""")]
    public void What_is_unknown_or_forged_is_left_out(string payload) => Assert.Null(InteractionReader.Interaction(Json(payload), _at));

    [Fact]
    public void A_message_is_chosen_to_be_checked()
    {
        var read = InteractionReader.Interaction(Json("""
            {"type":"message_action","callback_id":"policy_check","team":{"id":"T1"},"user":{"id":"U1","team_id":"T1"},"channel":{"id":"C1"},"trigger_id":"1.2","message_ts":"5.0",
             "message":{"text":"21 &amp; more","ts":"5.0"},"response_url":"https://hooks.slack.com/x"}
            """), _at)!;

        Assert.Equal(new Act.ChoseMessage("21 & more"), read.Event.Act);
        Assert.Equal("5.0", read.Event.Place.Thread);
    }

    [Fact]
    public void A_form_comes_back_to_the_channel_that_it_was_opened_in()
    {
        var form = new FormRef(FormKind.Reason, new("a1"), "slack:T1:C1:5.0");
        var payload = new System.Text.Json.Nodes.JsonObject
        {
            ["type"] = "view_submission",
            ["team"] = new System.Text.Json.Nodes.JsonObject { ["id"] = "T1" },
            ["user"] = new System.Text.Json.Nodes.JsonObject { ["id"] = "U1", ["team_id"] = "T9" },
            ["trigger_id"] = "1.2",
            ["view"] = new System.Text.Json.Nodes.JsonObject
            {
                ["private_metadata"] = ChatJson.Write(form),
                ["state"] = System.Text.Json.Nodes.JsonNode.Parse("""{"values":{"reason":{"reason":{"type":"plain_text_input","value":"old"}},"who":{"who":{"type":"static_select","selected_option":{"value":"members"}}},"empty":{"empty":{"value":null}}}}"""),
            },
        };

        var read = InteractionReader.Interaction(payload.Deserialize<JsonElement>(), _at)!;

        var submitted = Assert.IsType<Act.Submitted>(read.Event.Act);
        Assert.Equal(form, submitted.Form);
        Assert.Equal(new Dictionary<string, string> { ["reason"] = "old", ["who"] = "members", ["empty"] = "" }, submitted.Values);
        Assert.Equal(new(new("slack"), "T1", "C1", "5.0"), read.Event.Place);
        Assert.Equal(Standing.Outsider, read.Event.Person.Standing);
        Assert.Equal(["reason", "who", "empty"], read.Fields);
    }

    private static JsonElement Json(string text) => JsonDocument.Parse(text).RootElement;
}
