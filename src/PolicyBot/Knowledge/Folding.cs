using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace PolicyBot.Knowledge;

/// <summary>
/// Brings text into the one form in which the library and questions are compared: lower case, no accents, no punctuation, and
/// one spelling for what people write in many ways (<c>287(g)</c>, <c>287 g</c>; <c>H-1B</c>, <c>h1b</c>; <c>U.S.</c>, <c>us</c>).
/// </summary>
public static partial class Folding
{
    // The product runs without the ICU library, so accents are taken off by this table and not by Unicode normalisation.
    private static readonly Dictionary<char, string> _plain = Plain();

    /// <summary>The folded words, separated by single spaces.</summary>
    public static string Fold(string text)
    {
        var plain = new StringBuilder(text.Length);
        foreach (var letter in text)
        {
            var low = char.ToLowerInvariant(letter);
            if (low < 0x80)
                plain.Append(low is '`' ? '\'' : low);
            else if (_plain.TryGetValue(low, out var ascii))
                plain.Append(ascii);
            else if (low is >= '\uFF01' and <= '\uFF5E')
                plain.Append((char)(low - 0xFEE0));
            else if (CharUnicodeInfo.GetUnicodeCategory(low) is not (UnicodeCategory.NonSpacingMark or UnicodeCategory.Format or UnicodeCategory.Control))
                plain.Append(low);
        }

        var folded = plain.ToString();
        // The whole library passes here at every start; a pattern runs only where the text has what it looks for.
        if (folded.Contains('.', StringComparison.Ordinal))
            folded = Abbreviation().Replace(folded, m => m.Value.Replace(".", "", StringComparison.Ordinal));
        if (folded.AsSpan().ContainsAnyInRange('0', '9'))
        {
            folded = Section().Replace(folded, "$1$2");
            folded = FormOrVisa().Replace(folded, "$1$2$3");
            folded = Bill().Replace(folded, "$1$2");
            folded = Thousands().Replace(folded, "");
        }

        if (folded.Contains('\'', StringComparison.Ordinal))
            folded = Possessive().Replace(folded, "");
        return OnlyWords(folded);
    }

    /// <summary>Letters and digits, and points between digits; every run of anything else becomes one space.</summary>
    private static string OnlyWords(string text)
    {
        var words = new StringBuilder(text.Length);
        for (var i = 0; i < text.Length; i++)
        {
            var letter = text[i];
            var point = letter is '.' && i > 0 && i + 1 < text.Length && char.IsAsciiDigit(text[i - 1]) && char.IsAsciiDigit(text[i + 1]);
            if (point || char.IsLetterOrDigit(letter) || char.IsNumber(letter))
                words.Append(letter);
            else if (words.Length > 0 && words[^1] is not ' ')
                words.Append(' ');
        }

        return words.Length > 0 && words[^1] is ' ' ? words.ToString(0, words.Length - 1) : words.ToString();
    }

    /// <summary>The folded words.</summary>
    public static string[] Words(string text) => Fold(text).Split(' ', StringSplitOptions.RemoveEmptyEntries);

    private static Dictionary<char, string> Plain()
    {
        var plain = new Dictionary<char, string>
        {
            ['\u2019'] = "'", ['\u2018'] = "'", ['\u00B4'] = "'", ['ß'] = "ss", ['æ'] = "ae", ['œ'] = "oe", ['ø'] = "o", ['đ'] = "d", ['ł'] = "l", ['\u00AA'] = "a", ['\u00BA'] = "o",
        };
        foreach (var (letter, accented) in new[]
        {
            ('a', "áàâäãåāăą"), ('e', "éèêëēĕėęě"), ('i', "íìîïĩīĭįı"), ('o', "óòôöõōŏő"), ('u', "úùûüũūŭůűų"), ('n', "ñńņň"), ('c', "çćĉċč"), ('y', "ýÿŷ"), ('s', "śŝşš"), ('z', "źżž"), ('g', "ğĝġģ"),
        })
        {
            foreach (var variant in accented)
                plain[variant] = letter.ToString();
        }

        return plain;
    }

    [GeneratedRegex(@"\b(?:[a-z]\.){2,}")]
    private static partial Regex Abbreviation();

    [GeneratedRegex(@"\b(287|212|235|236|243|1226|1225|1182)\s?\(?([a-g])\)?(?![a-z])")]
    private static partial Regex Section();

    [GeneratedRegex(@"\b(?:(h|i|n|eb|ds|fy|dv)[-\s]?|(l|o|p|u|t|f|j|g|r|k)-?)(\d{1,4}[ab]?)s?\b")]
    private static partial Regex FormOrVisa();

    [GeneratedRegex(@"\b(sb|hb|ab|hr|eo)[-\s]?(\d{1,5})\b")]
    private static partial Regex Bill();

    [GeneratedRegex(@"'s\b|'(?=\s|$)")]
    private static partial Regex Possessive();

    [GeneratedRegex(@"(?<=\d),(?=\d{3}\b)")]
    private static partial Regex Thousands();
}
