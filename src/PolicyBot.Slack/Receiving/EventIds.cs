using PolicyBot.Chat;

namespace PolicyBot.Slack.Receiving;

/// <summary>What makes an event of Slack one and the same, however often and in whatever form it is delivered.</summary>
internal static class EventIds
{
    private const string OpenedPrefix = "slack:opened:";

    /// <summary>By channel and ts: a mention arrives as app_mention and as message, with an event_id each.</summary>
    public static EventId OfMessage(string workspace, string channel, string ts) => new($"slack:{workspace}:{channel}:{ts}");

    public static EventId OfEvent(string workspace, string eventId) => new($"slack:{workspace}:{eventId}");

    /// <summary>An opening is told by its id, since what answers it is shown as suggested prompts and not as a message.</summary>
    public static EventId OfOpening(string workspace, string eventId) => new($"{OpenedPrefix}{workspace}:{eventId}");

    public static bool IsOpening(EventId? id) => id?.Value.StartsWith(OpenedPrefix, StringComparison.Ordinal) is true;

    /// <param name="id">The trigger_id: one for each use of a command, button, shortcut or form.</param>
    public static EventId OfTrigger(string workspace, string id) => new($"slack:{workspace}:trigger:{id}");

    public static PersonKey PersonKey(string workspace, string user) => new($"slack:{workspace}:{user}");
}
