using YamlDotNet.RepresentationModel;

namespace PolicyBot.Knowledge;

/// <summary>
/// Where the parts of a file's front matter stand. Entries carry no lines; whoever has something to say about an entry that was
/// read finds the line here.
/// </summary>
internal sealed class Locations(YamlNode? root, int linesBefore)
{
    // What tells the items of the library's lists apart.
    private static readonly string[] _itemKeys = ["id", "column", "value", "period", "use", "en"];

    /// <summary>Of a file that could not be read: everything stands on its first line.</summary>
    public static Locations Unknown { get; } = new(null, 0);

    /// <summary>The line, from 1, of the last part of the path that is there.</summary>
    /// <param name="path">Keys from the outside in; an item of a list goes by its id, column, value, period or text.</param>
    public int Line(params ReadOnlySpan<string> path) => root is null ? 1 : (int)Walk(path, out _).Start.Line + linesBefore;

    /// <summary>The single value at a path; null when there is none.</summary>
    public string? Value(params ReadOnlySpan<string> path)
    {
        if (root is null)
            return null;
        Walk(path, out var value);
        return (value as YamlScalarNode)?.Value;
    }

    /// <summary>What each item of a list has under a key, in the order of the file.</summary>
    public IReadOnlyList<string> Values(string list, string key)
    {
        if (root is null || Step(root, list) is not var (_, items) || items is not YamlSequenceNode sequence)
            return [];
        return [.. sequence.Children.OfType<YamlMappingNode>().Select(i => Step(i, key)?.Value).OfType<YamlScalarNode>().Select(v => v.Value ?? "")];
    }

    /// <returns>The node that begins the last part that is there.</returns>
    private YamlNode Walk(ReadOnlySpan<string> path, out YamlNode? value)
    {
        var begin = root!;
        value = root;
        foreach (var step in path)
        {
            if (value is null || Step(value, step) is not var (next, inner))
            {
                value = null;
                break;
            }

            (begin, value) = (next, inner);
        }

        return begin;
    }

    private static (YamlNode Begin, YamlNode Value)? Step(YamlNode node, string step)
    {
        if (node is YamlMappingNode map)
            return map.Children.FirstOrDefault(p => IsText(p.Key, step)) is { Key: { } key, Value: { } value } ? (key, value) : null;
        return (node as YamlSequenceNode)?.Children.FirstOrDefault(item => IsItem(item, step)) is { } found ? (found, found) : null;
    }

    private static bool IsItem(YamlNode item, string step) =>
        item is YamlMappingNode map ? Array.Exists(_itemKeys, key => map.Children.TryGetValue(new YamlScalarNode(key), out var value) && IsText(value, step)) : IsText(item, step);

    private static bool IsText(YamlNode node, string text) => node is YamlScalarNode { Value: { } value } && value.AsSpan().Trim().SequenceEqual(text);
}
