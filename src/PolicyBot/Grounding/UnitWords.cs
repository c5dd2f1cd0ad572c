using System.Collections.Frozen;

namespace PolicyBot.Grounding;

/// <summary>The words after a number that say what it counts, and those before it that say how it is rounded.</summary>
internal static class UnitWords
{
    private static readonly FrozenDictionary<string, NumeralUnit> _units = Units(
        (NumeralUnit.Percent, "% percent pct"),
        (NumeralUnit.Points, "points point puntos punto pp"),
        (NumeralUnit.Dollars, "dollars dollar usd dolares dolar"),
        (NumeralUnit.People, "people persons person individuals personas persona individuos migrants immigrants migrantes inmigrantes noncitizens extranjeros"),
        (NumeralUnit.Events, "encounters encounter apprehensions expulsions crossings events encuentros encuentro aprehensiones expulsiones cruces eventos"),
        (NumeralUnit.Times, "times veces x"),
        (NumeralUnit.Minutes, "minutes minute minutos minuto"),
        (NumeralUnit.Hours, "hours hour horas hora"),
        (NumeralUnit.Days, "days day dias dia"),
        (NumeralUnit.Weeks, "weeks week semanas semana"),
        (NumeralUnit.Months, "months month meses mes"),
        (NumeralUnit.Years, "years year anos ano"),
        (NumeralUnit.Pounds, "pounds pound lbs lb libras libra"),
        (NumeralUnit.Kilograms, "kilograms kilogram kg kilogramos kilos"),
        (NumeralUnit.Tons, "tons ton tonnes toneladas"),
        (NumeralUnit.Miles, "miles mile millas milla"),
        (NumeralUnit.Kilometers, "kilometers kilometres kilometer km kilometros kilometro"),
        (NumeralUnit.Feet, "feet foot pies pie"),
        (NumeralUnit.Acres, "acres acre"));

    private static readonly FrozenSet<string> _betweenNumberAndUnit =
        new[] { "calendar", "business", "consecutive", "additional", "more", "other", "full", "whole", "working", "different", "percentage", "us", "de", "mas", "otras", "otros" }.ToFrozenSet();

    private static readonly (string Words, Hedge Hedge)[] _hedges =
    [
        ("no more than", Hedge.UpTo), ("no fewer than", Hedge.AtLeast), ("no less than", Hedge.AtLeast), ("a minimum of", Hedge.AtLeast), ("a maximum of", Hedge.UpTo),
        ("in excess of", Hedge.MoreThan), ("as many as", Hedge.UpTo), ("just shy of", Hedge.Nearly),
        ("por encima de", Hedge.MoreThan), ("por debajo de", Hedge.Nearly), ("por lo menos", Hedge.AtLeast), ("no menos de", Hedge.AtLeast), ("no mas de", Hedge.UpTo), ("en torno a", Hedge.About),
        ("more than", Hedge.MoreThan), ("greater than", Hedge.MoreThan), ("upwards of", Hedge.MoreThan), ("at least", Hedge.AtLeast), ("fewer than", Hedge.Nearly), ("less than", Hedge.Nearly),
        ("up to", Hedge.UpTo), ("at most", Hedge.UpTo), ("close to", Hedge.About),
        ("superior a", Hedge.MoreThan), ("inferior a", Hedge.Nearly), ("mayor a", Hedge.MoreThan), ("menor a", Hedge.Nearly),
        ("mas de", Hedge.MoreThan), ("menos de", Hedge.Nearly), ("al menos", Hedge.AtLeast), ("como minimo", Hedge.AtLeast), ("como maximo", Hedge.UpTo), ("cerca de", Hedge.About), ("alrededor de", Hedge.About),
        ("over", Hedge.MoreThan), ("above", Hedge.MoreThan), ("exceeding", Hedge.MoreThan), ("nearly", Hedge.Nearly), ("almost", Hedge.Nearly), ("under", Hedge.Nearly), ("below", Hedge.Nearly),
        ("about", Hedge.About), ("roughly", Hedge.About), ("some", Hedge.About), ("approximately", Hedge.About), ("approx", Hedge.About), ("around", Hedge.About), ("estimated", Hedge.About), ("~", Hedge.About),
        ("casi", Hedge.Nearly), ("hasta", Hedge.UpTo), ("unos", Hedge.About), ("unas", Hedge.About), ("aproximadamente", Hedge.About), ("aprox", Hedge.About),
    ];

    private static readonly FrozenDictionary<string, (string[] Words, Hedge Hedge)[]> _hedgesByLastWord = _hedges
        .Select(h => (Words: h.Words.Split(' '), h.Hedge))
        .GroupBy(h => h.Words[^1])
        .ToFrozenDictionary(g => g.Key, g => g.ToArray());

    public static NumeralUnit UnitOf(string word) => _units.GetValueOrDefault(word);

    /// <summary>The unit that is named after a number.</summary>
    /// <param name="at">The first token after the number.</param>
    /// <returns>The unit and where its words end; the same place when none is named.</returns>
    public static (NumeralUnit Unit, int End) After(List<Token> tokens, int at)
    {
        var i = at;
        if (i < tokens.Count && tokens[i].Is("-"))
            i++;
        if (i + 1 < tokens.Count && ((tokens[i].Is("per") && tokens[i + 1].Is("cent")) || (tokens[i].Is("por") && tokens[i + 1].Is("ciento"))))
            return Points(tokens, i + 2);
        for (var skipped = 0; skipped < 3 && i < tokens.Count; skipped++, i++)
        {
            var unit = tokens[i].IsNumber ? NumeralUnit.None : UnitOf(tokens[i].Text);
            if (unit is NumeralUnit.Percent)
                return Points(tokens, i + 1);
            if (unit is not NumeralUnit.None)
                return (unit, i + 1);
            if (!_betweenNumberAndUnit.Contains(tokens[i].Text))
                break;
        }

        return (NumeralUnit.None, at);
    }

    /// <summary>The rounding said directly before a token, or by "or more" directly after the unit.</summary>
    public static Hedge HedgeOf(List<Token> tokens, int start, int end)
    {
        if (end + 1 < tokens.Count && tokens[end].Text is "or" or "o" && tokens[end + 1].Text is "more" or "mas")
            return Hedge.AtLeast;
        if (end + 1 < tokens.Count && tokens[end].Text is "or" or "o" && tokens[end + 1].Text is "fewer" or "less" or "menos")
            return Hedge.UpTo;
        var before = EndingAt(tokens, start - 1);
        // "about a hundred"
        return before is Hedge.None && start > 1 && tokens[start - 1].Text is "a" or "an" or "un" or "una" ? EndingAt(tokens, start - 2) : before;
    }

    private static Hedge EndingAt(List<Token> tokens, int last)
    {
        if (last < 0 || tokens[last].IsNumber || !_hedgesByLastWord.TryGetValue(tokens[last].Text, out var hedges))
            return Hedge.None;
        foreach (var (words, hedge) in hedges)
        {
            var first = last - words.Length + 1;
            if (first >= 0 && !words.Where((w, i) => !tokens[first + i].Is(w)).Any())
                return hedge;
        }

        return Hedge.None;
    }

    private static (NumeralUnit Unit, int End) Points(List<Token> tokens, int at) =>
        at < tokens.Count && UnitOf(tokens[at].Text) is NumeralUnit.Points ? (NumeralUnit.Points, at + 1) : (NumeralUnit.Percent, at);

    private static FrozenDictionary<string, NumeralUnit> Units(params (NumeralUnit Unit, string Words)[] units) =>
        units.SelectMany(u => u.Words.Split(' ').Select(w => (Word: w, u.Unit))).ToFrozenDictionary(u => u.Word, u => u.Unit);
}
