namespace PolicyBot.Grounding;

/// <summary>Sentences about a whole stretch of a series: what it lacks, and which of its figures is the highest or lowest.</summary>
internal static class SpanClaims
{
    private static readonly string[] _lacks = ["no figure for ", "no separate figure for ", "no tiene cifra para ", "no tiene una cifra separada para "];

    private static readonly string[] _ends = ["does not cover the whole period: it runs through ", "no cubre el período completo: llega hasta "];

    private static readonly string[] _among = ["among the figures ", "entre las cifras "];

    private static readonly (string Words, bool High)[] _levels =
        [("highest level", true), ("lowest level", false), ("nivel más alto", true), ("nivel más bajo", false)];

    /// <summary>Whether a date is named because the series has no figure of it, or only part of one, or because it ends the stretch that was looked through.</summary>
    public static bool Excuses(string text, Numeral date, IReadOnlyList<EvidenceItem> cited)
    {
        if (After(text, _lacks, date.Start))
            return cited.Any(c => !Has(c, date));
        if (After(text, _ends, text.Length))
            return cited.Any(c => c.Entry.Series is { } series && SeriesRecords.Of(series).Rows.Any(r => r.Observation!.IsPartial && (r.Figure.Period == date.Period || r.Figure.Covered.End == date.Period.End)));
        return After(text, _among, date.Start)
            && cited.Any(c => c.Entry.Series is { } series && (SeriesRecords.Of(series).Starts.Contains(date.Period.Start) || SeriesRecords.Of(series).EndDays.Contains(date.Period.End)));
    }

    /// <summary>
    /// Whether a sentence denies a figure that the series has, or calls a record the highest or lowest of a stretch in which another
    /// lies beyond it.
    /// </summary>
    public static bool IsWrong(string text, IReadOnlyList<Numeral> numerals, IReadOnlyList<EvidenceItem> cited, IReadOnlyList<VerifiedFigure> verified)
    {
        if (After(text, _lacks, text.Length) && numerals.Any(n => n.Kind is NumeralKind.Date && After(text, _lacks, n.Start) && cited.Any(c => Has(c, n))))
            return true;
        var level = _levels.FirstOrDefault(l => text.Contains(l.Words, StringComparison.Ordinal));
        if (level.Words is null || verified is not [{ Use.Record: { } id }] || !After(text, _among, text.Length))
            return false;
        var dates = numerals.Where(n => n.Kind is NumeralKind.Date && After(text, _among, n.Start)).Select(n => n.Period).ToList();
        if (dates.Count == 0)
            return false;
        var (start, end) = (dates.Min(d => d.Start), dates.Max(d => d.End));
        foreach (var item in cited)
        {
            if (item.Entry.Series is not { } series || SeriesRecords.Of(series) is var records && records.Find(id) is not { Observation: { } shown } record)
                continue;
            return records.Rows.Any(r => r.Measure == record.Measure
                && r.Observation!.Keys.SequenceEqual(shown.Keys)
                && r.Figure.Period.Start >= start && r.Figure.Covered.End <= end
                && (level.High ? r.Figure.Raw > record.Figure.Raw : r.Observation.Through is null && r.Figure.Raw < record.Figure.Raw));
        }

        return false;
    }

    /// <summary>Whether a series has a figure of the date; where it is broken down, another line may have what this one lacks.</summary>
    private static bool Has(EvidenceItem item, Numeral date) =>
        item.Entry.Series is { Dimensions.Count: 0, Measures.Count: 1 } series && SeriesRecords.Of(series).Rows.Any(r => r.Figure.Period == date.Period);

    private static bool After(string text, string[] phrases, int before)
    {
        foreach (var phrase in phrases)
        {
            if (text.AsSpan(0, before).Contains(phrase, StringComparison.Ordinal))
                return true;
        }

        return false;
    }
}
