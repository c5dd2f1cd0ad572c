using System.Text.Json;

namespace PolicyBot.Discord.Wire;

/// <summary>Reads what the platform sends without trusting its shape: what is missing, or of another kind than expected, is null.</summary>
internal static class JsonReading
{
    public static JsonElement? Item(this JsonElement element, string name) =>
        element.ValueKind is JsonValueKind.Object && element.TryGetProperty(name, out var value) && value.ValueKind is not (JsonValueKind.Null or JsonValueKind.Undefined) ? value : null;

    public static JsonElement? Item(this JsonElement? element, string name) => element?.Item(name);

    public static IEnumerable<JsonElement> Items(this JsonElement element, string name) =>
        element.Item(name) is { ValueKind: JsonValueKind.Array } list ? list.EnumerateArray() : [];

    public static IEnumerable<JsonElement> Items(this JsonElement? element, string name) => element is { } found ? found.Items(name) : [];

    public static string? Text(this JsonElement element, string name) => element.Item(name) is { ValueKind: JsonValueKind.String } value ? value.GetString() : null;

    public static string? Text(this JsonElement? element, string name) => element?.Text(name);

    public static long? Number(this JsonElement element, string name) =>
        element.Item(name) is { ValueKind: JsonValueKind.Number } value && value.TryGetInt64(out var number) ? number : null;

    public static long? Number(this JsonElement? element, string name) => element?.Number(name);

    public static bool Is(this JsonElement element, string name) => element.Item(name) is { ValueKind: JsonValueKind.True };

    /// <summary>A scalar as text: options carry strings, numbers and booleans.</summary>
    public static string? Scalar(this JsonElement element, string name) => element.Item(name) switch
    {
        { ValueKind: JsonValueKind.String } value => value.GetString(),
        { ValueKind: JsonValueKind.Number or JsonValueKind.True or JsonValueKind.False } value => value.GetRawText(),
        _ => null,
    };

    /// <returns>Null for what is not JSON.</returns>
    public static JsonElement? Parse(ReadOnlyMemory<byte> utf8)
    {
        try
        {
            using var document = JsonDocument.Parse(utf8);
            return document.RootElement.Clone();
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
