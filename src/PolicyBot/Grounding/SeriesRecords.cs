using System.Runtime.CompilerServices;
using PolicyBot.Statistics;

namespace PolicyBot.Grounding;

/// <summary>The records of one series by their names, and the ends of every line that can be drawn through them.</summary>
internal sealed class SeriesRecords
{
    private static readonly ConditionalWeakTable<Series, SeriesRecords> _known = [];

    private readonly Dictionary<string, SeriesRecord> _byId = [];

    private SeriesRecords(Series series)
    {
        var events = series.Counts is "events";
        foreach (var measure in series.Measures)
        {
            var (scale, unit) = UnitScale.Of(measure.Unit.English);
            foreach (var observation in series.Observations.GetValueOrDefault(measure.Column) ?? [])
            {
                var covered = observation.Through is { } last ? Period.Span(observation.Period.Start, last.End) : observation.Period;
                var figure = new TypedFigure(observation.Value * scale, observation.Value, unit, observation.Period, covered, events);
                _byId[Line.RecordId(series, measure, observation)] = new(measure, observation, figure);
            }
        }

        foreach (var revision in series.Revisions)
        {
            var measure = series.Measures.FirstOrDefault(m => m.Column == revision.Column) ?? series.DefaultMeasure;
            var (scale, unit) = UnitScale.Of(measure.Unit.English);
            var figure = new TypedFigure(revision.Value * scale, revision.Value, unit, revision.Period, revision.Period, events);
            _byId[FindingWriter.RevisionId(series, revision)] = new(measure, null, figure);
            _byId.TryAdd($"{series.Id}/{revision.Period}@first", new(measure, null, figure));
        }

        Rows = [.. _byId.Values.Where(r => r.Observation is not null)];
        Starts = [.. Rows.Select(r => r.Figure.Covered.Start)];
        EndDays = [.. Rows.Select(r => r.Figure.Covered.End)];
        Lines = [.. Rows.GroupBy(r => (r.Measure.Column, Keys: string.Join('/', r.Observation!.Keys)))
            .Select(g => (g.Min(r => r.Figure.Covered.Start), g.Max(r => r.Figure.Covered.End)))
            .Distinct()];
    }

    public IReadOnlyList<SeriesRecord> Rows { get; }

    public HashSet<DateOnly> Starts { get; }

    public HashSet<DateOnly> EndDays { get; }

    /// <summary>First and last day of every line.</summary>
    public IReadOnlyList<(DateOnly Start, DateOnly End)> Lines { get; }

    public static SeriesRecords Of(Series series) => _known.GetValue(series, static s => new(s));

    public SeriesRecord? Find(string id) => _byId.GetValueOrDefault(id);
}

/// <summary>The records of a series that one piece of evidence carries.</summary>
internal sealed class RetrievedRecords
{
    // An answer of several sentences cites the same thousand records in each.
    private static readonly ConditionalWeakTable<EvidenceItem, RetrievedRecords> _known = [];

    private readonly HashSet<string> _ids = [];

    private RetrievedRecords(EvidenceItem item)
    {
        if (item.Fact is not null || item.Records.Count == 0 || item.Entry.Series is not { } series)
            return;
        var records = SeriesRecords.Of(series);
        foreach (var recorded in item.Records)
        {
            if (records.Find(recorded.Id) is not { } record || record.Figure.Raw != recorded.Value)
                continue;
            _ids.Add(recorded.Id);
            Figures.Add(record.Figure);
        }
    }

    public List<TypedFigure> Figures { get; } = [];

    public static RetrievedRecords Of(EvidenceItem item) => _known.GetValue(item, static i => new(i));

    public bool Contains(string id) => _ids.Contains(id);
}

/// <param name="Observation">Null for a revision.</param>
internal sealed record SeriesRecord(Measure Measure, Observation? Observation, TypedFigure Figure);

/// <summary>Reads what a unit such as "billion US dollars" means for the number before it.</summary>
internal static class UnitScale
{
    public static (decimal Scale, NumeralUnit Unit) Of(string unit) =>
        Numerals.Read("1 " + unit, Language.English) is [{ Kind: NumeralKind.Quantity } one, ..] ? (one.Value, one.Unit) : (1, NumeralUnit.None);
}
