using System.Buffers;

namespace PolicyBot.Grounding;

/// <summary>Whether a figure and the date after it belong together: "83,532 encounters in June 2024".</summary>
internal static class Adjacent
{
    private const int Widest = 40;

    private static readonly SearchValues<char> _breaks = SearchValues.Create(",;:.()");

    private static readonly string[] _joins = [" in", " on", " en", " el", " de", " of", " for", " para", " during", " durante"];

    public static bool Pair(string text, Numeral figure, Numeral date)
    {
        if (figure.Kind is not NumeralKind.Quantity || date.Kind is not NumeralKind.Date || date.Start - figure.End is < 3 or > Widest)
            return false;
        var between = text.AsSpan(figure.End, date.Start - figure.End).TrimEnd();
        if (between.ContainsAny(_breaks))
            return false;
        foreach (var join in _joins)
        {
            if (between.EndsWith(join, StringComparison.OrdinalIgnoreCase))
                return true;
        }

        return false;
    }
}
