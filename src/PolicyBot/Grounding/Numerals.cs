namespace PolicyBot.Grounding;

/// <summary>Reads every figure, percentage, date, spelled-out number and numbered name out of a text.</summary>
public static class Numerals
{
    /// <summary>The numerals of a text in the order in which they stand; never fails.</summary>
    public static IReadOnlyList<Numeral> Read(string text, Language language)
    {
        var tokens = Token.Of(text, language);
        var found = new List<Numeral>();
        for (var i = 0; i < tokens.Count;)
        {
            var (name, afterName) = LegalNames.Read(text, tokens, i);
            if (name is not null)
            {
                found.Add(name);
                i = afterName;
                continue;
            }

            var afterDate = DateWords.Read(text, tokens, i, found);
            i = afterDate > i ? afterDate : Math.Max(i + 1, Other(tokens, i, language, found));
        }

        return found;
    }

    private static int Other(List<Token> tokens, int at, Language language, List<Numeral> found)
    {
        var token = tokens[at];
        if (token.IsNumber)
            return Ordinal(tokens, at, found) is var ordinal && ordinal > at ? ordinal : Quantity(tokens, at, at + 1, token.Value, token.Decimals, isWord: false, found);
        if (!token.IsWord)
            return at;
        if (Fraction(tokens, at, found) is var fraction && fraction > at)
            return fraction;
        if (NumberWords.Read(tokens, at, language) is { Length: > 0 } word && !(token.Is("ciento") && at > 0 && tokens[at - 1].Is("por")))
        {
            // "two thirds"
            if (at + word.Length < tokens.Count && NumberWords.IsPart(tokens[at + word.Length].Text, out var parts) && word.Value < parts)
                return Part(tokens, at, at + word.Length, word.Value / parts, found);
            if (at + word.Length + 1 < tokens.Count && tokens[at + word.Length].Is("-") && NumberWords.IsPart(tokens[at + word.Length + 1].Text, out parts) && word.Value < parts)
                return Part(tokens, at, at + word.Length + 1, word.Value / parts, found);
            return Quantity(tokens, at, at + word.Length, word.Value, 0, isWord: true, found);
        }

        if (NumberWords.IsOrdinal(token.Text, out var place) && !(at + 1 < tokens.Count && tokens[at + 1].Text is "quarter" or "trimestre"))
        {
            found.Add(new(NumeralKind.Ordinal, token.Start, token.End) { Value = place, IsWord = true });
            return at + 1;
        }

        if (NumberWords.Vague(token.Text, language) is { } vague)
            found.Add(new(NumeralKind.Code, token.Start, token.End) { Name = vague, IsWord = true });
        return at + 1;
    }

    /// <summary>"8th", "1.º", "2do".</summary>
    private static int Ordinal(List<Token> tokens, int at, List<Numeral> found)
    {
        var i = at + 1;
        if (i + 1 < tokens.Count && tokens[i].Is(".") && tokens[i + 1].Text is "º" or "ª" or "o" or "a" && tokens[i + 1].Start == tokens[i].End)
            i++;
        if (i >= tokens.Count || tokens[i].Start != tokens[i - 1].End || tokens[i].Text is not ("st" or "nd" or "rd" or "th" or "º" or "ª" or "er" or "ro" or "do" or "to" or "vo" or "no" or "o" or "a"))
            return at;
        found.Add(new(NumeralKind.Ordinal, tokens[at].Start, tokens[i].End) { Value = tokens[at].Value });
        return i + 1;
    }

    /// <summary>"a third", "a quarter of", "half", "la mitad".</summary>
    private static int Fraction(List<Token> tokens, int at, List<Numeral> found)
    {
        if (tokens[at].Text is "half" or "mitad")
            return Part(tokens, at, at, 0.5m, found);
        if (tokens[at].Text is not ("a" or "one" or "un") || at + 1 >= tokens.Count || !NumberWords.IsPart(tokens[at + 1].Text, out var parts))
            return at;
        // "a quarter" may be three months, "a third time" an order; both go on without "of".
        var of = at + 2 < tokens.Count && tokens[at + 2].Text is "of" or "de";
        return of || tokens[at].Text is "one" or "un" ? Part(tokens, at, at + 1, 1 / parts, found) : at;
    }

    private static int Part(List<Token> tokens, int first, int last, decimal value, List<Numeral> found)
    {
        found.Add(new(NumeralKind.Fraction, tokens[first].Start, tokens[last].End) { Value = value, IsWord = true });
        return last + 1;
    }

    private static int Quantity(List<Token> tokens, int at, int after, decimal printed, int decimals, bool isWord, List<Numeral> found)
    {
        var first = at;
        var dollars = first > 0 && tokens[first - 1].Text is "$" or "usd";
        if (dollars)
            first--;
        var negative = first > 0 && tokens[first - 1].Is("-") && tokens[first - 1].End == tokens[first].Start && (first == 1 || tokens[first - 2].End < tokens[first - 1].Start || tokens[first - 2].Is("("));
        var value = printed;
        var factor = 1m;
        var end = after;
        while (!isWord && end < tokens.Count)
        {
            var word = tokens[end].Is("-") && end + 1 < tokens.Count ? end + 1 : end;
            decimal more;
            if (!(tokens[word].IsWord && NumberWords.IsMagnitude(tokens[word].Text, out more)) && !(tokens[end].Start == tokens[end - 1].End && NumberWords.IsSuffix(tokens[end].Text, out more)))
                break;
            factor *= more;
            end = word + 1;
        }

        if (factor > 1)
            value = printed < 1e12m ? printed * factor : decimal.MaxValue;
        var (unit, afterUnit) = UnitWords.After(tokens, end);
        if (dollars)
            (unit, afterUnit) = (NumeralUnit.Dollars, unit is NumeralUnit.Dollars ? afterUnit : end);
        var hedge = UnitWords.HedgeOf(tokens, first, afterUnit);
        found.Add(new(NumeralKind.Quantity, tokens[negative ? first - 1 : first].Start, tokens[end - 1].End)
        {
            Value = negative ? -value : value,
            Printed = negative ? -printed : printed,
            Step = factor / NumberReader.Power(decimals),
            Otherwise = tokens[at].IsNumber && factor == 1 && unit is not (NumeralUnit.Percent or NumeralUnit.Points) ? tokens[at].Otherwise : null,
            Unit = unit,
            Hedge = hedge,
            IsWord = isWord,
        });
        return end;
    }
}
