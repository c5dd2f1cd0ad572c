using System.Data.Common;
using DbUp;
using Microsoft.Data.Sqlite;
using PolicyBot.Chat;

namespace PolicyBot.App.Storage;

/// <summary>
/// One file. Writers of this process queue up here instead of polling for the file's lock, so that none waits longer than its
/// turn takes; writers of other processes are waited for by SQLite itself.
/// </summary>
internal sealed class SqliteDatabase(string path) : Database
{
    private static readonly TimeSpan _patience = TimeSpan.FromSeconds(2);
    private readonly SemaphoreSlim _writer = new(1);
    private int _outages;

    private readonly string _connection = new SqliteConnectionStringBuilder
    {
        DataSource = path,
        DefaultTimeout = (int)_patience.TotalSeconds,
    }.ConnectionString;

    public override string SkipLocked => "";

    protected override string Where => $"Storage:Path, {path}";

    public override async Task MigrateAsync(CancellationToken cancellationToken)
    {
        await WithFileAsync("PRAGMA journal_mode = WAL", cancellationToken);
        // The transaction takes the file's lock before the journal of migrations is read: of several starters the others wait.
        await TranslateAsync(() =>
        {
            Apply(DeployChanges.To.SqliteDatabase(_connection), "INTEGER PRIMARY KEY AUTOINCREMENT");
            return Task.FromResult(true);
        });
    }

    /// <summary>Deleted rows are overwritten at once (secure_delete), but their old pages stay in the write-ahead log until it is emptied.</summary>
    public override Task ScrubAsync(CancellationToken cancellationToken) =>
        InTurnAsync(() => WithFileAsync("PRAGMA wal_checkpoint(TRUNCATE)", cancellationToken), cancellationToken);

    public override Task<T> WriteAsync<T>(Func<Session, Task<T>> write, CancellationToken cancellationToken) =>
        InTurnAsync(() => base.WriteAsync(write, cancellationToken), cancellationToken);

    public override async ValueTask DisposeAsync()
    {
        await using var connection = new SqliteConnection(_connection);
        SqliteConnection.ClearPool(connection);
        _writer.Dispose();
        await base.DisposeAsync();
    }

    protected override async Task<DbConnection> OpenAsync(CancellationToken cancellationToken)
    {
        var connection = new SqliteConnection(_connection);
        await connection.OpenAsync(cancellationToken);
        await using var settings = connection.CreateCommand();
        // NORMAL: in WAL mode a killed process loses nothing; after a power cut the last moments may be missing, the file is whole.
        settings.CommandText = $"PRAGMA busy_timeout = {_patience.TotalMilliseconds:F0}; PRAGMA synchronous = NORMAL; PRAGMA secure_delete = ON";
        await settings.ExecuteNonQueryAsync(cancellationToken);
        return connection;
    }

    /// <remarks>https://www.sqlite.org/rescode.html: ERROR, CONSTRAINT, MISMATCH, MISUSE and RANGE are about the statement.</remarks>
    protected override bool IsOutage(Exception exception) => exception is SqliteException { SqliteErrorCode: not (1 or 19 or 20 or 21 or 25) };

    private async Task<T> InTurnAsync<T>(Func<Task<T>> work, CancellationToken cancellationToken)
    {
        var before = Volatile.Read(ref _outages);
        if (!await _writer.WaitAsync(_patience, cancellationToken))
            throw Busy();
        try
        {
            // Whoever stood in front has waited for the file in vain: waiting as long once more would outlast the platforms' three seconds.
            return before == Volatile.Read(ref _outages) ? await work() : throw Busy();
        }
        catch (StorageUnavailableException e) when (e.InnerException is not TimeoutException)
        {
            Interlocked.Increment(ref _outages);
            throw;
        }
        finally
        {
            _writer.Release();
        }
    }

    private StorageUnavailableException Busy() => new($"The database is busy ({Where}).", new TimeoutException());

    private Task<bool> WithFileAsync(string pragma, CancellationToken cancellationToken) =>
        TranslateAsync(async () =>
        {
            await using var connection = await OpenAsync(cancellationToken);
            await using var command = connection.CreateCommand();
            command.CommandText = pragma;
            await command.ExecuteNonQueryAsync(cancellationToken);
            return true;
        });
}
