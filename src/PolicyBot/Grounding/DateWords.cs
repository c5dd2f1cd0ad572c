using System.Collections.Frozen;
using PolicyBot.Statistics;

namespace PolicyBot.Grounding;

/// <summary>Reads the dates that a text names, in English or Spanish; what is no date of the calendar is left to be a number.</summary>
internal static class DateWords
{
    private static readonly FrozenDictionary<string, int> _months = Months();

    private static readonly FrozenDictionary<string, int> _quarters = new Dictionary<string, int>
    {
        ["first"] = 1, ["second"] = 2, ["third"] = 3, ["fourth"] = 4, ["primer"] = 1, ["segundo"] = 2, ["tercer"] = 3, ["cuarto"] = 4,
    }.ToFrozenDictionary();

    /// <summary>The dates that begin at a token: one, or several that share a word ("fiscal years 2021 to 2024").</summary>
    /// <returns>The first token after them; <paramref name="at"/> when there is none.</returns>
    public static int Read(string text, List<Token> tokens, int at, List<Numeral> found)
    {
        var token = tokens[at];
        if (token.IsWord)
        {
            return token.Text switch
            {
                "fy" or "fiscal" or "ano" or "anos" => FiscalYears(tokens, at, found),
                "quarter" or "trimestre" or "first" or "second" or "third" or "fourth" or "primer" or "segundo" or "tercer" or "cuarto" => Quarter(tokens, at, found),
                _ => _months.TryGetValue(token.Text, out var month) ? OfMonth(text, tokens, at, month, found) : at,
            };
        }

        if (!token.IsNumber || token.Decimals > 0)
            return at;
        if (token.IsDigits(4))
            return FromYear(tokens, at, found);
        return Numeric(tokens, at, found) is var end && end > at ? end : DayFirst(tokens, at, found);
    }

    private static Numeral Date(List<Token> tokens, int first, int last, Period period) => new(NumeralKind.Date, tokens[first].Start, tokens[last].End) { Period = period };

    private static int? Year(List<Token> tokens, int at) =>
        at < tokens.Count && tokens[at].IsDigits(4) && tokens[at].Value is >= 1790 and <= 2099 ? (int)tokens[at].Value : null;

    private static int? Day(List<Token> tokens, int at) =>
        at < tokens.Count && tokens[at].IsNumber && tokens[at].Decimals == 0 && tokens[at].Text.Length <= 2 && tokens[at].Value is >= 1 and <= 31 ? (int)tokens[at].Value : null;

    private static bool Glued(List<Token> tokens, int at) => at < tokens.Count && tokens[at].Start == tokens[at - 1].End;

    private static bool Is(List<Token> tokens, int at, string word) => at < tokens.Count && tokens[at].Is(word);

    private static int FiscalYears(List<Token> tokens, int at, List<Numeral> found)
    {
        var i = at + 1;
        var several = false;
        if (tokens[at].Text is "ano" or "anos")
        {
            if (i >= tokens.Count || tokens[i].Text is not ("fiscal" or "fiscales"))
                return at;
            several = tokens[at].Text is "anos";
            i++;
        }
        else if (tokens[at].Text is "fiscal" && i < tokens.Count && tokens[i].Text is "year" or "years")
        {
            several = tokens[i].Text is "years";
            i++;
        }

        if (FiscalYear(tokens, i) is not { } year)
            return at;
        if (Is(tokens, i + 1, "q") && Glued(tokens, i + 1) && i + 2 < tokens.Count && tokens[i + 2].IsNumber && tokens[i + 2].Value is >= 1 and <= 4)
        {
            found.Add(Date(tokens, at, i + 2, Period.FiscalQuarter(year, (int)tokens[i + 2].Value)));
            return i + 3;
        }

        found.Add(Date(tokens, at, i, Period.FiscalYear(year)));
        i++;
        while (i + 1 < tokens.Count && (tokens[i].Text is "-" or "–" || (several && tokens[i].Text is "," or "and" or "to" or "through" or "or" or "y" or "a" or "al" or "o" or "e" or "hasta")))
        {
            var next = tokens[i].Text is "," && tokens[i + 1].Text is "and" or "y" ? i + 2 : i + 1;
            if (FiscalYear(tokens, next) is not { } more || (tokens[next].Text.Length == 2 && !Glued(tokens, next)) || Is(tokens, next + 1, "/"))
                break;
            found.Add(Date(tokens, next, next, Period.FiscalYear(more)));
            i = next + 1;
        }

        return i;
    }

    private static int? FiscalYear(List<Token> tokens, int at) =>
        Year(tokens, at) ?? (at < tokens.Count && at > 0 && tokens[at].IsDigits(2) && (Glued(tokens, at) || tokens[at - 1].Is("fy")) ? (int)tokens[at].Value + (tokens[at].Value >= 60 ? 1900 : 2000) : null);

    /// <summary>"quarter 2 of fiscal year 2025", "the first quarter of FY2025".</summary>
    private static int Quarter(List<Token> tokens, int at, List<Numeral> found)
    {
        var named = _quarters.GetValueOrDefault(tokens[at].Text);
        if (at + 2 >= tokens.Count || (named > 0 ? tokens[at + 1].Text is not ("quarter" or "trimestre") : !tokens[at + 1].IsNumber || tokens[at + 1].Value is < 1 or > 4))
            return at;
        var number = named > 0 ? named : (int)tokens[at + 1].Value;
        var i = at + 2;
        if (tokens[i].Text is "of" or "del" or "de")
            i++;
        var years = new List<Numeral>();
        if (i >= tokens.Count || tokens[i].Text is not ("fy" or "fiscal" or "ano") || FiscalYears(tokens, i, years) is var end && end == i || years is not [{ Period.Kind: PeriodKind.FiscalYear } year])
            return at;
        found.Add(new(NumeralKind.Date, tokens[at].Start, year.End) { Period = Period.FiscalQuarter(year.Period.Year, number) });
        return end;
    }

    /// <summary>"June 4, 2024", "June 2024", "junio de 2024", "June 4", "June".</summary>
    private static int OfMonth(string text, List<Token> tokens, int at, int month, List<Numeral> found)
    {
        var name = tokens[at].Text;
        var i = Is(tokens, at + 1, ".") && name.Length <= 4 ? at + 2 : at + 1;
        var year = i < tokens.Count && tokens[i].Text is "of" or "de" or "del" ? i + 1 : Is(tokens, i, ",") ? i + 1 : i;
        if (Year(tokens, year) is { } only)
        {
            found.Add(Date(tokens, at, year, Period.Month(only, month)));
            return year + 1;
        }

        if (Day(tokens, i) is { } day)
        {
            var after = i + 1 < tokens.Count && tokens[i + 1].Text is "st" or "nd" or "rd" or "th" && Glued(tokens, i + 1) ? i + 2 : i + 1;
            var last = Is(tokens, after, ",") ? after + 1 : after;
            if (Year(tokens, last) is { } full && day <= DateTime.DaysInMonth(full, month))
            {
                found.Add(Date(tokens, at, last, Period.Day(new(full, month, day))));
                return last + 1;
            }

            found.Add(new(NumeralKind.MonthDay, tokens[at].Start, tokens[i].End) { Value = (month * 100) + day });
            return after;
        }

        // "may", "march" and "mar" are words too, and a sentence begins with a capital.
        if (name is "set" or "mar" or "may" or "march" && (at == 0 || !char.IsUpper(text[tokens[at].Start]) || name is "set" or "mar" || tokens[at - 1].Text is "." or ":"))
            return at;
        found.Add(new(NumeralKind.Month, tokens[at].Start, tokens[at].End) { Value = month });
        return at + 1;
    }

    /// <summary>"4 June 2024", "4 de junio de 2024", "4th of June".</summary>
    private static int DayFirst(List<Token> tokens, int at, List<Numeral> found)
    {
        if (Day(tokens, at) is not { } day)
            return at;
        var i = Is(tokens, at + 1, ".") && Is(tokens, at + 2, "o") && Glued(tokens, at + 2) ? at + 2 : at + 1;
        if (i < tokens.Count && tokens[i].Text is "st" or "nd" or "rd" or "th" or "o" or "°" && Glued(tokens, i))
            i++;
        if (i < tokens.Count && tokens[i].Text is "of" or "de")
            i++;
        if (i >= tokens.Count || !tokens[i].IsWord || !_months.TryGetValue(tokens[i].Text, out var month))
            return at;
        var last = i + 1 < tokens.Count && tokens[i + 1].Text is "of" or "de" or "del" or "," or "." ? i + 2 : i + 1;
        if (Year(tokens, last) is { } year && day <= DateTime.DaysInMonth(year, month))
        {
            found.Add(Date(tokens, at, last, Period.Day(new(year, month, day))));
            return last + 1;
        }

        found.Add(new(NumeralKind.MonthDay, tokens[at].Start, tokens[i].End) { Value = (month * 100) + day });
        return i + 1;
    }

    /// <summary>"6/4/2024".</summary>
    private static int Numeric(List<Token> tokens, int at, List<Numeral> found)
    {
        if (!Is(tokens, at + 1, "/") || !Is(tokens, at + 3, "/") || Day(tokens, at) is not (>= 1 and <= 12 and var month) || Day(tokens, at + 2) is not { } day
            || Year(tokens, at + 4) is not { } year || day > DateTime.DaysInMonth(year, month))
        {
            return at;
        }

        found.Add(Date(tokens, at, at + 4, Period.Day(new(year, month, day))));
        return at + 5;
    }

    /// <summary>"2024-06-30", "2024-06", "2005/06", "2019–23", "1990s", "2024".</summary>
    private static int FromYear(List<Token> tokens, int at, List<Numeral> found)
    {
        if (Year(tokens, at) is not { } year || (at > 0 && tokens[at - 1].Text is "$" or "#" && Glued(tokens, at)))
            return at;
        if (Is(tokens, at + 1, "s") && Glued(tokens, at + 1))
        {
            found.Add(new(NumeralKind.Code, tokens[at].Start, tokens[at + 1].End) { Name = $"{year}s" });
            return at + 2;
        }

        if (at + 2 < tokens.Count && Glued(tokens, at + 1) && Glued(tokens, at + 2) && tokens[at + 2].IsNumber && tokens[at + 2].Decimals == 0)
        {
            var (mark, second) = (tokens[at + 1].Text, tokens[at + 2]);
            if (mark is "-" && second.IsDigits(2) && second.Value is >= 1 and <= 12)
            {
                var month = (int)second.Value;
                if (Is(tokens, at + 3, "-") && Glued(tokens, at + 3) && Day(tokens, at + 4) is { } day && Glued(tokens, at + 4) && day <= DateTime.DaysInMonth(year, month))
                {
                    found.Add(Date(tokens, at, at + 4, Period.Day(new(year, month, day))));
                    return at + 5;
                }

                found.Add(Date(tokens, at, at + 2, Period.Month(year, month)));
                return at + 3;
            }

            var to = second.IsDigits(2) ? (year / 100 * 100) + (int)second.Value : second.IsDigits(4) ? (int)second.Value : 0;
            // "1999/00"
            if (second.IsDigits(2) && to < year)
                to += 100;
            if (mark is "/" && to == year + 1)
            {
                found.Add(Date(tokens, at, at + 2, Period.AcademicYear(year)));
                return at + 3;
            }

            if (mark is "-" or "–" && to > year && to <= 2099)
            {
                found.Add(Date(tokens, at, at, Period.CalendarYear(year)));
                found.Add(Date(tokens, at + 2, at + 2, Period.CalendarYear(to)));
                return at + 3;
            }
        }

        // "1900 people" is a count.
        if (UnitWords.After(tokens, at + 1).Unit is not NumeralUnit.None || (at + 1 < tokens.Count && NumberWords.IsMagnitude(tokens[at + 1].Text, out _)))
            return at;
        found.Add(Date(tokens, at, at, Period.CalendarYear(year)));
        return at + 1;
    }

    private static FrozenDictionary<string, int> Months()
    {
        string[] names =
        [
            "january jan enero", "february feb febrero", "march mar marzo", "april apr abril", "may mayo", "june jun junio", "july jul julio", "august aug agosto",
            "september sep sept septiembre setiembre", "october oct octubre", "november nov noviembre", "december dec diciembre",
        ];
        return names.SelectMany((group, index) => group.Split(' ').Select(name => (name, index))).ToFrozenDictionary(n => n.name, n => n.index + 1);
    }
}
