using System.Text.RegularExpressions;

namespace PolicyBot.Slack.Receiving;

/// <summary>Turns the text of a message as Slack sends it (escaped, with tokens in angle brackets) into plain text.</summary>
internal static partial class SlackText
{
    /// <param name="bot">The bot's own user, whose mentions are left out; null to keep all.</param>
    /// <returns>Plain text. Mentions of people stay in the form &lt;@U1&gt;, which settings can read.</returns>
    public static string Decode(string text, string? bot = null)
    {
        // Tokens first, entities last: an escaped "&lt;@U1&gt;" is text that somebody typed, not a mention.
        var plain = Token().Replace(text, match => Plain(match, bot));
        return Spaces().Replace(plain.Replace("&lt;", "<", StringComparison.Ordinal).Replace("&gt;", ">", StringComparison.Ordinal).Replace("&amp;", "&", StringComparison.Ordinal), " ").Trim();
    }

    public static bool Mentions(string text, string? bot) =>
        bot is { Length: > 0 } && Token().EnumerateMatches(text) is var matches && AnyMentions(text, bot, matches);

    private static bool AnyMentions(string text, string bot, Regex.ValueMatchEnumerator matches)
    {
        foreach (var match in matches)
        {
            var token = text.AsSpan(match.Index, match.Length)[1..^1];
            if (token is ['@', .. var user] && Before(user, '|').SequenceEqual(bot))
                return true;
        }

        return false;
    }

    private static ReadOnlySpan<char> Before(ReadOnlySpan<char> text, char separator) =>
        text.IndexOf(separator) is var at && at >= 0 ? text[..at] : text;

    private static string Plain(Match match, string? bot)
    {
        var target = match.Groups["target"].Value;
        var label = match.Groups["label"] is { Success: true, Length: > 0 } named ? named.Value : null;
        return target switch
        {
            ['@', .. var user] => user == bot ? "" : $"<@{user}>",
            ['#', .. var channel] => "#" + (label ?? channel),
            ['!', .. var special] => label ?? "@" + Before(special, '^').ToString(),
            _ => label ?? target.Replace("mailto:", "", StringComparison.Ordinal),
        };
    }

    [GeneratedRegex(@"<(?<target>[@#!]?[^<>|\s][^<>|]*)(?:\|(?<label>[^<>]*))?>", RegexOptions.None, 500)]
    private static partial Regex Token();

    [GeneratedRegex(@"[ \t]{2,}", RegexOptions.None, 500)]
    private static partial Regex Spaces();
}
