using System.Text.Json.Nodes;
using PolicyBot.Tests.Fakes.Slack;

namespace PolicyBot.Tests.Conformance;

/// <summary>The limits of blocks, texts and views: the last that is taken, and the first that is refused.</summary>
public sealed class SlackContentRulesTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public static TheoryData<string, string, int, string> Limits => new()
    {
        { "section", """[{"type":"section","text":{"type":"mrkdwn","text":"@"}}]""", 3000, "/blocks/0/text/text" },
        { "field", """[{"type":"section","fields":[{"type":"mrkdwn","text":"@"}]}]""", 2000, "/blocks/0/fields/0/text" },
        { "header", """[{"type":"header","text":{"type":"plain_text","text":"@"}}]""", 150, "/blocks/0/text/text" },
        { "block_id", """[{"type":"divider","block_id":"@"}]""", 255, "/blocks/0/block_id" },
        { "markdown", """[{"type":"markdown","text":"@"}]""", 12000, "/blocks/0/text" },
        { "alt text", """[{"type":"image","image_url":"https://example.com/a.png","alt_text":"@"}]""", 2000, "/blocks/0/alt_text" },
        { "button text", """[{"type":"actions","elements":[{"type":"button","action_id":"a","text":{"type":"plain_text","text":"@"}}]}]""", 75, "/blocks/0/elements/0/text/text" },
        { "button value", """[{"type":"actions","elements":[{"type":"button","action_id":"a","value":"@","text":{"type":"plain_text","text":"x"}}]}]""", 2000, "/blocks/0/elements/0/value" },
        { "action_id", """[{"type":"actions","elements":[{"type":"button","action_id":"@","text":{"type":"plain_text","text":"x"}}]}]""", 255, "/blocks/0/elements/0/action_id" },
        { "url", """[{"type":"actions","elements":[{"type":"button","action_id":"a","url":"@","text":{"type":"plain_text","text":"x"}}]}]""", 3000, "/blocks/0/elements/0/url" },
        { "option", """[{"type":"section","text":{"type":"mrkdwn","text":"x"},"accessory":{"type":"static_select","action_id":"a","options":[{"text":{"type":"plain_text","text":"@"},"value":"v"}]}}]""", 75, "/blocks/0/accessory/options/0/text/text" },
        { "chart title", """[{"type":"data_visualization","title":"@","chart":{"type":"line","series":[{"name":"n","data":[{"label":"a","value":1}]}],"axis_config":{"categories":["a"],"y_label":"y"}}}]""", 50, "/blocks/0/title" },
        { "series name", """[{"type":"data_visualization","title":"t","chart":{"type":"line","series":[{"name":"@","data":[{"label":"a","value":1}]}],"axis_config":{"categories":["a"],"y_label":"y"}}}]""", 20, "/blocks/0/chart/series/0/name" },
        { "axis label", """[{"type":"data_visualization","title":"t","chart":{"type":"line","series":[{"name":"n","data":[{"label":"a","value":1}]}],"axis_config":{"categories":["a"],"y_label":"@"}}}]""", 50, "/blocks/0/chart/axis_config/y_label" },
        { "option value", """[{"type":"section","text":{"type":"mrkdwn","text":"x"},"accessory":{"type":"static_select","action_id":"a","options":[{"text":{"type":"plain_text","text":"x"},"value":"@"}]}}]""", 150, "/blocks/0/accessory/options/0/value" },
    };

    public static TheoryData<string, string, int, string> Counts => new()
    {
        { "blocks", """{"type":"divider"}""", 50, "/blocks" },
        { "context", """{"type":"mrkdwn","text":"x"}""", 10, "/blocks/0/elements" },
        { "actions", """{"type":"button","action_id":"#","text":{"type":"plain_text","text":"x"}}""", 25, "/blocks/0/elements" },
        { "section fields", """{"type":"mrkdwn","text":"x"}""", 10, "/blocks/0/fields" },
    };

    [Theory]
    [MemberData(nameof(Limits))]
    public async Task The_longest_text_is_taken_and_one_character_more_is_refused(string what, string blocks, int longest, string place)
    {
        await using var slack = await FakeSlack.Start(cancellation: Cancellation);
        await using var wire = new SlackWire(slack);

        Assert.True((bool)(await Post(wire, slack, blocks.Replace("@", new string('x', longest))))["ok"]!, what);
        Refused(await Post(wire, slack, blocks.Replace("@", new string('x', longest + 1))), place);
    }

    [Theory]
    [MemberData(nameof(Counts))]
    public async Task The_most_elements_are_taken_and_one_more_is_refused(string what, string element, int most, string place)
    {
        await using var slack = await FakeSlack.Start(cancellation: Cancellation);
        await using var wire = new SlackWire(slack);

        Assert.True((bool)(await Post(wire, slack, Many(most)))["ok"]!, what);
        Refused(await Post(wire, slack, Many(most + 1)), place);

        string Many(int count)
        {
            var elements = "[" + string.Join(',', Enumerable.Range(0, count).Select(index => element.Replace("#", $"a{index}"))) + "]";
            return what switch
            {
                "blocks" => elements,
                "section fields" => $$"""[{"type":"section","fields":{{elements}}}]""",
                _ => $$"""[{"type":"{{what}}","elements":{{elements}}}]""",
            };
        }
    }

    [Theory]
    [InlineData("""[{"type":"divider","block_id":"a"},{"type":"divider","block_id":"a"}]""", "/blocks/1/block_id")]
    [InlineData("""[{"type":"actions","elements":[{"type":"button","action_id":"a","text":{"type":"plain_text","text":"x"}},{"type":"button","action_id":"a","text":{"type":"plain_text","text":"y"}}]}]""", "/blocks/0/elements")]
    [InlineData("""[{"type":"section","text":{"type":"mrkdwn","text":""}}]""", "/blocks/0/text/text")]
    [InlineData("""[{"type":"header","text":{"type":"mrkdwn","text":"x"}}]""", "/blocks/0/text/type")]
    [InlineData("""[{"type":"paragraph","text":"x"}]""", "/blocks/0/type")]
    [InlineData("""[{"type":"image","image_url":"https://example.com/a.png"}]""", "/blocks/0/alt_text")]
    [InlineData("""[{"type":"image","alt_text":"a","image_url":"https://example.com/a.png","slack_file":{"id":"F1"}}]""", "/blocks/0")]
    [InlineData("""[{"type":"data_visualization","title":"t","chart":{"type":"radar"}}]""", "/blocks/0/chart/type")]
    [InlineData("""[{"type":"data_visualization","title":"t","chart":{"type":"bar","series":[{"name":"n","data":[{"label":"b","value":1}]}],"axis_config":{"categories":["a"]}}}]""", "/blocks/0/chart/series/0/data")]
    [InlineData("""[{"type":"data_visualization","title":"t","chart":{"type":"bar","series":[{"name":"n","data":[{"label":"a","value":"1"}]}],"axis_config":{"categories":["a"]}}}]""", "/blocks/0/chart/series/0/data/0/value")]
    [InlineData("""[{"type":"data_visualization","title":"t","chart":{"type":"bar","series":[{"name":"n","data":[{"label":"a","value":1}]},{"name":"n","data":[{"label":"a","value":2}]}],"axis_config":{"categories":["a"]}}}]""", "/blocks/0/chart/series/1/name")]
    [InlineData("""[{"type":"data_table","caption":"c","rows":[[{"type":"raw_text","text":"h"}]]}]""", "/blocks/0/rows")]
    [InlineData("""[{"type":"data_table","caption":"c","rows":[[{"type":"raw_text","text":"h"}],[{"type":"raw_text","text":"a"},{"type":"raw_text","text":"b"}]]}]""", "/blocks/0/rows")]
    [InlineData("""[{"type":"data_table","caption":"c","rows":[[{"type":"raw_text","text":"h"}],[{"type":"raw_number","text":"1"}]]}]""", "/blocks/0/rows/1/0/value")]
    public async Task Malformed_blocks_are_refused_at_their_place(string blocks, string place)
    {
        await using var slack = await FakeSlack.Start(cancellation: Cancellation);
        await using var wire = new SlackWire(slack);

        Refused(await Post(wire, slack, blocks), place);
    }

    [Fact]
    public async Task Markdown_is_counted_over_all_blocks()
    {
        await using var slack = await FakeSlack.Start(cancellation: Cancellation);
        await using var wire = new SlackWire(slack);
        var half = $$"""{"type":"markdown","text":"{{new string('x', 6001)}}"}""";

        Refused(await Post(wire, slack, $"[{half},{half}]"), "/blocks");
    }

    [Fact]
    public async Task Text_and_markdown_text_have_their_own_rules()
    {
        await using var slack = await FakeSlack.Start(new() { RateLimits = false }, Cancellation);
        await using var wire = new SlackWire(slack);
        var channel = slack.Cast.General.Id;

        Assert.Equal("no_text", Error(await wire.Call("chat.postMessage", new { channel, text = "" })));
        Assert.Equal("markdown_text_conflict", Error(await wire.Call("chat.postMessage", new { channel, text = "a", markdown_text = "b" })));
        Assert.Equal("msg_too_long", Error(await wire.Call("chat.postMessage", new { channel, markdown_text = new string('x', 12_001) })));
        var cut = await wire.Call("chat.postMessage", new { channel, text = new string('x', 40_001) });
        Assert.Equal(40_000, ((string)cut["message"]!["text"]!).Length);
        Assert.Equal("msg_too_long", Error(await wire.Call("chat.update", new { channel, ts = (string)cut["ts"]!, text = new string('x', 40_001) })));
        Assert.Equal("invalid_metadata_schema", Error(await wire.Call("chat.postMessage", new { channel, text = "a", metadata = new { event_type = "x" } })));
        Assert.Equal("invalid_blocks_format", Error(await wire.Call("chat.postMessage", new { channel, text = "a", blocks = "[{" })));
    }

    [Fact]
    public async Task A_modal_is_checked_before_its_trigger_is_spent()
    {
        await using var slack = await FakeSlack.Start(cancellation: Cancellation);
        await using var wire = new SlackWire(slack);
        await wire.Connect();
        var trigger_id = (string)slack.As(slack.Cast.Ana).Command("/policy", "help", slack.Cast.General).Payload["trigger_id"]!;

        foreach (var (change, place) in new (Action<JsonObject>, string)[]
        {
            (view => view["title"]!["text"] = new string('x', 25), "/view/title/text"),
            (view => view.Remove("title"), "/view"),
            (view => view["private_metadata"] = new string('x', 3001), "/view/private_metadata"),
            (view => view["callback_id"] = new string('x', 256), "/view/callback_id"),
            (view => view.Remove("submit"), "/view"),
            (view => view["blocks"] = new JsonArray([.. Enumerable.Range(0, 101).Select(_ => new JsonObject { ["type"] = "divider" })]), "/view/blocks"),
        })
        {
            var view = Modal();
            change(view);
            var answer = await wire.Call("views.open", new { trigger_id, view });
            Assert.Equal("invalid_arguments", Error(answer));
            Assert.Contains(answer["response_metadata"]!["messages"]!.AsArray(), message => ((string)message!).EndsWith($"[json-pointer:{place}]", StringComparison.Ordinal));
        }

        Assert.True((bool)(await wire.Call("views.open", new { trigger_id, view = Modal() }))["ok"]!);
    }

    private static JsonObject Modal() => (JsonObject)JsonNode.Parse(
        """
        {"type":"modal","callback_id":"c","title":{"type":"plain_text","text":"Title"},"submit":{"type":"plain_text","text":"Send"},
         "blocks":[{"type":"input","block_id":"q","label":{"type":"plain_text","text":"Q"},"element":{"type":"plain_text_input","action_id":"t"}}]}
        """)!;

    private static Task<JsonObject> Post(SlackWire wire, FakeSlack slack, string blocks) =>
        wire.Call("chat.postMessage", new { channel = slack.Cast.General.Id, text = "x", blocks = JsonNode.Parse(blocks) });

    private static void Refused(JsonObject answer, string place)
    {
        Assert.Equal("invalid_blocks", Error(answer));
        Assert.Contains(answer["response_metadata"]!["messages"]!.AsArray(), message => ((string)message!).EndsWith($"[json-pointer:{place}]", StringComparison.Ordinal));
    }

    private static string? Error(JsonObject answer) => (string?)answer["error"];
}
