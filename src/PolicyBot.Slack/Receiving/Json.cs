using System.Text.Json;

namespace PolicyBot.Slack.Receiving;

/// <summary>Reads payloads without trusting their shape: what is missing, null or of another kind is simply not there.</summary>
internal static class Json
{
    /// <returns>A default element where the path leads nowhere.</returns>
    public static JsonElement At(this JsonElement element, params ReadOnlySpan<string> path)
    {
        foreach (var name in path)
        {
            if (element.ValueKind is not JsonValueKind.Object || !element.TryGetProperty(name, out element))
                return default;
        }

        return element;
    }

    /// <returns>Null for anything but a non-empty string.</returns>
    public static string? Text(this JsonElement element, params ReadOnlySpan<string> path) =>
        element.At(path) is { ValueKind: JsonValueKind.String } found && found.GetString() is { Length: > 0 } text ? text : null;

    /// <summary>True for <c>true</c>, and for the string "true" that forms send.</summary>
    public static bool IsTrue(this JsonElement element, params ReadOnlySpan<string> path) =>
        element.At(path) switch
        {
            { ValueKind: JsonValueKind.True } => true,
            { ValueKind: JsonValueKind.String } text => text.ValueEquals("true"),
            _ => false,
        };

    public static IEnumerable<JsonElement> Items(this JsonElement element, params ReadOnlySpan<string> path) =>
        element.At(path) is { ValueKind: JsonValueKind.Array } array ? array.EnumerateArray() : [];

    /// <returns>Null for what is no JSON object.</returns>
    public static JsonElement? Parse(ReadOnlyMemory<byte> utf8)
    {
        try
        {
            using var document = JsonDocument.Parse(utf8);
            return document.RootElement.ValueKind is JsonValueKind.Object ? document.RootElement.Clone() : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
