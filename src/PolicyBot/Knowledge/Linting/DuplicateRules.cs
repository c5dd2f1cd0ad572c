namespace PolicyBot.Knowledge.Linting;

/// <summary>Nothing stands in the library twice: a second copy is the one that is forgotten when the first is corrected.</summary>
internal static class DuplicateRules
{
    private sealed record Place(LintedEntry In, string[] Path);

    public static IEnumerable<LibraryProblem> Check(LintedLibrary library) =>
    [
        .. Twice(library, Ids, "entry id"),
        .. Twice(library, FactIds, "fact id"),
        .. Twice(library, Texts, "the fact"),
        .. Twice(library, Aliases, "the alias", elsewhere: true),
        .. Twice(library, Questions, "the question", elsewhere: true),
        .. Contradictions(library),
    ];

    private static IEnumerable<(string Key, string Shown, string[] Path)> Ids(Entry entry) => [(entry.Id.Value, entry.Id.Value, ["id"])];

    private static IEnumerable<(string Key, string Shown, string[] Path)> FactIds(Entry entry) => entry.Facts.SelectMany(f =>
        f.Merged.Select(m => (m.Value, m.Value, (string[])["facts", f.Id.Value, "merged", m.Value])).Prepend((f.Id.Value, f.Id.Value, ["facts", f.Id.Value])));

    private static IEnumerable<(string Key, string Shown, string[] Path)> Texts(Entry entry) => entry.Facts.SelectMany(f => new[]
    {
        (Folding.Fold(f.Text.English), f.Text.English, (string[])["facts", f.Id.Value, "text"]),
        (Folding.Fold(f.Text.Spanish), f.Text.Spanish, ["facts", f.Id.Value, "es"]),
    });

    /// <summary>A name that two entries of one kind share finds the wrong one half of the time.</summary>
    private static IEnumerable<(string Key, string Shown, string[] Path)> Aliases(Entry entry) => Both(entry.Aliases, "aliases", $"{entry.Kind} ");

    /// <summary>A table and the entry that tells of its matter may share a question: one has the figures, the other the words.</summary>
    private static IEnumerable<(string Key, string Shown, string[] Path)> Questions(Entry entry) => Both(entry.Questions, "questions", entry.Series is null ? "" : "series ");

    private static IEnumerable<(string Key, string Shown, string[] Path)> Both(Phrases phrases, string key, string scope) =>
        phrases.English.Select(p => ($"{scope}en {Folding.Fold(p)}", p, (string[])[key, p]))
            .Concat(phrases.Spanish.Select(p => ($"{scope}es {Folding.Fold(p)}", p, (string[])[key + "_es", p])));

    /// <summary>One question that one fact answers with yes and another with no.</summary>
    private static IEnumerable<LibraryProblem> Contradictions(LintedLibrary library)
    {
        var settled = new Dictionary<string, (bool Yes, FactId By)>();
        foreach (var linted in library.Entries)
        {
            foreach (var fact in linted.Entry.Facts)
            {
                foreach (var (wording, yes) in fact.Settles)
                {
                    foreach (var asked in new[] { wording.English, wording.Spanish }.Where(w => w.Length > 0))
                    {
                        var (earlier, by) = settled.TryAdd(Folding.Fold(asked), (yes, fact.Id)) ? (yes, fact.Id) : settled[Folding.Fold(asked)];
                        if (earlier != yes)
                            yield return linted.Problem(fact, $"it settles '{asked}' with {(yes ? "yes" : "no")}, fact '{by}' with {(earlier ? "yes" : "no")}");
                    }
                }
            }
        }
    }

    /// <param name="of">What an entry holds that must be unique, with the words for the message and where it stands.</param>
    /// <param name="elsewhere">Whether only a second entry counts.</param>
    private static IEnumerable<LibraryProblem> Twice(LintedLibrary library, Func<Entry, IEnumerable<(string Key, string Shown, string[] Path)>> of, string what, bool elsewhere = false)
    {
        var first = new Dictionary<string, Place>();
        foreach (var linted in library.Entries)
        {
            foreach (var (key, shown, path) in of(linted.Entry).Where(h => h.Shown.Length > 0))
            {
                if (first.TryAdd(key, new(linted, path)))
                    continue;
                var earlier = first[key];
                if (!elsewhere || earlier.In != linted)
                    yield return linted.Problem($"{what} '{shown}' stands already in {earlier.In.Entry.File}:{earlier.In.Line(earlier.Path)}", path);
            }
        }
    }
}
