using System.Text.Json.Nodes;

namespace PolicyBot.Tests.Fakes.Slack.Limits;

/// <summary>The documented limits of blocks; problems in the words of the platform, each with the place as a JSON pointer.</summary>
internal static class BlockRules
{
    private const int LongestMarkdown = 12_000;

    private static readonly HashSet<string> _messageTypes =
    [
        "section", "header", "context", "actions", "divider", "image", "markdown", "rich_text", "video", "file", "table", "data_table",
        "data_visualization", "context_actions", "task_card", "plan", "input",
    ];

    /// <param name="unknown">Types that the workspace does not have yet.</param>
    public static IReadOnlyList<string> Message(JsonArray? blocks, IReadOnlySet<string>? unknown = null) => Check(blocks, 50, "/blocks", unknown);

    /// <summary>A modal or Home tab: more blocks, and rules of its own.</summary>
    public static IReadOnlyList<string> View(JsonObject view)
    {
        var found = new Problems();
        var blocks = view["blocks"] as JsonArray;
        if (blocks is null)
        {
            found.Add("missing required field: blocks", "/view");
        }

        if (view["type"]?.GetValue<string>() is not ("modal" or "home"))
        {
            found.Add("invalid view type", "/view/type");
        }

        var modal = view["type"]?.GetValue<string>() == "modal";
        found.Length(view["private_metadata"], 3000, "/view/private_metadata");
        found.Length(view["callback_id"], 255, "/view/callback_id");
        foreach (var name in new[] { "title", "submit", "close" })
        {
            found.PlainText(view[name], 24, $"/view/{name}", required: modal && name == "title");
        }

        if (modal && view["submit"] is null && (blocks ?? []).Any(block => block?["type"]?.GetValue<string>() == "input"))
        {
            found.Add("missing required field: submit", "/view");
        }

        return [.. found.All, .. Check(blocks, 100, "/view/blocks")];
    }

    private static IReadOnlyList<string> Check(JsonArray? blocks, int most, string at, IReadOnlySet<string>? unknown = null)
    {
        var found = new Problems();
        if (blocks?.Count > most)
        {
            found.Add($"no more than {most} items allowed", at);
        }

        var ids = new HashSet<string>(StringComparer.Ordinal);
        var markdown = 0;
        foreach (var (index, node) in (blocks ?? []).Index())
        {
            var here = $"{at}/{index}";
            if (node is not JsonObject block || block["type"] is not JsonValue type || !_messageTypes.Contains(type.GetValue<string>()) || unknown?.Contains(type.GetValue<string>()) == true)
            {
                found.Add("unsupported type: " + (node as JsonObject)?["type"], here + "/type");
                continue;
            }

            found.Length(block["block_id"], 255, here + "/block_id");
            if (block["block_id"]?.GetValue<string>() is { } id && !ids.Add(id))
            {
                found.Add("`block_id` already exists: " + id, here + "/block_id");
            }

            markdown += type.GetValue<string>() == "markdown" ? block["text"]?.GetValue<string>().Length ?? 0 : 0;
            OneBlock(found, type.GetValue<string>(), block, here);
        }

        if (blocks?.OfType<JsonObject>().Count(block => block["type"] is JsonValue type && type.ToString() == "data_visualization") > ChartRules.MostInMessage)
        {
            found.Add($"no more than {ChartRules.MostInMessage} data_visualization blocks allowed", at);
        }

        if (markdown > LongestMarkdown)
        {
            found.Add($"must be less than {LongestMarkdown + 1} characters in all markdown blocks", at);
        }

        return found.All;
    }

    private static void OneBlock(Problems found, string type, JsonObject block, string at)
    {
        switch (type)
        {
            case "section":
                found.Section(block, at);
                break;
            case "header":
                found.PlainText(block["text"], 150, at + "/text", required: true);
                break;
            case "context":
                found.Items(block["elements"], 10, at + "/elements", (element, here) => found.ContextElement(element, here));
                break;
            case "actions":
                found.Items(block["elements"], 25, at + "/elements", (element, here) => ElementRules.Check(found, element, here));
                found.UniqueActions(block["elements"] as JsonArray, at + "/elements");
                break;
            case "context_actions":
                found.Items(block["elements"], 5, at + "/elements", (element, here) => ElementRules.Check(found, element, here));
                break;
            case "image":
                found.Image(block, at);
                break;
            case "data_visualization":
                ChartRules.Chart(found, block, at);
                break;
            case "data_table":
                ChartRules.Table(found, block, at);
                break;
            case "markdown":
                found.Text(block["text"], 1, LongestMarkdown, at + "/text");
                break;
            case "input":
                found.PlainText(block["label"], 2000, at + "/label", required: true);
                found.PlainText(block["hint"], 2000, at + "/hint", required: false);
                if (block["element"] is not JsonObject element)
                {
                    found.Add("missing required field: element", at);
                }
                else
                {
                    ElementRules.Check(found, element, at + "/element");
                }

                break;
        }
    }
}
