using System.Globalization;
using PolicyBot.Knowledge;

namespace PolicyBot.Grounding;

internal enum TokenKind
{
    Number,
    Word,
    Mark,
}

/// <summary>A number, a word or a sign of a text.</summary>
/// <param name="Text">A word in lower case without accents; a number's or a sign's own characters.</param>
/// <param name="Value">A number's value, always positive.</param>
/// <param name="Decimals">How many digits stand after a number's decimal point.</param>
internal readonly record struct Token(TokenKind Kind, int Start, int End, string Text, decimal Value = 0, int Decimals = 0, decimal? Otherwise = null)
{
    public bool IsNumber => Kind is TokenKind.Number;

    public bool IsWord => Kind is TokenKind.Word;

    public bool Is(string text) => Kind is not TokenKind.Number && Text == text;

    /// <summary>A number of so many plain digits, without separators.</summary>
    public bool IsDigits(int count) => IsNumber && Text.Length == count && Decimals == 0;

    /// <summary>The tokens of a text, in order; white space is left out.</summary>
    public static List<Token> Of(string text, Language language)
    {
        var tokens = new List<Token>(text.Length / 5);
        for (var i = 0; i < text.Length;)
        {
            var letter = text[i];
            if (char.IsWhiteSpace(letter))
            {
                i++;
                continue;
            }

            var token = char.IsLetter(letter) ? Word(text, i)
                : char.IsDigit(letter) ? NumberReader.Read(text, i, language)
                : char.GetNumericValue(letter) is >= 0 and var value ? new(TokenKind.Number, i, i + 1, text.Substring(i, 1), (decimal)value, Decimals: 2)
                : new(TokenKind.Mark, i, i + 1, Sign(letter));
            tokens.Add(token);
            i = token.End;
        }

        return tokens;
    }

    private static string Sign(char letter) => letter switch
    {
        '\u2013' or '\u2014' or '\u2010' or '\u2011' => "–",
        '\u2212' => "-",
        '\uFF05' or '\uFE6A' => "%",
        _ => letter.ToString(),
    };

    private static Token Word(string text, int start)
    {
        var end = start;
        var plain = true;
        while (end < text.Length && (char.IsLetter(text[end]) || char.GetUnicodeCategory(text[end]) is UnicodeCategory.NonSpacingMark))
            plain &= char.IsAscii(text[end++]);
        var word = text[start..end];
        return new(TokenKind.Word, start, end, plain ? word.ToLowerInvariant() : Folding.Fold(word));
    }
}
