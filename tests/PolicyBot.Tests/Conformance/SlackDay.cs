using System.Text.Json.Nodes;
using PolicyBot.Tests.Fakes.Slack;
using PolicyBot.Tests.Fakes.Slack.Delivering;

namespace PolicyBot.Tests.Conformance;

/// <summary>A day in a workspace on which everything happens once, and what the bot was told of it.</summary>
internal sealed class SlackDay
{
    private const string Button = """{"type":"button","action_id":"more","value":"v","style":"primary","text":{"type":"plain_text","text":"More"}}""";

    private static readonly string _menu =
        """
        {"type":"static_select","action_id":"a","placeholder":{"type":"plain_text","text":"Choose"},
         "option_groups":[{"label":{"type":"plain_text","text":"G"},"options":[{"text":{"type":"plain_text","text":"B"},"value":"b"}]}]}
        """;

    private static readonly string _modal =
        $$$"""
        {"type":"modal","callback_id":"c","notify_on_close":true,"private_metadata":"p","title":{"type":"plain_text","text":"T"},
         "submit":{"type":"plain_text","text":"S"},"close":{"type":"plain_text","text":"X"},
         "blocks":[{"type":"actions","elements":[{{{_menu}}}]},
                   {"type":"input","block_id":"q","label":{"type":"plain_text","text":"Q"},"element":{"type":"plain_text_input","action_id":"t"}}]}
        """;

    private readonly Dictionary<string, JsonObject> _payloads = new(StringComparer.Ordinal);
    private readonly Dictionary<string, JsonObject> _envelopes = new(StringComparer.Ordinal);
    private readonly Dictionary<string, JsonObject> _frames = new(StringComparer.Ordinal);

    /// <param name="what">frame, envelope or payload.</param>
    public JsonObject this[string what, string name] => what switch { "frame" => _frames[name], "envelope" => _envelopes[name], _ => _payloads[name] };

    public static async Task<SlackDay> Live(FakeSlack slack)
    {
        var day = new SlackDay();
        await using var wire = new SlackWire(slack);
        await wire.Connect();
        await day.Speak(slack, wire);
        await day.Press(slack, wire);
        await day.UseTheAgent(slack);
        await day.Leave(slack);
        await slack.Sockets.Announce("warning");
        await slack.Until(() => wire.Frames.Any(frame => (string?)frame["type"] == "disconnect"), "the warning", TestContext.Current.CancellationToken);
        foreach (var frame in wire.Frames)
        {
            day._frames.TryAdd((string)frame["type"]!, frame);
        }

        foreach (var (name, payload) in day._payloads)
        {
            day._envelopes[name] = wire.Frames.First(frame => JsonNode.DeepEquals(frame["payload"], payload));
        }

        return day;
    }

    private async Task Speak(FakeSlack slack, SlackWire wire)
    {
        var (ana, general) = (slack.As(slack.Cast.Ana), slack.Cast.General);
        await Keep("app_mention", ana.Mention(general, "hello"));
        var said = await Keep("message in channel", ana.Say(general, "hello"));
        await Keep("file_share", ana.Share(general, "test.png", "Here is your file!"));
        await Keep("/policy", ana.Command("/policy", "help", general));
        await wire.Call("chat.postMessage", new { channel = general.Id, text = "reply", thread_ts = said.Post!.Ts });
        ana.Edit(said.Post, "edited");
        await Keep("message_changed", Told(slack, "message_changed"));
        // The sample's message was edited before it changed again.
        ana.Edit(said.Post, "edited again");
        await Keep("message_changed", Told(slack, "message_changed"));
        ana.Delete(said.Post);
        await Keep("message_deleted", Told(slack, "message_deleted"));
    }

    private async Task Press(FakeSlack slack, SlackWire wire)
    {
        var (ana, general) = (slack.As(slack.Cast.Ana), slack.Cast.General);
        var blocks = JsonNode.Parse($$"""[{"type":"actions","elements":[ {{Button}} ] }]""");
        await wire.Call("chat.postEphemeral", new { channel = general.Id, user = ana.Person.Id, text = "x", blocks });
        await Keep("block_actions in ephemeral", ana.Press(ana.Sees(general)[^1], "more"));
        await wire.Call("chat.postMessage", new { channel = general.Id, text = "x", blocks });
        await Keep("block_actions in channel", ana.Press(ana.Sees(general)[^1], "more"));
        await Keep("message_action", ana.MessageShortcut(ana.Sees(general)[0], "check"));
        var shortcut = await Keep("shortcut", ana.GlobalShortcut("check"));
        var opened = await wire.Call("views.open", new { trigger_id = (string)shortcut.Payload["trigger_id"]!, view = JsonNode.Parse(_modal) });
        Assert.True((bool)opened["ok"]!, opened.ToJsonString());
        var modal = ana.Modals[^1];
        await Keep("block_actions in view", ana.Press(modal, "a", "b"));
        await Keep("view_submission", ana.Submit(modal, ("t", "x"), ("a", "b")));
        await Keep("view_closed", ana.Close(modal)!);
        await wire.Call("views.publish", new { user_id = ana.Person.Id, view = new { type = "home", blocks } });
        await Keep("app_home_opened", ana.OpenHome());
    }

    private async Task UseTheAgent(FakeSlack slack)
    {
        var max = slack.As(slack.Cast.Max);
        var started = await Keep("assistant_thread_started", max.StartAssistant(slack.Cast.General));
        var thread = started.Post!.Ts;
        await Keep("message in assistant", max.Write("When was it?", thread));
        await Keep("assistant_thread_context_changed", max.ChangeAssistantContext(thread, slack.Cast.Room));
        await Keep("app_context_changed", max.LookAt(slack.Cast.General));
        var question = await Keep("message in agent", max.Write("And now?"));
        Assert.NotNull(question.Payload["event"]!["app_context"]);
        await Keep("agent_session_stopped", max.Stop(max.Direct, thread));
        await Keep("agent_session_title_changed", max.RenameSession(max.Direct, thread, "T"));
    }

    private async Task Leave(FakeSlack slack)
    {
        var ana = slack.As(slack.Cast.Ana);
        await Keep("member_joined_channel", ana.InviteBot(slack.Cast.Elsewhere)!);
        await Keep("member_left_channel", ana.RemoveBot(slack.Cast.Elsewhere)!);
        await Keep("channel_archive", ana.Archive(slack.Cast.General)!);
        foreach (var last in slack.Uninstall(slack.Cast.Home))
        {
            await Keep(last.Type, last);
        }
    }

    private async Task<Delivery> Keep(string name, Delivery delivery)
    {
        await delivery.Done.WaitAsync(TestContext.Current.CancellationToken);
        _payloads[name] = delivery.Payload;
        return delivery;
    }

    private static Delivery Told(FakeSlack slack, string subtype) => slack.Courier.All.Last(it => (string?)it.Payload["event"]?["subtype"] == subtype);
}
