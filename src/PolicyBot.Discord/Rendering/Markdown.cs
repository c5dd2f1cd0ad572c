using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace PolicyBot.Discord.Rendering;

/// <summary>
/// Writes plain text so that the platform shows it as it is: no formatting, no mention, no link that was not meant. Everything is
/// made of tokens that may not be cut, so that no limit ever cuts an escape in two.
/// </summary>
internal static partial class Markdown
{
    private const string Special = @"\*_~`|>#[]()<";
    private const char ZeroWidthSpace = '\u200b';

    /// <summary>The text escaped, in pieces of at most <paramref name="most"/> characters, cut between words where possible.</summary>
    /// <param name="links">Whether the text's own addresses stay links.</param>
    public static IEnumerable<string> Pieces(string text, int most, bool links = false)
    {
        var piece = new StringBuilder();
        var lastBreak = 0;
        foreach (var token in Tokens(text, links, most))
        {
            if (piece.Length + token.Length > most)
            {
                var end = lastBreak > most / 2 ? lastBreak : piece.Length;
                if (piece.ToString(0, end).Trim() is { Length: > 0 } full)
                    yield return full;
                piece.Remove(0, end);
                lastBreak = 0;
            }

            piece.Append(token);
            if (token is " " or "\n")
                lastBreak = piece.Length;
        }

        if (piece.ToString().Trim() is { Length: > 0 } rest)
            yield return rest;
    }

    /// <summary>The text escaped, at most <paramref name="most"/> characters of it; what is missing shows as an ellipsis.</summary>
    public static string Clip(string text, int most, bool links = false) => Pieces(text, most, links).Take(2).ToList() switch
    {
        [] => "",
        [var all] => all,
        _ => Pieces(text, most - 1, links).First() + "…",
    };

    /// <summary>A link whose text is shown instead of its address; the text alone when the address is no web address or too long.</summary>
    /// <param name="shown">Already escaped.</param>
    public static string Link(string shown, Uri? address, int most) =>
        Address(address) is { } written && written.Length + shown.Length + 4 <= most ? $"[{shown}]({written})" : shown;

    /// <summary>A web address as it can stand in markup; null for anything else.</summary>
    public static string? Address(Uri? address) => address is { IsAbsoluteUri: true } && (address.Scheme == Uri.UriSchemeHttps || address.Scheme == Uri.UriSchemeHttp)
        ? address.AbsoluteUri.Replace("(", "%28").Replace(")", "%29").Replace("<", "%3C").Replace(">", "%3E").Replace("\\", "%5C")
        : null;

    private static IEnumerable<string> Tokens(string text, bool links, int most)
    {
        var start = 0;
        foreach (Match link in links ? WebAddress().Matches(text) : Enumerable.Empty<Match>())
        {
            if (!Uri.TryCreate(link.Value, UriKind.Absolute, out var address) || Address(address) is not { } written || written.Length + 2 > most)
                continue;
            foreach (var token in Escaped(text[start..link.Index], start == 0))
                yield return token;
            yield return $"<{written}>";
            start = link.Index + link.Length;
        }

        foreach (var token in Escaped(text[start..], start == 0))
            yield return token;
    }

    /// <param name="isLineStart">Whether the text begins a line: there some more characters have a meaning.</param>
    private static IEnumerable<string> Escaped(string text, bool isLineStart)
    {
        var afterNumber = false;
        for (var i = 0; i < text.Length;)
        {
            if (!Rune.TryGetRuneAt(text, i, out var rune))
                rune = Rune.ReplacementChar;
            var rest = text.AsSpan(i);
            i += rune.Utf16SequenceLength;
            if (!IsShown(rune))
                continue;
            yield return Token(rune, rest, isLineStart, afterNumber);
            afterNumber = (isLineStart || afterNumber) && Rune.IsDigit(rune);
            isLineStart = rune.Value == '\n';
        }
    }

    private static string Token(Rune rune, ReadOnlySpan<char> rest, bool isLineStart, bool afterNumber) => rune.Value switch
    {
        '<' when rest.Length > 1 && rest[1] is '@' or '#' or ':' or '/' => @"\<" + ZeroWidthSpace,
        '@' when rest[1..].StartsWith("everyone", StringComparison.OrdinalIgnoreCase) || rest[1..].StartsWith("here", StringComparison.OrdinalIgnoreCase) => "@" + ZeroWidthSpace,
        ':' when rest.StartsWith("://") => @"\:",
        '-' or '+' when isLineStart => @"\" + (char)rune.Value,
        '.' when afterNumber && (rest.Length == 1 || rest[1] == ' ') => @"\.",
        '\t' => " ",
        < 128 when Special.Contains((char)rune.Value) => @"\" + (char)rune.Value,
        _ => rune.ToString(),
    };

    /// <summary>Control characters, and those that turn the direction of everything after them, are left out.</summary>
    private static bool IsShown(Rune rune) => rune.Value is '\n' or '\t' || !(Rune.IsControl(rune) || rune.Value is (>= 0x202A and <= 0x202E) or (>= 0x2066 and <= 0x2069) || Rune.GetUnicodeCategory(rune) is UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator);

    [GeneratedRegex(@"https?://[^\s<>""]{1,1000}", RegexOptions.IgnoreCase, 500)]
    private static partial Regex WebAddress();
}
