using System.Text.Json.Nodes;

namespace PolicyBot.Slack.Rendering;

/// <summary>A message in Slack's form.</summary>
/// <param name="Text">Escaped: what notifications and screen readers say, and the whole message where there are no blocks.</param>
/// <param name="Blocks">Null for a message of text alone.</param>
internal sealed record SlackMessage(string Text, JsonArray? Blocks)
{
    public const int MostText = 4000;

    /// <summary>The body of a new message, with what says where it goes. Nothing is ever unfurled.</summary>
    public IReadOnlyDictionary<string, object?> Body(params IEnumerable<(string Name, object? Value)> target) =>
        Bare([("mrkdwn", Blocks is null ? false : null), ("unfurl_links", false), ("unfurl_media", false), .. target]);

    /// <summary>The same for methods that document nothing but what is said: chat.postEphemeral and chat.update.</summary>
    public IReadOnlyDictionary<string, object?> Bare(params IEnumerable<(string Name, object? Value)> target) =>
        new (string Name, object? Value)[] { ("text", Text), ("blocks", Blocks) }.Concat(target).Where(part => part.Value is not null).ToDictionary(part => part.Name, part => part.Value);
}
