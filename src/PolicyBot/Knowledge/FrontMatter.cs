using System.Globalization;
using PolicyBot.Statistics;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace PolicyBot.Knowledge;

/// <summary>Something wrong in the library, and where.</summary>
/// <param name="File">Path of the file inside the library.</param>
/// <param name="Line">Line in the file, from 1.</param>
public sealed record LibraryProblem(string File, int Line, string Message)
{
    public override string ToString() => $"{File}:{Line}: {Message}";
}

/// <summary>
/// One mapping of an entry's front matter. Each read says what it expects, and what is missing, malformed or unknown becomes
/// a <see cref="LibraryProblem"/> with its line instead of an exception, so that one run shows a curator everything.
/// </summary>
internal sealed class FrontMatter(YamlMappingNode node, string file, int linesBefore, ICollection<LibraryProblem> problems)
{
    private readonly HashSet<string> _read = [];

    public int Line => LineOf(node);

    /// <summary>Splits a file into front matter and body.</summary>
    /// <returns>Null when there is no readable front matter; the problem has been recorded.</returns>
    public static (FrontMatter Fields, string Body)? Open(string file, string text, ICollection<LibraryProblem> problems)
    {
        text = text.ReplaceLineEndings("\n").TrimEnd() + '\n';
        const string Fence = "---\n";
        var end = text.StartsWith(Fence, StringComparison.Ordinal) ? text.IndexOf("\n" + Fence, Fence.Length - 1, StringComparison.Ordinal) : -1;
        if (end < 0)
        {
            problems.Add(new(file, 1, "the file must begin with front matter between two lines of three hyphens"));
            return null;
        }

        return Parse(file, text[Fence.Length..(end + 1)], 1, problems) is { } fields ? (fields, text[(end + 1 + Fence.Length)..].Trim()) : null;
    }

    /// <summary>Reads a file that is YAML from its first line to its last.</summary>
    /// <returns>Null when it cannot be read; the problem has been recorded.</returns>
    public static FrontMatter? OpenData(string file, string text, ICollection<LibraryProblem> problems) => Parse(file, text, 0, problems);

    private static FrontMatter? Parse(string file, string yaml, int linesBefore, ICollection<LibraryProblem> problems)
    {
        try
        {
            var stream = new YamlStream();
            stream.Load(new StringReader(yaml));
            if (stream.Documents is [{ RootNode: YamlMappingNode root }])
                return new(root, file, linesBefore, problems);
            problems.Add(new(file, linesBefore + 1, "the front matter must be a list of 'key: value' lines"));
        }
        catch (YamlException e)
        {
            problems.Add(new(file, (int)e.Start.Line + linesBefore, $"the front matter is not valid YAML: {e.InnerException?.Message ?? e.Message}"));
        }

        return null;
    }

    /// <summary>Where the parts of this mapping stand in the file.</summary>
    public Locations Locate() => new(node, linesBefore);

    public bool Has(string key) => node.Children.ContainsKey(new YamlScalarNode(key));

    public string Text(string key)
    {
        var text = Optional(key);
        if (text is null)
            Report(node, $"'{key}' is missing");
        return text ?? "";
    }

    public string? Optional(string key)
    {
        if (Child(key) is not { } child)
            return null;
        if (child is YamlScalarNode { Value: { Length: > 0 } value } && !string.IsNullOrWhiteSpace(value))
            return value.Trim();
        if (child is not YamlScalarNode)
            Report(child, $"'{key}' must be a single value");
        return null;
    }

    public IReadOnlyList<string> List(string key)
    {
        switch (Child(key))
        {
            case null:
                return [];
            case YamlSequenceNode sequence:
                return [.. sequence.Children.OfType<YamlScalarNode>().Select(s => s.Value?.Trim() ?? "").Where(s => s.Length > 0)];
            case YamlScalarNode { Value.Length: > 0 } single:
                return [single.Value.Trim()];
            case var other:
                Report(other, $"'{key}' must be a list");
                return [];
        }
    }

    public T Choice<T>(string key, T otherwise)
        where T : struct, Enum
    {
        if (Optional(key) is not { } text)
        {
            Report(node, $"'{key}' is missing; it is one of {Choices<T>()}");
            return otherwise;
        }

        return Parse(key, text, otherwise);
    }

    public T? OptionalChoice<T>(string key)
        where T : struct, Enum => Optional(key) is { } text ? Parse<T>(key, text, default) : null;

    public bool Flag(string key) => Optional(key) is "true" or "yes";

    public bool? OptionalFlag(string key) => Optional(key) switch
    {
        null => null,
        "true" or "yes" => true,
        _ => false,
    };

    public int Whole(string key, int otherwise) =>
        Optional(key) is { } text && int.TryParse(text, CultureInfo.InvariantCulture, out var number) ? number : otherwise;

    public decimal Number(string key)
    {
        var text = Text(key);
        if (decimal.TryParse(text, NumberStyles.Number | NumberStyles.AllowExponent, CultureInfo.InvariantCulture, out var number))
            return number;
        Report(Child(key) ?? node, $"'{key}' must be a number, not '{text}'");
        return 0;
    }

    public Period Period(string key)
    {
        if (OptionalPeriod(key) is { } period)
            return period;
        if (!Has(key))
            Report(node, $"'{key}' is missing");
        return default;
    }

    public Period? OptionalPeriod(string key)
    {
        if (Optional(key) is not { } text)
            return null;
        if (Statistics.Period.TryParse(text, out var period))
            return period;
        Report(Child(key)!, $"'{key}' must be a date or period such as 2024, 2024-06, 2024-06-30, FY2024 or 2024-01..2024-06, not '{text}'");
        return null;
    }

    public DateOnly Date(string key)
    {
        var text = Text(key);
        if (DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date))
            return date;
        if (text.Length > 0)
            Report(Child(key)!, $"'{key}' must be a day such as 2026-06-30, not '{text}'");
        return default;
    }

    public Bilingual Both(string key, string spanishKey) => new(Text(key), Optional(spanishKey) ?? "");

    public Bilingual? OptionalBoth(string key, string spanishKey) =>
        Optional(key) is { } english ? new(english, Optional(spanishKey) ?? "") : Ignore(spanishKey);

    public Phrases Phrases(string key, string spanishKey) => new(List(key), List(spanishKey));

    public IReadOnlyDictionary<string, string> Map(string key) => Child(key) is YamlMappingNode map
        ? map.Children.ToDictionary(p => p.Key.ToString(), p => p.Value.ToString())
        : [];

    public FrontMatter? Inner(string key)
    {
        switch (Child(key))
        {
            case null:
                return null;
            case YamlMappingNode map:
                return new(map, file, linesBefore, problems);
            case var other:
                Report(other, $"'{key}' must hold 'key: value' lines");
                return null;
        }
    }

    public IReadOnlyList<FrontMatter> Items(string key)
    {
        switch (Child(key))
        {
            case null:
                return [];
            case YamlSequenceNode sequence:
                foreach (var wrong in sequence.Children.Where(c => c is not YamlMappingNode))
                    Report(wrong, $"each item of '{key}' must hold 'key: value' lines");
                return [.. sequence.Children.OfType<YamlMappingNode>().Select(m => new FrontMatter(m, file, linesBefore, problems))];
            case var other:
                Report(other, $"'{key}' must be a list");
                return [];
        }
    }

    public void Problem(string message) => Report(node, message);

    public void Problem(string key, string message) => Report(Child(key) ?? node, message);

    /// <summary>Names the keys that nothing read: most often a misspelling.</summary>
    public void RejectUnknown()
    {
        foreach (var key in node.Children.Keys.Where(k => !_read.Contains(k.ToString())))
            Report(key, $"'{key}' is not a known key here");
    }

    private Bilingual? Ignore(string key)
    {
        _read.Add(key);
        return null;
    }

    private T Parse<T>(string key, string text, T otherwise)
        where T : struct, Enum
    {
        if (Enum.TryParse<T>(text.Replace("-", "", StringComparison.Ordinal), ignoreCase: true, out var value) && !char.IsAsciiDigit(text[0]))
            return value;
        Report(Child(key)!, $"'{key}' is '{text}'; it must be one of {Choices<T>()}");
        return otherwise;
    }

    private static string Choices<T>()
        where T : struct, Enum => string.Join(", ", Enum.GetNames<T>().Select(EnumNames.Kebab));

    private YamlNode? Child(string key)
    {
        _read.Add(key);
        return node.Children.TryGetValue(new YamlScalarNode(key), out var child) ? child : null;
    }

    private int LineOf(YamlNode at) => (int)at.Start.Line + linesBefore;

    private void Report(YamlNode at, string message) => problems.Add(new(file, LineOf(at), message));
}
