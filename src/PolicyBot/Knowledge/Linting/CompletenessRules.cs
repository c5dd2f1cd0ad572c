namespace PolicyBot.Knowledge.Linting;

/// <summary>Everything that a reader of either language is shown is there in both, and can be found by questions in both.</summary>
internal static class CompletenessRules
{
    private const int FewestQuestions = 2;

    public static IEnumerable<LibraryProblem> Check(LintedLibrary library) => library.Entries
        .SelectMany(entry => Check(entry).Concat(Topics(entry, library.Library)).Concat(Facts(entry)))
        .Concat(library.Library.Topics.Where(t => t.Value.Spanish.Length == 0).Select(t => new LibraryProblem(
            LibraryLoader.TopicsFile, library.Locate(LibraryLoader.TopicsFile).Line("topics", t.Key), $"topic '{t.Key}' has no Spanish name 'es'")));

    private static IEnumerable<LibraryProblem> Check(LintedEntry linted)
    {
        var entry = linted.Entry;
        if (entry.Title.Spanish.Length == 0)
            yield return linted.Problem("'title_es' is missing", "title");
        if (entry.Summary.Text.Spanish.Length == 0)
            yield return linted.Problem("the summary has no Spanish text 'es'", "summary");
        if (entry.Summary.Facts.Count == 0 && entry.Facts.Count > 0)
            yield return linted.Problem("the summary names no 'facts' that it rests on", "summary");
        if (entry.Kind is EntryKind.Policy or EntryKind.Claim or EntryKind.Term && entry.Aliases.Spanish.Count == 0)
            yield return linted.Problem($"a {entry.Kind.Kebab()} needs Spanish aliases 'aliases_es'", "aliases");
        if (entry.Questions.English.Count < FewestQuestions)
            yield return linted.Problem($"'questions' must hold at least {FewestQuestions} questions", "questions");
        if (entry.Questions.Spanish.Count < FewestQuestions)
            yield return linted.Problem($"'questions_es' must hold at least {FewestQuestions} questions", "questions_es");
        if (entry.StatusNote is { Spanish.Length: 0 })
            yield return linted.Problem("'status_note_es' is missing", "status_note");
        if (entry.Claim is { Text.Spanish.Length: 0 })
            yield return linted.Problem("the claim has no Spanish text 'text_es'", "claim", "text");
        if (entry.Sources.Count == 0)
            yield return linted.Problem("the entry has no 'sources'");
    }

    private static IEnumerable<LibraryProblem> Topics(LintedEntry linted, Library library)
    {
        if (linted.Entry.Topics.Count == 0)
            yield return linted.Problem("'topics' must name at least one topic", "topics");
        foreach (var topic in linted.Entry.Topics.Where(t => !library.Topics.ContainsKey(t)))
            yield return linted.Problem($"topic '{topic}' is not in {LibraryLoader.TopicsFile}", "topics", topic);
    }

    private static IEnumerable<LibraryProblem> Facts(LintedEntry linted)
    {
        foreach (var fact in linted.Entry.Facts)
        {
            if (fact.Text.Spanish.Length == 0)
                yield return linted.Problem(fact, "the Spanish text 'es' is missing");
            if (fact.Note is { Spanish.Length: 0 })
                yield return linted.Problem(fact, "'note_es' is missing", "note");
            // What 'answer' settles stands among the asks, which each language words in its own way.
            foreach (var wording in fact.Settles.Select(s => s.Wording).Where(w => w.Spanish.Length == 0 && !fact.Asks.English.Contains(w.English)))
                yield return linted.Problem(fact, $"'{wording.English}' under 'settles' has no Spanish text 'es'", "settles", wording.English);
        }
    }
}
