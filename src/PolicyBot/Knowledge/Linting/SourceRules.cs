namespace PolicyBot.Knowledge.Linting;

/// <summary>A reader can follow every source, sees each once, and is led by the nearest to the origin.</summary>
internal static class SourceRules
{
    private static readonly string[] _tracking = ["utm_", "fbclid=", "gclid=", "mc_cid=", "mc_eid="];

    public static IEnumerable<LibraryProblem> Check(LintedLibrary library) => library.Entries.SelectMany(entry => Sources(entry).Concat(Lead(entry)));

    private static IEnumerable<LibraryProblem> Sources(LintedEntry linted)
    {
        var seen = new Dictionary<(string?, string, string), Source>();
        foreach (var source in linted.Entry.Sources)
        {
            if (source is { Mirror: true, Url: null })
                yield return linted.Problem(source, "a mirror needs the 'url' where it is", "mirror");
            if (source.Url is { } url && Array.Exists(_tracking, t => url.Query.Contains(t, StringComparison.OrdinalIgnoreCase)))
                yield return linted.Problem(source, $"take the tracking parameters out of '{url}'", "url");
            if (!seen.TryAdd((source.Url?.AbsoluteUri, source.Publisher, source.Title), source))
                yield return linted.Problem(source, $"it is the same as source '{seen[(source.Url?.AbsoluteUri, source.Publisher, source.Title)].Key}'");
        }
    }

    private static IEnumerable<LibraryProblem> Lead(LintedEntry linted)
    {
        var cited = linted.Entry.Summary.Facts.Select(id => linted.Entry.Facts.FirstOrDefault(f => f.Id == id)).OfType<Fact>().ToList();
        if (cited is [{ RestsOnAggregators: true } first, ..] && cited.Exists(f => !f.RestsOnAggregators))
            yield return linted.Problem($"the summary is led by fact '{first.Id}', which rests on aggregators alone; name another first", "summary", "facts", first.Id.Value);
    }
}
