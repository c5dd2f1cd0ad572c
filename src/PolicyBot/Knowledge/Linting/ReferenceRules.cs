namespace PolicyBot.Knowledge.Linting;

/// <summary>Whatever names something else in the library names something that is there.</summary>
internal static class ReferenceRules
{
    public static IEnumerable<LibraryProblem> Check(LintedLibrary library) => library.Entries.SelectMany(entry =>
        Related(entry, library.Library).Concat(Summary(entry)).Concat(Series(entry, library.Library)).Concat(Claim(entry)).Concat(Sources(entry)));

    private static IEnumerable<LibraryProblem> Related(LintedEntry linted, Library library)
    {
        foreach (var related in linted.Entry.Related)
        {
            if (related == linted.Entry.Id)
                yield return linted.Problem("the entry names itself as related", "related", related.Value);
            else if (library.Find(related) is null)
                yield return linted.Problem($"related entry '{related}' is not in the library", "related", related.Value);
        }
    }

    private static IEnumerable<LibraryProblem> Summary(LintedEntry linted) => linted.Entry.Summary.Facts
        .Where(id => linted.Entry.Facts.All(f => f.Id != id))
        .Select(id => linted.Problem($"the summary rests on fact '{id}', which is not in this entry", "summary", "facts", id.Value));

    private static IEnumerable<LibraryProblem> Series(LintedEntry linted, Library library) => linted.Entry.Facts
        .Where(f => f.Series is { } series && library.Find(series)?.Series is null)
        .Select(f => linted.Problem(f, $"series '{f.Series}' is not in the library", "series"));

    /// <summary>What is found of a claim is found by evidence that stands beside it, on the side that the finding says.</summary>
    private static IEnumerable<LibraryProblem> Claim(LintedEntry linted)
    {
        var entry = linted.Entry;
        if (entry.Claim is not { } claim)
            yield break;
        Side? needed = claim.Stance switch
        {
            Stance.Supported => Side.For,
            Stance.Refuted or Stance.Mixed => Side.Against,
            _ => null,
        };
        if (needed is { } side && entry.Facts.All(f => f.Side != side))
            yield return linted.Problem($"the claim is called {claim.Stance.Kebab()}, yet no fact has 'side: {side.Kebab()}'", "claim", "stance");
        if (entry.Facts.Count > 1 && entry.Summary.Facts is [var only])
            yield return linted.Problem($"the summary of a claim must rest on evidence beside fact '{only}'", "summary", "facts");
    }

    private static IEnumerable<LibraryProblem> Sources(LintedEntry linted)
    {
        // A series is cited by all its sources.
        if (linted.Entry.Series is not null)
            return [];
        var cited = linted.Entry.Facts.SelectMany(f => f.Sources).Select(s => s.Key).ToHashSet();
        return linted.Entry.Sources.Where(s => !cited.Contains(s.Key)).Select(s => linted.Problem(s, "no fact cites it"));
    }
}
