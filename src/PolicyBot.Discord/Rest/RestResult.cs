using System.Text.Json;

namespace PolicyBot.Discord.Rest;

/// <summary>What became of a call.</summary>
internal abstract record RestResult
{
    private RestResult()
    {
    }

    /// <param name="Body">Null where there is none.</param>
    public sealed record Done(JsonElement? Body) : RestResult;

    /// <summary>The platform said no, and would say no again.</summary>
    /// <param name="Code">The platform's own code; 0 where it gave none.</param>
    public sealed record Refused(int Status, int Code) : RestResult;

    /// <summary>A rate limit: the platform's, or the bot's own guard before it.</summary>
    public sealed record Limited(TimeSpan After, string Which) : RestResult;

    /// <summary>The platform failed or cannot be reached; whether it did what was asked is unknown.</summary>
    public sealed record Unreachable(string Reason) : RestResult;

    /// <summary>The token was rejected: nothing is sent any more.</summary>
    public sealed record Stopped : RestResult;
}

/// <summary>The platform's error codes that mean something to the bot.</summary>
internal static class ErrorCode
{
    public const int UnknownChannel = 10003;
    public const int UnknownGuild = 10004;
    public const int UnknownMember = 10007;
    public const int UnknownMessage = 10008;
    public const int UnknownUser = 10013;
    public const int UnknownWebhook = 10015;
    public const int UnknownInteraction = 10062;
    public const int Slowmode = 20016;
    public const int ChannelWriteLimit = 20028;
    public const int OpeningDirectMessagesTooFast = 40003;
    public const int TooLarge = 40005;
    public const int AlreadyAcknowledged = 40060;
    public const int FollowUpLimit = 40094;
    public const int MissingAccess = 50001;
    public const int EmptyMessage = 50006;
    public const int CannotMessageUser = 50007;
    public const int NotTextChannel = 50008;
    public const int MissingPermission = 50013;
    public const int InvalidToken = 50014;
    public const int InvalidWebhookToken = 50027;
    public const int InvalidForm = 50035;
    public const int ThreadArchived = 50083;
    public const int NoHistory = 160002;
    public const int ThreadLocked = 160005;
    public const int BlockedByAutoMod = 200000;
    public const int HarmfulLink = 240000;
}
