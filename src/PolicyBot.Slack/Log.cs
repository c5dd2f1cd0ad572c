using Microsoft.Extensions.Logging;

namespace PolicyBot.Slack;

/// <summary>What the Slack adapter says about itself: never a text, a token or an address that is a capability.</summary>
internal static partial class Log
{
    [LoggerMessage(4000, LogLevel.Information, "Slack is off: {Why}.")]
    public static partial void Off(ILogger log, string why);

    [LoggerMessage(4001, LogLevel.Information, "Slack socket {Slot} is connected.")]
    public static partial void Connected(ILogger log, int slot);

    [LoggerMessage(4002, LogLevel.Information, "Slack socket {Slot} ended: {Reason}.")]
    public static partial void Ended(ILogger log, int slot, string reason);

    [LoggerMessage(4003, LogLevel.Warning, "Slack socket {Slot} could not be opened: {Reason}. The next attempt comes in {Delay}.")]
    public static partial void NotOpened(ILogger log, int slot, string reason, TimeSpan delay);

    [LoggerMessage(4004, LogLevel.Critical, "Slack's sockets have stopped: {Reason}")]
    public static partial void SocketsStopped(ILogger log, string reason);

    [LoggerMessage(4005, LogLevel.Warning, "Slack sent an envelope of the unknown type {Type}.")]
    public static partial void UnknownEnvelope(ILogger log, string type);

    [LoggerMessage(4006, LogLevel.Warning, "Slack event {Id} could not be stored and was not acknowledged.")]
    public static partial void NotStored(ILogger log, string id);

    [LoggerMessage(4007, LogLevel.Error, "A Slack envelope could not be handled.")]
    public static partial void NotHandled(ILogger log, Exception reason);

    [LoggerMessage(4008, LogLevel.Warning, "Slack limits event deliveries of workspace {Workspace}.")]
    public static partial void DeliveriesLimited(ILogger log, string? workspace);

    [LoggerMessage(4010, LogLevel.Information, "Slack limits {Method} for {After}.")]
    public static partial void Limited(ILogger log, string method, TimeSpan after);

    [LoggerMessage(4011, LogLevel.Warning, "Slack refused {Method}: {Reason}.")]
    public static partial void Refused(ILogger log, string method, string reason);

    [LoggerMessage(4012, LogLevel.Error, "The Slack installation of workspace {Workspace} cannot be used: {Error}. Install the app there again.")]
    public static partial void InstallationUnusable(ILogger log, string workspace, string error);

    [LoggerMessage(4013, LogLevel.Information, "Post {Key} had reached Slack before, and was not posted again.")]
    public static partial void FoundAgain(ILogger log, string key);

    [LoggerMessage(4014, LogLevel.Warning, "Slack rejected a request: {Reason}.")]
    public static partial void RequestRejected(ILogger log, string reason);

    [LoggerMessage(4015, LogLevel.Information, "Slack workspace {Workspace} is served by bot user {Bot}.")]
    public static partial void Serves(ILogger log, string workspace, string bot);

    [LoggerMessage(4016, LogLevel.Warning, "Slack:BotToken could not be tested yet: {Reason}.")]
    public static partial void TokenNotTested(ILogger log, string reason);

    [LoggerMessage(4017, LogLevel.Information, "Slack workspace {Workspace} has installed the app.")]
    public static partial void Installed(ILogger log, string workspace);
}
