using PolicyBot.Knowledge;
using PolicyBot.Statistics;

namespace PolicyBot.Charts;

/// <summary>Finds a group of a series by what people call it.</summary>
internal static class ChartGroups
{
    public static Filter? Find(Series series, string name)
    {
        var folded = Folding.Fold(name);
        bool Is(string text) => Folding.Fold(text) == folded;
        return series.Dimensions
            .SelectMany(d => d.Values.Select(v => new Filter(d, v)))
            .FirstOrDefault(f => Is(f.Value.Value) || Is(f.Value.Label.English) || Is(f.Value.Label.Spanish) || f.Value.Aliases.English.Concat(f.Value.Aliases.Spanish).Any(Is));
    }
}

/// <summary>Finds the series that somebody may have meant.</summary>
internal static class NearIds
{
    private const int Most = 3;

    public static IReadOnlyList<EntryId> To(EntryId id, Library library)
    {
        var folded = Folding.Fold(id.Value);
        var words = folded.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        int Shared(EntryId other) => Folding.Fold(other.Value).Split(' ').Count(w => words.Any(x => x == w || (x.Length > 3 && (w.StartsWith(x, StringComparison.Ordinal) || x.StartsWith(w, StringComparison.Ordinal) || w.StartsWith(x[..4], StringComparison.Ordinal)))));
        return [.. library.Series.Select(e => (e.Id, Score: Shared(e.Id))).Where(s => s.Score > 0).OrderByDescending(s => s.Score).ThenBy(s => s.Id.Value.Length).Take(Most).Select(s => s.Id)];
    }
}
