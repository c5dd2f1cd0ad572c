using System.Text.Json.Nodes;

namespace PolicyBot.Tests.Fakes.Slack.Api;

/// <summary>Ends a call with <c>ok:false</c> and this error.</summary>
internal sealed class SlackRefusal(string error, IReadOnlyList<string>? messages = null) : Exception(error)
{
    public string Error { get; } = error;

    /// <summary>Further fields of the answer, such as <c>needed</c> and <c>provided</c>.</summary>
    public JsonObject More { get; init; } = messages is { Count: > 0 }
        ? new() { ["response_metadata"] = new JsonObject { ["messages"] = new JsonArray([.. messages.Select(message => (JsonNode)message)]) } }
        : [];
}
