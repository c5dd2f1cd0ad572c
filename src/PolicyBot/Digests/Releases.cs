using PolicyBot.Knowledge;
using PolicyBot.Statistics;

namespace PolicyBot.Digests;

/// <summary>What the newest figure of a table says: against the period before, against the same period a year before, and as a record.</summary>
internal static class Releases
{
    /// <summary>A highest or lowest figure among fewer is no record.</summary>
    private const int FewestForRecord = 12;

    private const int MonthsOfYear = 12;
    private const int QuartersOfYear = 4;

    /// <returns>The news of the table, the most telling first; empty where it has no figure for the whole of what it counts.</returns>
    public static IReadOnlyList<Finding> Findings(Entry entry)
    {
        if (LineOf(entry) is not { Points: [.., var newest] } line)
            return [];
        var findings = new List<Finding>();
        if (Whole(line, newest.Period.Shift(-1)) is { } before)
            findings.Add(new Changed(entry, line, before, newest));
        if (YearBefore(newest.Period) is { } year && Whole(line, year) is { } then)
            findings.Add(new Changed(entry, line, then, newest));
        if (findings.Count == 0)
            findings.Add(new LookedUp(entry, line, new(newest, newest.Through is null ? Fit.Exact : Fit.Partial, newest.Period)));
        if (Record(entry) is { } record)
            findings.Add(record);
        return findings;
    }

    /// <returns>Null when the newest figure is neither the highest nor the lowest, or covers only part of its period.</returns>
    public static Extreme? Record(Entry entry)
    {
        if (LineOf(entry) is not { Points: { Count: >= FewestForRecord } points } line || points[^1] is not { Through: null } newest)
            return null;
        var others = points.SkipLast(1).Select(p => p.Value).ToList();
        return newest.Value > others.Max() ? new(entry, line, High: true, newest, points)
            : newest.Value < others.Min() ? new(entry, line, High: false, newest, points)
            : null;
    }

    /// <summary>The line that stands for the whole table; null where it would be one country or one estimator of many.</summary>
    private static Line? LineOf(Entry entry) =>
        entry.Series is { } series && Line.Of(series, series.DefaultMeasure, []) is { Points.Count: > 0, Filters.Count: 0 } line ? line : null;

    /// <summary>A part of a period is not held against a whole one.</summary>
    private static Point? Whole(Line line, Period period) =>
        line.Points[^1].Through is null ? line.Points.FirstOrDefault(p => p.Period == period && p.Through is null) : null;

    private static Period? YearBefore(Period period) => period.Kind switch
    {
        PeriodKind.Month => period.Shift(-MonthsOfYear),
        PeriodKind.FiscalQuarter => period.Shift(-QuartersOfYear),
        _ => null,
    };
}
