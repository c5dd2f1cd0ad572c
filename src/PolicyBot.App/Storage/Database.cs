using System.Data.Common;
using System.Reflection;
using DbUp.Builder;
using DbUp.Engine;
using PolicyBot.Chat;

namespace PolicyBot.App.Storage;

/// <summary>
/// The database, whichever it is: runs pieces of work, and translates what ails it into <see cref="StorageUnavailableException"/>.
/// The little in which the two kinds differ stands in its subclasses.
/// </summary>
internal abstract class Database : IAsyncDisposable
{
    /// <summary>What a SELECT ends with when two claimers must not get the same rows; empty where there is one writer at a time anyway.</summary>
    public abstract string SkipLocked { get; }

    /// <summary>The names of those setting and place that a message about a failure gives.</summary>
    protected abstract string Where { get; }

    /// <summary>Creates what is missing of the schema, and says in its exception which setting is to be changed when that cannot be done.</summary>
    public abstract Task MigrateAsync(CancellationToken cancellationToken);

    /// <summary>Removes from the files what was deleted from the tables, where the database would leave it there.</summary>
    public virtual Task ScrubAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task<T> ReadAsync<T>(Func<Session, Task<T>> read, CancellationToken cancellationToken) =>
        TranslateAsync(async () =>
        {
            await using var connection = await OpenAsync(cancellationToken);
            return await read(new(connection, null, cancellationToken));
        });

    /// <summary>Runs <paramref name="write"/> in one transaction: all of it is done, or nothing. It may run more than once.</summary>
    public virtual Task<T> WriteAsync<T>(Func<Session, Task<T>> write, CancellationToken cancellationToken) =>
        TranslateAsync(async () =>
        {
            await using var connection = await OpenAsync(cancellationToken);
            await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
            var result = await write(new(connection, transaction, cancellationToken));
            await transaction.CommitAsync(cancellationToken);
            return result;
        });

    public virtual ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        return ValueTask.CompletedTask;
    }

    protected abstract Task<DbConnection> OpenAsync(CancellationToken cancellationToken);

    /// <summary>Whether the database is what failed, and not the statement.</summary>
    protected abstract bool IsOutage(Exception exception);

    protected virtual async Task<T> TranslateAsync<T>(Func<Task<T>> work)
    {
        try
        {
            return await work();
        }
        catch (Exception e) when (IsOutage(e))
        {
            throw new StorageUnavailableException($"The database cannot be used now ({Where}): {e.Message}", e);
        }
    }

    /// <summary>Applies the numbered files that this database has not had yet, in one transaction.</summary>
    /// <param name="identity">A column that numbers the rows: the one thing that the two databases spell differently.</param>
    protected static void Apply(UpgradeEngineBuilder to, string identity)
    {
        DatabaseUpgradeResult result = to
            .WithScriptsEmbeddedInAssembly(Assembly.GetExecutingAssembly(), name => name.EndsWith(".sql", StringComparison.Ordinal))
            .WithVariable("identity", identity)
            .WithTransaction()
            .LogToNowhere()
            .Build()
            .PerformUpgrade();
        if (!result.Successful)
            throw result.Error;
    }
}
