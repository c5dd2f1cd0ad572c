using System.Text.Json.Nodes;
using PolicyBot.Chat;
using PolicyBot.Slack.Rendering;

namespace PolicyBot.Slack;

/// <summary>What Slack would be sent, for those who want to see a message as it looks there.</summary>
public static class SlackPreview
{
    /// <returns><c>text</c> and <c>blocks</c>, as <c>chat.postMessage</c> takes them.</returns>
    public static JsonObject Of(Message message)
    {
        var rendered = Renderer.Render(message, plain: false);
        return new() { ["text"] = rendered.Text, ["blocks"] = rendered.Blocks };
    }
}
