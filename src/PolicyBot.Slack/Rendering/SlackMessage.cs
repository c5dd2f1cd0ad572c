using System.Text.Json.Nodes;

namespace PolicyBot.Slack.Rendering;

/// <summary>A message in Slack's form.</summary>
/// <param name="Text">Escaped: what notifications and screen readers say, and the whole message where there are no blocks.</param>
/// <param name="Blocks">Null for a message of text alone.</param>
internal sealed record SlackMessage(string Text, JsonArray? Blocks)
{
    public const int MostText = 4000;

    /// <summary>The body of a call, with what says where it goes. Nothing is ever unfurled.</summary>
    public IReadOnlyDictionary<string, object?> Body(IEnumerable<(string Name, object? Value)> target)
    {
        var body = new Dictionary<string, object?>
        {
            ["text"] = Text,
            ["blocks"] = Blocks,
            ["mrkdwn"] = Blocks is null ? false : null,
            ["unfurl_links"] = false,
            ["unfurl_media"] = false,
        };
        foreach (var (name, value) in target)
            body[name] = value;
        foreach (var missing in body.Where(b => b.Value is null).Select(b => b.Key).ToList())
            body.Remove(missing);
        return body;
    }
}
