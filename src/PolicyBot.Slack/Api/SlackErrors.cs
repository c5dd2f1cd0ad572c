using PolicyBot.Chat;

namespace PolicyBot.Slack.Api;

/// <summary>What Slack's errors mean for a post; see docs.slack.dev/reference/methods/chat.postMessage.</summary>
internal static class SlackErrors
{
    private static readonly HashSet<string> _deadToken = new(StringComparer.Ordinal)
    {
        "invalid_auth", "not_authed", "account_inactive", "token_revoked", "token_expired", "user_removed_from_team", "team_disabled", "team_access_not_granted",
        "org_login_required", "ekm_access_denied",
    };

    /// <summary>The place cannot be written to, or the ticket has ended; the person may be reached elsewhere.</summary>
    private static readonly HashSet<string> _place = new(StringComparer.Ordinal)
    {
        "channel_not_found", "not_in_channel", "is_archived", "user_not_in_channel", "cannot_reply_to_message", "thread_not_found", "cannot_post_message", "channel_is_limited_access",
        "expired_url", "used_url", "no_active_hooks",
    };

    private static readonly HashSet<string> _content = new(StringComparer.Ordinal)
    {
        "no_text", "msg_too_long", "msg_blocks_too_long", "invalid_blocks", "invalid_blocks_format", "too_many_attachments", "markdown_text_conflict",
    };

    /// <summary>The message is no longer there to be changed, or may not be.</summary>
    private static readonly HashSet<string> _message = new(StringComparer.Ordinal) { "message_not_found", "cant_update_message", "edit_window_closed" };

    private static readonly HashSet<string> _throttle = new(StringComparer.Ordinal) { "ratelimited", "rate_limited", "message_limit_exceeded" };

    private static readonly HashSet<string> _servers = new(StringComparer.Ordinal) { "internal_error", "fatal_error", "service_unavailable", "request_timeout", "accesslimited" };

    /// <summary>Errors of apps.connections.open that no waiting mends.</summary>
    private static readonly HashSet<string> _final = new(_deadToken, StringComparer.Ordinal) { "not_allowed_token_type", "missing_scope", "access_denied", "no_permission" };

    public static bool IsDeadToken(string error) => _deadToken.Contains(error);

    public static bool IsFinal(string error) => _final.Contains(error);

    public static bool IsThrottle(string error) => _throttle.Contains(error);

    public static bool IsServers(string error) => _servers.Contains(error);

    public static bool IsOfPlace(string error) => _place.Contains(error) || error.StartsWith("restricted_action", StringComparison.Ordinal);

    public static bool IsOfMessage(string error) => _message.Contains(error);

    /// <summary>A response_url answers in words that Slack does not document in full, and with HTTP errors: nothing but content leads to another form.</summary>
    public static bool EndsTicket(string error) => !_content.Contains(error);

    /// <summary>Said of a block that the workspace does not know yet, too.</summary>
    public static bool IsOfBlocks(string error) => error is "invalid_blocks" or "invalid_blocks_format";

    public static Remedy RemedyFor(string error) =>
        _content.Contains(error) ? Remedy.PlainText
        : IsOfPlace(error) ? Remedy.DirectMessage
        : Remedy.None;
}
