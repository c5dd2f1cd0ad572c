using System.Text.RegularExpressions;
using PolicyBot.Chat;

namespace PolicyBot.Slack.Rendering;

/// <summary>The only mentions that leave the bot: of single people, named by their ids.</summary>
internal static partial class Tags
{
    private const int Most = 10;

    public static string Of(Message message) => string.Join(' ', message.Tags.Where(id => UserId().IsMatch(id)).Distinct().Take(Most).Select(id => $"<@{id}>"));

    [GeneratedRegex("^[UW][A-Z0-9]{1,20}\\z", RegexOptions.None, 500)]
    private static partial Regex UserId();
}
