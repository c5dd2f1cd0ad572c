using System.Globalization;
using System.Text;

namespace PolicyBot.Local;

/// <summary>Texts as they come from a browser, made fit to be kept and shown.</summary>
internal static class Clean
{
    /// <summary>Without control characters and those that turn the direction of what follows; line breaks stay.</summary>
    public static string Text(string text, int most)
    {
        var kept = new StringBuilder(Math.Min(text.Length, most));
        foreach (var rune in text.Trim().EnumerateRunes())
        {
            if (kept.Length + rune.Utf16SequenceLength > most)
                break;
            if (rune.Value is '\n' || Rune.GetUnicodeCategory(rune) is not (UnicodeCategory.Control or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator) && !Turns(rune.Value))
                kept.Append(rune);
        }

        return kept.ToString().Trim();
    }

    /// <summary>The same on one line.</summary>
    public static string Line(string text, int most) => Text(text.ReplaceLineEndings(" "), most);

    private static bool Turns(int rune) => rune is (>= 0x202A and <= 0x202E) or (>= 0x2066 and <= 0x2069);
}
