using System.Globalization;

namespace PolicyBot.Statistics;

/// <summary>A sentence about figures, and the figures that it shows.</summary>
public sealed record Statement(string Text, IReadOnlyList<FigureUse> Figures)
{
    /// <summary>The ids of all records that the figures are, or are computed from.</summary>
    public IReadOnlySet<string> Records => Figures.SelectMany(f => f.Record is { } record ? [record] : f.ComputedFrom.SelectMany(c => c.Split(FigureUse.Plus))).ToHashSet();
}

/// <summary>Puts findings into sentences, the answer first and then what a reader needs not to be misled.</summary>
public static class FindingWriter
{
    /// <summary>The direct answer, in one sentence or a short list.</summary>
    public static IReadOnlyList<Statement> Answer(Finding finding, Language language) => finding switch
    {
        LookedUp found => Looked(found, language),
        Changed found => [Change(found, language)],
        PartOf found => [Share(found, language)],
        Multiple found => [Ratio(found, language)],
        Extreme found => [Record(found, language)],
        Totalled found => [Total(found, language)],
        Trended found => [Trend(found, language)],
        TopValues found => [Ranking(found, language)],
        PerPresidency found => Presidencies(found, language),
        RecordSince found => [Since(found, language)],
        NotAdded found => Looked(found.First, language),
        _ => throw new ArgumentOutOfRangeException(nameof(finding), finding.GetType().Name, "not a known finding"),
    };

    /// <summary>What a runner-up says, marked as another count.</summary>
    public static IEnumerable<Statement> Otherwise(Finding finding, Language language) => Answer(finding, language).Take(1).Select(statement => statement with
    {
        Text = (language is Language.Spanish ? "Según otra cuenta: " : "By another count: ") + Lower(statement.Text),
    });

    /// <summary>A revision of the figures shown: what was first published and what later releases say.</summary>
    public static IEnumerable<Statement> Revisions(Finding finding, Language language)
    {
        if (finding.Line.Filters.Count > 0)
            yield break;
        var (series, measure) = (finding.Line.Series, finding.Line.Measure);
        foreach (var point in PointsShown(finding))
        {
            var revision = series.Revisions.FirstOrDefault(r =>
                r.Period == point.Period && r.Value != point.Value && (r.Column is null ? measure.Default : r.Column == measure.Column));
            if (revision is null)
                continue;
            var figures = new[]
            {
                new FigureUse(revision.Value, measure.Unit.English, revision.Period, RevisionId(series, revision), Computation.Recorded, []),
                Use(finding.Line, point),
            };
            yield return new(
                language is Language.Spanish
                    ? $"Otra publicación da {Number(revision.Value)} para {point.Period.Name(language)} ({revision.Release}); esta serie da {Number(point.Value)}."
                    : revision.Label is "first published"
                        ? $"The figure first published for {point.Period.Name(language)} was {Number(revision.Value)}; later releases give {Number(point.Value)}."
                        : $"Another release gives {Number(revision.Value)} for {point.Period.Name(language)} ({revision.Release}); this series gives {Number(point.Value)}.",
                figures);
        }
    }

    /// <summary>Whether the figures fell (true) or rose (false) over the time asked about; null where no change is shown.</summary>
    public static bool? Falls(Finding finding) => finding switch
    {
        Changed { From.Value: var from, To.Value: var to } when from != to => to < from,
        Trended { Points: [var first, .., var last] } when first.Value != last.Value => last.Value < first.Value,
        _ => null,
    };

    /// <summary>Says so where a figure shown covers only part of its period.</summary>
    public static string? PartialNote(Finding finding, Language language)
    {
        if (PointsShown(finding).FirstOrDefault(p => p.Through is not null) is not { } point || finding is LookedUp)
            return null;
        return language is Language.Spanish
            ? $"La cifra de {point.Period.Name(language)} no cubre el período completo: llega hasta {(EndsOnDay(point) ? "el " : "")}{ThroughName(point, language)}."
            : $"The figure for {point.Period.Name(language)} does not cover the whole period: it runs through {ThroughName(point, language)}.";
    }

    /// <summary>The name under which a revision's value is recorded.</summary>
    public static string RevisionId(Series series, Revision revision) => $"{series.Id}/{revision.Period}@{revision.Value.ToString(CultureInfo.InvariantCulture)}";

    /// <summary>Why two measures are not added.</summary>
    public static string NotAddedReason(NotAdded found, Language language)
    {
        var (first, second) = (found.First.Line, found.Second.Line);
        return language is Language.Spanish
            ? $"Estas dos medidas no se suman: una cuenta {first.Measure.Unit.Spanish} ({first.Series.Population}) y la otra {second.Measure.Unit.Spanish} ({second.Series.Population}), y una misma persona puede estar en ambas."
            : $"These two measures are not added together: one counts {first.Measure.Unit.English} ({first.Series.Population}), the other {second.Measure.Unit.English} ({second.Series.Population}), and one person can be in both.";
    }

    /// <summary>The points whose own values the answer shows.</summary>
    public static IReadOnlyList<Point> PointsShown(Finding finding) => finding switch
    {
        LookedUp { Reading.Fit: not Fit.Summed } found => [found.Reading.Point],
        Changed found => [found.From, found.To],
        PartOf found => [found.Part],
        Multiple found => [found.First, found.Second],
        Extreme found => [found.Point],
        RecordSince found => [found.Asked],
        Trended found => [found.Points[0], found.Points[^1]],
        _ => [],
    };

    /// <summary>A number as recorded, with thousands separated; the same digits in both languages.</summary>
    public static string Number(decimal value) => value.ToString("#,0.####", CultureInfo.InvariantCulture);

    /// <summary>A computed number: counts to the unit, small values and percentages to one decimal.</summary>
    public static string Rounded(decimal value) =>
        value.ToString(Math.Abs(value) >= 100 ? "#,0" : "#,0.0", CultureInfo.InvariantCulture);

    private static string Percent(decimal value) => Math.Abs(value).ToString(Math.Abs(value) is > 0 and < 0.1m ? "0.##" : "0.0", CultureInfo.InvariantCulture) + "%";

    /// <summary>"in June 2024", "on June 30, 2024", "from May 2024 to June 2024"; likewise in Spanish.</summary>
    public static string Within(Period period, Language language) => (period.Kind, language) switch
    {
        (PeriodKind.Day, Language.English) => "on " + period.Name(language),
        (PeriodKind.Day, Language.Spanish) => "el " + period.Name(language),
        (PeriodKind.Span, Language.English) when period.Name(language).StartsWith("fiscal", StringComparison.Ordinal) => "in " + period.Name(language),
        (PeriodKind.Span, Language.English) => "from " + period.Name(language),
        (PeriodKind.Span, Language.Spanish) when period.Name(language).StartsWith("los", StringComparison.Ordinal) => "en " + period.Name(language),
        (PeriodKind.Span, Language.Spanish) => period.Name(language),
        (_, Language.Spanish) => "en " + period.Name(language),
        _ => "in " + period.Name(language),
    };

    /// <summary>The period of a point, with the day to which a period that is not whole runs.</summary>
    private static string Within(Point point, Language language)
    {
        var within = Within(point.Period, language);
        if (point.Through is null || point.Period.Kind is PeriodKind.Span)
            return within;
        return within + (language is Language.Spanish ? EndsOnDay(point) ? " (hasta el " : " (hasta " : " (through ") + ThroughName(point, language) + ")";
    }

    private static bool EndsOnDay(Point point) => point.Through!.Value.End is var last && last.Day != DateTime.DaysInMonth(last.Year, last.Month);

    private static string ThroughName(Point point, Language language)
    {
        var last = point.Through!.Value.End;
        return (EndsOnDay(point) ? Period.Day(last) : Period.MonthOf(last)).Name(language);
    }

    /// <summary>The noun phrase that a sentence about the line begins with, dimension values included.</summary>
    public static string Subject(Line line, Language language) => Subject(line, line.Filters, language);

    private static string Subject(Line line, IReadOnlyList<Filter> filters, Language language)
    {
        var subject = line.Measure.Subject.In(language);
        // "Country" or "region" beside the name of one says nothing.
        foreach (var filter in filters.Where(f => f.Dimension.Column is not "level"))
            subject += " " + string.Format(CultureInfo.InvariantCulture, filter.Dimension.Phrase.In(language), filter.Value.Label.In(language));
        // What is added up is said, so that it is not taken for one of its parts.
        var all = line.Summed.Select(d => d.All?.In(language)).OfType<string>().ToList();
        if (all.Count > 0)
            subject += $" ({string.Join(", ", all)} {(language is Language.Spanish ? "en conjunto" : "together")})";
        return char.ToUpperInvariant(subject[0]) + subject[1..];
    }

    private static string Valued(Line line, decimal value, Language language, bool computed = false)
    {
        var number = computed ? Rounded(value) : Number(value);
        return line.Measure.ShowUnit ? $"{number} {line.Measure.Unit.In(language)}" : number;
    }

    private static string Be(Line line, Language language) => (line.Measure.Plural, language) switch
    {
        (true, Language.Spanish) => "fueron",
        (false, Language.Spanish) => "fue de",
        (true, _) => "were",
        _ => "was",
    };

    private static FigureUse Use(Line line, Point point) => point.Records is [var only] && only.Value == point.Value
        ? new(point.Value, line.Measure.Unit.English, point.Covered, only.Id, Computation.Recorded, [])
        : new(point.Value, line.Measure.Unit.English, point.Covered, null, Computation.Sum, [.. point.Records.Select(r => r.Id)]);

    /// <summary>A figure computed from points; a point that is itself a sum names its records with <see cref="FigureUse.Plus"/> between.</summary>
    private static FigureUse Computed(decimal value, string unit, Period period, Computation computation, params IEnumerable<Point> points) =>
        new(value, unit, period, null, computation, [.. points.Select(Operand)]);

    private static string Operand(Point point) => string.Join(FigureUse.Plus, point.Records.Select(r => r.Id));

    private static Period Both(Point from, Point to) => Period.Span(from.Period.Start, to.Covered.End);

    private static Statement[] Looked(LookedUp found, Language language)
    {
        var (line, reading) = (found.Line, found.Reading);
        var point = reading.Point;
        var spanish = language is Language.Spanish;
        var sentence = $"{Subject(line, language)} {Be(line, language)} {Valued(line, point.Value, language)} {Within(point, language)}.";
        var figure = Use(line, point);
        var asked = reading.Asked;
        var coverage = line.Coverage;
        return reading.Fit switch
        {
            Fit.Nearest =>
            [
                new(
                    spanish
                        ? $"La serie cubre {Range(coverage, language)} y no tiene cifra para {asked.Name(language)}."
                        : $"The series covers {Range(coverage, language)} and has no figure for {asked.Name(language)}.",
                    []),
                new((spanish ? "La más cercana: " : "The nearest: ") + char.ToLowerInvariant(sentence[0]) + sentence[1..], [figure]),
            ],
            Fit.Containing =>
            [
                new(sentence, [figure]),
                new(
                    spanish
                        ? $"La serie no tiene una cifra separada para {asked.Name(language)}."
                        : $"The series has no separate figure for {asked.Name(language)}.",
                    []),
            ],
            Fit.OtherYear =>
            [
                new(sentence, [figure]),
                new(
                    point.Period.Kind is PeriodKind.FiscalYear
                        ? spanish
                            ? "La serie va por años fiscales federales, de octubre a septiembre."
                            : "The series runs by federal fiscal year, October to September."
                        : spanish ? "La serie va por años naturales." : "The series runs by calendar year.",
                    []),
            ],
            _ => [new(sentence, [figure])],
        };
    }

    private static string Range(Period coverage, Language language) =>
        language is Language.Spanish ? coverage.Name(language) : "from " + coverage.Name(language).Replace("from ", "", StringComparison.Ordinal);

    private static Statement Change(Changed found, Language language)
    {
        var (line, from, to) = (found.Line, found.From, found.To);
        var difference = to.Value - from.Value;
        var unit = line.Measure.Unit.English;
        var figures = new List<FigureUse> { Use(line, from), Use(line, to) };
        var isRate = line.Series.Nature is Nature.Rate || unit.StartsWith("percent", StringComparison.Ordinal);
        figures.Add(Computed(difference, unit, Both(from, to), Computation.Difference, from, to));
        var spanish = language is Language.Spanish;
        if (difference == 0)
        {
            return new(
                spanish
                    ? $"{Subject(line, language)} {Be(line, language)} {Valued(line, from.Value, language)} tanto {Within(from, language)} como {Within(to, language)}."
                    : $"{Subject(line, language)} {Be(line, language)} {Valued(line, from.Value, language)} both {Within(from, language)} and {Within(to, language)}.",
                figures);
        }

        var verb = (difference < 0, spanish, line.Measure.Plural) switch
        {
            (true, true, true) => "bajaron",
            (true, true, false) => "bajó",
            (false, true, true) => "subieron",
            (false, true, false) => "subió",
            (true, false, _) => "fell",
            _ => "rose",
        };
        var noun = (difference < 0, spanish) switch
        {
            (true, true) => "una baja de ",
            (false, true) => "un alza de ",
            (true, false) => "a fall of ",
            _ => "a rise of ",
        };
        var amount = ", " + noun + (isRate ? Number(Math.Abs(difference)) + (spanish ? " puntos" : " points") : Valued(line, Math.Abs(difference), language));
        if (!isRate && from.Value != 0)
        {
            var percent = FigureUse.Compute(Computation.PercentChange, [from.Value, to.Value]);
            amount += (spanish ? " o " : ", or ") + Percent(percent);
            figures.Add(Computed(percent, "percent", Both(from, to), Computation.PercentChange, from, to));
        }

        return new(
            spanish
                ? $"{Subject(line, language)} {verb} de {Valued(line, from.Value, language)} {Within(from, language)} a {Valued(line, to.Value, language)} {Within(to, language)}{amount}."
                : $"{Subject(line, language)} {verb} from {Valued(line, from.Value, language)} {Within(from, language)} to {Valued(line, to.Value, language)} {Within(to, language)}{amount}.",
            figures);
    }

    private static Statement Share(PartOf found, Language language)
    {
        var (part, all) = (found.Part, found.All);
        var figures = new List<FigureUse> { Use(found.Line, part), Use(found.Whole, all) };
        var percent = FigureUse.Compute(Computation.Share, [part.Value, all.Value]);
        var share = (language is Language.Spanish ? ", es decir, el " : ", or ") + Percent(percent);
        figures.Add(Computed(percent, "percent", part.Covered, Computation.Share, part, all));
        return new(
            language is Language.Spanish
                ? $"{Subject(found.Line, language)} {Be(found.Line, language)} {Valued(found.Line, part.Value, language)} de {Valued(found.Whole, all.Value, language)} {Within(part, language)}{share}."
                : $"{Subject(found.Line, language)} {Be(found.Line, language)} {Valued(found.Line, part.Value, language)} of {Valued(found.Whole, all.Value, language)} {Within(part, language)}{share}.",
            figures);
    }

    private static Statement Ratio(Multiple found, Language language)
    {
        var (first, second) = (found.First, found.Second);
        var ratio = first.Value / second.Value;
        var times = ratio.ToString("0.0", CultureInfo.InvariantCulture);
        var figures = new List<FigureUse> { Use(found.Line, first), Use(found.Other, second) };
        figures.Add(Computed(ratio, "times", Both(first, second), Computation.Ratio, first, second));
        return new(
            language is Language.Spanish
                ? $"{Subject(found.Line, language)} {Be(found.Line, language)} {Valued(found.Line, first.Value, language)} {Within(first, language)}, {times} veces los {Valued(found.Other, second.Value, language)} {Within(second, language).Replace("en ", "de ", StringComparison.Ordinal)}."
                : $"{Subject(found.Line, language)} {Be(found.Line, language)} {Valued(found.Line, first.Value, language)} {Within(first, language)}, {times} times the {Valued(found.Other, second.Value, language)} {Within(second, language)}.",
            figures);
    }

    private static Statement Record(Extreme found, Language language)
    {
        var (line, point) = (found.Line, found.Point);
        var span = Period.Span(found.Among[0].Period.Start, found.Among[^1].Covered.End);
        var spanish = language is Language.Spanish;
        var level = (found.High, spanish) switch
        {
            (true, true) => "alcanzaron su nivel más alto",
            (false, true) => "alcanzaron su nivel más bajo",
            (true, false) => "reached their highest level",
            _ => "reached their lowest level",
        };
        if (!line.Measure.Plural)
            level = spanish ? level.Replace("alcanzaron", "alcanzó", StringComparison.Ordinal) : level.Replace("their", "its", StringComparison.Ordinal);
        var text = spanish
            ? $"{Subject(line, language)} {level} {Within(point, language)}, con {Valued(line, point.Value, language)}, entre las cifras {Within(span, language).Replace("en los", "de los", StringComparison.Ordinal)}."
            : $"{Subject(line, language)} {level} {Within(point, language)}, at {Valued(line, point.Value, language)}, among the figures {Within(span, language)}.";
        return new(text, [Use(line, point)]);
    }

    private static Statement Since(RecordSince found, Language language)
    {
        var (line, asked, since) = (found.Line, found.Asked, found.Since);
        var spanish = language is Language.Spanish;
        var figures = new List<FigureUse> { Use(line, asked), Use(line, since) };
        var level = (found.High, spanish) switch
        {
            (true, true) => "el nivel más alto",
            (false, true) => "el nivel más bajo",
            (true, false) => "the highest level",
            _ => "the lowest level",
        };
        var subject = $"{Subject(line, language)} {Be(line, language)} {Valued(line, asked.Value, language)} {Within(asked, language)}";
        if (found.Beaten is not { } beaten)
        {
            return new(
                spanish
                    ? $"{subject}, {level} desde {since.Period.Name(language)}, cuando la cifra fue {Valued(line, since.Value, language)}."
                    : $"{subject}, {level} since {since.Period.Name(language)}, when the figure was {Valued(line, since.Value, language)}.",
                figures);
        }

        figures.Add(Use(line, beaten));
        return new(
            spanish
                ? $"{subject}, que no fue {level} desde {since.Period.Name(language)} ({Valued(line, since.Value, language)}): la cifra {Within(beaten, language)} fue {Valued(line, beaten.Value, language)}."
                : $"{subject}, which was not {level} since {since.Period.Name(language)} ({Valued(line, since.Value, language)}): the figure {Within(beaten, language)} was {Valued(line, beaten.Value, language)}.",
            figures);
    }

    private static Statement Total(Totalled found, Language language)
    {
        var (line, points) = (found.Line, found.Points);
        var span = Period.Span(points[0].Period.Start, points[^1].Covered.End);
        var values = points.Select(p => p.Value).ToList();
        var spanish = language is Language.Spanish;
        var unit = line.Measure.Unit.English;
        if (!found.Average)
        {
            var sum = values.Sum();
            return new(
                spanish
                    ? $"{Subject(line, language)} {(line.Measure.Plural ? "sumaron" : "sumó")} {Valued(line, sum, language)} {Within(span, language)}."
                    : $"{Subject(line, language)} totaled {Valued(line, sum, language)} {Within(span, language)}.",
                [Computed(sum, unit, span, Computation.Sum, points)]);
        }

        var average = values.Average();
        var per = PerWord(points[0].Period.Kind, language);
        return new(
            spanish
                ? $"{Subject(line, language)} promediaron {Valued(line, average, language, computed: true)}{per} {Within(span, language)}."
                : $"{Subject(line, language)} averaged {Valued(line, average, language, computed: true)}{per} {Within(span, language)}.",
            [Computed(average, unit, span, Computation.Average, points)]);
    }

    private static string PerWord(PeriodKind kind, Language language) => (kind, language) switch
    {
        (PeriodKind.Month, Language.Spanish) => " al mes",
        (PeriodKind.Month, _) => " a month",
        (PeriodKind.FiscalYear, Language.Spanish) => " por año fiscal",
        (PeriodKind.FiscalYear, _) => " a fiscal year",
        (PeriodKind.CalendarYear, Language.Spanish) => " al año",
        (PeriodKind.CalendarYear, _) => " a year",
        _ => "",
    };

    private static Statement Trend(Trended found, Language language)
    {
        var (line, points) = (found.Line, found.Points);
        var (first, last) = (points[0], points[^1]);
        var change = Change(new(found.Entry, line, first, last), language);
        var peak = points.MaxBy(p => p.Value)!;
        if (points.Count < 3 || peak.Period == first.Period || peak.Period == last.Period)
            return change;
        var text = change.Text.TrimEnd('.') + (language is Language.Spanish
            ? $"; el máximo fue {Valued(line, peak.Value, language)} {Within(peak, language)}."
            : $"; the peak was {Valued(line, peak.Value, language)} {Within(peak, language)}.");
        return new(text, [.. change.Figures, Use(line, peak)]);
    }

    private static Statement Ranking(TopValues found, Language language)
    {
        var spanish = language is Language.Spanish;
        var list = found.Top.Select(t => $"{t.Value.Label.In(language)} ({Number(t.Point.Value)})").ToList();
        var names = string.Join(", ", list.SkipLast(1)) + (spanish ? " y " : " and ") + list[^1];
        var subject = Subject(found.Line, found.Line.Asked, language);
        if (found.Place >= 0)
        {
            var own = found.All[found.Place];
            var place = new FigureUse(found.Place + 1, "place", own.Point.Covered, null, Computation.Rank, [.. found.All.Select(t => t.Point).Prepend(own.Point).Select(Operand).Distinct()]);
            return new(
                spanish
                    ? $"{subject}: {own.Value.Label.Spanish} ocupó el lugar {found.Place + 1} {Within(own.Point, language)}, con {Number(own.Point.Value)}; los valores más altos fueron {names}."
                    : $"{subject}: {own.Value.Label.English} ranked number {found.Place + 1} {Within(own.Point, language)}, with {Number(own.Point.Value)}; the largest were {names}.",
                [place, Use(found.Line, own.Point), .. found.Top.Select(t => Use(found.Line, t.Point))]);
        }

        var end = (found.FromTheBottom, spanish) switch
        {
            (true, true) => "los valores más bajos",
            (false, true) => "los valores más altos",
            (true, false) => "the smallest",
            _ => "the largest",
        };
        return new(
            spanish
                ? $"{subject}: {end} {Within(found.Top[0].Point, language)} fueron {names}."
                : $"{subject}: {end} {Within(found.Top[0].Point, language)} were {names}.",
            [.. found.Top.Select(t => Use(found.Line, t.Point))]);
    }

    private static Statement[] Presidencies(PerPresidency found, Language language)
    {
        var line = found.Line;
        var unit = line.Measure.Unit.English;
        return
        [
            .. found.Terms.Select(term =>
            {
                var (presidency, points) = term;
                var span = Period.Span(points[0].Period.Start, points[^1].Covered.End);
                var subject = Subject(line, language);
                if (points.Count == 1)
                {
                    return new Statement(
                        language is Language.Spanish
                            ? $"Bajo {presidency.NameEs}: {char.ToLowerInvariant(subject[0])}{subject[1..]} {Be(line, language)} {Valued(line, points[0].Value, language)} {Within(points[0], language)}, el único período completo."
                            : $"Under {presidency.Name}: {Lower(subject)} {Be(line, language)} {Valued(line, points[0].Value, language)} {Within(points[0], language)}, the only whole period.",
                        [Use(line, points[0])]);
                }

                var average = points.Average(p => p.Value);
                var figures = new List<FigureUse> { Computed(average, unit, span, Computation.Average, points) };
                var whole = "";
                if (line.Measure.Addable && Line.Separate(points))
                {
                    var sum = points.Sum(p => p.Value);
                    figures.Add(Computed(sum, unit, span, Computation.Sum, points));
                    whole = language is Language.Spanish ? $", {Valued(line, sum, language)} en total" : $", {Valued(line, sum, language)} in all";
                }

                return new Statement(
                    language is Language.Spanish
                        ? $"Bajo {presidency.NameEs}: {char.ToLowerInvariant(subject[0])}{subject[1..]} promediaron {Valued(line, average, language, computed: true)}{PerWord(points[0].Period.Kind, language)} {Within(span, language)}{whole}."
                        : $"Under {presidency.Name}: {Lower(subject)} averaged {Valued(line, average, language, computed: true)}{PerWord(points[0].Period.Kind, language)} {Within(span, language)}{whole}.",
                    figures);
            }),
        ];
    }

    /// <summary>Lower-cases a sentence's first letter unless it begins with a name or an acronym.</summary>
    private static string Lower(string subject) =>
        subject.Length > 1 && (char.IsUpper(subject[1]) || subject[1] is '-' || subject.StartsWith("Border Patrol", StringComparison.Ordinal)) ? subject : char.ToLowerInvariant(subject[0]) + subject[1..];
}
