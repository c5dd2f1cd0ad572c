using System.Text.Json.Nodes;

namespace PolicyBot.Slack.Rendering;

/// <summary>The blocks in use and their limits; see docs.slack.dev/reference/block-kit.</summary>
internal static class BlockKit
{
    public const int MostBlocks = 50;
    public const int MostInSection = 3000;
    public const int MostInHeader = 150;
    public const int MostInLabel = 75;
    public const int MostButtons = 25;

    /// <param name="mrkdwn">Escaped.</param>
    public static JsonObject Section(string mrkdwn) => new() { ["type"] = "section", ["text"] = Text(mrkdwn) };

    /// <summary>Small print.</summary>
    public static JsonObject Context(string mrkdwn) => new() { ["type"] = "context", ["elements"] = new JsonArray(Text(mrkdwn)) };

    public static JsonObject Header(string text) => new() { ["type"] = "header", ["text"] = Plain(Clip.To(text, MostInHeader)) };

    public static JsonObject Actions(IEnumerable<JsonObject> buttons) => new() { ["type"] = "actions", ["elements"] = new JsonArray([.. buttons]) };

    /// <summary>Text that Slack does not parse, and in which ":smile:" stays what it is.</summary>
    public static JsonObject Plain(string text) => new() { ["type"] = "plain_text", ["text"] = text, ["emoji"] = false };

    /// <summary>Verbatim: Slack adds no links or mentions of its own.</summary>
    private static JsonObject Text(string mrkdwn) => new() { ["type"] = "mrkdwn", ["text"] = mrkdwn, ["verbatim"] = true };
}
