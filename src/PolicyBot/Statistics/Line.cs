namespace PolicyBot.Statistics;

/// <summary>A value of one dimension that a question names.</summary>
public sealed record Filter(Dimension Dimension, DimensionValue Value);

/// <summary>One figure of a line, with the records that it consists of.</summary>
/// <param name="Through">The last day covered, where the period is not whole.</param>
public sealed record Point(Period Period, decimal Value, Period? Through, IReadOnlyList<Recorded> Records)
{
    /// <summary>The part of the period that the figure really covers.</summary>
    public Period Covered => Through is { } last ? Period.Span(Period.Start, last.End) : Period;
}

/// <summary>A recorded figure and the name under which it can be found again.</summary>
public sealed record Recorded(string Id, decimal Value);

/// <summary>How well a figure answers to the period that was asked for.</summary>
public enum Fit
{
    /// <summary>The very period.</summary>
    Exact,

    /// <summary>Added up from the shorter periods that fill it.</summary>
    Summed,

    /// <summary>Added up, or recorded, but part of the period is missing.</summary>
    Partial,

    /// <summary>A stock: the last day inside the period.</summary>
    LastInside,

    /// <summary>A year of another kind under the same number (fiscal for calendar, or the reverse).</summary>
    OtherYear,

    /// <summary>The longer period that holds the one asked for.</summary>
    Containing,

    /// <summary>Outside the series: the nearest figure.</summary>
    Nearest,
}

/// <summary>What a line says about a period.</summary>
public sealed record Reading(Point Point, Fit Fit, Period Asked);

/// <summary>One measure of a series with every dimension fixed: a figure per period.</summary>
public sealed class Line
{
    /// <summary>A dimension of more values lists groups (countries, states), of which none stands for all; one of fewer may list editions.</summary>
    internal const int MostEditions = 9;

    private Line(Series series, Measure measure, IReadOnlyList<Filter> asked, IReadOnlyList<Filter> filters, IReadOnlyList<Point> points, IReadOnlyList<Dimension> summed)
    {
        Asked = asked;
        Series = series;
        Measure = measure;
        Filters = filters;
        Points = points;
        Summed = summed;
    }

    public Series Series { get; }

    public Measure Measure { get; }

    /// <summary>The dimension values that the question named.</summary>
    public IReadOnlyList<Filter> Asked { get; }

    /// <summary>The dimension values that the line stands for, those chosen for the reader included.</summary>
    public IReadOnlyList<Filter> Filters { get; }

    public IReadOnlyList<Point> Points { get; }

    /// <summary>The dimensions over whose values the figures are added up.</summary>
    public IReadOnlyList<Dimension> Summed { get; }

    public Period Coverage => Period.Span(Points[0].Period.Start, Points[^1].Covered.End);

    /// <summary>
    /// Fixes the dimensions: by the filters; else by the total; else by adding what may be added; else by the value that has the
    /// latest figure, which then stands among <see cref="Filters"/> so that the answer names the choice.
    /// </summary>
    /// <param name="ranked">A dimension that is left open, because its values are to be ranked; the points then tell only which periods there are.</param>
    /// <returns>Null when no figure is left, or a dimension must be named first.</returns>
    public static Line? Of(Series series, Measure measure, IReadOnlyList<Filter> asked, Dimension? ranked = null)
    {
        if (!series.Observations.TryGetValue(measure.Column, out var rows))
            return null;
        var filters = new List<Filter>(asked);
        var fixedKeys = new string?[series.Dimensions.Count];
        for (var d = 0; d < series.Dimensions.Count; d++)
        {
            var dimension = series.Dimensions[d];
            var named = asked.FirstOrDefault(f => f.Dimension.Column == dimension.Column);
            fixedKeys[d] = named?.Value.Value ?? dimension.Total;
        }

        // A breakdown level ("region", "country") follows from the value that is named beside it.
        for (var d = 0; d < fixedKeys.Length; d++)
        {
            if (asked.Any(f => f.Dimension.Column == series.Dimensions[d].Column))
                continue;
            var levels = rows.Where(r => Matches(r, fixedKeys, except: d)).Select(r => r.Keys[d]).Distinct().Take(2).ToList();
            if (levels is [var only] && fixedKeys[d] != only)
                fixedKeys[d] = only;
        }

        for (var d = 0; d < fixedKeys.Length; d++)
        {
            var dimension = series.Dimensions[d];
            if (fixedKeys[d] is not null || dimension.Addable || dimension.Column == ranked?.Column)
                continue;
            // Few values are editions or estimators, of which the latest is taken and named; many are countries, of which none stands for all.
            if (dimension.Values.Count > MostEditions)
                return null;
            var latest = rows.LastOrDefault(r => Matches(r, fixedKeys, except: d));
            if (latest is null)
                return null;
            fixedKeys[d] = latest.Keys[d];
            if (dimension.Find(latest.Keys[d]) is { } chosen)
                filters.Add(new(dimension, chosen));
        }

        var matching = rows.Where(r => Matches(r, fixedKeys, except: -1)).ToList();
        var summed = series.Dimensions.Where((dimension, d) => fixedKeys[d] is null && dimension.Column != ranked?.Column && matching.Select(r => r.Keys[d]).Distinct().Skip(1).Any()).ToList();
        var points = matching
            .GroupBy(r => r.Period)
            .Select(g => PointOf(series, measure, g.Key, [.. g]))
            .OrderBy(p => p.Period)
            .ToList();
        return points.Count == 0 ? null : new(series, measure, asked, filters, points, summed);
    }

    /// <summary>One period broken down by a dimension: a figure for each of its values, the other dimensions fixed as <see cref="Of"/> fixes them.</summary>
    public static IReadOnlyList<(DimensionValue Value, Point Point)> Breakdown(Series series, Measure measure, Dimension by, IReadOnlyList<Filter> asked, Period period)
    {
        var fixedKeys = series.Dimensions
            .Select(d => d.Column == by.Column ? null : asked.FirstOrDefault(f => f.Dimension.Column == d.Column)?.Value.Value ?? d.Total)
            .ToArray();
        var at = series.Dimensions.Select(d => d.Column).ToList().IndexOf(by.Column);
        return
        [
            .. series.Observations[measure.Column]
                .Where(r => r.Period == period && Matches(r, fixedKeys, except: at))
                .GroupBy(r => r.Keys[at])
                .Select(g => (by.Find(g.Key)!, PointOf(series, measure, period, [.. g]))),
        ];
    }

    private static Point PointOf(Series series, Measure measure, Period period, IReadOnlyList<Observation> rows) => new(
        period,
        rows.Sum(r => r.Value),
        rows.Select(r => r.Through).FirstOrDefault(t => t is not null),
        [.. rows.Select(r => new Recorded(RecordId(series, measure, r), r.Value))]);

    /// <summary>The name of an observation: series, period, dimension values, and the column where there are several.</summary>
    public static string RecordId(Series series, Measure measure, Observation observation)
    {
        var keys = observation.Keys.Count == 0 ? "" : "/" + string.Join('/', observation.Keys);
        var column = series.Measures.Count == 1 ? "" : "#" + measure.Column;
        return $"{series.Id}/{observation.Period}{keys}{column}";
    }

    /// <summary>The line's figure for a period, or the nearest thing to it.</summary>
    public Reading At(Period asked)
    {
        if (Points.FirstOrDefault(p => p.Period == asked) is { } exact)
            return new(exact, exact.Through is null ? Fit.Exact : Fit.Partial, asked);
        var inside = asked.Kind is PeriodKind.Span ? [.. Within(asked)] : Points.Where(p => asked.Contains(p.Period)).ToList();
        if (inside.Count > 0 && Series.Nature is Nature.Stock or Nature.Rate)
            return new(inside[^1], Fit.LastInside, asked);
        if (inside.Count > 0 && Measure.Addable && Separate(inside))
            return Added(inside, asked);
        if (asked.Kind is PeriodKind.CalendarYear or PeriodKind.FiscalYear or PeriodKind.AcademicYear
            && Points.FirstOrDefault(p => p.Period.Kind is PeriodKind.CalendarYear or PeriodKind.FiscalYear or PeriodKind.AcademicYear && p.Period.Year == asked.Year) is { } other)
            return new(other, Fit.OtherYear, asked);
        if (inside.Count > 0)
            return new(inside[^1], Fit.LastInside, asked);
        // A fee or a level that a stretch of time has is what each part of the stretch has.
        if (Points.FirstOrDefault(p => p.Period.Contains(asked)) is { } containing)
            return new(containing, Series.Nature is Nature.Level ? Fit.Exact : Fit.Containing, asked);
        return new(Nearest(asked), Fit.Nearest, asked);
    }

    /// <summary>The points that lie in a stretch of time.</summary>
    /// <remarks>"From 2010 to 2019" and "since 1980" mean those years in whatever kind of year the series counts.</remarks>
    public IReadOnlyList<Point> Within(Period span)
    {
        if (Points[0].Period.Kind is not PeriodKind.FiscalYear || span.Start is not { Month: 1, Day: 1 })
            return [.. Points.Where(p => span.Contains(p.Period))];
        var toYearsEnd = span.End is { Month: 12, Day: 31 };
        return [.. Points.Where(p => p.Period.Year >= span.Start.Year && (toYearsEnd ? p.Period.Year <= span.End.Year : p.Period.Start <= span.End))];
    }

    /// <summary>Whether periods follow each other without overlap, as they must before they are added.</summary>
    public static bool Separate(IReadOnlyList<Point> points) =>
        points.Zip(points.Skip(1)).All(pair => pair.First.Period.End < pair.Second.Period.Start);

    private static Reading Added(List<Point> inside, Period asked)
    {
        var whole = inside[0].Period.Start == asked.Start
            && inside[^1].Covered.End == asked.End
            && inside.Zip(inside.Skip(1)).All(pair => pair.First.Covered.End.AddDays(1) == pair.Second.Period.Start);
        var sum = new Point(
            asked,
            inside.Sum(p => p.Value),
            whole ? null : Period.Day(inside[^1].Covered.End),
            [.. inside.SelectMany(p => p.Records)]);
        return new(whole ? sum : sum with { Period = Period.Span(inside[0].Period.Start, inside[^1].Covered.End) }, whole ? Fit.Summed : Fit.Partial, asked);
    }

    private Point Nearest(Period asked)
    {
        static int Distance(Period a, Period b) => a.End < b.Start ? b.Start.DayNumber - a.End.DayNumber : Math.Max(0, a.Start.DayNumber - b.End.DayNumber);
        return Points.MinBy(p => Distance(p.Period, asked))!;
    }

    private static bool Matches(Observation row, string?[] keys, int except)
    {
        for (var d = 0; d < keys.Length; d++)
        {
            if (d != except && keys[d] is { } key && row.Keys[d] != key)
                return false;
        }

        return true;
    }
}
