using System.Text.RegularExpressions;

namespace PolicyBot.Discord.Events;

/// <summary>Turns a message's text into plain words: mentions and emoji become what a reader sees, without anybody's name.</summary>
internal static partial class PlainWords
{
    /// <param name="own">The ids, of the bot and its role, whose mentions are left out.</param>
    public static string Read(string content, params IReadOnlyList<string?> own)
    {
        var words = Markup().Replace(content, match => Shown(match, own));
        return Spaces().Replace(words, " ").Trim();
    }

    private static string Shown(Match match, IReadOnlyList<string?> own) => match.Groups["kind"].Value switch
    {
        "@" or "@!" or "@&" => own.Contains(match.Groups["id"].Value) ? " " : "@someone",
        "#" => "#channel",
        "/" => "/" + match.Groups["name"].Value,
        ":" or "a:" => ":" + match.Groups["name"].Value + ":",
        _ => match.Value,
    };

    [GeneratedRegex(@"<(?<kind>@[!&]?|\#)(?<id>\d{1,20})>|<(?<kind>/|a?:)(?<name>[^:<>]{1,100}):\d{1,20}>", RegexOptions.ExplicitCapture, 500)]
    private static partial Regex Markup();

    [GeneratedRegex("[ \\t]{2,}", RegexOptions.None, 500)]
    private static partial Regex Spaces();
}
