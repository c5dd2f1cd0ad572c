using System.Runtime.CompilerServices;
using PolicyBot.Knowledge;
using PolicyBot.Statistics;

namespace PolicyBot.Grounding;

/// <summary>Reads facts and entries once for as long as the library holds them.</summary>
internal static class Holdings
{
    private static readonly ConditionalWeakTable<Fact, Holding> _facts = [];
    private static readonly ConditionalWeakTable<Entry, Holding> _entries = [];
    private static readonly ConditionalWeakTable<Entry, Holding> _summaries = [];

    /// <summary>All that the cited evidence of a sentence holds; the retrieved records of a series are looked up where they are needed.</summary>
    public static List<Holding> Of(IReadOnlyList<EvidenceItem> cited)
    {
        var holdings = new List<Holding>(cited.Count * 2);
        foreach (var item in cited)
        {
            if (item.Fact is { } fact)
                holdings.Add(_facts.GetValue(fact, static f => Read(f)));
            if (item.History is { } history)
                holdings.Add(new Holding().Says(history).Done());
            var entry = _entries.GetValue(item.Entry, static e => Read(e));
            if (holdings.Contains(entry))
                continue;
            holdings.Add(entry);
            if (CitesWholeSummary(item.Entry, cited))
                holdings.Add(_summaries.GetValue(item.Entry, static e => new Holding().Says(e.Summary.Text).Done()));
        }

        return holdings;
    }

    /// <summary>A summary rests on several facts and says what no one of them does.</summary>
    private static bool CitesWholeSummary(Entry entry, IReadOnlyList<EvidenceItem> cited)
    {
        if (entry.Summary.Facts.Count == 0)
            return entry.Series is not null;
        foreach (var id in entry.Summary.Facts)
        {
            var found = false;
            foreach (var item in cited)
                found |= item.Fact is { } fact && (fact.Id == id || fact.Merged.Contains(id));
            if (!found)
                return false;
        }

        return true;
    }

    private static Holding Read(Fact fact)
    {
        var holding = new Holding().Says(fact.Text).Says(fact.Note).Says(fact.Locator).Says(fact.SaidBy).KnownAsOf(fact.AsOf);
        Read(holding, fact.Sources.Count > 0 ? fact.Sources[0] : null);
        foreach (var figure in fact.Figures)
        {
            var (scale, unit) = UnitScale.Of(figure.Unit);
            holding.Typed.Add(new(figure.Value * scale, figure.Value, unit, figure.Period, figure.Period, CountsEvents: false));
            holding.Names(figure.Unit).Names(figure.Label).Dated(figure.Period);
        }

        return holding.Done();
    }

    private static Holding Read(Entry entry)
    {
        var holding = new Holding { IsSeries = entry.Series is not null }.Labels(entry.Title).Says(entry.StatusNote).KnownAsOf(entry.AsOf).Names(entry.Jurisdiction);
        foreach (var alias in entry.Aliases.English.Concat(entry.Aliases.Spanish))
            holding.Names(alias);
        foreach (var date in entry.StatusDates.Values)
            holding.Dated(Period.TryParse(date, out var on) ? on : null);
        if (entry.Claim is { } claim)
            holding.Says(claim.Text).Says(claim.SaidBy).Dated(claim.SaidOn);
        if (entry.Series is { } series)
        {
            Read(holding, entry.Sources.Count > 0 ? entry.Sources[0] : null);
            Read(holding, series);
        }

        return holding.Done();
    }

    private static void Read(Holding holding, Source? source)
    {
        if (source is not null)
            holding.Says(source.Title).Says(source.Publisher).Dated(source.Date);
    }

    private static void Read(Holding holding, Series series)
    {
        holding.Says(series.Definition).Says(series.Release).Says(series.Publisher).Says(series.Dataset).Says(series.Geography).Says(series.Population);
        foreach (var caveat in series.Caveats)
            holding.Says(caveat);
        foreach (var measure in series.Measures)
            holding.Labels(measure.Subject).Labels(measure.Unit);
        foreach (var dimension in series.Dimensions)
        {
            holding.Labels(dimension.All);
            foreach (var value in dimension.Values)
                holding.Labels(value.Label).Labels(new(Phrase(dimension.Phrase.English, value.Label.English), Phrase(dimension.Phrase.Spanish, value.Label.Spanish)));
        }

        foreach (var revision in series.Revisions)
            holding.Says(revision.Release).Says(revision.Label);
        foreach (var (start, end) in SeriesRecords.Of(series).Lines)
            holding.Ends(start, end);
    }

    private static string Phrase(string phrase, string label) => phrase.Replace("{0}", label, StringComparison.Ordinal);
}
