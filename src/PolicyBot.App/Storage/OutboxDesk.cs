namespace PolicyBot.App.Storage;

/// <summary>A post that waits or has failed, as an operator sees it: never what it says.</summary>
/// <param name="Place">Empty where the person has been erased.</param>
/// <param name="CanRetry">False where its words are gone.</param>
internal sealed record ListedPost(string Key, string State, string Place, TimeSpan Age, long Attempts, string? Reason, bool CanRetry);

/// <summary>What an operator does with posts that are stuck.</summary>
internal sealed class OutboxDesk(Database database, TimeProvider time)
{
    public async Task<IReadOnlyList<ListedPost>> ListAsync(CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        var rows = await database.ReadAsync(
            s => s.QueryAsync<Row>(
                """
                SELECT post_key AS key, state, conversation AS place, queued_at AS queued, attempts, reason, CAST(CASE WHEN body IS NULL THEN 0 ELSE 1 END AS BIGINT) AS whole
                FROM outbox WHERE state <> 'posted' ORDER BY seq
                """),
            cancellationToken);
        return [.. rows.Select(r => new ListedPost(r.Key, r.State, r.Place, now - DateTimeOffset.FromUnixTimeMilliseconds(r.Queued), r.Attempts, r.Reason, r.Whole == 1))];
    }

    /// <param name="key">Null for all that have failed.</param>
    /// <returns>How many are to be posted again, or at once.</returns>
    public Task<int> RetryAsync(string? key, CancellationToken cancellationToken) =>
        database.WriteAsync(
            s => s.ExecuteAsync(
                $"""
                UPDATE outbox SET state = 'waiting', finished_at = NULL, attempts = 0, available_at = @now
                WHERE body IS NOT NULL AND {(key is null ? "state = 'failed'" : "state <> 'posted' AND post_key = @key")}
                """,
                new { key, now = time.Milliseconds() }),
            cancellationToken);

    /// <returns>Whether there was such a post.</returns>
    public async Task<bool> DropAsync(string key, CancellationToken cancellationToken) =>
        await database.WriteAsync(s => s.ExecuteAsync("DELETE FROM outbox WHERE post_key = @key AND state <> 'posted'", new { key }), cancellationToken) > 0;

    /// <summary>Filled by name: of a column that is computed, SQLite does not tell the type when there is no row.</summary>
    private sealed class Row
    {
        public string Key { get; init; } = "";

        public string State { get; init; } = "";

        public string Place { get; init; } = "";

        public long Queued { get; init; }

        public long Attempts { get; init; }

        public string? Reason { get; init; }

        public long Whole { get; init; }
    }
}
