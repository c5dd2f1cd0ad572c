using System.Collections.Frozen;
using PolicyBot.Statistics;

namespace PolicyBot.Grounding;

/// <summary>Reads the dates that a text names, in English or Spanish; what is no date of the calendar is left to be a number.</summary>
internal static class DateWords
{
    private static readonly FrozenDictionary<string, int> _months = Months();

    /// <summary>The dates that begin at a token: one, or several that share a word ("fiscal years 2021 to 2024").</summary>
    /// <returns>The first token after them; <paramref name="at"/> when there is none.</returns>
    public static int Read(string text, List<Token> tokens, int at, List<Numeral> found)
    {
        var token = tokens[at];
        if (token.IsWord)
        {
            return token.Text switch
            {
                "fy" or "fiscal" or "ano" or "anos" => FiscalWords.Years(tokens, at, found),
                "quarter" or "trimestre" or "first" or "second" or "third" or "fourth" or "primer" or "segundo" or "tercer" or "cuarto" => FiscalWords.Quarter(tokens, at, found),
                _ => _months.TryGetValue(token.Text, out var month) ? OfMonth(text, tokens, at, month, found) : at,
            };
        }

        if (!token.IsNumber || token.Decimals > 0)
            return at;
        if (token.IsDigits(4))
            return FromYear(tokens, at, found);
        return Numeric(tokens, at, found) is var end && end > at ? end : DayFirst(tokens, at, found);
    }

    internal static Numeral Date(List<Token> tokens, int first, int last, Period period) => new(NumeralKind.Date, tokens[first].Start, tokens[last].End) { Period = period };

    internal static int? Year(List<Token> tokens, int at) =>
        at < tokens.Count && tokens[at].IsDigits(4) && tokens[at].Value is >= 1790 and <= 2099 ? (int)tokens[at].Value : null;

    private static int? Day(List<Token> tokens, int at) =>
        at < tokens.Count && tokens[at].IsNumber && tokens[at].Decimals == 0 && tokens[at].Text.Length <= 2 && tokens[at].Value is >= 1 and <= 31 ? (int)tokens[at].Value : null;

    internal static bool Glued(List<Token> tokens, int at) => at < tokens.Count && tokens[at].Start == tokens[at - 1].End;

    internal static bool Is(List<Token> tokens, int at, string word) => at < tokens.Count && tokens[at].Is(word);

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
