using PolicyBot.Asking;
using PolicyBot.Knowledge;
using PolicyBot.Statistics;

namespace PolicyBot.Digests;

/// <summary>One piece of news, not yet in words.</summary>
/// <param name="Change">What happened; null for what is still to come.</param>
/// <param name="Due">What is to come; null for what happened.</param>
/// <param name="IsRecord">Whether the newest figure of its table is the highest or lowest there is.</param>
internal sealed record NewsItem(Entry Entry, Change? Change, Due? Due, bool IsRecord = false)
{
    private const int MostFacts = 2;

    public NoticeHeading Heading => Change?.Kind switch
    {
        null => NoticeHeading.Due,
        ChangeKind.Corrected => NoticeHeading.Corrections,
        ChangeKind.StatusChanged or ChangeKind.Expired => NoticeHeading.Statuses,
        ChangeKind.FigureUpdated => NoticeHeading.Figures,
        _ => NoticeHeading.Added,
    };

    public Period On => Change?.On ?? Due!.On;

    /// <summary>The facts that it is told by. What is new is told by the summary, and so by what that rests on.</summary>
    public IReadOnlyList<Fact> Facts
    {
        get
        {
            var named = Change?.Facts ?? Due!.Facts;
            var told = Change?.Kind is ChangeKind.Added && named.Count == 0 ? Entry.Summary.Facts : named;
            return [.. told.Select(id => Entry.Facts.FirstOrDefault(f => f.Id == id)).OfType<Fact>().Take(MostFacts)];
        }
    }

    /// <summary>The smaller, the sooner a reader has to know it.</summary>
    public int Rank => (Heading, IsRecord) switch
    {
        (NoticeHeading.Corrections, _) => 0,
        (NoticeHeading.Statuses, _) => 1,
        (NoticeHeading.Figures, true) => 2,
        (NoticeHeading.Due, _) => 3,
        (NoticeHeading.Figures, _) => 4,
        _ => 5,
    };
}

/// <summary>Gathers what happened in a stretch of time, and what comes after it.</summary>
internal static class News
{
    /// <summary>How many days before it is due something is told of: often enough to be ready, and not every day.</summary>
    private static readonly int[] _daysBefore = [42, 14, 3];

    /// <returns>The most important first.</returns>
    /// <param name="known">Since when each change has been known here, by <see cref="KeyOf"/>; a change that is not in it, since its own day.</param>
    public static IReadOnlyList<NewsItem> Gather(Library library, DigestScope scope, DateOnly since, DateOnly until, IReadOnlyDictionary<string, DateOnly> known) =>
    [
        .. library.Entries.Where(scope.Covers)
            .SelectMany(entry => Happened(entry, since, until, known).Concat(Coming(entry, since, until)))
            .OrderBy(n => n.Rank)
            .ThenByDescending(n => n.Change is null ? default : n.On.End)
            .ThenBy(n => n.On.Start)
            .ThenBy(n => n.Entry.Id.Value, StringComparer.Ordinal),
    ];

    /// <summary>What tells one change from another.</summary>
    public static string KeyOf(Entry entry, Change change) => $"{entry.Id}|{change.On}|{change.Kind}|{change.To}|{string.Join(',', change.Facts)}";

    /// <summary>A month in which something happened is news when it is over: by its last day everything in it has happened, once.</summary>
    private static IEnumerable<NewsItem> Happened(Entry entry, DateOnly since, DateOnly until, IReadOnlyDictionary<string, DateOnly> known)
    {
        var items = Merged(entry, since, until, known).Select(change => new NewsItem(entry, change, null, IsNewestRelease(entry, change) && Releases.Record(entry) is not null)).ToList();
        var told = items.Where(i => i.Heading is not NoticeHeading.Figures).SelectMany(i => i.Facts).Select(f => f.Id).ToHashSet();
        return items.Select(i => i.Heading is NoticeHeading.Figures ? Without(i, told) : i).OfType<NewsItem>();
    }

    /// <summary>A new figure without what other news of its entry tells already.</summary>
    /// <returns>Null when that is all of it.</returns>
    private static NewsItem? Without(NewsItem item, HashSet<FactId> told)
    {
        var change = item.Change!;
        List<FactId> left = [.. change.Facts.Where(f => !told.Contains(f))];
        return left.Count == change.Facts.Count ? item : left.Count == 0 ? null : item with { Change = change with { Facts = left } };
    }

    /// <summary>Whether a table's figures are still those of this release.</summary>
    public static bool IsNewestRelease(Entry entry, Change change) =>
        entry.Series is not null && change.Kind is ChangeKind.FigureUpdated && !entry.Changes.Any(c => c.Kind is ChangeKind.FigureUpdated && c.On > change.On);

    /// <summary>Several new figures of an entry are one piece of news, and so are several new things.</summary>
    private static IEnumerable<Change> Merged(Entry entry, DateOnly since, DateOnly until, IReadOnlyDictionary<string, DateOnly> known) =>
        Told(entry, since, until, known)
            .GroupBy(c => c.Kind is ChangeKind.FigureUpdated or ChangeKind.Added ? (c.Kind, default(Change)) : (c.Kind, c))
            .Select(g => g.MaxBy(c => c.On)! with { Facts = [.. g.OrderByDescending(c => c.On).SelectMany(c => c.Facts).Distinct()] });

    private static IEnumerable<Change> Told(Entry entry, DateOnly since, DateOnly until, IReadOnlyDictionary<string, DateOnly> known)
    {
        foreach (var change in entry.Changes)
        {
            var told = known.TryGetValue(KeyOf(entry, change), out var day) && day > change.On.End ? day : change.On.End;
            if (told > since && told <= until)
                yield return change;
        }
    }

    private static IEnumerable<NewsItem> Coming(Entry entry, DateOnly since, DateOnly until) => entry.Due
        .Where(d => d.On.Start > until && Array.Exists(_daysBefore, days => d.On.Start.AddDays(-days) is var told && told > since && told <= until))
        .Select(d => new NewsItem(entry, null, d));
}
