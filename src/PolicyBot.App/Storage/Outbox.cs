using System.Text.Json;
using PolicyBot.Chat;

namespace PolicyBot.App.Storage;

/// <summary>The posts that are to leave. What a post says is blanked as soon as it is posted.</summary>
internal sealed class Outbox(Database database, Secrets secrets, TimeProvider time) : IOutbox
{
    private const string Unreadable = "The stored post cannot be read; another version of the bot wrote it.";

    /// <remarks>A post that waits for another attempt holds up those behind it in its conversation, and no others.</remarks>
    public async Task<IReadOnlyList<PendingPost>> ClaimAsync(int most, TimeSpan lease, CancellationToken cancellationToken)
    {
        var now = time.Milliseconds();
        var rows = await database.WriteAsync(
            s => s.QueryAsync<Row>(
                $"""
                WITH due AS MATERIALIZED (
                    SELECT seq FROM outbox AS o
                    WHERE finished_at IS NULL AND available_at <= @now AND NOT EXISTS (
                        SELECT 1 FROM outbox AS other
                        WHERE other.conversation = o.conversation AND other.seq <> o.seq AND other.finished_at IS NULL
                            AND (other.seq < o.seq OR other.available_at > @now))
                    ORDER BY seq LIMIT @most {database.SkipLocked})
                UPDATE outbox SET claims = claims + 1, available_at = @until
                FROM due WHERE outbox.seq = due.seq
                RETURNING outbox.seq AS seq, outbox.post_key AS key, outbox.body AS body, outbox.attempts AS attempts, outbox.claims AS claims
                """,
                new { now, most, until = now + (long)lease.TotalMilliseconds }),
            cancellationToken);
        var posts = new List<PendingPost>(rows.Count);
        foreach (var row in rows.OrderBy(r => r.Seq))
        {
            if (Read(row.Body) is { } post)
                posts.Add(new(post with { Again = row.Claims > 1 }, (int)row.Attempts));
            else
                await FailedAsync(row.Key, Unreadable, null, cancellationToken);
        }

        return posts;
    }

    public Task PostedAsync(string key, string? messageId, CancellationToken cancellationToken) =>
        database.WriteAsync(
            s => s.ExecuteAsync(
                """
                UPDATE outbox SET state = 'posted', finished_at = @now, message = @messageId, body = NULL, person = '', conversation = '', channel = '', workspace = ''
                WHERE post_key = @key AND finished_at IS NULL
                """,
                new { key, messageId, now = time.Milliseconds() }),
            cancellationToken);

    /// <remarks>A failed attempt may have reached the platform all the same, and so is remembered as a claim; one that only had to wait has not, and leaves those before it remembered.</remarks>
    public Task LaterAsync(string key, TimeSpan after, string reason, Post? changed, bool counts, CancellationToken cancellationToken)
    {
        var next = new
        {
            key,
            at = time.Milliseconds() + (long)after.TotalMilliseconds,
            reason = Stored.Reason(reason),
            counted = counts ? 1 : 0,
            body = changed is null ? null : secrets.Write(changed),
            conversation = changed?.Place.Key,
            channel = changed?.Place.ChannelKey,
        };
        return database.WriteAsync(
            s => s.ExecuteAsync(
                """
                UPDATE outbox
                SET attempts = attempts + @counted, claims = CASE WHEN @counted = 1 THEN claims ELSE claims - 1 END, available_at = @at, reason = @reason,
                    body = COALESCE(@body, body), conversation = COALESCE(@conversation, conversation), channel = COALESCE(@channel, channel)
                WHERE post_key = @key AND finished_at IS NULL
                """,
                next),
            cancellationToken);
    }

    /// <remarks>Its words are kept for <c>outbox retry</c>, but not those for a person who wants nothing kept.</remarks>
    public Task FailedAsync(string key, string reason, Post? instead, CancellationToken cancellationToken)
    {
        var failed = new { key, reason = Stored.Reason(reason), now = time.Milliseconds() };
        var body = instead is null ? null : secrets.Write(instead);
        return database.WriteAsync(
            async s =>
            {
                var person = await s.FindAsync<string>(
                    """
                    UPDATE outbox
                    SET state = 'failed', finished_at = @now, reason = @reason, claims = 0,
                        body = CASE WHEN EXISTS (SELECT 1 FROM people WHERE people.person = outbox.person) THEN NULL ELSE body END
                    WHERE post_key = @key AND finished_at IS NULL
                    RETURNING person
                    """,
                    failed);
                if (person is not null && instead is not null)
                    await EffectWriter.PutAsync(s, instead, body!, person, failed.now);
                return true;
            },
            cancellationToken);
    }

    private Post? Read(string body)
    {
        try
        {
            return secrets.ReadPost(body);
        }
        catch (Exception e) when (e is JsonException or NotSupportedException)
        {
            return null;
        }
    }

    private sealed record Row(long Seq, string Key, string Body, long Attempts, long Claims);
}
