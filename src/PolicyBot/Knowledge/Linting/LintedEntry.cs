using PolicyBot.Statistics;

namespace PolicyBot.Knowledge.Linting;

/// <summary>An entry with the files that it was read from, so that what is said about it can name a line.</summary>
internal sealed class LintedEntry(Entry entry, IReadOnlyDictionary<string, Func<TextReader>> files)
{
    private readonly Lazy<Locations> _lines = new(() =>
        FrontMatter.Open(entry.File, Text(files, entry.File), []) is var (fields, _) ? fields.Locate() : Locations.Unknown);

    public Entry Entry => entry;

    /// <inheritdoc cref="Locations.Line"/>
    public int Line(params ReadOnlySpan<string> path) => _lines.Value.Line(path);

    /// <param name="path">What the message is about, see <see cref="Locations.Line"/>.</param>
    public LibraryProblem Problem(string message, params ReadOnlySpan<string> path) => new(entry.File, Line(path), message);

    public LibraryProblem Problem(Fact fact, string message, params ReadOnlySpan<string> path) =>
        Problem($"fact '{fact.Id}': {message}", ["facts", fact.Id.Value, .. path]);

    public LibraryProblem Problem(Source source, string message, params ReadOnlySpan<string> path) =>
        Problem($"source '{source.Key}': {message}", ["sources", source.Key, .. path]);

    /// <summary>A problem with a row of the entry's table, on the row's line in the data file.</summary>
    public LibraryProblem Problem(Observation row, string message)
    {
        var file = entry.File[..(entry.File.LastIndexOf('/') + 1)] + _lines.Value.Value("series", "file");
        var rows = Text(files, file).Split('\n');
        var at = Array.FindIndex(rows, r => Period.TryParse(r.Split(',')[0], out var period) && period == row.Period && row.Keys.All(r.Contains));
        return new(file, at + 1, $"{string.Join(' ', row.Keys.Prepend(row.Period.ToString()))}: {message}");
    }

    private static string Text(IReadOnlyDictionary<string, Func<TextReader>> files, string path)
    {
        using var file = files[path]();
        return file.ReadToEnd();
    }
}
