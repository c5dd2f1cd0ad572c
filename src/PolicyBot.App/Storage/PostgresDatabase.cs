using System.Data.Common;
using System.Net.Sockets;
using DbUp;
using Microsoft.Extensions.Options;
using Npgsql;
using Polly;
using Polly.Retry;
using PolicyBot.Chat;

namespace PolicyBot.App.Storage;

/// <summary>A PostgreSQL server that several replicas share.</summary>
internal sealed class PostgresDatabase(string connectionString) : Database
{
    /// <summary>An arbitrary number that is this product's own: whoever holds it migrates.</summary>
    private const long MigrationLock = 0x506F6C6963;

    private readonly string _connection = WithDeadlines(connectionString);
    private readonly NpgsqlDataSource _source = NpgsqlDataSource.Create(WithDeadlines(connectionString));

    /// <summary>For a connection that the server or the network has cut: what takes longer is the caller's to wait for.</summary>
    private readonly ResiliencePipeline _again = new ResiliencePipelineBuilder()
        .AddRetry(new RetryStrategyOptions
        {
            ShouldHandle = new PredicateBuilder().Handle<StorageUnavailableException>(),
            MaxRetryAttempts = 2,
            Delay = TimeSpan.FromMilliseconds(100),
            BackoffType = DelayBackoffType.Exponential,
            UseJitter = true,
        })
        .Build();

    public override string SkipLocked => "FOR UPDATE SKIP LOCKED";

    protected override string Where => "Storage:Postgres";

    public override async Task MigrateAsync(CancellationToken cancellationToken)
    {
        try
        {
            await WriteAsync(
                async session =>
                {
                    // Held until this transaction ends; DbUp works on a connection of its own meanwhile.
                    await session.ExecuteAsync("SELECT pg_advisory_xact_lock(@MigrationLock)", new { MigrationLock });
                    Apply(DeployChanges.To.PostgresqlDatabase(_connection), "BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY");
                    return true;
                },
                cancellationToken);
        }
        catch (StorageUnavailableException e) when (e.InnerException is PostgresException { SqlState: "28P01" or "28000" or "3D000" or "42501" } refused)
        {
            throw new OptionsValidationException("", typeof(StorageOptions), [$"Storage:Postgres: the server refuses: {refused.MessageText}. Correct the user, the password or the database in it, or create them."]);
        }
    }

    public override async ValueTask DisposeAsync()
    {
        await _source.DisposeAsync();
        await base.DisposeAsync();
    }

    protected override async Task<DbConnection> OpenAsync(CancellationToken cancellationToken) => await _source.OpenConnectionAsync(cancellationToken);

    /// <remarks>
    /// https://www.postgresql.org/docs/current/errcodes-appendix.html: connection, authorization, no such database, read-only
    /// (a replica, during fail-over), rollback, resources, lock not available, operator intervention, system error.
    /// </remarks>
    protected override bool IsOutage(Exception exception) => exception switch
    {
        PostgresException e => e.IsTransient || e.SqlState == "42501" || e.SqlState[..2] is "08" or "28" or "3D" or "25" or "40" or "53" or "55" or "57" or "58",
        NpgsqlException or SocketException or TimeoutException => true,
        _ => false,
    };

    protected override async Task<T> TranslateAsync<T>(Func<Task<T>> work) => await _again.ExecuteAsync(async _ => await base.TranslateAsync(work));

    /// <summary>Platforms want their acknowledgement within three seconds: a server that does not answer must be noticed before.</summary>
    private static string WithDeadlines(string connectionString)
    {
        var given = new DbConnectionStringBuilder { ConnectionString = connectionString };
        return new NpgsqlConnectionStringBuilder(connectionString)
        {
            Timeout = given.TryGetValue("Timeout", out var timeout) ? int.Parse((string)timeout) : 2,
            CommandTimeout = given.TryGetValue("Command Timeout", out var command) ? int.Parse((string)command) : 10,
        }.ConnectionString;
    }
}
