using System.Text.Json;
using PolicyBot.Chat;

namespace PolicyBot.App.Storage;

/// <summary>
/// The events that were accepted. A row is unfinished until its effects are committed, or it is given up; an event that
/// has failed for good stays unfinished until its apology is committed, so that it comes back when its holder dies before.
/// </summary>
internal sealed class Inbox(Database database, Secrets secrets, EffectWriter effects, TimeProvider time) : IInbox
{
    private const string Unreadable = "The stored event cannot be read; another version of the bot wrote it.";
    private static readonly TimeSpan _firstPause = TimeSpan.FromSeconds(1);

    public async Task<bool> AddAsync(ChatEvent received, CancellationToken cancellationToken)
    {
        var row = new
        {
            @event = Stored.Fingerprint(received.Id),
            conversation = Stored.Fingerprint(received.Place.Key),
            channel = Stored.Fingerprint(received.Place.ChannelKey),
            workspace = Stored.Fingerprint(received.Place.WorkspaceKey()),
            person = Stored.Fingerprint(received.Person.Key),
            direct = received.Surface is Surface.Direct,
            question = IsQuestion(received.Act),
            // The stop button would be pointless behind the very question that it is to stop.
            overtakes = received.Act is Act.Stopped,
            body = secrets.Write(received),
            at = received.At.ToUnixTimeMilliseconds(),
        };
        return await database.WriteAsync(
            s => s.ExecuteAsync(
                """
                INSERT INTO inbox (event, conversation, channel, workspace, person, direct, question, overtakes, body, state, available_at, received_at)
                VALUES (@event, @conversation, @channel, @workspace, @person, @direct, @question, @overtakes, @body, 'waiting', 0, @at)
                ON CONFLICT (event) DO NOTHING
                """,
                row),
            cancellationToken) == 1;
    }

    /// <remarks>
    /// An event is due when nothing earlier of its conversation is unfinished, and nothing of it is in somebody's hands: two that
    /// two replicas stored at the same moment may become visible in either order.
    /// </remarks>
    public async Task<IReadOnlyList<ChatEvent>> ClaimAsync(int most, TimeSpan lease, CancellationToken cancellationToken)
    {
        var now = time.Milliseconds();
        var rows = await database.WriteAsync(
            s => s.QueryAsync<Row>(
                $"""
                WITH due AS MATERIALIZED (
                    SELECT seq FROM inbox AS i
                    WHERE finished_at IS NULL AND available_at <= @now AND (overtakes OR NOT EXISTS (
                        SELECT 1 FROM inbox AS other
                        WHERE other.conversation = i.conversation AND other.seq <> i.seq AND other.finished_at IS NULL
                            AND (other.seq < i.seq OR other.available_at > @now)))
                    ORDER BY seq LIMIT @most {database.SkipLocked})
                UPDATE inbox SET state = 'waiting', claims = claims + 1, available_at = @until
                FROM due WHERE inbox.seq = due.seq
                RETURNING inbox.seq AS seq, inbox.event AS event, inbox.body AS body
                """,
                new { now, most, until = now + (long)lease.TotalMilliseconds }),
            cancellationToken);
        var events = new List<ChatEvent>(rows.Count);
        foreach (var row in rows.OrderBy(r => r.Seq))
        {
            if (Read(row.Body) is { } readable)
                events.Add(readable);
            else
                await GiveUpAsync(row.Event, cancellationToken);
        }

        return events;
    }

    public Task CommitAsync(EventId id, IReadOnlyList<Effect> changes, CancellationToken cancellationToken) =>
        effects.CommitAsync(id, changes, cancellationToken);

    /// <remarks>It comes back after 1, 2, 4 ... seconds; what has failed for good, when the lease ends without a commit.</remarks>
    public Task<bool> ReturnAsync(EventId id, string reason, int attempts, CancellationToken cancellationToken)
    {
        var now = time.Milliseconds();
        var @event = Stored.Fingerprint(id);
        return database.WriteAsync(
            async s =>
            {
                var made = await s.FindAsync<long?>(
                    "UPDATE inbox SET attempts = attempts + 1, reason = @reason WHERE event = @event AND finished_at IS NULL RETURNING attempts",
                    new { @event, reason = Stored.Reason(reason) });
                if (made is null)
                    return false;
                var again = made < attempts;
                var pause = _firstPause * Math.Pow(2, Math.Min(made.Value, 10) - 1);
                await s.ExecuteAsync(
                    again ? "UPDATE inbox SET available_at = @at WHERE event = @event" : "UPDATE inbox SET state = 'failed' WHERE event = @event",
                    new { @event, at = now + (long)pause.TotalMilliseconds });
                return again;
            },
            cancellationToken);
    }

    private ChatEvent? Read(string body)
    {
        try
        {
            return secrets.ReadEvent(body);
        }
        catch (Exception e) when (e is JsonException or NotSupportedException)
        {
            return null;
        }
    }

    private Task<int> GiveUpAsync(string @event, CancellationToken cancellationToken) =>
        database.WriteAsync(
            s => s.ExecuteAsync("UPDATE inbox SET state = 'failed', reason = @Unreadable, body = NULL, finished_at = @now WHERE event = @event", new { @event, Unreadable, now = time.Milliseconds() }),
            cancellationToken);

    private static bool IsQuestion(Act act) => act switch
    {
        Act.Commanded command => Commands.Asks(command.Word),
        Act.Pressed pressed => pressed.Button.Kind is ButtonKind.Ask or ButtonKind.Chart,
        Act.Submitted submitted => submitted.Form.Kind is FormKind.FollowUp,
        Act.Said or Act.ChoseMessage => true,
        Act.Typing or Act.Opened or Act.Stopped or Act.Removed => false,
        _ => throw new System.Diagnostics.UnreachableException(),
    };

    private sealed record Row(long Seq, string Event, string Body);
}
