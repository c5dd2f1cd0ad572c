using System.Globalization;

namespace PolicyBot.Slack.Rendering;

/// <summary>Brings texts to a length, never through the middle of a character.</summary>
internal static class Clip
{
    private const string More = "…";

    /// <returns>The text, or its beginning with "…": at most <paramref name="most"/> UTF-16 units.</returns>
    public static string To(string text, int most) => text.Length <= most ? text : text[..Boundary(text, 0, most - More.Length)].TrimEnd() + More;

    /// <returns>The text, or its beginning with "…": at most <paramref name="most"/> units once it is escaped.</returns>
    public static string Escaped(string text, int most) => Mrkdwn.EscapedLength(text) <= most ? text : Pieces(text, most - More.Length).First() + More;

    /// <summary>Cuts a text into pieces, at spaces where there are any.</summary>
    /// <param name="most">The most units of a piece once it is escaped.</param>
    public static IEnumerable<string> Pieces(string text, int most)
    {
        var start = 0;
        while (start < text.Length)
        {
            var end = start;
            for (var length = 0; end < text.Length && (length += Mrkdwn.EscapedLength(text[end])) <= most;)
                end++;
            if (end < text.Length)
                end = Break(text, start, end);
            yield return text[start..end].Trim();
            start = end;
        }
    }

    /// <returns>Where to cut so that at most <paramref name="most"/> units lie before it.</returns>
    private static int Boundary(string text, int start, int most)
    {
        var end = start;
        while (end < text.Length && StringInfo.GetNextTextElementLength(text, end) is var next && end + next <= start + most)
            end += next;
        // One element that is longer than the whole: what matters then is only that no pair is split.
        return end > start ? end : char.IsHighSurrogate(text[start + most - 1]) ? start + most - 1 : start + most;
    }

    private static int Break(string text, int start, int end)
    {
        var space = text.LastIndexOfAny([' ', '\n'], end - 1, end - start);
        return space > start + ((end - start) / 2) ? space + 1 : Boundary(text, start, end - start);
    }
}
