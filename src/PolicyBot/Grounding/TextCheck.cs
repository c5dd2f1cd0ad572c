using System.Globalization;
using System.Text.RegularExpressions;

namespace PolicyBot.Grounding;

/// <summary>Keeps links, mentions, markup and unseen characters out of text.</summary>
internal static partial class TextCheck
{
    /// <param name="held">The cited evidence, whose own words may hold such signs; empty for text that cites none.</param>
    public static void Check(string text, int place, IReadOnlyList<Holding> held, List<Fault> faults)
    {
        foreach (var letter in text)
        {
            if (IsUnseen(letter))
            {
                faults.Add(new(FaultKind.Markup, place, $"character U+{(int)letter:X4}"));
                return;
            }
        }

        if (Address().IsMatch(text))
            faults.Add(new(FaultKind.Link, place, "an address"));
        else if (text.Contains('.', StringComparison.Ordinal) || text.AsSpan().IndexOfAny('\u3002', '\uFF0E', '\uFF61') >= 0)
            Domains(text, place, held, faults);
        foreach (var markup in Markup().EnumerateMatches(text))
        {
            var sign = text.Substring(markup.Index, markup.Length);
            if (!held.Any(h => h.Raw.Contains(sign, StringComparison.Ordinal)))
                faults.Add(new(FaultKind.Markup, place, $"markup '{sign[..Math.Min(2, sign.Length)]}'"));
        }
    }

    private static void Domains(string text, int place, IReadOnlyList<Holding> held, List<Fault> faults)
    {
        foreach (var match in Domain().EnumerateMatches(text))
        {
            var domain = text.AsSpan(match.Index, match.Length);
            // "FWD.us" is the name of an organisation; it may be said where the evidence says it.
            var named = false;
            foreach (var holding in held)
                named |= holding.Raw.AsSpan().Contains(domain, StringComparison.Ordinal);
            if (!named)
                faults.Add(new(FaultKind.Link, place, "a domain"));
        }
    }

    /// <summary>Control, bidirectional, zero-width and other format characters, private use, lone surrogates.</summary>
    private static bool IsUnseen(char letter) =>
        letter is < ' ' or (>= '\u007F' and < '\u00A0')
        || (letter >= '\u0100' && char.GetUnicodeCategory(letter) is UnicodeCategory.Format or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator or UnicodeCategory.PrivateUse)
        || letter is '\u00AD' or '\u115F' or '\u3164' or '\u2800' or (>= '\uFE00' and <= '\uFE0F');

    [GeneratedRegex(@"[a-z][a-z0-9+.-]*:/|\bwww\.|mailto:|[\w.+-]@[\w-]", RegexOptions.IgnoreCase)]
    private static partial Regex Address();

    // Two letters or more on either side of a dot without a space; "U.S", "D.D.C" and "e.g" have one.
    [GeneratedRegex(@"(?<![\w.])(?:[\w-]{2,}|[a-z0-9-]+(?=[.\u3002\uFF0E\uFF61][a-z]{2,}))(?:[.\u3002\uFF0E\uFF61][\w-]+)*[.\u3002\uFF0E\uFF61][a-z]{2,}(?![\w])", RegexOptions.IgnoreCase)]
    private static partial Regex Domain();

    [GeneratedRegex(@"[<`\\]|\*\*|__|~~|\|\||\]\(|@\w+|@|\[\d+\]|&(?:lt|gt|amp|#)|^\s*(?:[>#*+-]|\d+\.)\s")]
    private static partial Regex Markup();
}
