using PolicyBot.Chat;

namespace PolicyBot.App.Storage;

/// <summary>
/// Removes a person from every table. What stays tells nobody who it was: that an event was had already, for as long as it
/// may be delivered again, and the wish that nothing be kept, which would end with the record of it.
/// </summary>
internal static class Erasure
{
    private const string Erased = "Erased at the person's request.";

    public static async Task ForgetAsync(Session s, PersonKey person, Handled handled, long now)
    {
        var who = new { person = Stored.Fingerprint(person), handled.Seq, Erased, now };
        await s.ExecuteAsync(
            """
            UPDATE inbox SET state = 'failed', reason = @Erased, body = NULL, finished_at = @now
            WHERE person = @person AND seq < @Seq AND finished_at IS NULL
            """,
            who);
        await s.ExecuteAsync("UPDATE inbox SET person = '', conversation = '', channel = '', workspace = '' WHERE person = @person AND finished_at IS NOT NULL", who);
        await s.ExecuteAsync(
            """
            UPDATE outbox SET reason = CASE state WHEN 'posted' THEN reason ELSE @Erased END, state = CASE state WHEN 'posted' THEN 'posted' ELSE 'failed' END,
                finished_at = COALESCE(finished_at, @now), body = NULL, message = NULL, person = '', conversation = '', channel = '', workspace = ''
            WHERE person = @person
            """,
            who);
        await s.ExecuteAsync("DELETE FROM turns WHERE person = @person", who);
        await s.ExecuteAsync("DELETE FROM feedback WHERE person = @person", who);
        await s.ExecuteAsync("DELETE FROM coverage_gaps WHERE person = @person", who);
        await s.ExecuteAsync("DELETE FROM workspace_messages WHERE person = @person", who);
        await s.ExecuteAsync("DELETE FROM channel_settings WHERE person = @person", who);
        // A digest of a direct message was for the person alone; a channel keeps its own.
        await s.ExecuteAsync("DELETE FROM subscriptions WHERE person = @person AND direct", who);
        await s.ExecuteAsync("UPDATE subscriptions SET person = '', subscriber = NULL WHERE person = @person", who);
        await s.ExecuteAsync("UPDATE channel_settings SET changed_by = NULL WHERE changed_by = @Value", new { person.Value });
        await ForgetMentionsAsync(s, person);
    }

    /// <summary>Where others' records name the person: as a human contact of a channel, and in failed posts that tagged it.</summary>
    private static async Task ForgetMentionsAsync(Session s, PersonKey person)
    {
        var id = UserId(person);
        var named = new { like = $"%\"{id}\"%", platform = person.Value[..person.Value.IndexOf(':')] + ":%" };
        await s.ExecuteAsync("UPDATE outbox SET body = NULL WHERE state = 'failed' AND channel LIKE @platform AND body LIKE @like", named);
        foreach (var row in await s.QueryAsync<Row>("SELECT seq, settings FROM channel_settings WHERE channel LIKE @platform AND settings LIKE @like", named))
        {
            var settings = ChatJson.Read<ChannelSettings>(row.Settings);
            var without = settings with { Contacts = [.. settings.Contacts.Where(c => c != id)] };
            await s.ExecuteAsync("UPDATE channel_settings SET settings = @settings WHERE seq = @Seq", new { settings = ChatJson.Write(without), row.Seq });
        }
    }

    /// <summary>The platform's user id: what a key ends with.</summary>
    private static string UserId(PersonKey person) => person.Value[(person.Value.LastIndexOf(':') + 1)..];

    private sealed record Row(long Seq, string Settings);
}
