using PolicyBot.Statistics;

namespace PolicyBot.Knowledge;

/// <summary>What became of an entry between two versions of the library.</summary>
public sealed record EntryChange(Entry Entry, Change Change);

/// <summary>Compares two versions of the library; what it finds has the form in which curators declare the history of an entry.</summary>
public static class LibraryDiff
{
    /// <param name="on">The day under which the changes are recorded.</param>
    public static IReadOnlyList<EntryChange> Between(Library before, Library after, DateOnly on) =>
        [.. after.Entries.SelectMany(now => Changes(before.Find(now.Id), now, Period.Day(on)).Select(c => new EntryChange(now, c)))];

    /// <summary>Those that the newer version does not declare since <paramref name="since"/>.</summary>
    public static IReadOnlyList<EntryChange> Undeclared(IReadOnlyList<EntryChange> found, DateOnly since) =>
        [.. found.Where(f => !f.Entry.Changes.Any(c => c.Kind == f.Change.Kind && c.To == f.Change.To && c.On.End > since))];

    private static IEnumerable<Change> Changes(Entry? was, Entry now, Period on)
    {
        if (was is null)
        {
            yield return new(on, ChangeKind.Added, null, null, null, []);
            yield break;
        }

        if (was.Status != now.Status)
        {
            var facts = now.Facts.Where(f => was.Facts.All(w => w.Id != f.Id || w.Text != f.Text)).Select(f => f.Id).ToList();
            yield return new(on, now.Status is EntryStatus.Historical ? ChangeKind.Expired : ChangeKind.StatusChanged, was.Status, now.Status, null, facts);
        }

        foreach (var (fact, old) in now.Facts.Select(f => (f, was.Facts.FirstOrDefault(w => w.Id == f.Id))))
        {
            if (old is not null && IsCorrection(old, fact))
                yield return new(on, ChangeKind.Corrected, null, null, old.Text, [fact.Id]);
        }

        var updated = now.Facts.Where(f => f.Figures.Any(g => was.Facts.SelectMany(w => w.Figures).All(o => (o.Unit, o.Period, o.Label) != (g.Unit, g.Period, g.Label)))).Select(f => f.Id).ToList();
        if (updated.Count > 0 || IsNewRelease(was.Series, now.Series))
            yield return new(on, ChangeKind.FigureUpdated, null, null, null, updated);
    }

    /// <summary>Another value for the same thing at the same time.</summary>
    private static bool IsCorrection(Fact old, Fact now) =>
        old.Figures.Any(o => now.Figures.Any(n => (n.Unit, n.Period, n.Label) == (o.Unit, o.Period, o.Label) && n.Value != o.Value));

    private static bool IsNewRelease(Series? was, Series? now) =>
        was is not null && now is not null && now.Observations.Any(m => was.Observations.GetValueOrDefault(m.Key) is not { } old || !m.Value.Select(Values).SequenceEqual(old.Select(Values)));

    private static (Period, string, decimal) Values(Observation observation) => (observation.Period, string.Join('|', observation.Keys), observation.Value);
}
