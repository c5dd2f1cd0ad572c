using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace PolicyBot.Tests.Fakes.Slack.State;

/// <summary>What a reader finds in blocks: their words, whom they notify, what can be pressed.</summary>
internal static partial class BlockText
{
    public static string Of(JsonArray blocks) => string.Join('\n', Texts(blocks).Select(text => text.Text));

    public static IReadOnlyList<string> Mentions(string text, JsonArray? blocks) =>
    [
        .. (blocks is { Count: > 0 } ? Texts(blocks).Where(found => found.Parsed).Select(found => found.Text) : [])
            .Append(text)
            .SelectMany(found => Mention().Matches(found))
            .Select(match => match.Groups[1].Value.Split('|')[0])
            .Distinct(StringComparer.Ordinal),
    ];

    public static IReadOnlyDictionary<string, JsonObject> Actions(JsonArray? blocks) =>
        Elements(blocks).Where(element => element.Element["action_id"] is not null)
            .ToDictionary(element => element.Element["action_id"]!.GetValue<string>(), element => element.Element, StringComparer.Ordinal);

    /// <summary>Interactive elements with the block that holds each.</summary>
    public static IEnumerable<(JsonObject Block, JsonObject Element)> Elements(JsonArray? blocks) =>
        from block in blocks?.OfType<JsonObject>() ?? []
        from element in (block["elements"] as JsonArray ?? []).OfType<JsonObject>()
            .Concat(new[] { block["accessory"], block["element"] }.OfType<JsonObject>())
        where element["action_id"] is not null
        select (block, element);

    /// <param name="Parsed">Mentions in it notify (mrkdwn and Markdown, not plain text).</param>
    private sealed record Found(string Text, bool Parsed);

    private static IEnumerable<Found> Texts(JsonNode? node) => node switch
    {
        JsonArray list => list.SelectMany(Texts),
        JsonObject { } it when it["type"]?.GetValue<string>() is "mrkdwn" or "plain_text" or "markdown" or "text" && it["text"] is JsonValue text =>
            [new(text.GetValue<string>(), it["type"]!.GetValue<string>() is "mrkdwn" or "markdown")],
        JsonObject it => it.Where(part => part.Key is not ("confirm" or "options" or "option_groups" or "placeholder"))
            .SelectMany(part => part.Key == "alt_text" && part.Value is JsonValue alt ? [new(alt.GetValue<string>(), false)] : Texts(part.Value)),
        _ => [],
    };

    [GeneratedRegex(@"<((?:@[UW]|!)[^>\s]+)>")]
    private static partial Regex Mention();
}
