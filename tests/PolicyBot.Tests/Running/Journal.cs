using PolicyBot.App.Storage;

namespace PolicyBot.Tests.Running;

/// <summary>What the bot's database says, read from outside the bot.</summary>
internal sealed class Journal(Database database) : IAsyncDisposable
{
    public static Journal Of(IReadOnlyDictionary<string, string?> settings) =>
        new(settings.GetValueOrDefault("Storage:Postgres") is { } shared ? new PostgresDatabase(shared) : new SqliteDatabase(settings["Storage:Path"]!));

    /// <summary>Events and posts that are not finished.</summary>
    public async Task<Waiting> WaitingAsync(CancellationToken cancellationToken) =>
        (await database.ReadAsync(
            s => s.FindAsync<Waiting>(
                """
                SELECT (SELECT COUNT(*) FROM inbox WHERE finished_at IS NULL) AS events, (SELECT COUNT(*) FROM outbox WHERE finished_at IS NULL) AS posts
                """),
            cancellationToken))!;

    /// <summary>Every event taken in, by its fingerprint, with the reason where it failed.</summary>
    public Task<IReadOnlyDictionary<string, string?>> EventsAsync(CancellationToken cancellationToken) =>
        ReadAsync("SELECT event AS id, CASE WHEN state = 'failed' THEN COALESCE(reason, '') END AS reason FROM inbox", cancellationToken);

    /// <summary>Every post by its key, with the reason where it failed.</summary>
    public Task<IReadOnlyDictionary<string, string?>> PostsAsync(CancellationToken cancellationToken) =>
        ReadAsync("SELECT post_key AS id, CASE WHEN state = 'failed' THEN COALESCE(reason, '') END AS reason FROM outbox", cancellationToken);

    /// <returns>How many digests have been made or given up.</returns>
    public async Task<int> RunsAsync(CancellationToken cancellationToken) => (int)await database.ReadAsync(s => s.FindAsync<long>("SELECT COUNT(*) FROM digest_runs"), cancellationToken);

    /// <returns>Why a post still waits; null when nothing has gone wrong with it.</returns>
    public Task<string?> WaitsBecauseAsync(string key, CancellationToken cancellationToken) =>
        database.ReadAsync(s => s.FindAsync<string>("SELECT reason FROM outbox WHERE post_key = @key AND state = 'waiting'", new { key }), cancellationToken);

    /// <summary>
    /// While no bot runs: as if the time had passed for which the dead one had taken events and posts, a minute and more, so that
    /// the next need not wait for it.
    /// </summary>
    public Task EndLeasesAsync(CancellationToken cancellationToken) => database.WriteAsync(
        async s => await s.ExecuteAsync("UPDATE inbox SET available_at = 0 WHERE finished_at IS NULL") + await s.ExecuteAsync("UPDATE outbox SET available_at = 0 WHERE finished_at IS NULL"),
        cancellationToken);

    public ValueTask DisposeAsync() => database.DisposeAsync();

    private async Task<IReadOnlyDictionary<string, string?>> ReadAsync(string sql, CancellationToken cancellationToken) =>
        (await database.ReadAsync(s => s.QueryAsync<Row>(sql), cancellationToken)).ToDictionary(r => r.Id, r => r.Reason, StringComparer.Ordinal);

    internal sealed record Waiting(long Events, long Posts)
    {
        public bool IsNothing => Events + Posts == 0;
    }

    private sealed class Row
    {
        public string Id { get; init; } = "";

        public string? Reason { get; init; }
    }
}
