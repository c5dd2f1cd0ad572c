using System.Globalization;
using PolicyBot.Chat;
using PolicyBot.Digests;

namespace PolicyBot.App.Storage;

/// <summary>The subscriptions of channels, and their runs.</summary>
internal sealed class Subscriptions(Database database, EffectWriter effects, TimeProvider time) : IKeepSubscriptions
{
    private const string Columns =
        """
        subscription AS id, body AS body, subscriber AS subscriber, paused AS paused, covered AS covered, next_at AS nextAt, attempts AS attempts,
        (SELECT COALESCE(MAX(run_at), 0) FROM digest_runs WHERE digest_runs.subscription = subscriptions.subscription AND reason IS NULL) AS lastAt
        """;

    private const string Day = "yyyy-MM-dd";

    public async Task<IReadOnlyList<Subscription>> OfChannelAsync(Place channel, CancellationToken cancellationToken) => Read(
        await database.ReadAsync(s => s.QueryAsync<Row>($"SELECT {Columns} FROM subscriptions WHERE channel = @ChannelKey ORDER BY seq", new { channel.ChannelKey }), cancellationToken));

    public async Task<IReadOnlyList<Subscription>> DueAsync(DateTimeOffset now, int most, CancellationToken cancellationToken) => Read(
        await database.ReadAsync(
            s => s.QueryAsync<Row>($"SELECT {Columns} FROM subscriptions WHERE NOT paused AND next_at <= @now AND retry_at <= @now ORDER BY next_at, seq LIMIT @most", new { now = now.ToUnixTimeMilliseconds(), most }),
            cancellationToken));

    public Task<bool> RunAsync(Subscription due, DateTimeOffset following, DateOnly covered, IReadOnlyList<Effect> says, string? failed, CancellationToken cancellationToken)
    {
        var run = new
        {
            id = due.Id,
            slot = due.Next.ToUnixTimeMilliseconds(),
            next = following.ToUnixTimeMilliseconds(),
            since = Write(due.Covered),
            covered = Write(covered),
            posts = says.OfType<Effect.Say>().Count(),
            reason = failed is null ? null : Stored.Reason(failed),
            now = time.Milliseconds(),
        };
        return effects.CommitAsync(
            says,
            due.By?.Key,
            async s =>
            {
                if (await s.ExecuteAsync("UPDATE subscriptions SET next_at = @next, covered = @covered, attempts = 0, retry_at = 0 WHERE subscription = @id AND next_at = @slot AND NOT paused", run) == 0)
                    return false;
                return await s.ExecuteAsync(
                    """
                    INSERT INTO digest_runs (subscription, due_at, since, until, posts, reason, run_at) VALUES (@id, @slot, @since, @covered, @posts, @reason, @now)
                    ON CONFLICT (subscription, due_at) DO NOTHING
                    """,
                    run) == 1;
            },
            cancellationToken);
    }

    public Task PostponeAsync(Subscription due, DateTimeOffset until, CancellationToken cancellationToken) => database.WriteAsync(
        s => s.ExecuteAsync(
            "UPDATE subscriptions SET attempts = attempts + 1, retry_at = @until WHERE subscription = @Id AND next_at = @slot AND attempts = @Attempts",
            new { due.Id, slot = due.Next.ToUnixTimeMilliseconds(), due.Attempts, until = until.ToUnixTimeMilliseconds() }),
        cancellationToken);

    public static Task SaveAsync(Session s, Subscription subscription) =>
        s.ExecuteAsync(
            """
            INSERT INTO subscriptions (subscription, channel, workspace, person, direct, subscriber, body, paused, covered, next_at)
            VALUES (@Id, @channel, @workspace, @person, @Direct, @subscriber, @body, @Paused, @covered, @next)
            ON CONFLICT (subscription) DO UPDATE SET body = excluded.body, paused = excluded.paused, covered = excluded.covered, next_at = excluded.next_at,
                attempts = 0, retry_at = 0
            """,
            new
            {
                subscription.Id,
                channel = subscription.Channel.ChannelKey,
                workspace = subscription.Channel.WorkspaceKey(),
                person = subscription.By is { } by ? Stored.Fingerprint(by.Key) : "",
                subscription.Direct,
                subscriber = subscription.By is { } who ? ChatJson.Write(who) : null,
                body = ChatJson.Write(subscription with { By = null, Last = null, Attempts = 0 }),
                subscription.Paused,
                covered = Write(subscription.Covered),
                next = subscription.Next.ToUnixTimeMilliseconds(),
            });

    public static Task RemoveAsync(Session s, Subscription subscription) =>
        s.ExecuteAsync("DELETE FROM subscriptions WHERE subscription = @Id", new { subscription.Id });

    private static Subscription[] Read(IEnumerable<Row> rows) =>
    [
        .. rows.Select(r => ChatJson.Read<Subscription>(r.Body) with
        {
            Paused = r.Paused,
            Covered = DateOnly.ParseExact(r.Covered, Day, CultureInfo.InvariantCulture),
            Next = DateTimeOffset.FromUnixTimeMilliseconds(r.NextAt),
            Attempts = (int)r.Attempts,
            Last = r.LastAt == 0 ? null : DateTimeOffset.FromUnixTimeMilliseconds(r.LastAt),
            By = r.Subscriber is { } by ? ChatJson.Read<Person>(by) : null,
        }),
    ];

    private static string Write(DateOnly day) => day.ToString(Day, CultureInfo.InvariantCulture);

    private sealed class Row
    {
        public string Id { get; init; } = "";

        public string Body { get; init; } = "";

        public string? Subscriber { get; init; }

        public bool Paused { get; init; }

        public string Covered { get; init; } = "";

        public long NextAt { get; init; }

        public long LastAt { get; init; }

        public long Attempts { get; init; }
    }
}
