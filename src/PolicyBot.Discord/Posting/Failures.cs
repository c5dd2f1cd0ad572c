using PolicyBot.Chat;
using PolicyBot.Discord.Rest;

namespace PolicyBot.Discord.Posting;

/// <summary>What a failed call means for a post: the platform's errors end here.</summary>
internal static class Failures
{
    private static readonly TimeSpan _whenStopped = TimeSpan.FromMinutes(5);

    /// <param name="isDirect">Whether it was on its way as a direct message, after which nothing is left to try.</param>
    public static PostOutcome Of(RestResult result, bool isDirect = false) => result switch
    {
        RestResult.Limited limited => new PostOutcome.Later(limited.After, limited.Which, Counts: false),
        RestResult.Unreachable unreachable => new PostOutcome.Later(null, unreachable.Reason),
        RestResult.Stopped => new PostOutcome.Later(_whenStopped, "Discord rejected the token."),
        RestResult.Refused refused => Of(refused, isDirect),
        _ => new PostOutcome.Later(null, "Discord's answer could not be read."),
    };

    private static PostOutcome Of(RestResult.Refused refused, bool isDirect)
    {
        var reason = $"Discord refused it: status {refused.Status}, code {refused.Code}.";
        return refused.Code switch
        {
            ErrorCode.InvalidForm or ErrorCode.EmptyMessage or ErrorCode.BlockedByAutoMod or ErrorCode.HarmfulLink => new PostOutcome.Refused(reason, Remedy.PlainText),
            ErrorCode.TooLarge => new PostOutcome.Refused(reason, Remedy.None),
            ErrorCode.Slowmode or ErrorCode.ChannelWriteLimit or ErrorCode.OpeningDirectMessagesTooFast => new PostOutcome.Later(TimeSpan.FromSeconds(30), reason),
            ErrorCode.CannotMessageUser or ErrorCode.UnknownUser => new PostOutcome.Refused("Discord does not let the bot write to this person.", Remedy.None),
            _ when isDirect => new PostOutcome.Refused(reason, Remedy.None),
            ErrorCode.MissingAccess or ErrorCode.MissingPermission or ErrorCode.UnknownChannel or ErrorCode.UnknownGuild or ErrorCode.NotTextChannel or ErrorCode.ThreadArchived or ErrorCode.ThreadLocked
                => new PostOutcome.Refused(reason, Remedy.DirectMessage),
            _ => new PostOutcome.Refused(reason, refused.Status == 403 ? Remedy.DirectMessage : Remedy.None),
        };
    }

    /// <summary>Whether an interaction can no longer be answered by its ticket.</summary>
    public static bool IsTicketEnded(RestResult result) =>
        result is RestResult.Refused { Code: ErrorCode.UnknownInteraction or ErrorCode.UnknownWebhook or ErrorCode.InvalidToken or ErrorCode.InvalidWebhookToken or ErrorCode.FollowUpLimit };

    public static bool Is(this RestResult result, int code) => result is RestResult.Refused refused && refused.Code == code;
}
