namespace PolicyBot.Knowledge.Linting;

/// <summary>An entry that is past its day of review.</summary>
/// <param name="Facts">How many facts an answer now gives with the warning that they may be out of date; a table counts as one.</param>
public sealed record StaleEntry(EntryId Id, Bilingual Title, string File, DateOnly ReviewBy, int DaysPast, int Facts)
{
    public override string ToString() => $"{ReviewBy:yyyy-MM-dd}  {DaysPast} days  {Id}: {Title.English} ({Facts} {(Facts == 1 ? "fact" : "facts")}, {File})";
}

/// <summary>What a curator asks of the library.</summary>
public static class LibraryReport
{
    /// <summary>The entries to look at again, the longest overdue first.</summary>
    public static IReadOnlyList<StaleEntry> Stale(Library library, DateOnly today) =>
    [
        .. library.Entries.Where(e => e.IsStale(today))
            .Select(e => new StaleEntry(e.Id, e.Title, e.File, e.ReviewBy, today.DayNumber - e.ReviewBy.DayNumber, Math.Max(1, e.Facts.Count)))
            .OrderBy(e => e.ReviewBy).ThenByDescending(e => e.Facts).ThenBy(e => e.Id.Value, StringComparer.Ordinal),
    ];

    /// <summary>How much the library holds, and in what state.</summary>
    public static LibraryStatistics Statistics(Library library, DateOnly today) => new(
        library.Entries.Count,
        library.FactCount,
        library.Series.Count,
        library.Series.Sum(e => e.Series!.Observations.Values.Sum(o => o.Count)),
        [.. Enum.GetValues<EntryKind>().Select(k => new Tally(k.Kebab(), library.Entries.Count(e => e.Kind == k)))],
        [.. library.Topics.Keys.Select(t => new Tally(t, library.Entries.Count(e => e.Topics.Contains(t)))).OrderByDescending(t => t.Count)],
        [.. Enum.GetValues<Tier>().Select(t => new Tally(t.Kebab(), library.Entries.Sum(e => e.Sources.Count(s => s.Tier == t))))],
        library.Entries.Count(IsWholeInSpanish),
        library.Entries.Count(e => e.IsStale(today)));

    /// <summary>An entry, a fact or a series in words, for a terminal.</summary>
    /// <param name="id">The id of an entry, of a fact, or of a fact that was merged into another.</param>
    /// <returns>Null when the library has nothing of that id.</returns>
    public static string? Show(Library library, string id)
    {
        // An entry of one fact often bears that fact's id; the entry shows both.
        if (library.Find(new EntryId(id)) is { } entry)
            return EntryText.Of(entry);
        return library.Find(new FactId(id)) is { } held ? EntryText.Of(held, new(id)) : null;
    }

    private static bool IsWholeInSpanish(Entry entry) =>
        entry.Title.Spanish.Length > 0 && entry.Summary.Text.Spanish.Length > 0 && entry.Questions.Spanish.Count > 0 && entry.Facts.All(f => f.Text.Spanish.Length > 0);
}
