using System.Text.Json;
using System.Text.Json.Nodes;

namespace PolicyBot.Tests.Conformance;

/// <summary>Compares the fields of two JSON values, and the kinds of what they hold; the values themselves do not matter.</summary>
internal static class JsonShape
{
    /// <summary>Fields of the sample that the other value lacks or holds as another kind, as paths such as <c>event.blocks.0.type</c>.</summary>
    public static IEnumerable<string> Missing(JsonNode? sample, JsonNode? actual, string path = "")
    {
        switch (sample, actual)
        {
            case (JsonObject expected, JsonObject found):
                foreach (var (name, value) in expected)
                {
                    var at = path.Length == 0 ? name : $"{path}.{name}";
                    if (!found.TryGetPropertyValue(name, out var there))
                    {
                        yield return $"{at}: missing";
                        continue;
                    }

                    foreach (var deeper in Missing(value, there, at))
                    {
                        yield return deeper;
                    }
                }

                break;
            case (JsonArray { Count: > 0 } expected, JsonArray { Count: > 0 } found):
                foreach (var deeper in Missing(expected[0], found[0], path + ".0"))
                {
                    yield return deeper;
                }

                break;
            // A sample's null says only that there can be nothing.
            case (not null, _) when Kind(sample) != Kind(actual):
                yield return $"{path}: {Kind(sample)} in the sample, {Kind(actual)} here";
                break;
        }
    }

    private static string Kind(JsonNode? node) => node?.GetValueKind() switch
    {
        null or JsonValueKind.Null => "null",
        JsonValueKind.True or JsonValueKind.False => "boolean",
        { } kind => kind.ToString().ToLowerInvariant(),
    };
}
