using PolicyBot.Grounding;
using PolicyBot.Statistics;

namespace PolicyBot.Knowledge.Linting;

/// <summary>The history of an entry, and what falls due in it, rest on dated facts of the same entry.</summary>
internal static class ChangeRules
{
    public static IEnumerable<LibraryProblem> Check(LintedLibrary library) => library.Entries.SelectMany(entry => Changes(entry, library.Today).Concat(Due(entry)));

    private static IEnumerable<LibraryProblem> Changes(LintedEntry linted, DateOnly today)
    {
        var entry = linted.Entry;
        foreach (var (change, i) in entry.Changes.Select((c, i) => (c, i)))
        {
            string Says(string what) => $"change {i + 1}, {change.Kind.Kebab()} {change.On}: {what}";
            if (change.On.Start > today)
                yield return linted.Problem(Says($"it is after today, {today:yyyy-MM-dd}"), "changes");
            if (change.Kind is ChangeKind.StatusChanged && (change.To is null || change.From == change.To))
                yield return linted.Problem(Says("'from' and 'to' must be two statuses"), "changes");
            if (change.Kind is ChangeKind.Corrected && change.Was is null)
                yield return linted.Problem(Says("'was' must say what the library said before"), "changes");
            if (change.Was is { Spanish: "" })
                yield return linted.Problem(Says("'was_es' is missing"), "changes");
            foreach (var problem in Facts(entry, change.Facts, Says, change.On, needed: entry.Series is null && change.Kind is not ChangeKind.Added, dated: change.Kind is not ChangeKind.Corrected))
                yield return linted.Problem(problem, "changes");
        }

        var last = entry.Changes.Where(c => c.Kind is ChangeKind.StatusChanged && c.To is not null).MaxBy(c => c.On);
        if (last is not null && last.To != entry.Status)
            yield return linted.Problem($"the last change of status is to '{last.To!.Value.Kebab()}', the entry's status is '{entry.Status.Kebab()}'", "changes");
    }

    private static IEnumerable<LibraryProblem> Due(LintedEntry linted)
    {
        foreach (var (due, i) in linted.Entry.Due.Select((d, i) => (d, i)))
        {
            foreach (var problem in Facts(linted.Entry, due.Facts, what => $"due {i + 1}, {due.On}: {what}", due.On, needed: true, dated: true))
                yield return linted.Problem(problem, "due");
        }
    }

    private static IEnumerable<string> Facts(Entry entry, IReadOnlyList<FactId> ids, Func<string, string> says, Period on, bool needed, bool dated)
    {
        var facts = ids.Select(id => entry.Facts.FirstOrDefault(f => f.Id == id)).OfType<Fact>().ToList();
        foreach (var id in ids.Where(id => facts.TrueForAll(f => f.Id != id)))
            yield return says($"fact '{id}' is not in this entry");
        if (needed && facts.Count == 0)
            yield return says("it names no fact that bears it out");
        else if (dated && facts.Count > 0 && !facts.Exists(f => Dates(f).Any(d => on.Contains(d))))
            yield return says("none of its facts gives that date");
    }

    private static IEnumerable<Period> Dates(Fact fact) =>
        Numerals.Read(fact.Text.English, Language.English).Where(n => n.Kind is NumeralKind.Date).Select(n => n.Period).Concat(fact.Figures.Select(f => f.Period)).Concat(fact.Sources.Select(s => s.Date).OfType<Period>()).Append(fact.AsOf);
}
