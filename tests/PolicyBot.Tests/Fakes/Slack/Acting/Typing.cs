using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using PolicyBot.Tests.Fakes.Slack.State;

namespace PolicyBot.Tests.Fakes.Slack.Acting;

/// <summary>What the Slack client makes of keystrokes before they reach the platform.</summary>
internal static partial class Typing
{
    /// <summary>Entities first, then @names, #channels, links and mass mentions in Slack's notation.</summary>
    /// <param name="withNames">With the name after a bar, as in slash commands.</param>
    public static string Escaped(string typed, World world, bool withNames = false)
    {
        var text = typed.Replace("&", "&amp;").Replace("<", "&lt;").Replace(">", "&gt;");
        text = Link().Replace(text, "<$0>");
        text = Mass().Replace(text, "<!${whom}>");
        foreach (var person in world.People.Values.Where(person => text.Contains("@" + person.Name, StringComparison.Ordinal)))
        {
            text = text.Replace("@" + person.Name, withNames ? $"<@{person.Id}|{person.Name}>" : $"<@{person.Id}>");
        }

        foreach (var channel in world.Channels.Values.Where(channel => channel.Kind != ChannelKind.Direct && text.Contains("#" + channel.Name, StringComparison.Ordinal)))
        {
            text = text.Replace("#" + channel.Name, $"<#{channel.Id}|{channel.Name}>");
        }

        return text;
    }

    /// <summary>An input's state after typing or choosing.</summary>
    public static JsonObject Filled(FakeSlack slack, JsonObject block, JsonObject element, string? given)
    {
        var type = element["type"]!.GetValue<string>();
        return type switch
        {
            "plain_text_input" or "email_text_input" or "url_text_input" or "number_input" =>
                new() { ["type"] = type, ["value"] = given ?? element["initial_value"]?.DeepClone() },
            "static_select" or "radio_buttons" or "external_select" =>
                new() { ["type"] = type, ["selected_option"] = given is null ? element["initial_option"]?.DeepClone() : slack.Interactions.Used(block, element, given)["selected_option"]?.DeepClone() },
            "checkboxes" or "multi_static_select" =>
                new()
                {
                    ["type"] = type,
                    ["selected_options"] = given is null
                        ? element["initial_options"]?.DeepClone() ?? new JsonArray()
                        : new JsonArray([.. given.Split(',', StringSplitOptions.RemoveEmptyEntries).Select(one => slack.Interactions.Used(block, element, one)["selected_options"]![0]!.DeepClone())]),
                },
            "users_select" => new() { ["type"] = type, ["selected_user"] = given ?? element["initial_user"]?.DeepClone() },
            "multi_users_select" => new() { ["type"] = type, ["selected_users"] = new JsonArray([.. (given ?? "").Split(',', StringSplitOptions.RemoveEmptyEntries).Select(id => (JsonNode)id)]) },
            "channels_select" => new() { ["type"] = type, ["selected_channel"] = given },
            "conversations_select" => new() { ["type"] = type, ["selected_conversation"] = given },
            _ => new() { ["type"] = type, ["value"] = given },
        };
    }

    [GeneratedRegex(@"https?://[^\s<>]+", default, 1000)]
    private static partial Regex Link();

    [GeneratedRegex(@"@(?<whom>here|channel|everyone)\b", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Mass();
}
