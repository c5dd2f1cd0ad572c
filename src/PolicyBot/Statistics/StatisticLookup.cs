using System.Collections.Concurrent;
using PolicyBot.Knowledge;

namespace PolicyBot.Statistics;

/// <summary>A series that may answer a question.</summary>
/// <param name="TextScore">How well its words fit, 0 to 1.</param>
/// <param name="Coverage">Given the words that name dimension values: how much of the rest of the question the series speaks of, 0 to 1.</param>
public sealed record Candidate(Entry Entry, double TextScore, Func<IReadOnlyList<string>, double> Coverage);

/// <summary>The series that fits best, read for the question.</summary>
/// <param name="Fit">How sure the choice is; below <see cref="StatisticLookup.Sure"/> a fact may answer better.</param>
/// <param name="Coverage">How much of the question the series accounts for, 0 to 1.</param>
public sealed record Chosen(Finding Finding, double Fit, double Coverage);

/// <summary>Chooses the series, the measure and the figures that answer a question about numbers, and computes with them.</summary>
public sealed class StatisticLookup(SeriesCatalog catalog)
{
    /// <summary>From here on the series is the answer.</summary>
    public const double Sure = 1.05;

    private const double CoverageWeight = 0.6;

    private const int RankLength = 5;
    private const int MostRead = 8;
    private const int MostLines = 4000;
    private const double HeadlineLead = 0.6;

    /// <summary>
    /// From here on a sibling series may be shown beside the one that answers. Low, and siblings go in the library's own order: which one
    /// is shown must not hang on how the question is worded.
    /// </summary>
    private const double Possible = 0.5;

    /// <summary>A headline series may speak of so much less of the question than the narrower one that it stands in for.</summary>
    private const double HeadlineSlack = 0.15;

    private const double MostRecency = 0.25;

    private const double LossAYear = 0.08;

    private const double DaysOfYear = 365.25;

    /// <summary>What a series loses that cannot be ranked, compared or added as it was asked.</summary>
    private const double OtherOperation = 0.8;

    /// <summary>The least that a series must speak of what is priced.</summary>
    private const double OfWhatPrice = 0.3;

    /// <summary>What a series of other than daily counts loses where a daily one is asked for.</summary>
    private const double NotDaily = 0.4;

    /// <summary>"The share of fentanyl seized by field operations" is a part of the fentanyl, not of all drugs.</summary>
    private const double NamedPart = 0.15;

    /// <summary>What a series loses of whose subject the question has no word.</summary>
    private const double OtherSubject = 0.4;

    /// <summary>What a series loses that counts something else than what the question names (removals where arrests are asked for).</summary>
    private const double OtherCount = 0.15;

    private static readonly string[] _accounted = ["year", "years", "yearly", "annual", "annually", "ano", "anual", "more", "given", "president"];

    /// <summary>Units that are no count of people or of what happened to them.</summary>
    private static readonly string[] _things = ["agreement", "mile", "pound", "dollar", "seizure"];

    private static readonly string[] _unauthorized = ["unauthorized", "illegal", "illegally", "undocumented"];

    private readonly ConcurrentDictionary<string, Line?> _lines = new();

    /// <returns>What each fitting series says, best first.</returns>
    public IReadOnlyList<Chosen> LookUp(StatisticQuestion question, IReadOnlyList<Candidate> candidates, DateOnly today)
    {
        var promising = candidates
            .Select(c => Prepare(question, c))
            .Where(p => !(question.DeniesConviction && p.Measure.Column.Contains("convict", StringComparison.Ordinal)))
            .Where(p => !question.WantsPrice || IsMoney(p.Measure))
            .Where(p => catalog.SpeaksOf(p.Candidate.Entry.Id, question.Attributes))
            .Where(p => !CountsAnotherPopulation(p.Candidate.Entry, question))
            .Where(p => !catalog.LacksGroup(p.Candidate.Entry.Id, question.Runs))
            .OrderByDescending(p => p.Fit)
            .Take(MostRead);
        var chosen = new List<Chosen>();
        foreach (var (candidate, measure, filters, fit) in promising)
        {
            var ranked = question.Operation is Operation.Rank ? RankedDimension(candidate.Entry.Series!, filters, question) : null;
            if (BestLine(candidate.Entry.Series!, measure, filters, ranked, question, today) is not { } line)
                continue;
            var finding = ranked is null ? Read(question, candidate.Entry, line, today) : RankOf(question, candidate.Entry, line, ranked);
            if (finding is null)
                continue;
            var whole = fit
                + PeriodFit(line, question, today)
                - (ranked is null && (line.Summed.Count > 0 || line.Filters.Count > filters.Count) ? 0.25 : 0)
                + (finding is PartOf { Line.Measure.Default: false } && catalog.NamesOwn(candidate.Entry.Id, measure, question.Runs) ? NamedPart : 0)
                - (Does(question, finding) ? 0 : OtherOperation);
            // That a fee is a price says nothing of what it is the price of.
            // Whose terms are compared, and that it is by the year, a finding says by itself.
            IReadOnlyList<string> filterWords = [.. catalog.FilterWords(candidate.Entry.Series!.Id, question.Runs), .. question.Periods.Presidencies.Select(p => p.Key), .. _accounted];
            if (question.WantsPrice && candidate.Coverage([.. filterWords, .. question.PriceWords]) < OfWhatPrice)
                continue;
            var coverage = candidate.Coverage(filterWords);
            chosen.Add(new(finding, whole + (CoverageWeight * coverage), coverage));
        }

        return HeadlineFirst([.. chosen.OrderByDescending(c => c.Fit)], question);
    }

    /// <summary>Whether the figures could be put to the operation that was asked for; a rate in percent is a share already.</summary>
    internal static bool Does(StatisticQuestion question, Finding finding) =>
        question.Operation is Operation.LookUp || finding is not LookedUp
        || (question.Operation is Operation.Share && finding.Line.Measure.Unit.English.StartsWith("percent", StringComparison.Ordinal));

    /// <summary>
    /// Part of the definition guard: a narrower series of a family (worksite arrests) never answers for its headline series (arrests)
    /// unless the question says what is narrower about it.
    /// </summary>
    private List<Chosen> HeadlineFirst(List<Chosen> chosen, StatisticQuestion question)
    {
        if (chosen is not [var top, ..] || top.Finding.Entry.Series is not { Headline: false } narrow || top.Finding.Line.Asked.Count > 0)
            return chosen;
        var headline = chosen.Find(c => c.Finding.Entry.Series is { Headline: true } wide && wide.Family == narrow.Family && c.Fit > top.Fit - HeadlineLead && c.Coverage > top.Coverage - HeadlineSlack);
        if (headline is null or { Finding: LookedUp { Reading.Fit: Fit.Nearest or Fit.Containing } })
            return chosen;
        if (catalog.SaysMore(narrow.Id, top.Finding.Line.Measure, headline.Finding.Entry.Id, headline.Finding.Line.Measure, question.Runs))
            return chosen;
        chosen.Remove(headline);
        chosen.Insert(0, headline with { Fit = Math.Max(headline.Fit, top.Fit) });
        return chosen;
    }

    /// <summary>Where an edition or an estimator was chosen for the reader: what another gives for the same time.</summary>
    public LookedUp? OtherEdition(Finding finding)
    {
        if (finding is not LookedUp found || found.Line.Filters.Except(found.Line.Asked).FirstOrDefault() is not { } chosen)
            return null;
        return chosen.Dimension.Values
            .Where(v => v != chosen.Value)
            .Select(v => LineOf(found.Line.Series, found.Line.Measure, [.. found.Line.Asked, new(chosen.Dimension, v)]))
            .OfType<Line>()
            .Select(line => new LookedUp(found.Entry, line, line.At(found.Reading.Point.Period)))
            .FirstOrDefault(other => other.Reading.Fit is Fit.Exact && Differ(found.Reading.Point, other.Reading.Point));
    }

    /// <summary>
    /// What the next best series says to the same question, where it fits nearly as well and says something else: the choice between
    /// them is shown, not hidden. Null when nothing else fits.
    /// </summary>
    /// <param name="fitting">What each fitting series says, the finding among them.</param>
    public static Finding? RunnerUp(Finding finding, IReadOnlyList<Chosen> fitting)
    {
        if (fitting.FirstOrDefault(c => c.Finding == finding) is not { } best || finding is LookedUp { Reading.Fit: Fit.Nearest or Fit.Containing })
            return null;
        return fitting
            .Where(c => c != best && c.Fit >= Possible && AreSiblings(c.Finding, finding))
            .Where(c => c.Finding.Entry.Status is not EntryStatus.Superseded)
            .Select(c => c.Finding)
            .OrderBy(other => finding.Entry.Related.ToList().IndexOf(other.Entry.Id) is >= 0 and var place ? place : int.MaxValue)
            .FirstOrDefault(other => IsAnother(finding, other));
    }

    /// <summary>Whether the library itself points from one to the other, and both count the same sort of thing.</summary>
    private static bool AreSiblings(Finding one, Finding other) =>
        (one.Entry.Related.Contains(other.Entry.Id) || other.Entry.Related.Contains(one.Entry.Id))
        && one.Line.Measure.Unit == other.Line.Measure.Unit
        && (one.Line.Series.Family == other.Line.Series.Family || one.Line.Measure.Unit.English is not "people");

    /// <summary>Whether another finding answers the same question about the same time with another figure.</summary>
    private static bool IsAnother(Finding finding, Finding other) => (finding, other) switch
    {
        (LookedUp one, LookedUp two) => (one.Reading.Asked == two.Reading.Asked || (IsNewest(one) && IsNewest(two) && two.Reading.Point.Covered.End.AddYears(1) > one.Reading.Point.Covered.End)) && two.Reading.Fit is not (Fit.Nearest or Fit.Containing) && OfOneTime(one, two) && Differ(one.Reading.Point, two.Reading.Point),
        (Extreme one, Extreme two) => one.High == two.High && Differ(one.Point, two.Point),
        (Changed one, Changed two) => Differ(one.From, two.From) && Differ(one.To, two.To),
        (PartOf one, PartOf two) => one.Part.Period == two.Part.Period && one.Line.Asked.Select(f => f.Dimension.Column).SequenceEqual(two.Line.Asked.Select(f => f.Dimension.Column)) && Differ(one.Part, two.Part),
        (Totalled one, Totalled two) => one.Average == two.Average && Math.Abs(one.Points[0].Period.Year - two.Points[0].Period.Year) <= 1 && Differ(one.Points.Sum(p => p.Value), two.Points.Sum(p => p.Value)),
        _ => false,
    };

    /// <summary>Whether two flows are of about the same time; a year that has run for two months says nothing of a whole one.</summary>
    private static bool OfOneTime(LookedUp one, LookedUp two)
    {
        static int Days(LookedUp of) => of.Reading.Point.Covered.End.DayNumber - of.Reading.Point.Covered.Start.DayNumber + 1;
        return one.Line.Series.Nature is Nature.Stock || two.Line.Series.Nature is Nature.Stock || (IsNewest(one) && IsNewest(two))
            || (Days(one) < 2 * Days(two) && Days(two) < 2 * Days(one) && one.Reading.Point.Covered.Overlaps(two.Reading.Point.Covered));
    }

    private static bool IsNewest(LookedUp found) => found.Reading.Point == found.Line.Points[^1];

    private static bool Differ(Point one, Point two) => Differ(one.Value, two.Value);

    /// <summary>Whether two figures differ by more than the rounding of one of them.</summary>
    private static bool Differ(decimal one, decimal two) => Math.Abs(one - two) > 0.0005m * Math.Abs(one);

    /// <summary>Whether a word stands in the name of a dimension value.</summary>
    public bool Knows(string word) => catalog.Knows(word);

    /// <summary>Whether the question names a count (detainers, TPS holders) and a time or a group of it, and so asks for a figure without saying so.</summary>
    public bool NamesCount(StatisticQuestion question) =>
        !question.Periods.IsEmpty || question.WantsNewest
            ? question.WantsPrice || question.Runs.LongestIn(catalog.IsCount).Any()
            : catalog.CountsGroup(question.Runs);

    /// <inheritdoc cref="SeriesCatalog.NamesValue"/>
    public bool NamesValue(string phrase) => catalog.NamesValue(phrase);

    /// <inheritdoc cref="SeriesCatalog.IsCount"/>
    public bool IsCount(string phrase) => catalog.IsCount(phrase);

    /// <inheritdoc cref="SeriesCatalog.SameKind"/>
    public bool SameKind(string one, string other) => catalog.SameKind(one, other);

    /// <summary>What else of the same table a question names by words of its own, for the same period: other values of a dimension, then other measures.</summary>
    public IEnumerable<LookedUp> AlsoNamed(LookedUp found, StatisticQuestion question)
    {
        var (series, asked) = (found.Line.Series, found.Line.Asked);
        var values = catalog.OthersIn(series.Id, question.Runs)
            .Where(o => asked.Any(f => f.Dimension.Column == o.Dimension.Column && f.Value.Value != o.Value.Value))
            .Select(o => LineOf(series, found.Line.Measure, [.. asked.Where(f => f.Dimension.Column != o.Dimension.Column), o]));
        var measures = series.Measures
            .Where(m => m != found.Line.Measure && catalog.NamesOwn(series.Id, m, question.Runs))
            .OrderBy(m => m.Default)
            .Select(m => LineOf(series, m, asked));
        return values.Concat(measures)
            .OfType<Line>()
            .Select(line => new LookedUp(found.Entry, line, line.At(found.Reading.Point.Period)))
            .Where(l => l.Reading.Point.Period == found.Reading.Point.Period);
    }

    /// <summary>What the words alone say of a series, before any figure is read.</summary>
    private (Candidate Candidate, Measure Measure, IReadOnlyList<Filter> Filters, double Fit) Prepare(StatisticQuestion question, Candidate candidate)
    {
        var series = candidate.Entry.Series!;
        var (measure, measureWords) = catalog.MeasureIn(series.Id, question.Runs, question.Counted, question.Operation is Operation.Share || question.WantsRate);
        var filters = catalog.FiltersIn(series.Id, question.Runs);
        var fit = candidate.TextScore
            + (0.25 * filters.Count(f => f.Value.Value != f.Dimension.Total))
            + Math.Min(0.3, 0.1 * measureWords)
            - (0.8 * catalog.ValuesMissing(series.Id, question.Runs).Count)
            + FrequencyFit(series, question)
            + (0.5 * catalog.SubjectIn(series.Id, measure, question.Runs))
            + (!series.Headline ? 0 : filters.Count == 0 ? 0.3 : 0.12)
            - (0.35 * catalog.Untold(series.Id, measure, question.Runs))
            - (series.Caveats.Any(c => c.English.Contains("rounded", StringComparison.OrdinalIgnoreCase)) ? 0.12 : 0)
            + UnitFit(measure, question)
            - (filters.Count == 0 && measureWords == 0 && catalog.SubjectIn(series.Id, measure, question.Runs) == 0 ? OtherSubject : 0)
            - (catalog.CountsOther(series.Id, question.Runs) ? OtherCount : 0)
            - (question.WantsPerDay && !catalog.SpeaksOf(candidate.Entry.Id, ["daily"]) ? NotDaily : 0)
            - (candidate.Entry.Status is EntryStatus.Superseded ? 0.35 : 0);
        return (candidate, measure, filters, fit);
    }

    private static bool IsMoney(Measure measure) => measure.Unit.English.Contains("dollar", StringComparison.OrdinalIgnoreCase);

    /// <summary>A rate answers for a rate and money for a price.</summary>
    private static double UnitFit(Measure measure, StatisticQuestion question)
    {
        var unit = measure.Unit.English;
        if (question.WantsPrice)
            return 0.4;
        if (question.WantsPeople && _things.Any(thing => unit.Contains(thing, StringComparison.Ordinal)))
            return -1;
        if (question.WantsCount && unit.StartsWith("percent", StringComparison.Ordinal))
            return -0.5;
        if (question.WantsRate && question.Operation is Operation.LookUp or Operation.Highest or Operation.Lowest)
            return unit.Contains("percent", StringComparison.Ordinal) || unit.Contains("per ", StringComparison.Ordinal) ? 0.35 : -0.25;
        return 0;
    }

    /// <summary>
    /// A dimension that nobody named but that must have one value (an edition, an estimator) takes the value that has a figure for
    /// the period asked about.
    /// </summary>
    /// <param name="ranked">The dimension whose values are to be ranked, if any.</param>
    private Line? BestLine(Series series, Measure measure, IReadOnlyList<Filter> filters, Dimension? ranked, StatisticQuestion question, DateOnly today)
    {
        var line = LineOf(series, measure, filters, ranked);
        if (line is null || question.Periods.Points.Count == 0 || PeriodFit(line, question, today) > 0)
            return line;
        // A measure with holes gives way to another of the same unit that covers the time.
        if (measure.Default)
        {
            var other = series.Measures.Where(m => m != measure && m.Unit == measure.Unit)
                .Select(m => LineOf(series, m, filters))
                .OfType<Line>()
                .FirstOrDefault(l => PeriodFit(l, question, today) > 0);
            if (other is not null)
                return other;
        }

        var open = series.Dimensions.FirstOrDefault(d => !d.Addable && d.Values.Count is > 1 and < 12 && d.Column is not "level" && !filters.Any(f => f.Dimension.Column == d.Column));
        if (open is null)
            return line;
        return open.Values
            .Select(v => LineOf(series, measure, [.. filters, new(open, v)]))
            .OfType<Line>()
            .Append(line)
            .MaxBy(l => PeriodFit(l, question, today));
    }

    /// <summary>Part of the definition guard: a count of people without legal status never answers for all immigrants, nor another count for them.</summary>
    private bool CountsAnotherPopulation(Entry entry, StatisticQuestion question)
    {
        if (question.Words.Contains("unauthorized"))
            return !_unauthorized.Any(word => catalog.SpeaksOf(entry.Id, [word]));
        return entry.Series!.Family is "unauthorized-population" && !question.Words.Any(w => w is "illegal" or "illegally" or "undocumented" or "estatus" or "autorizados" or "irregular");
    }

    /// <summary>Lines are cut from large tables and asked for again and again.</summary>
    private Line? LineOf(Series series, Measure measure, IReadOnlyList<Filter> filters, Dimension? ranked = null)
    {
        var key = $"{series.Id}#{measure.Column}#{string.Join('#', filters.Select(f => f.Value.Value))}#{ranked?.Column}";
        if (_lines.TryGetValue(key, out var known))
            return known;
        if (_lines.Count > MostLines)
            _lines.Clear();
        return _lines[key] = Line.Of(series, measure, filters, ranked);
    }

    /// <summary>"Per month" and "worst month" want months, "per year" years.</summary>
    private static double FrequencyFit(Series series, StatisticQuestion question)
    {
        if (question.Words.Any(w => w is "month" or "monthly" or "months" or "mes" or "mensual"))
            return series.Frequency is Frequency.Month ? 0.2 : -0.15;
        if (question.Words.Any(w => w is "year" or "yearly" or "annual" or "years" or "ano" or "anual"))
            return series.Frequency is Frequency.FiscalYear or Frequency.CalendarYear ? 0.15 : -0.1;
        return 0;
    }

    /// <summary>How well the periods of a line suit those that were asked about.</summary>
    private static double PeriodFit(Line line, StatisticQuestion question, DateOnly today)
    {
        var asked = question.Periods.Points.Count > 0 ? question.Periods.Points : [.. question.Periods.All];
        if (asked.Count == 0)
        {
            return question.Periods.Presidencies.Count > 0
                ? ReachFit(question.Periods.Presidencies.Average(p => ShareOfTerm(line, p, today)), whole: question.Operation is Operation.Sum)
                : (0.05 * Math.Min(1, line.Points.Count / 10.0)) + Recency(line, today);
        }

        // A table that has one period only is about that period.
        if (line.Points.Count == 1 && asked.All(p => p.Overlaps(line.Points[0].Period)))
            return 0.25;
        return asked.Average(period => period.Kind is PeriodKind.Span ? ReachFit(ShareOfSpan(line, period), whole: false) : line.At(period) switch
        {
            { Fit: Fit.Exact } => 0.4,
            { Fit: Fit.Summed } => 0.28,
            { Fit: Fit.LastInside } when line.Series.Nature is Nature.Stock => 0.3,
            { Fit: Fit.Partial } => 0.2,
            { Fit: Fit.OtherYear } => 0.22,
            { Fit: Fit.LastInside } => -0.15,
            { Fit: Fit.Containing } when line.Points.Count == 1 => 0.2,
            { Fit: Fit.Containing } => -0.4,
            _ => -0.7,
        });
    }

    /// <summary>How well figures suit a stretch of time, as well as an exact period where they cover all of it.</summary>
    /// <param name="share">How much of the time they cover.</param>
    /// <param name="whole">Whether a sum is asked for, which a part does not make.</param>
    private static double ReachFit(double share, bool whole) => 0.4 - ((whole ? 1.6 : 0.8) * (1 - share));

    /// <summary>How much of a stretch of time a line reaches over, 0 to 1.</summary>
    private static double ShareOfSpan(Line line, Period span)
    {
        var first = Math.Max(line.Coverage.Start.DayNumber, span.Start.DayNumber);
        var last = Math.Min(line.Coverage.End.DayNumber, span.End.DayNumber);
        return Math.Max(0, last - first + 1) / (double)(span.End.DayNumber - span.Start.DayNumber + 1);
    }

    /// <summary>How much of a term of office the figures that count to it cover, 0 to 1.</summary>
    private static double ShareOfTerm(Line line, Presidency presidency, DateOnly today)
    {
        var term = presidency.Term(today);
        var days = line.Points.Where(p => presidency.Holds(p.Period, today)).Sum(p => p.Covered.End.DayNumber - p.Period.Start.DayNumber + 1);
        return Math.Min(1, days / (double)(term.End.DayNumber - term.Start.DayNumber + 1));
    }

    /// <summary>Where no period is named, the present is meant: what a line gains that reaches to it, less for each year that it ends before.</summary>
    private static double Recency(Line line, DateOnly today) =>
        Math.Max(-MostRecency, MostRecency - (LossAYear * (today.DayNumber - line.Coverage.End.DayNumber) / DaysOfYear));

    private static Finding Read(StatisticQuestion question, Entry entry, Line line, DateOnly today)
    {
        Finding? found = question.Operation switch
        {
            Operation.Change => ChangeOf(question, entry, line),
            Operation.Share => ShareOf(question, entry, line),
            Operation.Ratio => RatioOf(question, entry, line),
            Operation.Highest => (Finding?)RecordOf(question, entry, line, high: true) ?? ExtremeOf(question, entry, line, high: true),
            Operation.Lowest => (Finding?)RecordOf(question, entry, line, high: false) ?? ExtremeOf(question, entry, line, high: false),
            Operation.Sum => TotalOf(question, entry, line, today, average: false),
            Operation.Average => TotalOf(question, entry, line, today, average: true),
            Operation.Trend => TrendOf(question, entry, line),
            Operation.ByPresidency => ByPresidencyOf(question, entry, line, today),
            _ => null,
        };
        return found ?? new LookedUp(entry, line, LookUpReading(question, line));
    }

    private static Reading LookUpReading(StatisticQuestion question, Line line) =>
        question.Periods is { Span: { } range, Since: false } && line.At(range) is { Fit: Fit.Exact or Fit.Summed } whole ? whole
        : question.Periods.Points is [var period, ..] ? line.At(period)
        : question.Periods.Span is { } span ? line.At(span)
        : new(line.Points[^1], line.Points[^1].Through is null ? Fit.Exact : Fit.Partial, line.Points[^1].Period);

    private static Changed? ChangeOf(StatisticQuestion question, Entry entry, Line line)
    {
        var points = question.Periods.Points;
        if (points.Count == 0 && question.Periods.Span is { } span)
            points = [line.Within(span) is [var first, ..] ? first.Period : span, line.Points[^1].Period];
        if (points.Count == 1)
            points = [points[0].Shift(-1), points[0]];
        if (points.Count < 2)
            return null;
        var from = line.At(points[0]);
        var to = line.At(points[1]);
        if (from.Fit is Fit.Nearest or Fit.Containing || to.Fit is Fit.Nearest or Fit.Containing || from.Point.Period == to.Point.Period)
            return null;
        return from.Point.Period < to.Point.Period ? new(entry, line, from.Point, to.Point) : new(entry, line, to.Point, from.Point);
    }

    private static PartOf? ShareOf(StatisticQuestion question, Entry entry, Line line)
    {
        var series = line.Series;
        Line? whole = null;
        if (line.Filters.Count > 0 && line.Measure.Addable)
            whole = Line.Of(series, line.Measure, []);
        else if (!line.Measure.Default && line.Measure.Unit == series.DefaultMeasure.Unit && series.Nature is not Nature.Rate)
            whole = Line.Of(series, series.DefaultMeasure, line.Filters);
        // States partition the country, so that their figures may be taken together where the table has no total.
        if (whole is null && line.Asked is [{ Dimension: { Column: "state", Total: null } states }] && line.Measure.Addable)
            whole = Line.Of(series, line.Measure, [], states);
        // What nobody asked for as a part is none: all detainers are no share of all detainers.
        if (whole is null || whole.Filters.Count > line.Filters.Count || (line.Asked.Count == 0 && line.Measure.Default))
            return null;
        var part = LookUpReading(question, line);
        var all = whole.At(part.Point.Period);
        return all.Point.Period == part.Point.Period && all.Fit is not Fit.Nearest && all.Point.Value > 0 && all.Point.Value >= part.Point.Value
            ? new(entry, line, whole, part.Point, all.Point)
            : null;
    }

    private static Multiple? RatioOf(StatisticQuestion question, Entry entry, Line line)
    {
        if (question.Periods.Points is not [var first, var second, ..])
            return null;
        var one = line.At(first);
        var two = line.At(second);
        return one.Fit is Fit.Nearest || two.Fit is Fit.Nearest || two.Point.Value == 0 ? null : new(entry, line, line, one.Point, two.Point);
    }

    private static Dimension? RankedDimension(Series series, IReadOnlyList<Filter> asked, StatisticQuestion question)
    {
        string[] countries = ["country", "countries", "nationality", "nationalities", "pais", "paises", "nacionalidad", "nacionalidades", "citizenship", "origin", "come"];
        string[] states = ["state", "states", "estado", "estados"];
        var open = series.Dimensions
            .Where(d => d.Column is not "level" and not "edition" && (!asked.Any(f => f.Dimension.Column == d.Column) || AsksPlace(question)))
            .ToList();
        bool Asked(string[] names) => question.Words.Any(names.Contains);
        bool Named(Dimension dimension, params string[] parts) => parts.Any(p => dimension.Column.Contains(p, StringComparison.Ordinal));
        if (Asked(countries))
            return open.Find(d => Named(d, "countr", "national", "citizen"));
        if (Asked(states))
            return open.Find(d => Named(d, "state"));
        return open.Find(d => question.Words.Any(w => w.Length > 3 && d.Column.Contains(w.TrimEnd('s'), StringComparison.Ordinal)));
    }

    private static TopValues? RankOf(StatisticQuestion question, Entry entry, Line line, Dimension dimension)
    {
        var level = line.Series.Dimensions.FirstOrDefault(d => d.Column is "level");
        var fine = level?.Values.FirstOrDefault(v => v.Value is "country") is { } country ? new Filter(level, country) : null;
        var fixedFilters = line.Asked.Where(f => f.Dimension.Column != dimension.Column).ToList();
        if (fine is not null)
            fixedFilters.Add(fine);
        var period = LookUpReading(question, line).Point.Period;
        var values = Line.Breakdown(line.Series, line.Measure, dimension, fixedFilters, period).Where(v => v.Value.Value != dimension.Total && !IsRemainder(v.Value.Value));
        var top = (question.FromTheBottom ? values.OrderBy(v => v.Point.Value) : values.OrderByDescending(v => v.Point.Value)).ToList();
        if (top.Count < 2)
            return null;
        var own = line.Asked.FirstOrDefault(f => f.Dimension.Column == dimension.Column)?.Value.Value;
        var place = own is null ? -1 : top.FindIndex(t => t.Value.Value == own);
        var ranked = Line.Of(line.Series, line.Measure, [.. line.Asked.Where(f => f.Dimension.Column != dimension.Column)], dimension) ?? line;
        return new(entry, ranked, dimension, period, [.. top.Take(RankLength)], top, question.FromTheBottom ? -1 : place, question.FromTheBottom);
    }

    private static bool AsksPlace(StatisticQuestion question) => question.Words.Any(w => w is "rank" or "ranks" or "ranked" or "ranking" or "puesto" or "lugar");

    private static bool IsRemainder(string value) =>
        value.Contains("other", StringComparison.OrdinalIgnoreCase) || value.Contains("unknown", StringComparison.OrdinalIgnoreCase)
        || value.Contains("total", StringComparison.OrdinalIgnoreCase) || value.Contains("not specified", StringComparison.OrdinalIgnoreCase);

    /// <summary>"Was June 2024 the lowest month since January 2021": one period named, and a beginning before it.</summary>
    private static RecordSince? RecordOf(StatisticQuestion question, Entry entry, Line line, bool high)
    {
        if (!question.Periods.Since || question.Periods.Span is not { } span || question.Periods.Points is not [var named, ..])
            return null;
        var asked = line.Points.FirstOrDefault(p => p.Period == named);
        var since = line.Points.FirstOrDefault(p => p.Period.End >= span.Start && p.Period.Start <= span.Start.AddYears(1) && (p.Period.Start <= span.Start || p.Period.Start.Year == span.Start.Year));
        if (asked is null || since is null || asked.Period <= since.Period)
            return null;
        var between = line.Points.Where(p => p.Period > since.Period && p.Period < asked.Period);
        var rival = high ? between.MaxBy(p => p.Value) : between.MinBy(p => p.Value);
        var beaten = rival is not null && (high ? rival.Value >= asked.Value : rival.Value <= asked.Value) ? rival : null;
        return new RecordSince(entry, line, high, asked, since, beaten);
    }

    private static Extreme ExtremeOf(StatisticQuestion question, Entry entry, Line line, bool high)
    {
        var span = question.Periods.Span ?? (question.Periods.Points.Count == 1 && !question.OfAllTime ? question.Periods.Points[0] : null as Period?);
        if (span is null && question.Periods.Presidencies is [var term, ..])
            span = term.Term(line.Coverage.End);
        var among = span is { } limit ? line.Within(limit) : line.Points;
        if (among.Count < 2)
            among = line.Points;
        // A year that is not over is no record low.
        var whole = among.Where(p => high || p.Through is null).ToList();
        if (whole.Count == 0)
            whole = [.. among];
        var point = high ? whole.MaxBy(p => p.Value)! : whole.MinBy(p => p.Value)!;
        return new(entry, line, high, point, among);
    }

    private static Totalled? TotalOf(StatisticQuestion question, Entry entry, Line line, DateOnly today, bool average)
    {
        var span = question.Periods.Span
            ?? (question.Periods.Presidencies is [var term, ..] ? term.Term(today)
                : question.Periods.Points is [var point, ..] ? point
                : null as Period?);
        if (span is null && !average && question.Operation is not Operation.Sum)
            return null;
        var points = span is { } limit ? line.Within(limit) : line.Points;
        if (question.Periods.Presidencies is [var presidency, ..] && question.Periods.Points.Count == 0)
            points = [.. line.Points.Where(p => presidency.Holds(p.Period, today) || (p.Period.Kind is PeriodKind.FiscalYear && span!.Value.Contains(p.Period)))];
        points = average ? [.. points.Where(p => p.Through is null)] : points;
        if (points.Count < 2 || !Line.Separate(points) || (!average && !line.Measure.Addable))
            return null;
        return new(entry, line, points, average);
    }

    private static Trended? TrendOf(StatisticQuestion question, Entry entry, Line line)
    {
        var span = question.Periods.Span
            ?? (question.Periods.Points.Count == 1 ? Period.Span(question.Periods.Points[0].Start, line.Coverage.End)
                : question.Periods.Presidencies is [var term] ? Period.Span(term.Start, term.Term(DateOnly.MaxValue).End < line.Coverage.End ? term.Term(DateOnly.MaxValue).End : line.Coverage.End)
                : null as Period?);
        var points = span is { } limit ? line.Within(limit) : line.Points;
        points = points.Count(p => p.Through is null) >= 2 ? [.. points.Where(p => p.Through is null)] : points;
        // "Up or down" asks about now: against the same month of last year, or over some years.
        if (span is null && question.UpOrDown)
            points = [.. points.TakeLast(line.Series.Frequency is Frequency.Month ? 13 : 5)];
        return points.Count < 2 ? null : new(entry, line, points);
    }

    private static PerPresidency? ByPresidencyOf(StatisticQuestion question, Entry entry, Line line, DateOnly today)
    {
        var asked = question.Periods.Presidencies.Count > 0 ? question.Periods.Presidencies : Presidency.All;
        // "Trump and Biden" means both of President Trump's terms unless one is named.
        if (asked.Count > 1 && asked.Any(p => p.Key is "trump"))
            asked = [.. asked, Presidency.All[^1]];
        var terms = asked.Distinct()
            .Select(p => (p, (IReadOnlyList<Point>)[.. line.Points.Where(point => point.Through is null && p.Holds(point.Period, today))]))
            .Where(t => t.Item2.Count > 0)
            .OrderBy(t => t.p.Start)
            .ToList();
        return terms.Count == 0 ? null : new(entry, line, terms);
    }
}
