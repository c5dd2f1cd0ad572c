using PolicyBot.Chat;

namespace PolicyBot.App.Storage;

/// <summary>Ends what was under way in a place.</summary>
internal static class Departure
{
    private const string Stopped = "Stopped before it was answered.";
    private const string Left = "The bot was taken out of this place.";

    public static Task DropAsync(Session s, Place place, Handled handled, long now) =>
        FinishAsync(s, "conversation = @place", Stored.Fingerprint(place.Key), Stopped, handled, now);

    /// <summary>A channel's settings stay for the day when the bot is invited again; a workspace's go with its token.</summary>
    public static async Task LeaveAsync(Session s, Effect.Leave leave, Handled handled, long now)
    {
        var place = leave.Everywhere ? leave.Place.WorkspaceKey() : leave.Place.ChannelKey;
        await FinishAsync(s, leave.Everywhere ? "workspace = @place" : "channel = @place", Stored.Fingerprint(place), Left, handled, now);
        await s.ExecuteAsync(
            $"UPDATE outbox SET state = 'failed', reason = @Left, finished_at = @now, body = NULL WHERE finished_at IS NULL AND {(leave.Everywhere ? "workspace" : "channel")} = @place",
            new { place, Left, now });
        await s.ExecuteAsync($"DELETE FROM subscriptions WHERE {(leave.Everywhere ? "workspace" : "channel")} = @place", new { place });
        if (!leave.Everywhere)
            return;
        await s.ExecuteAsync("DELETE FROM channel_settings WHERE workspace = @place", new { place });
        await s.ExecuteAsync("DELETE FROM installations WHERE platform = @platform AND workspace = @Workspace", new { platform = leave.Place.Platform.Value, leave.Place.Workspace });
    }

    /// <summary>What came after the event itself is not concerned.</summary>
    private static Task<int> FinishAsync(Session s, string where, string place, string reason, Handled handled, long now) =>
        s.ExecuteAsync(
            $"UPDATE inbox SET state = 'failed', reason = @reason, body = NULL, finished_at = @now WHERE finished_at IS NULL AND seq < @Seq AND {where}",
            new { place, reason, handled.Seq, now });
}
