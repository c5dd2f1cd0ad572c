using System.Text.Json.Nodes;
using PolicyBot.Tests.Fakes.Slack.Api;
using PolicyBot.Tests.Fakes.Slack.State;

namespace PolicyBot.Tests.Fakes.Slack.Limits;

/// <summary>What a message says, checked against the documented limits.</summary>
internal sealed record Content(string Text, JsonArray? Blocks, JsonObject? Metadata)
{
    private const int LongestText = 40_000;
    private const int LongestMarkdown = 12_000;
    private const int LargestMetadata = 8_000;

    /// <param name="truncates">Too long a text is cut, as <c>chat.postMessage</c> does; else refused.</param>
    public static Content Read(ApiCall call, bool truncates)
    {
        var blocks = call.List("blocks", "invalid_blocks_format");
        if (call.Slack.Broken != Flaw.BlocksUnchecked)
        {
            Check(BlockRules.Message(blocks, call.Slack.Options.UnknownBlocks));
        }

        var text = call.Text("text");
        if (call.Text("markdown_text") is { Length: > 0 } markdown)
        {
            text = text is { Length: > 0 } || blocks is { Count: > 0 } ? throw new SlackRefusal("markdown_text_conflict")
                : markdown.Length > LongestMarkdown ? throw new SlackRefusal("msg_too_long")
                : markdown;
        }

        if (string.IsNullOrWhiteSpace(text) && blocks is not { Count: > 0 } && call.List("attachments", "invalid_attachments") is not { Count: > 0 })
        {
            throw new SlackRefusal("no_text");
        }

        if (text?.Length > LongestText)
        {
            text = truncates ? text[..LongestText] : throw new SlackRefusal("msg_too_long");
        }

        return new(Stored(text ?? ""), blocks, ReadMetadata(call));
    }

    /// <summary>The same rules for the JSON of an acknowledgement or a <c>response_url</c>; an error's name, or null.</summary>
    public static (Content? Content, string? Error) Read(JsonObject message, FakeSlackOptions options)
    {
        var text = message["text"]?.GetValue<string>() ?? "";
        var blocks = message["blocks"] as JsonArray;
        return BlockRules.Message(blocks, options.UnknownBlocks).Count > 0 ? (null, "invalid_blocks")
            : text.Length == 0 && blocks is not { Count: > 0 } ? (null, "no_text")
            : (new(Stored(text), (JsonArray?)blocks?.DeepClone(), null), null);
    }

    public Post Onto(Post post)
    {
        if (post.Text.Length > 0 || post.Blocks is not null)
        {
            post.Earlier.Add(post.Shown);
        }

        post.Text = Text;
        post.Blocks = Blocks is null ? null : Completed(Blocks);
        return post;
    }

    /// <summary>Slack names the blocks that have no name, and fills in the flags of text objects.</summary>
    public static JsonArray Completed(JsonArray blocks)
    {
        foreach (var (index, block) in blocks.OfType<JsonObject>().Index())
        {
            block["block_id"] ??= $"b{index:D4}";
        }

        Flag(blocks);
        return blocks;
    }

    /// <summary>The flags that every text object has when it comes back from Slack.</summary>
    public static void Flag(JsonNode? node)
    {
        if (node is JsonObject { } text && text["text"] is JsonValue && text["type"] is JsonValue type)
        {
            switch (type.GetValue<string>())
            {
                case "plain_text":
                    text["emoji"] ??= true;
                    break;
                case "mrkdwn":
                    text["verbatim"] ??= false;
                    break;
            }
        }

        foreach (var part in node switch { JsonObject it => it.Select(part => part.Value), JsonArray list => list, _ => [] })
        {
            Flag(part);
        }
    }

    private static void Check(IReadOnlyList<string> problems)
    {
        if (problems.Count > 0)
        {
            throw new SlackRefusal("invalid_blocks", problems)
            {
                More = new()
                {
                    ["errors"] = new JsonArray([.. problems.Select(problem => (JsonNode)problem["[ERROR] ".Length..])]),
                    ["response_metadata"] = new JsonObject { ["messages"] = new JsonArray([.. problems.Select(problem => (JsonNode)problem)]) },
                },
            };
        }
    }

    private static JsonObject? ReadMetadata(ApiCall call)
    {
        var metadata = call.Object("metadata", "invalid_metadata_format");
        return metadata is null ? null
            : metadata["event_type"] is not JsonValue || metadata["event_payload"] is not JsonObject ? throw new SlackRefusal("invalid_metadata_schema")
            : metadata.ToJsonString().Length > LargestMetadata ? throw new SlackRefusal("metadata_too_large")
            : metadata;
    }

    /// <summary>A bare ampersand is kept as an entity, as Slack keeps it.</summary>
    private static string Stored(string text) =>
        System.Text.RegularExpressions.Regex.Replace(text, "&(?!amp;|lt;|gt;)", "&amp;", default, TimeSpan.FromSeconds(1));
}
