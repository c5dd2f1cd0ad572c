using System.Collections.Frozen;
using PolicyBot.Statistics;
using static PolicyBot.Grounding.DateWords;

namespace PolicyBot.Grounding;

/// <summary>Reads fiscal years and their quarters.</summary>
internal static class FiscalWords
{
    private static readonly FrozenDictionary<string, int> _quarters = new Dictionary<string, int>
    {
        ["first"] = 1, ["second"] = 2, ["third"] = 3, ["fourth"] = 4, ["primer"] = 1, ["segundo"] = 2, ["tercer"] = 3, ["cuarto"] = 4,
    }.ToFrozenDictionary();

    /// <summary>"FY2024", "fiscal years 2021 to 2024", "el año fiscal 2024".</summary>
    public static int Years(List<Token> tokens, int at, List<Numeral> found)
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

        if (YearOf(tokens, i) is not { } year)
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
            if (YearOf(tokens, next) is not { } more || (tokens[next].Text.Length == 2 && !Glued(tokens, next)) || Is(tokens, next + 1, "/"))
                break;
            found.Add(Date(tokens, next, next, Period.FiscalYear(more)));
            i = next + 1;
        }

        return i;
    }

    private static int? YearOf(List<Token> tokens, int at) =>
        DateWords.Year(tokens, at) ?? (at < tokens.Count && at > 0 && tokens[at].IsDigits(2) && (Glued(tokens, at) || tokens[at - 1].Is("fy")) ? (int)tokens[at].Value + (tokens[at].Value >= 60 ? 1900 : 2000) : null);

    /// <summary>"quarter 2 of fiscal year 2025", "the first quarter of FY2025".</summary>
    public static int Quarter(List<Token> tokens, int at, List<Numeral> found)
    {
        var named = _quarters.GetValueOrDefault(tokens[at].Text);
        if (at + 2 >= tokens.Count || (named > 0 ? tokens[at + 1].Text is not ("quarter" or "trimestre") : !tokens[at + 1].IsNumber || tokens[at + 1].Value is < 1 or > 4))
            return at;
        var number = named > 0 ? named : (int)tokens[at + 1].Value;
        var i = at + 2;
        if (tokens[i].Text is "of" or "del" or "de")
            i++;
        var years = new List<Numeral>();
        if (i >= tokens.Count || tokens[i].Text is not ("fy" or "fiscal" or "ano") || Years(tokens, i, years) is var end && end == i || years is not [{ Period.Kind: PeriodKind.FiscalYear } year])
            return at;
        found.Add(new(NumeralKind.Date, tokens[at].Start, year.End) { Period = Period.FiscalQuarter(year.Period.Year, number) });
        return end;
    }
}
