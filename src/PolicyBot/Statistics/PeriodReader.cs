using System.Globalization;
using System.Text.RegularExpressions;

namespace PolicyBot.Statistics;

/// <summary>The periods that a question speaks of.</summary>
/// <param name="Points">Periods named one by one, in the order of the text.</param>
/// <param name="Span">A stretch named by its two ends, or by "since".</param>
/// <param name="Presidencies">Terms of office named.</param>
/// <param name="Since">Whether the span runs from a named beginning until now.</param>
/// <param name="Ambiguous">Whether a bare year was named, which may be meant as a fiscal or a calendar year.</param>
/// <param name="Latest">Whether the words ask for the newest figure.</param>
/// <param name="Rest">The words that were not read as periods.</param>
public sealed record PeriodsAsked(
    IReadOnlyList<Period> Points,
    Period? Span,
    IReadOnlyList<Presidency> Presidencies,
    bool Since,
    bool Ambiguous,
    bool Latest,
    IReadOnlyList<string> Rest)
{
    public bool IsEmpty => Points.Count == 0 && Span is null && Presidencies.Count == 0;

    /// <summary>Everything named, as periods.</summary>
    public IEnumerable<Period> All => Span is { } span ? Points.Append(span) : Points;
}

/// <summary>Reads periods out of folded English or Spanish words.</summary>
public static partial class PeriodReader
{
    private static readonly Dictionary<string, int> _months = Months();

    private enum Mark
    {
        Period,
        Since,
        Between,
        To,
        Word,
    }

    private sealed record Token(Mark Mark, string Text, Period Period = default, bool BareYear = false, bool BareMonth = false);

    /// <param name="words">Folded words, as <see cref="Knowledge.Folding"/> makes them.</param>
    /// <param name="today">The day on which the question is asked.</param>
    public static PeriodsAsked Read(IReadOnlyList<string> words, DateOnly today)
    {
        var presidencies = new List<Presidency>();
        var latest = false;
        var tokens = Tokens(words, today, presidencies, ref latest);
        CompleteMonths(tokens, today);
        var points = new List<Period>();
        Period? span = null;
        var since = false;
        var ambiguous = false;
        for (var i = 0; i < tokens.Count; i++)
        {
            var token = tokens[i];
            if (token.Mark is not Mark.Period)
                continue;
            ambiguous |= token.BareYear;
            var before = i > 0 ? tokens[i - 1].Mark : Mark.Word;
            if (before is Mark.Since)
            {
                span = Period.Span(token.Period.Start, today);
                since = true;
            }
            else if (RangeEnd(tokens, i) is { } last && tokens[last].Period.End >= token.Period.Start)
            {
                var to = tokens[last];
                if (token.BareYear && to.Period.Kind is PeriodKind.FiscalYear)
                    token = token with { Period = Period.FiscalYear(token.Period.Year) };
                span = Period.Span(token.Period.Start, to.Period.End);
                points.Add(token.Period);
                points.Add(to.Period);
                ambiguous |= to.BareYear;
                i = last;
            }
            else
            {
                points.Add(token.Period);
            }
        }

        if (span is null && presidencies.Count > 0 && tokens.Exists(t => t.Mark is Mark.Since) && points.Count == 0)
        {
            span = Period.Span(presidencies[0].Start, today);
            since = true;
        }

        return new(points, span, presidencies, since, ambiguous, latest, [.. tokens.Where(t => t.Mark is Mark.Word && t.Text.Length > 0).Select(t => t.Text)]);
    }

    /// <summary>"from 2019 to 2023", "between May and June 2024", "2019-2023" (folded to two numbers side by side).</summary>
    private static int? RangeEnd(List<Token> tokens, int start)
    {
        if (start + 1 < tokens.Count && tokens[start + 1].Mark is Mark.Period)
            return (tokens[start].BareYear && tokens[start + 1].BareYear) || (tokens[start].Period.Kind is PeriodKind.FiscalYear && tokens[start + 1].Period.Kind is PeriodKind.FiscalYear) ? start + 1 : null;
        if (start + 2 >= tokens.Count || tokens[start + 2].Mark is not Mark.Period)
            return null;
        return tokens[start + 1].Mark is Mark.To
            || (tokens[start + 1].Text is "and" or "y" && start > 0 && tokens[start - 1].Mark is Mark.Between)
            ? start + 2
            : null;
    }

    /// <summary>A month without a year takes the year of the next month that has one, else it is the latest one that is over.</summary>
    private static void CompleteMonths(List<Token> tokens, DateOnly today)
    {
        for (var i = 0; i < tokens.Count; i++)
        {
            if (!tokens[i].BareMonth)
                continue;
            var month = tokens[i].Period.Start.Month;
            var dated = tokens.Skip(i + 1).Concat(tokens.Take(i)).FirstOrDefault(t => t.Mark is Mark.Period && !t.BareMonth && t.Period.Kind is PeriodKind.Month or PeriodKind.CalendarYear);
            int year;
            if (dated is not null && dated.Period.Kind is PeriodKind.CalendarYear && !tokens.Exists(t => t.BareYear && t != dated))
                year = dated.Period.Year;
            else if (dated is not null)
                year = dated.Period.Start.Month < month && dated.Period.Kind is PeriodKind.Month ? dated.Period.Year - 1 : dated.Period.Year;
            else
                year = new DateOnly(today.Year, month, 1) <= today.AddMonths(-1) ? today.Year : today.Year - 1;
            tokens[i] = tokens[i] with { Period = Period.Month(year, month), BareMonth = false };
        }
    }

    private static List<Token> Tokens(IReadOnlyList<string> words, DateOnly today, List<Presidency> presidencies, ref bool latest)
    {
        var tokens = new List<Token>(words.Count);
        for (var i = 0; i < words.Count;)
        {
            var (length, token) = Fixed(words, i, today) ?? Term(words, i, presidencies) ?? (1, Plain(words[i]));
            if (token.Mark is Mark.Word && Newest().IsMatch(token.Text))
                latest = true;
            tokens.Add(token);
            i += length;
        }

        return tokens;
    }

    private static Token Plain(string word) => word switch
    {
        "since" or "desde" => new(Mark.Since, word),
        "between" or "from" or "entre" => new(Mark.Between, word),
        "to" or "through" or "until" or "till" or "thru" or "hasta" or "al" => new(Mark.To, word),
        _ => new(Mark.Word, word),
    };

    private static (int Length, Token Token)? Fixed(IReadOnlyList<string> words, int at, DateOnly today)
    {
        string Word(int offset) => at + offset < words.Count ? words[at + offset] : "";
        static Token Named(Period period, bool bareYear = false) => new(Mark.Period, "", period, bareYear);
        var word = words[at];

        // "Fiscal year to date" ends where the figures end, or with the month named after it.
        if (word is "fytd" || (word is "fiscal" && Word(1) is "year" && Word(2) is "to" && Word(3) is "date"))
        {
            var length = word is "fytd" ? 1 : 4;
            var end = Word(length) is "in" or "through" or "of" ? length + 1 : length;
            return _months.TryGetValue(Word(end), out var reached) && Year(Word(end + 1)) is { } reachedYear
                ? (end + 2, Named(Period.FiscalYearOf(new(reachedYear, reached, 1))))
                : (length, new(Mark.Word, "latest"));
        }

        // "To now" ends a stretch today; diversity visa years are fiscal years.
        if (word is "now" or "present" or "date" or "ahora" && at > 0 && words[at - 1] is "to" or "until" or "till" or "through" or "hasta")
            return (1, Named(Period.Day(today)));
        if (DiversityYear().Match(word) is { Success: true } lottery)
            return (1, Named(Period.FiscalYear(FullYear(lottery.Groups[1].Value))));
        if (FiscalShort().Match(word) is { Success: true } fy)
            return (1, Named(Period.FiscalYear(FullYear(fy.Groups[1].Value))));
        if (word is "fy" && Year(Word(1)) is { } fyYear)
            return (2, Named(Period.FiscalYear(fyYear)));
        if (word is "fiscal" or "fiscals")
        {
            var skip = Word(1) is "year" or "years" ? 2 : 1;
            if (Year(Word(skip)) is { } fiscal)
                return (skip + 1, Named(Period.FiscalYear(fiscal)));
        }

        if (word is "ano" or "anos" && Word(1) is "fiscal" or "fiscales" && Year(Word(2)) is { } fiscalEs)
            return (3, Named(Period.FiscalYear(fiscalEs)));
        if (word is "last" or "previous" or "this" or "current" && Word(1) is "fiscal" && Word(2) is "year")
            return (3, Named(Period.FiscalYearOf(word is "last" or "previous" ? today.AddYears(-1) : today)));
        // "At the start of 2025" is its first month; "at the end of FY2024" stays the year.
        if (word is "start" or "beginning" or "early" or "end" or "late" or "comienzos" or "principios" or "finales" or "inicio" or "inicios")
        {
            var skip = Word(1) is "of" or "de" or "in" or "del" ? 2 : 1;
            if (Year(Word(skip)) is { } edge)
                return (skip + 1, Named(Period.Month(edge, word is "end" or "late" or "finales" ? 12 : 1)));
        }

        if (word is "last" or "previous" or "this" && Word(1) is "year")
            return (2, Named(Period.CalendarYear(today.Year - (word is "this" ? 0 : 1)), bareYear: true));
        if (word is "last" or "previous" or "this" && Word(1) is "month")
            return (2, Named(Period.MonthOf(today.AddMonths(word is "this" ? 0 : -1))));
        if ((word is "ano" && Word(1) is "pasado") || (word is "este" && Word(1) is "ano"))
            return (2, Named(Period.CalendarYear(today.Year - (word is "ano" ? 1 : 0)), bareYear: true));
        if (word is "mes" && Word(1) is "pasado")
            return (2, Named(Period.MonthOf(today.AddMonths(-1))));
        if (word is "last" or "past" && Count(Word(1)) is { } count && Word(2) is "years" or "months")
            return (3, Named(Period.Span(Word(2) is "years" ? today.AddYears(-count) : today.AddMonths(-count), today)));
        if (word is "last" or "past" && Word(1) is "decade")
            return (2, Named(Period.Span(today.AddYears(-10), today)));
        // "2024-06-30" and "2024-06" are folded to their parts.
        if (Year(word) is { } isoYear && Word(1) is ['0', >= '1' and <= '9'] or ['1', >= '0' and <= '2'])
        {
            var isoMonth = int.Parse(Word(1), CultureInfo.InvariantCulture);
            if (Word(2).Length == 2 && DayNumber(Word(2)) is { } isoDay && isoDay <= DateTime.DaysInMonth(isoYear, isoMonth))
                return (3, Named(Period.Day(new(isoYear, isoMonth, isoDay))));
            if (Word(1)[0] is '0' && isoMonth <= isoYear % 100)
                return (2, Named(Period.Month(isoYear, isoMonth)));
        }

        // "1841-50" is folded to a year and two digits.
        if (Year(word) is { } from && Word(1).Length == 2 && int.TryParse(Word(1), CultureInfo.InvariantCulture, out var until) && until > from % 100 && Word(2) is not "percent")
            return (2, Named(from + 1 == (from / 100 * 100) + until && words.Any(w => w is "students" or "student" or "academic" or "school" or "estudiantes" or "academico") ? Period.AcademicYear(from) : Period.Span(new(from, 1, 1), new((from / 100 * 100) + until, 12, 31))));
        if (Decade().Match(word) is { Success: true } decade)
        {
            var first = FullYear(decade.Groups[1].Value);
            return (1, Named(Period.Span(new(first, 1, 1), new(first + 9, 12, 31))));
        }

        if (Day(words, at) is { } day)
            return day;
        if (word is "last" or "this" or "pasado" && _months.TryGetValue(Word(1), out var relative) && Year(Word(2)) is null)
        {
            var year = new DateOnly(today.Year, relative, 1) <= today ? today.Year : today.Year - 1;
            return (2, Named(Period.Month(year, relative)));
        }

        if (_months.TryGetValue(word, out var month))
        {
            var skip = Word(1) is "of" or "de" or "del" ? 2 : 1;
            if (Year(Word(skip)) is { } monthYear)
                return (skip + 1, Named(Period.Month(monthYear, month)));
            // "may" is a verb more often than a month; "march" can be either.
            if (word is not "may" and not "mar" and not "march" and not "set" || (at > 0 && words[at - 1] is "in" or "between" or "from" or "and" or "since" or "than" or "of" or "to" or "with" or "vs" or "versus" or "until" or "through"))
                return (1, new(Mark.Period, word, Period.Month(2000, month), BareMonth: true));
        }

        if (IsoMonth().Match(word) is { Success: true })
            return null;
        return Year(word) is { } plain ? (1, Named(Period.CalendarYear(plain), bareYear: true)) : null;
    }

    private static (int, Token)? Day(IReadOnlyList<string> words, int at)
    {
        string Word(int offset) => at + offset < words.Count ? words[at + offset] : "";
        static Token Named(int year, int month, int day) => new(Mark.Period, "", Period.Day(new(year, month, Math.Min(day, DateTime.DaysInMonth(year, month)))));
        if (_months.TryGetValue(words[at], out var month) && DayNumber(Word(1)) is { } day && Year(Word(2)) is { } year)
            return (3, Named(year, month, day));
        if (DayNumber(words[at]) is { } first)
        {
            var skip = Word(1) is "de" or "of" ? 2 : 1;
            if (_months.TryGetValue(Word(skip), out var after))
            {
                var skipYear = Word(skip + 1) is "de" or "del" ? skip + 2 : skip + 1;
                if (Year(Word(skipYear)) is { } afterYear)
                    return (skipYear + 1, Named(afterYear, after, first));
            }
        }

        return null;
    }

    private static (int, Token)? Term(IReadOnlyList<string> words, int at, List<Presidency> presidencies)
    {
        var word = words[at];
        if (word is "hw" && at + 1 < words.Count && words[at + 1] is "bush")
            word = "hw bush";
        var named = Presidency.All.FirstOrDefault(p => p.Key == word);
        if (named is null || !NamesTerm(words, at))
            return null;
        if (named.Key is "trump")
        {
            var near = string.Join(' ', words.Skip(Math.Max(0, at - 3)).Take(9));
            if (SecondTerm().IsMatch(near))
                named = Presidency.All[^1];
        }

        if (!presidencies.Contains(named))
            presidencies.Add(named);
        return (word is "hw bush" ? 2 : 1, new(Mark.Word, word));
    }

    /// <summary>A president's name is a period only beside a word of office or time ("under Biden", "the Obama years"), not as a speaker.</summary>
    private static bool NamesTerm(IReadOnlyList<string> words, int at)
    {
        for (var i = Math.Max(0, at - 4); i < Math.Min(words.Count, at + 6); i++)
        {
            if (TermWord().IsMatch(words[i]))
                return true;
        }

        // "How many people did Obama deport", "who deported more, Obama or Trump": whoever is asked for a count did not say it.
        if (!words.Any(w => Quantity().IsMatch(w)))
            return false;
        return (at > 0 && words[at - 1] is "did" or "has" or "had" or "have") || words.Skip(at + 1).Take(3).Concat(words.Take(at).TakeLast(3)).Any(w => Presidency.All.Any(p => p.Key == w));
    }

    [GeneratedRegex("^(?:many|much|more|most|fewer|fewest|total|cuantos|cuantas|mas|menos)$")]
    private static partial Regex Quantity();

    private static int? Count(string word) => word switch
    {
        "two" => 2,
        "three" => 3,
        "four" => 4,
        "five" => 5,
        "six" => 6,
        "ten" => 10,
        "twelve" => 12,
        "twenty" => 20,
        _ => int.TryParse(word, CultureInfo.InvariantCulture, out var number) && number is > 0 and <= 200 ? number : null,
    };

    private static int? DayNumber(string word) =>
        DayPattern().Match(word) is { Success: true } match && int.Parse(match.Groups[1].Value, CultureInfo.InvariantCulture) is >= 1 and <= 31 and var day ? day : null;

    private static int? Year(string word) =>
        word.Length == 4 && int.TryParse(word, NumberStyles.None, CultureInfo.InvariantCulture, out var year) && year is >= 1790 and <= 2099 ? year : null;

    private static int FullYear(string digits)
    {
        var year = int.Parse(digits, CultureInfo.InvariantCulture);
        return year >= 100 ? year : year >= 60 ? 1900 + year : 2000 + year;
    }

    private static Dictionary<string, int> Months()
    {
        string[][] names =
        [
            ["january", "jan", "enero"], ["february", "feb", "febrero"], ["march", "mar", "marzo"], ["april", "apr", "abril"],
            ["may", "mayo"], ["june", "jun", "junio"], ["july", "jul", "julio"], ["august", "aug", "agosto"],
            ["september", "sep", "sept", "septiembre", "setiembre"], ["october", "oct", "octubre"],
            ["november", "nov", "noviembre"], ["december", "dec", "diciembre"],
        ];
        return names.SelectMany((group, index) => group.Select(name => (name, index))).ToDictionary(n => n.name, n => n.index + 1);
    }

    [GeneratedRegex(@"^dv(\d{4})$")]
    private static partial Regex DiversityYear();

    [GeneratedRegex(@"^fy(\d{4}|\d{2})$")]
    private static partial Regex FiscalShort();

    [GeneratedRegex(@"^(\d{4}|\d{2})s$")]
    private static partial Regex Decade();

    [GeneratedRegex(@"^\d{6}$")]
    private static partial Regex IsoMonth();

    [GeneratedRegex(@"^(\d{1,2})(?:st|nd|rd|th)?$")]
    private static partial Regex DayPattern();

    [GeneratedRegex(@"^(?:latest|now|currently|current|today|newest|recent|recently|actual|actualmente|ahora|hoy|reciente)$")]
    private static partial Regex Newest();

    [GeneratedRegex(@"^(?:under|during|while|mientras|administration|administrations|term|terms|presidency|presidencies|presidents|years|took|since|era|office|bajo|durante|gobierno|mandato|presidencia|administracion|presidentes|desde|vs|versus|compare|compared|than|inaugurated|inauguration|left|per|average)$")]
    private static partial Regex TermWord();

    [GeneratedRegex(@"\b(?:second|2nd|2025|2026|segundo|current|actual|returned|back|again)\b")]
    private static partial Regex SecondTerm();
}
