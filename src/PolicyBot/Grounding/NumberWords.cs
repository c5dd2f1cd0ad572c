using System.Collections.Frozen;

namespace PolicyBot.Grounding;

/// <summary>Numbers that are spelled out, in English and Spanish.</summary>
internal static class NumberWords
{
    private static readonly FrozenDictionary<string, decimal> _english = Table(
        """
        zero 0 two 2 three 3 four 4 five 5 six 6 seven 7 eight 8 nine 9 ten 10 eleven 11 twelve 12 thirteen 13 fourteen 14 fifteen 15 sixteen 16
        seventeen 17 eighteen 18 nineteen 19 twenty 20 thirty 30 forty 40 fifty 50 sixty 60 seventy 70 eighty 80 ninety 90
        """);

    private static readonly FrozenDictionary<string, decimal> _spanish = Table(
        """
        cero 0 dos 2 tres 3 cuatro 4 cinco 5 seis 6 siete 7 ocho 8 nueve 9 diez 10 once 11 doce 12 trece 13 catorce 14 quince 15 dieciseis 16
        diecisiete 17 dieciocho 18 diecinueve 19 veinte 20 veintiun 21 veintiuno 21 veintiuna 21 veintidos 22 veintitres 23 veinticuatro 24
        veinticinco 25 veintiseis 26 veintisiete 27 veintiocho 28 veintinueve 29 treinta 30 cuarenta 40 cincuenta 50 sesenta 60 setenta 70
        ochenta 80 noventa 90 cien 100 ciento 100 doscientos 200 doscientas 200 trescientos 300 trescientas 300 cuatrocientos 400
        cuatrocientas 400 quinientos 500 quinientas 500 seiscientos 600 seiscientas 600 setecientos 700 setecientas 700 ochocientos 800
        ochocientas 800 novecientos 900 novecientas 900
        """);

    // Both languages' words are read in either, because a text that lacks a translation is shown in English; no word means two things.
    private static readonly FrozenDictionary<string, decimal> _magnitudes = Table(
        """
        hundred 100 thousand 1000 million 1000000 billion 1000000000 trillion 1000000000000 mil 1000 millon 1000000 millones 1000000
        millardo 1000000000 millardos 1000000000 billon 1000000000000 billones 1000000000000
        """);

    private static readonly FrozenDictionary<string, decimal> _suffixes = Table("k 1000 m 1000000 mn 1000000 b 1000000000 bn 1000000000 tn 1000000000000");

    // "First" and "second" order a text more often than they count.
    private static readonly FrozenDictionary<string, decimal> _ordinals = Table(
        """
        third 3 fourth 4 fifth 5 sixth 6 seventh 7 eighth 8 ninth 9 tenth 10 eleventh 11 twelfth 12 thirteenth 13 fourteenth 14 fifteenth 15
        twentieth 20 tercer 3 tercero 3 tercera 3 cuarto 4 cuarta 4 quinto 5 quinta 5 sexto 6 sexta 6 septimo 7 septima 7 octavo 8 octava 8 noveno 9
        novena 9 decimo 10 decima 10 undecimo 11 duodecimo 12 decimocuarta 14 decimocuarto 14
        """);

    private static readonly FrozenDictionary<string, decimal> _parts = Table(
        "third 3 thirds 3 quarter 4 quarters 4 fourths 4 fifth 5 fifths 5 sixths 6 eighths 8 tenth 10 tenths 10 tercio 3 tercios 3 cuartos 4 quintos 5");

    private static readonly FrozenDictionary<string, string> _vague = new Dictionary<string, string>
    {
        ["dozens"] = "dozens", ["docenas"] = "dozens", ["decenas"] = "tens", ["hundreds"] = "hundreds", ["cientos"] = "hundreds", ["centenares"] = "hundreds",
        ["thousands"] = "thousands", ["millions"] = "millions", ["billions"] = "billions", ["double"] = "double", ["doubled"] = "double",
        ["doubling"] = "double", ["twice"] = "double", ["doble"] = "double", ["duplico"] = "double", ["duplicaron"] = "double", ["duplicado"] = "double",
        ["triple"] = "triple", ["tripled"] = "triple", ["triplico"] = "triple", ["triplicaron"] = "triple", ["quadrupled"] = "quadruple",
        ["cuadruplico"] = "quadruple", ["halved"] = "halved",
    }.ToFrozenDictionary();

    public static bool IsMagnitude(string word, out decimal factor) => _magnitudes.TryGetValue(word, out factor);

    /// <summary>"K", "bn" written directly after digits.</summary>
    public static bool IsSuffix(string word, out decimal factor) => _suffixes.TryGetValue(word, out factor);

    public static bool IsOrdinal(string word, out decimal value) => _ordinals.TryGetValue(word, out value);

    /// <summary>The number of equal parts that a word names: 3 for "thirds".</summary>
    public static bool IsPart(string word, out decimal parts) => _parts.TryGetValue(word, out parts);

    /// <summary>A word that states a number without naming one.</summary>
    public static string? Vague(string word, Language language) =>
        word is "miles" && language is Language.Spanish ? "thousands" : _vague.GetValueOrDefault(word);

    /// <summary>The number spelled out from a place on; its length is 0 when there is none. "One" alone is an article.</summary>
    public static (int Length, decimal Value) Read(List<Token> tokens, int at, Language language)
    {
        var small = language is Language.Spanish ? _spanish : _english;
        var (total, group, i, said) = (0m, 0m, at, false);
        while (i < tokens.Count)
        {
            var next = i > at && tokens[i].Is("-") && tokens[i].Start == tokens[i - 1].End ? i + 1 : i;
            if (i > at && next < tokens.Count && tokens[next].Text is "y" && language is Language.Spanish && group is >= 30 and < 100 && group % 10 == 0)
                next++;
            if (next >= tokens.Count || !tokens[next].IsWord)
                break;
            var word = tokens[next].Text;
            if (small.TryGetValue(word, out var value))
            {
                // "two three" are two numbers; "twenty three", "ciento veinte" are one.
                if (group != 0 && !Continues(group, value))
                    break;
                group += value;
            }
            else if (word is "one" or "un" or "uno" or "una" && OneCounts(tokens, next, group))
            {
                group += 1;
            }
            else if (_magnitudes.TryGetValue(word, out var factor) && (said || factor == 1000 || word is "hundred"))
            {
                if (factor == 100)
                {
                    group = Math.Max(group, 1) * 100;
                }
                else if (group == 0 && total > 0)
                {
                    total *= factor;
                }
                else
                {
                    total += Math.Max(group, 1) * factor;
                    group = 0;
                }
            }
            else
            {
                break;
            }

            said = true;
            i = next + 1;
        }

        return said ? (i - at, total + group) : (0, 0);
    }

    private static bool Continues(decimal group, decimal value) =>
        value > 0 && ((group % 100 is >= 20 && group % 10 == 0 && value < 10) || (group % 100 == 0 && value < 100));

    /// <summary>"One" is a number before a magnitude or a unit of time, and after tens.</summary>
    private static bool OneCounts(List<Token> tokens, int at, decimal group)
    {
        if (group >= 20)
            return true;
        var next = at + 1 < tokens.Count && tokens[at + 1].Is("-") ? at + 2 : at + 1;
        return next < tokens.Count && tokens[next].IsWord
            && (_magnitudes.ContainsKey(tokens[next].Text) || UnitWords.UnitOf(tokens[next].Text) is >= NumeralUnit.Minutes and <= NumeralUnit.Years);
    }

    private static FrozenDictionary<string, decimal> Table(string pairs)
    {
        var words = pairs.Split([' ', '\n', '\r'], StringSplitOptions.RemoveEmptyEntries);
        return words.Chunk(2).ToDictionary(p => p[0], p => decimal.Parse(p[1])).ToFrozenDictionary();
    }
}
