using System.Globalization;
using System.Text.RegularExpressions;

namespace PolicyBot.Statistics;

/// <summary>What sort of stretch of time a period is; two periods are comparable only when they are of one kind.</summary>
public enum PeriodKind
{
    /// <summary>One day: the date of a stock, a decision, a publication.</summary>
    Day,

    /// <summary>A calendar month.</summary>
    Month,

    /// <summary>A quarter of the US federal fiscal year (Q1 is October to December).</summary>
    FiscalQuarter,

    /// <summary>The US federal fiscal year: FY2024 runs from 1 October 2023 to 30 September 2024.</summary>
    FiscalYear,

    /// <summary>1 January to 31 December.</summary>
    CalendarYear,

    /// <summary>A school year, 1 July to 30 June.</summary>
    AcademicYear,

    /// <summary>Anything else that has a first and a last day.</summary>
    Span,
}

/// <summary>
/// A stretch of time with a name: <c>2024-06</c>, <c>FY2024</c>, <c>2024</c>, <c>2024-06-30</c>, <c>FY2025Q1</c>,
/// <c>2005/2006</c> or <c>A..B</c>. The same type dates figures, sources and entries.
/// </summary>
/// <param name="Kind">The kind of period.</param>
/// <param name="Start">First day, included.</param>
/// <param name="End">Last day, included.</param>
public readonly partial record struct Period(PeriodKind Kind, DateOnly Start, DateOnly End) : IComparable<Period>
{
    private static readonly string[] _monthsEs =
    [
        "enero", "febrero", "marzo", "abril", "mayo", "junio", "julio", "agosto", "septiembre", "octubre", "noviembre", "diciembre",
    ];

    /// <summary>The fiscal year that ends on 30 September of <paramref name="year"/>.</summary>
    public static Period FiscalYear(int year) => new(PeriodKind.FiscalYear, new(year - 1, 10, 1), new(year, 9, 30));

    /// <summary>The fiscal year in which a day lies.</summary>
    public static Period FiscalYearOf(DateOnly day) => FiscalYear(day.Month >= 10 ? day.Year + 1 : day.Year);

    public static Period CalendarYear(int year) => new(PeriodKind.CalendarYear, new(year, 1, 1), new(year, 12, 31));

    public static Period Month(int year, int month) =>
        new(PeriodKind.Month, new(year, month, 1), new(year, month, DateTime.DaysInMonth(year, month)));

    public static Period Day(DateOnly day) => new(PeriodKind.Day, day, day);

    public static Period Span(DateOnly start, DateOnly end) => new(PeriodKind.Span, start, end);

    /// <summary>The school year that begins in the summer of <paramref name="year"/>.</summary>
    public static Period AcademicYear(int year) => new(PeriodKind.AcademicYear, new(year, 7, 1), new(year + 1, 6, 30));

    public static Period FiscalQuarter(int fiscalYear, int quarter)
    {
        var start = new DateOnly(fiscalYear - 1, 10, 1).AddMonths(3 * (quarter - 1));
        return new(PeriodKind.FiscalQuarter, start, start.AddMonths(3).AddDays(-1));
    }

    /// <summary>The year by which the period is called: the fiscal year's number, or the calendar year of its start.</summary>
    public int Year => Kind is PeriodKind.FiscalYear ? End.Year : Start.Year;

    /// <summary>The fiscal year in which the period ends.</summary>
    public int FiscalYearOfEnd => End.Month >= 10 ? End.Year + 1 : End.Year;

    public bool Contains(Period other) => Start <= other.Start && other.End <= End;

    public bool Overlaps(Period other) => Start <= other.End && other.Start <= End;

    public int CompareTo(Period other) => Start != other.Start ? Start.CompareTo(other.Start) : End.CompareTo(other.End);

    public static bool operator <(Period left, Period right) => left.CompareTo(right) < 0;

    public static bool operator >(Period left, Period right) => left.CompareTo(right) > 0;

    public static bool operator <=(Period left, Period right) => left.CompareTo(right) <= 0;

    public static bool operator >=(Period left, Period right) => left.CompareTo(right) >= 0;

    /// <summary>The period of the same kind that comes <paramref name="count"/> before (negative) or after this one.</summary>
    public Period Shift(int count) => Kind switch
    {
        PeriodKind.Day => Day(Start.AddDays(count)),
        PeriodKind.Month => MonthOf(Start.AddMonths(count)),
        PeriodKind.FiscalYear => FiscalYear(End.Year + count),
        PeriodKind.CalendarYear => CalendarYear(Start.Year + count),
        PeriodKind.AcademicYear => AcademicYear(Start.Year + count),
        PeriodKind.FiscalQuarter => new(Kind, Start.AddMonths(3 * count), Start.AddMonths((3 * count) + 3).AddDays(-1)),
        _ => Span(Start.AddDays(count * (End.DayNumber - Start.DayNumber + 1)), End.AddDays(count * (End.DayNumber - Start.DayNumber + 1))),
    };

    public static Period MonthOf(DateOnly day) => Month(day.Year, day.Month);

    /// <summary>Reads the library's notation.</summary>
    /// <returns>False when the text is not a period in that notation.</returns>
    public static bool TryParse(string? text, out Period period)
    {
        period = default;
        if (string.IsNullOrWhiteSpace(text))
            return false;
        text = text.Trim();
        var range = text.IndexOf("..", StringComparison.Ordinal);
        if (range > 0)
        {
            if (!TryParse(text[..range], out var first) || !TryParse(text[(range + 2)..], out var last) || last.End < first.Start)
                return false;
            period = Span(first.Start, last.End);
            return true;
        }

        var match = Notation().Match(text);
        if (!match.Success)
            return false;
        int Number(string group) => int.Parse(match.Groups[group].ValueSpan, CultureInfo.InvariantCulture);
        if (match.Groups["fy"].Success)
        {
            period = match.Groups["q"].Success ? FiscalQuarter(Number("fy"), Number("q")) : FiscalYear(Number("fy"));
            return true;
        }

        if (match.Groups["ay"].Success)
        {
            period = AcademicYear(Number("ay"));
            return Number("ay2") == Number("ay") + 1;
        }

        var year = Number("y");
        if (year is < 1 or > 9998)
            return false;
        if (!match.Groups["m"].Success)
        {
            period = CalendarYear(year);
            return true;
        }

        var month = Number("m");
        if (month is < 1 or > 12)
            return false;
        if (!match.Groups["d"].Success)
        {
            period = Month(year, month);
            return true;
        }

        var day = Number("d");
        if (day < 1 || day > DateTime.DaysInMonth(year, month))
            return false;
        period = Day(new(year, month, day));
        return true;
    }

    /// <inheritdoc cref="TryParse"/>
    /// <exception cref="FormatException">The text is not a period.</exception>
    public static Period Parse(string text) =>
        TryParse(text, out var period) ? period : throw new FormatException($"'{text}' is not a period such as 2024-06, FY2024, 2024 or 2024-06-30.");

    /// <summary>The library's notation, as <see cref="TryParse"/> reads it.</summary>
    public override string ToString() => Kind switch
    {
        PeriodKind.Day => Iso(Start),
        PeriodKind.Month => Start.ToString("yyyy-MM", CultureInfo.InvariantCulture),
        PeriodKind.FiscalYear => $"FY{End.Year}",
        PeriodKind.CalendarYear => Start.Year.ToString("0000", CultureInfo.InvariantCulture),
        PeriodKind.AcademicYear => $"{Start.Year}/{End.Year}",
        PeriodKind.FiscalQuarter => $"FY{FiscalYearOfEnd}Q{Quarter}",
        _ => $"{Bound(Start, first: true)}..{Bound(End, first: false)}",
    };

    /// <summary>How a reader would name the period, in English or Spanish.</summary>
    public string Name(Language language) => Kind switch
    {
        PeriodKind.Day => DayName(Start, language),
        PeriodKind.Month => MonthName(Start, language),
        PeriodKind.FiscalYear => language is Language.Spanish ? $"el año fiscal {End.Year}" : $"fiscal year {End.Year}",
        PeriodKind.CalendarYear => Start.Year.ToString(CultureInfo.InvariantCulture),
        PeriodKind.AcademicYear => language is Language.Spanish
            ? $"el año académico {Start.Year}/{End.Year % 100:00}"
            : $"the {Start.Year}/{End.Year % 100:00} academic year",
        PeriodKind.FiscalQuarter => language is Language.Spanish
            ? $"el trimestre {Quarter} del año fiscal {FiscalYearOfEnd}"
            : $"quarter {Quarter} of fiscal year {FiscalYearOfEnd}",
        _ => SpanName(language),
    };

    private int Quarter => ((Start.Month + 2) % 12 / 3) + 1;

    private string SpanName(Language language)
    {
        var (from, to) = language is Language.Spanish ? ("de ", " a ") : ("", " to ");
        if (Start is { Month: 1, Day: 1 } && End is { Month: 12, Day: 31 } && Start.Year < End.Year)
            return $"{from}{Start.Year}{to}{End.Year}";
        if (Start is { Month: 10, Day: 1 } && End is { Month: 9, Day: 30 } && Start.Year + 1 < End.Year)
            return language is Language.Spanish ? $"los años fiscales {Start.Year + 1} a {End.Year}" : $"fiscal years {Start.Year + 1} to {End.Year}";
        if (Start.Day == 1 && End.Day == DateTime.DaysInMonth(End.Year, End.Month))
            return $"{from}{MonthName(Start, language)}{to}{MonthName(End, language)}";
        return $"{from}{DayName(Start, language)}{to}{DayName(End, language)}";
    }

    private static string Bound(DateOnly day, bool first)
    {
        if (first ? day.Day == 1 : day.Day == DateTime.DaysInMonth(day.Year, day.Month))
            return day.ToString("yyyy-MM", CultureInfo.InvariantCulture);
        return Iso(day);
    }

    private static string Iso(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static string MonthName(DateOnly day, Language language) => language is Language.Spanish
        ? $"{_monthsEs[day.Month - 1]} de {day.Year}"
        : day.ToString("MMMM yyyy", CultureInfo.InvariantCulture);

    private static string DayName(DateOnly day, Language language) => language is Language.Spanish
        ? $"{day.Day} de {_monthsEs[day.Month - 1]} de {day.Year}"
        : day.ToString("MMMM d, yyyy", CultureInfo.InvariantCulture);

    [GeneratedRegex(@"^(?:FY(?<fy>\d{4})(?:Q(?<q>[1-4]))?|(?<ay>\d{4})/(?<ay2>\d{4})|(?<y>\d{4})(?:-(?<m>\d{2})(?:-(?<d>\d{2}))?)?)$", RegexOptions.ExplicitCapture)]
    private static partial Regex Notation();
}
