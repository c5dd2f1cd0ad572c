using PolicyBot.Asking;
using PolicyBot.Knowledge;
using PolicyBot.Statistics;

namespace PolicyBot.Charts;

/// <summary>Decides what is drawn of a series, of several, or of what a question asks for.</summary>
/// <param name="today">The day by which the caption's citations are judged.</param>
public sealed class ChartComposer(KnowledgeBase knowledge, DateOnly today)
{
    private const int MostColumns = 40;
    private const int MostOnOneAxis = 3;
    private const int MostPanels = 9;
    private const double Filled = 0.6;

    /// <summary>A series over a stretch of time; the whole of it without one.</summary>
    public ChartOutcome For(EntryId series, Period? period, Language language) => For([series], period, [], language);

    /// <param name="series">One, or several of one unit to compare.</param>
    /// <param name="groups">Values of a dimension of the one series, such as countries or sectors.</param>
    public ChartOutcome For(IReadOnlyList<EntryId> series, Period? period, IReadOnlyList<string> groups, Language language)
    {
        var lines = new List<(Entry Entry, Line Line, string Label)>();
        foreach (var id in series)
        {
            if (knowledge.Library.Find(id) is not { Series: { } found } entry)
                return new ChartOutcome.NotDrawn(ChartWords.Unknown(id, NearIds.To(id, knowledge.Library), language));
            if (groups.Count == 0)
            {
                if (Line.Of(found, found.DefaultMeasure, []) is not { } line)
                    return new ChartOutcome.NotDrawn(ChartWords.NeedsGroup(found, language));
                lines.AddRange(series.Count == 1 && Rates(found) is { Count: > 1 } rates ? rates.Select(r => (entry, r, FindingWriter.Subject(r, language))) : [(entry, line, entry.Title.In(language))]);
            }

            foreach (var group in groups)
            {
                if (ChartGroups.Find(found, group) is not { } filter || Line.Of(found, found.DefaultMeasure, [filter]) is not { } line)
                    return new ChartOutcome.NotDrawn(ChartWords.NoGroup(found, group, language));
                lines.Add((entry, line, filter.Value.Label.In(language)));
            }
        }

        return Compose(lines, period, language);
    }

    /// <summary>The rates that a table sets side by side, such as of the foreign-born and the native-born: one alone would be half of what it is about.</summary>
    private static List<Line> Rates(Series series) => series.Nature is Nature.Rate && series.Measures.Count is > 1 and <= MostOnOneAxis && series.Measures.All(m => m.Unit == series.Measures[0].Unit)
        ? [.. series.Measures.Select(m => Line.Of(series, m, [])).OfType<Line>()]
        : [];

    /// <summary>What a question about numbers asks for.</summary>
    public static ChartOutcome ForQuestion(Inquiry inquiry) =>
        Capabilities.LookUpStatistic(inquiry, inquiry.Understanding.Canonical) is [{ Fit: >= StatisticLookup.Sure, Finding: var finding }, ..]
            ? new ChartComposer(inquiry.Knowledge, inquiry.Today).For(finding, inquiry.Language, inquiry.Understanding.Statistic.Periods.Span)
            : new ChartOutcome.NotDrawn(ChartWords.NoFigures(inquiry.Language));

    /// <summary>What a finding rests on, over the time that it speaks of.</summary>
    /// <param name="asked">The stretch of time that was asked for, where the finding itself speaks of none.</param>
    public ChartOutcome For(Finding finding, Language language, Period? asked = null) => finding switch
    {
        Changed found => Compose([Of(found, found.Line, language)], Period.Span(found.From.Period.Start, found.To.Covered.End), language),
        Trended found => Compose([Of(found, found.Line, language)], Period.Span(found.Points[0].Period.Start, found.Points[^1].Covered.End), language),
        Multiple found when found.Line != found.Other => Compose([Of(found, found.Line, language), Of(found, found.Other, language)], null, language),
        NotAdded found => Compose([Of(found.First, found.First.Line, language), Of(found.Second, found.Second.Line, language)], null, language),
        TopValues found => For([found.Entry.Id], null, [.. found.Top.Take(MostPanels).Select(t => t.Value.Value)], language),
        _ => Compose([Of(finding, finding.Line, language)], asked is { } span && finding.Line.Within(span).Count > 1 ? span : null, language),
    };

    private static (Entry Entry, Line Line, string Label) Of(Finding finding, Line line, Language language) =>
        (finding.Entry, line, line.Filters is [.., var last] ? last.Value.Label.In(language) : finding.Entry.Title.In(language));

    private ChartOutcome Compose(List<(Entry Entry, Line Line, string Label)> asked, Period? period, Language language)
    {
        var (entry, first, _) = asked[0];
        if (asked.Skip(1).Select(a => SharedAxis.Problem(first, a.Line, language)).FirstOrDefault(p => p is not null) is { } problem)
            return new ChartOutcome.NotDrawn(problem);
        if (asked.Count > MostPanels)
            return new ChartOutcome.NotDrawn(ChartWords.TooMany(MostPanels, language));
        var drawn = asked.Select(a => (a.Entry, a.Line, a.Label, Points: period is { } within ? a.Line.Within(within) : a.Line.Points)).ToList();
        if (drawn.Exists(d => d.Points.Count == 0))
            return new ChartOutcome.NotDrawn(ChartWords.NothingThen(first.Coverage, language));
        var kind = KindOf(first, drawn.Count, drawn.Max(d => d.Points.Count));
        var lines = drawn.Select(d => new ChartLine(d.Label, [.. d.Points.Select(p => PointOf(d.Line, p))])).ToList();
        var values = lines.SelectMany(l => l.Points).Select(p => p.Value).ToList();
        // A level that hardly moves would be a flat line far above an empty picture.
        var fromZero = kind is ChartKind.Column || first.Series.Nature is Nature.Flow || values.Min() < 0.6m * values.Max();
        var entries = drawn.Select(d => d.Entry).DistinctBy(e => e.Id).ToList();
        var covered = Period.Span(drawn.Min(d => d.Points[0].Period.Start), drawn.Max(d => d.Points[^1].Covered.End));
        return new ChartOutcome.Drawn(new(
            entry.Id,
            kind,
            language,
            entries.Count == 1 ? entry.Title.In(language) : ChartWords.Compared(entries, language),
            ChartWords.Subtitle([.. drawn.Select(d => d.Line)], knowledge.Library, language),
            first.Measure.Unit.In(language),
            ChartWords.TimeAxis(first.Points[0].Period.Kind, language),
            fromZero,
            lines,
            kind is ChartKind.SmallMultiples ? [] : ChartEvents.Of(entries, covered, knowledge.Library, language),
            string.Join("; ", entries.Select(e => ChartWords.Source(e, language))),
            ChartWords.Notes(lines, fromZero, language),
            ChartCaption.Of([.. drawn.Select(d => (d.Entry, d.Line, d.Points))], today, language),
            ChartCsv.Of(first.Measure.Unit.In(language), lines, entries, language)));
    }

    private static ChartKind KindOf(Line line, int lines, int points) => line switch
    {
        _ when lines > MostOnOneAxis => ChartKind.SmallMultiples,
        _ when lines > 1 => ChartKind.Line,
        _ when points > 1 && !IsFilled(line) => ChartKind.Line,
        { Points: [{ Period.Kind: PeriodKind.FiscalYear or PeriodKind.CalendarYear or PeriodKind.AcademicYear }, ..], Series.Nature: Nature.Flow or Nature.Stock or Nature.Level } when points <= MostColumns => ChartKind.Column,
        { Series.Nature: Nature.Flow } when points <= 13 => ChartKind.Column,
        _ when points == 1 => ChartKind.Column,
        _ => ChartKind.Line,
    };

    /// <summary>Whether most periods of its time have a figure: columns far apart, or of ten years beside those of one, tell nothing at a glance.</summary>
    private static bool IsFilled(Line line)
    {
        var (first, last) = (line.Points[0].Period, line.Points[^1].Period);
        return first.Kind is not (PeriodKind.FiscalYear or PeriodKind.CalendarYear or PeriodKind.AcademicYear) || line.Points.Count >= Filled * (last.Year - first.Year + 1);
    }

    private static ChartPoint PointOf(Line line, Point point)
    {
        var revised = line.Filters.Count > 0 ? null : line.Series.Revisions.FirstOrDefault(r =>
            r.Period == point.Period && r.Label == "first published" && r.Value != point.Value && (r.Column is null ? line.Measure.Default : r.Column == line.Measure.Column));
        return new(point.Period, point.Value, point.Through?.End, revised?.Value);
    }
}
