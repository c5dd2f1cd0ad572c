using System.Globalization;
using System.Text;

namespace PolicyBot.Grounding;

/// <summary>Reads one number of digits: thousands with commas, a decimal point; in Spanish also a decimal comma and thousands with points.</summary>
internal static class NumberReader
{
    public static Token Read(string text, int start, Language language)
    {
        var first = Digits(text, start);
        var end = first;
        var decimals = 0;
        decimal? otherwise = null;
        var separator = first - start <= 3 && Groups(text, first, ',') > 0 ? ',' : first - start <= 3 && Groups(text, first, '.') > 1 ? '.' : '\0';
        if (separator != '\0')
            end += 4 * Groups(text, first, separator);
        var point = separator == '.' || (separator == '\0' && language is Language.Spanish && IsDecimalComma(text, first)) ? ',' : '.';
        var grouped = end;
        if (end + 1 < text.Length && text[end] == point && char.IsDigit(text[end + 1]))
        {
            end = Digits(text, end + 1);
            decimals = end - grouped - 1;
            if (language is Language.Spanish && separator == '\0' && decimals == 3 && first - start <= 3 && text[start] != '0')
                otherwise = Parse(text, start, grouped) * 1000 + Parse(text, grouped + 1, end);
        }

        var whole = Parse(text, start, grouped);
        var value = decimals == 0 || whole == decimal.MaxValue ? whole : whole + (Parse(text, grouped + 1, end) / Power(decimals));
        return new(TokenKind.Number, start, end, text[start..end], value, decimals, otherwise);
    }

    /// <summary>10 to a power; powers beyond a decimal's digits count as its last.</summary>
    public static decimal Power(int exponent)
    {
        var power = 1m;
        for (var i = 0; i < Math.Min(exponent, 27); i++)
            power *= 10;
        return power;
    }

    private static bool IsDecimalComma(string text, int at) =>
        at + 1 < text.Length && text[at] == ',' && char.IsDigit(text[at + 1]) && Digits(text, at + 1) - at - 1 is 1 or 2;

    private static int Digits(string text, int at)
    {
        while (at < text.Length && char.IsDigit(text[at]))
            at++;
        return at;
    }

    /// <summary>How many groups of a separator and three digits follow.</summary>
    private static int Groups(string text, int at, char separator)
    {
        var count = 0;
        while (at + 3 < text.Length && text[at] == separator && Digits(text, at + 1) == at + 4)
        {
            at += 4;
            count++;
        }

        return count;
    }

    /// <summary>The digits between two places, whatever script they are in; what is too long for a number is larger than any.</summary>
    private static decimal Parse(string text, int start, int end)
    {
        var digits = new StringBuilder(end - start);
        for (var i = start; i < end; i++)
        {
            if (char.IsDigit(text[i]))
                digits.Append(CharUnicodeInfo.GetDecimalDigitValue(text[i]));
        }

        return digits.Length is > 0 and <= 24 ? decimal.Parse(digits.ToString(), NumberStyles.None, CultureInfo.InvariantCulture) : decimal.MaxValue;
    }
}
