namespace PolicyBot.Slack.Rendering;

/// <summary>Slack's own markup, written so that no text can be taken for a mention, a link or a command.</summary>
internal static class Mrkdwn
{
    private const int LongestUrl = 1500;

    /// <summary>Slack asks for these three and no others; without "&lt;" nothing can be a mention.</summary>
    public static string Escape(string text) =>
        text.Replace("&", "&amp;", StringComparison.Ordinal).Replace("<", "&lt;", StringComparison.Ordinal).Replace(">", "&gt;", StringComparison.Ordinal);

    /// <summary>How long a character is once escaped.</summary>
    public static int EscapedLength(char letter) => letter switch
    {
        '&' => 5,
        '<' or '>' => 4,
        _ => 1,
    };

    public static int EscapedLength(string text) => text.Sum(EscapedLength);

    /// <returns>The label alone where the address is none for the web, or too long.</returns>
    public static string Link(Uri? url, string label)
    {
        var shown = Escape(label.ReplaceLineEndings(" "));
        return Address(url) is { } address && shown.Length > 0 ? $"<{Escape(address)}|{shown}>" : shown;
    }

    /// <summary>An address without the characters that end one in Slack's markup.</summary>
    /// <returns>Null where it is none for the web, or too long.</returns>
    public static string? Address(Uri? url) => url is { IsAbsoluteUri: true, Scheme: "https" or "http" } && url.AbsoluteUri.Length <= LongestUrl
        ? url.AbsoluteUri.Replace("|", "%7C", StringComparison.Ordinal).Replace("<", "%3C", StringComparison.Ordinal).Replace(">", "%3E", StringComparison.Ordinal)
        : null;
}
