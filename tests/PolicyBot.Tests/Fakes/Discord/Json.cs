using System.Text.Json;
using System.Text.Json.Nodes;

namespace PolicyBot.Tests.Fakes.Discord;

/// <summary>Reading JSON that somebody else wrote: nothing here throws because a field is missing or of another type.</summary>
internal static class Json
{
    public static JsonNode? At(this JsonNode? node, string name) => node is JsonObject o && o.TryGetPropertyValue(name, out var value) ? value : null;

    public static bool Has(this JsonNode? node, string name) => node is JsonObject o && o.ContainsKey(name);

    public static string? Text(this JsonNode? node, string name) => Text(At(node, name));

    public static string? Text(this JsonNode? node) => node is JsonValue && node.GetValueKind() == JsonValueKind.String ? node.GetValue<string>() : null;

    public static long? Number(this JsonNode? node, string name) =>
        At(node, name) is JsonValue value && value.GetValueKind() == JsonValueKind.Number && long.TryParse(value.ToJsonString(), out var number) ? number : null;

    public static bool Yes(this JsonNode? node, string name) => At(node, name) is JsonValue value && value.GetValueKind() == JsonValueKind.True;

    public static JsonArray Items(this JsonNode? node, string name) => At(node, name) as JsonArray ?? [];

    /// <summary>A node may have one parent only, so what is stored is copied into what is sent.</summary>
    public static JsonNode? Copy(this JsonNode? node) => node?.DeepClone();

    public static JsonArray Array(IEnumerable<JsonNode?> nodes) => [.. nodes.Select(Copy)];

    public static JsonArray Array(IEnumerable<string> texts) => [.. texts.Select(text => (JsonNode?)JsonValue.Create(text))];

    public static JsonObject With(this JsonObject node, string name, JsonNode? value)
    {
        node[name] = value;
        return node;
    }
}
