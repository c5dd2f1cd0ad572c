using System.Globalization;
using PolicyBot.Asking;

namespace PolicyBot.Slack.Rendering;

/// <summary>How a source is written under an answer.</summary>
internal static class SourceLines
{
    /// <summary>Longer than any real one; what is longer is shortened field by field, so that the link stays.</summary>
    private const int LongestLine = 2000;

    /// <summary>In units of escaped text, so that all fields together stay within a block.</summary>
    private const int ShortField = 300;
    private const int LongField = 600;

    /// <returns>Escaped, with the title as the link.</returns>
    public static string Linked(Citation citation, Language language) =>
        Line(citation, language, c => Mrkdwn.Link(c.Url, c.Title));

    /// <returns>Escaped, with the address behind it, for messages without markup.</returns>
    public static string Plain(Citation citation, Language language) =>
        Line(citation, language, c => Mrkdwn.Escape(c.Title)) + (Mrkdwn.Address(citation.Url) is { } url ? " " + Mrkdwn.Escape(url) : "");

    private static string Line(Citation citation, Language language, Func<Citation, string> title)
    {
        var line = Write(citation, language, title);
        return line.Length <= LongestLine
            ? line
            : Write(
                citation with
                {
                    Publisher = Clip.Escaped(citation.Publisher, ShortField),
                    Title = Clip.Escaped(citation.Title, LongField),
                    Locator = citation.Locator is { } locator ? Clip.Escaped(locator, ShortField) : null,
                    Via = citation.Via is { } via ? Clip.Escaped(via, ShortField) : null,
                    Url = Mrkdwn.Address(citation.Url) is { } url && Mrkdwn.EscapedLength(url) <= LongField ? citation.Url : null,
                },
                language,
                title);
    }

    private static string Write(Citation citation, Language language, Func<Citation, string> title) =>
        string.Create(CultureInfo.InvariantCulture, $"[{citation.N}] {Mrkdwn.Escape(citation.Publisher)}, {title(citation)}; {Mrkdwn.Escape(AnswerWords.Details(citation, language))}").ReplaceLineEndings(" ");
}
