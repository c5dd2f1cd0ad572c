using System.Diagnostics;
using Microsoft.Extensions.Logging;
using PolicyBot.Chat;
using EventId = PolicyBot.Chat.EventId;

namespace PolicyBot.App.Storage;

/// <summary>The event that is being committed.</summary>
/// <param name="Seq">What came later has a greater one.</param>
/// <param name="Person">Fingerprint of who did it.</param>
/// <param name="Alone">The same for a direct message, else empty.</param>
internal sealed record Handled(long Seq, string Person, string Alone);

/// <summary>Writes what handling an event changes, together with its being handled.</summary>
internal sealed partial class EffectWriter(Database database, Secrets secrets, TimeProvider time, ILogger<EffectWriter> logger)
{
    public async Task CommitAsync(EventId id, IReadOnlyList<Effect> changes, CancellationToken cancellationToken)
    {
        var now = time.Milliseconds();
        // Encrypted before the transaction begins; see Secrets.
        var prepared = changes.OrderBy(Rank).Select(change => (change, body: change is Effect.Say say ? secrets.Write(say.Post) : null)).ToList();
        await database.WriteAsync(
            async s =>
            {
                if (await FinishAsync(s, id, prepared.Exists(p => p.change is Effect.Say), now) is not { } handled)
                    return false;
                foreach (var (change, body) in prepared)
                    await ApplyAsync(s, change, body, handled, now);
                return true;
            },
            cancellationToken);
        if (changes.Any(c => c is Effect.ForgetPerson))
            await ScrubAsync(cancellationToken);
    }

    /// <summary>Writes what the bot says by itself, together with <paramref name="claim"/>, or nothing where that is false.</summary>
    /// <param name="person">Whom it concerns, where it concerns somebody.</param>
    public Task<bool> CommitAsync(IReadOnlyList<Effect> changes, PersonKey? person, Func<Session, Task<bool>> claim, CancellationToken cancellationToken)
    {
        var now = time.Milliseconds();
        var prepared = changes.Select(change => (change, body: change is Effect.Say say ? secrets.Write(say.Post) : null)).ToList();
        var bySelf = new Handled(0, person is { } known ? Stored.Fingerprint(known) : "", "");
        return database.WriteAsync(
            async s =>
            {
                if (!await claim(s))
                    return false;
                foreach (var (change, body) in prepared)
                    await ApplyAsync(s, change, body, bySelf, now);
                return true;
            },
            cancellationToken);
    }

    /// <summary>What was committed is committed, even if the files cannot be cleaned at once: the next sweep does it then.</summary>
    private async Task ScrubAsync(CancellationToken cancellationToken)
    {
        try
        {
            await database.ScrubAsync(cancellationToken);
        }
        catch (StorageUnavailableException e)
        {
            LogNotScrubbed(logger, e);
        }
    }

    /// <summary>
    /// Erasing comes after all that might still be kept about the person, and before the posts: what is said in the same breath, such as
    /// that all was erased, still goes out, and is blanked like every post when it has.
    /// </summary>
    private static int Rank(Effect change) => change switch
    {
        Effect.Say => 2,
        Effect.ForgetPerson => 1,
        _ => 0,
    };

    /// <returns>Null when the event is finished already, or unknown: then nothing may be changed.</returns>
    private static Task<Handled?> FinishAsync(Session s, EventId id, bool said, long now) =>
        // What was met with silence does not count as a question.
        s.FindAsync<Handled>(
            """
            UPDATE inbox
            SET state = CASE state WHEN 'failed' THEN 'failed' ELSE 'handled' END, finished_at = @now, body = NULL, question = (question AND @said)
            WHERE event = @event AND finished_at IS NULL
            RETURNING seq, person, CASE WHEN direct THEN person ELSE '' END AS alone
            """,
            new { @event = Stored.Fingerprint(id), said, now });

    private static Task ApplyAsync(Session s, Effect change, string? body, Handled handled, long now) => change switch
    {
        Effect.Say say => PutAsync(s, say.Post, body!, handled.Person, now),
        Effect.Remember remember => Memory.RememberAsync(s, remember.Turn),
        Effect.Rate rate => Memory.RateAsync(s, rate.Feedback),
        Effect.MissedBy missed => Memory.MissAsync(s, missed.Gap),
        Effect.Configure configure => ChannelConfiguration.ChangeAsync(s, configure, handled),
        Effect.KeepNothing wish => Memory.KeepNothingAsync(s, wish, now),
        Effect.ForgetPerson forget => Erasure.ForgetAsync(s, forget.Person, handled, now),
        Effect.Subscribe subscribe => Subscriptions.SaveAsync(s, subscribe.Subscription),
        Effect.Unsubscribe unsubscribe => Subscriptions.RemoveAsync(s, unsubscribe.Subscription),
        Effect.Leave leave => Departure.LeaveAsync(s, leave, handled, now),
        Effect.Drop drop => Departure.DropAsync(s, drop.Place, handled, now),
        _ => throw new UnreachableException(),
    };

    /// <param name="person">The fingerprint of whom the post concerns, where it is not for somebody in particular.</param>
    public static Task<int> PutAsync(Session s, Post post, string body, string person, long now) =>
        s.ExecuteAsync(
            """
            INSERT INTO outbox (post_key, conversation, channel, workspace, person, body, state, available_at, queued_at)
            VALUES (@Key, @conversation, @channel, @workspace, @person, @body, 'waiting', 0, @now)
            ON CONFLICT (post_key) DO NOTHING
            """,
            new
            {
                post.Key,
                conversation = post.Place.Key,
                channel = post.Place.ChannelKey,
                workspace = post.Place.WorkspaceKey(),
                person = post.To is { } to ? Stored.Fingerprint(to.Key) : person,
                body,
                now,
            });

    [LoggerMessage(311, LogLevel.Warning, "What was erased is still in the write-ahead log; the next sweep empties it.")]
    private static partial void LogNotScrubbed(ILogger logger, Exception exception);
}
