using System.Text;
using System.Text.RegularExpressions;

namespace PolicyBot.App.Web.Rooms;

/// <summary>A stretch of marked-up text.</summary>
public abstract record Inline
{
    private Inline()
    {
    }

    public sealed record Words(string Text, bool IsBold) : Inline;

    /// <param name="Address">Of the web; see <see cref="SafeLink"/>.</param>
    public sealed record Link(string Text, string Address) : Inline;

    /// <param name="Member">The id of who is mentioned.</param>
    public sealed record Mention(string Member) : Inline;

    public sealed record Break : Inline;
}

/// <summary>Reads Slack's markup, as far as the bot writes it.</summary>
internal static partial class SlackMarkup
{
    public static IEnumerable<Inline> Read(string mrkdwn)
    {
        foreach (var line in mrkdwn.Split('\n').Select((text, i) => (text, i)))
        {
            if (line.i > 0)
                yield return new Inline.Break();
            foreach (var inline in Line(line.text))
                yield return inline;
        }
    }

    private static IEnumerable<Inline> Line(string line)
    {
        var end = 0;
        foreach (Match match in Marked().Matches(line))
        {
            if (match.Index > end)
                yield return new Inline.Words(Unescape(line[end..match.Index]), IsBold: false);
            yield return match.Groups switch
            {
                _ when match.Groups["who"].Success => new Inline.Mention(match.Groups["who"].Value),
                _ when match.Groups["bold"].Success => new Inline.Words(Unescape(match.Groups["bold"].Value), IsBold: true),
                _ when SafeLink.Of(Unescape(match.Groups["url"].Value)) is { } address => new Inline.Link(Unescape(match.Groups["label"].Success ? match.Groups["label"].Value : match.Groups["url"].Value), address),
                _ => new Inline.Words(Unescape(match.Value), IsBold: false),
            };
            end = match.Index + match.Length;
        }

        if (end < line.Length)
            yield return new Inline.Words(Unescape(line[end..]), IsBold: false);
    }

    private static string Unescape(string text) => text.Replace("&lt;", "<", StringComparison.Ordinal).Replace("&gt;", ">", StringComparison.Ordinal).Replace("&amp;", "&", StringComparison.Ordinal);

    [GeneratedRegex(@"<@(?<who>[A-Z0-9]+)>|<(?<url>https?://[^|>\s]+)(?:\|(?<label>[^>]*))?>|(?<=^|\s)\*(?<bold>[^*\n]+)\*(?=$|\s)", RegexOptions.None, 1000)]
    private static partial Regex Marked();
}

/// <summary>Reads Discord's markup, as far as the bot writes it.</summary>
internal static partial class DiscordMarkup
{
    public static IEnumerable<Inline> Read(string markdown)
    {
        var words = new StringBuilder();
        var isBold = false;
        for (var i = 0; i < markdown.Length; i++)
        {
            var rest = markdown.AsSpan(i);
            Inline? next = null;
            var length = 1;
            if (rest is ['\\', _, ..])
            {
                words.Append(rest[1]);
                i++;
                continue;
            }

            if (rest.StartsWith("**"))
                (next, length) = (new Inline.Words("", IsBold: false), 2);
            else if (rest[0] == '\n')
                next = new Inline.Break();
            else if (Link().Match(markdown, i) is { Success: true } link && SafeLink.Of(link.Groups["url"].Value) is { } address)
                (next, length) = (new Inline.Link(link.Groups["label"].Success ? Plain(link.Groups["label"].Value) : address, address), link.Length);
            if (next is null)
            {
                words.Append(rest[0]);
                continue;
            }

            if (words.Length > 0)
                yield return new Inline.Words(words.ToString(), isBold);
            words.Clear();
            i += length - 1;
            if (next is Inline.Words)
                isBold = !isBold;
            else
                yield return next;
        }

        if (words.Length > 0)
            yield return new Inline.Words(words.ToString(), isBold);
    }

    private static string Plain(string escaped) => Escape().Replace(escaped, "${letter}");

    [GeneratedRegex(@"\G(?:\[(?<label>(?:\\.|[^\]\\])+)\]\((?<url>https?://[^)\s]+)\)|<(?<url>https?://[^>\s]+)>)", RegexOptions.None, 1000)]
    private static partial Regex Link();

    [GeneratedRegex(@"\\(?<letter>.)", RegexOptions.None, 1000)]
    private static partial Regex Escape();
}
