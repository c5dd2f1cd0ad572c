using System.Text.Json;
using System.Text.Json.Nodes;
using PolicyBot.Discord.Wire;

namespace PolicyBot.Discord.Registration;

/// <summary>Whether a registered command is the one that is wanted: what the platform adds, and how it writes what is absent, makes no difference.</summary>
internal static class CommandDifference
{
    private static readonly string[] _compared =
    [
        "type", "name", "name_localizations", "description", "description_localizations", "options", "required", "autocomplete", "choices",
        "value", "integration_types", "contexts", "default_member_permissions", "nsfw", "min_length", "max_length",
    ];

    /// <summary>Lists whose order says nothing.</summary>
    private static readonly string[] _sets = ["integration_types", "contexts"];

    /// <param name="everywhere">Whether contexts and kinds of installation are compared: commands of one server have none, whatever the platform shows.</param>
    public static bool Differs(JsonElement registered, CommandDefinition wanted, bool everywhere) =>
        Compared(JsonNode.Parse(registered.GetRawText()), everywhere) != Compared(JsonNode.Parse(WireJson.Write(wanted)), everywhere);

    private static string Compared(JsonNode? command, bool everywhere)
    {
        if (!everywhere && command is JsonObject fields)
        {
            foreach (var name in _sets)
                fields.Remove(name);
        }

        return Canonical(command, isLocalized: false)?.ToJsonString() ?? "";
    }

    private static JsonNode? Canonical(JsonNode? node, bool isLocalized)
    {
        switch (node)
        {
            case JsonObject fields:
                var kept = fields.Where(f => isLocalized || _compared.Contains(f.Key))
                    .Select(f => KeyValuePair.Create(f.Key, Canonical(_sets.Contains(f.Key) ? Sorted(f.Value) : f.Value, f.Key.EndsWith("_localizations", StringComparison.Ordinal))))
                    .Where(f => f.Value is not null)
                    .OrderBy(f => f.Key, StringComparer.Ordinal)
                    .ToList();
                return kept.Count == 0 ? null : new JsonObject(kept);
            case JsonArray { Count: > 0 } items:
                return new JsonArray([.. items.Select(i => Canonical(i, isLocalized: false))]);
            case JsonValue value when value.GetValueKind() is JsonValueKind.False || (value.GetValueKind() is JsonValueKind.String && value.GetValue<string>().Length == 0):
                return null;
            case JsonValue value:
                return value.DeepClone();
            default:
                return null;
        }
    }

    private static JsonArray? Sorted(JsonNode? list) =>
        list is JsonArray items ? new JsonArray([.. items.OrderBy(i => i?.ToJsonString(), StringComparer.Ordinal).Select(i => i?.DeepClone())]) : null;
}
