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
    /// <summary>The folded words, separated by single spaces.</summary>
    public static string Fold(string text)
    {
        var plain = new StringBuilder(text.Length);
        foreach (var letter in text.Normalize(NormalizationForm.FormKD))
        {
            switch (CharUnicodeInfo.GetUnicodeCategory(letter))
            {
                case UnicodeCategory.NonSpacingMark or UnicodeCategory.Format or UnicodeCategory.Control when letter is not ('\n' or '\t'):
                    break;
                default:
                    plain.Append(letter is '\u2019' or '\u2018' or '`' ? '\'' : char.ToLowerInvariant(letter));
                    break;
            }
        }

        var folded = plain.ToString();
        folded = Abbreviation().Replace(folded, m => m.Value.Replace(".", "", StringComparison.Ordinal));
        folded = Section().Replace(folded, "$1$2");
        folded = FormOrVisa().Replace(folded, "$1$2");
        folded = Bill().Replace(folded, "$1$2");
        folded = Possessive().Replace(folded, "");
        folded = Thousands().Replace(folded, "");
        folded = NotWord().Replace(folded, " ");
        return folded.Trim();
    }

    /// <summary>The folded words.</summary>
    public static string[] Words(string text) => Fold(text).Split(' ', StringSplitOptions.RemoveEmptyEntries);

    [GeneratedRegex(@"\b(?:[a-z]\.){2,}")]
    private static partial Regex Abbreviation();

    [GeneratedRegex(@"\b(287|212|235|236|243|1226|1225|1182)\s?\(?([a-g])\)?(?![a-z])")]
    private static partial Regex Section();

    [GeneratedRegex(@"\b(h|i|n|l|o|p|eb|ds|u|t|f|j|g|r|fy|dv|k)[-\s]?(\d{1,4}[ab]?)\b")]
    private static partial Regex FormOrVisa();

    [GeneratedRegex(@"\b(sb|hb|ab|hr|eo)[-\s]?(\d{1,5})\b")]
    private static partial Regex Bill();

    [GeneratedRegex(@"'s\b|'(?=\s|$)")]
    private static partial Regex Possessive();

    [GeneratedRegex(@"(?<=\d),(?=\d{3}\b)")]
    private static partial Regex Thousands();

    [GeneratedRegex(@"(?:(?!(?<=\d)\.(?=\d))[^\p{L}\p{N}])+")]
    private static partial Regex NotWord();
}
