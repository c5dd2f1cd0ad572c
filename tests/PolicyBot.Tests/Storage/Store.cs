using System.Globalization;
using System.Text;
using Dapper;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using Npgsql;
using PolicyBot.App.Storage;
using PolicyBot.Chat;

namespace PolicyBot.Tests.Storage;

/// <summary>A database of a test's own, and the product's storage on it, as a replica would have it.</summary>
public abstract class Store : IAsyncDisposable
{
    private readonly List<ServiceProvider> _replicas = [];

    public FakeTimeProvider Time { get; } = new(new DateTimeOffset(2026, 3, 1, 12, 0, 0, TimeSpan.Zero));

    internal abstract Dictionary<string, string?> Settings { get; }

    /// <summary>Every column of every row of every table, and where the database is a file, all that its files hold.</summary>
    internal abstract Task<string> DumpAsync();

    public async Task<Replica> StartAsync(params IReadOnlyList<(string Key, string Value)> settings)
    {
        var configuration = new ConfigurationBuilder().AddInMemoryCollection(Settings).AddInMemoryCollection(settings.ToDictionary(s => s.Key, s => (string?)s.Value)).Build();
        var services = new ServiceCollection().AddLogging().AddSingleton<TimeProvider>(Time).AddStorage(configuration)
            .BuildServiceProvider(new ServiceProviderOptions { ValidateOnBuild = true, ValidateScopes = true });
        _replicas.Add(services);
        await services.GetRequiredService<Migrator>().StartingAsync(TestContext.Current.CancellationToken);
        return new(services);
    }

    public virtual async ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        foreach (var replica in _replicas)
            await replica.DisposeAsync();
    }

    private protected static async Task DumpAsync(System.Data.Common.DbConnection connection, string tables, StringBuilder into)
    {
        foreach (var table in (await connection.QueryAsync<string>(tables)).ToList())
        {
            foreach (IDictionary<string, object?> row in await connection.QueryAsync($"SELECT * FROM {table}"))
                into.Append(table).Append(": ").AppendJoin(" | ", row.Select(c => $"{c.Key}={Convert.ToString(c.Value, CultureInfo.InvariantCulture)}")).AppendLine();
        }
    }
}

/// <summary>The storage ports, as one process has them.</summary>
public sealed class Replica(IServiceProvider services)
{
    public IInbox Inbox => Get<IInbox>();

    public IOutbox Outbox => Get<IOutbox>();

    public IRecall Recall => Get<IRecall>();

    public IReadSettings Settings => Get<IReadSettings>();

    public T Get<T>()
        where T : notnull => services.GetRequiredService<T>();
}

public sealed class SqliteStore : Store
{
    private readonly string _directory = Directory.CreateTempSubdirectory("policybot-").FullName;

    public string File => Path.Combine(_directory, "policybot.db");

    internal override Dictionary<string, string?> Settings => new() { ["Storage:Path"] = File };

    internal override async Task<string> DumpAsync()
    {
        var dump = new StringBuilder();
        await using (var connection = new SqliteConnection($"Data Source={File};Pooling=False"))
            await DumpAsync(connection, "SELECT name FROM sqlite_master WHERE type = 'table'", dump);
        foreach (var file in Directory.GetFiles(_directory, "policybot.db*"))
        {
            await using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
            using var reader = new StreamReader(stream, Encoding.Latin1);
            dump.Append(await reader.ReadToEndAsync(TestContext.Current.CancellationToken));
        }

        return dump.ToString();
    }

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        SqliteConnection.ClearAllPools();
        Directory.Delete(_directory, recursive: true);
    }
}

public sealed class PostgresStore : Store
{
    private readonly string _database = "test_" + Guid.NewGuid().ToString("N");
    private readonly string _server = Environment.GetEnvironmentVariable("POLICYBOT_TEST_POSTGRES") ?? "";

    public PostgresStore()
    {
        Assert.SkipWhen(_server.Length == 0, "POLICYBOT_TEST_POSTGRES is not set; tests/run starts a server and sets it.");
        using var connection = new NpgsqlConnection(_server);
        connection.Execute($"CREATE DATABASE {_database}");
    }

    public string ConnectionString => new NpgsqlConnectionStringBuilder(_server) { Database = _database }.ConnectionString;

    internal override Dictionary<string, string?> Settings => new() { ["Storage:Postgres"] = ConnectionString };

    internal override async Task<string> DumpAsync()
    {
        var dump = new StringBuilder();
        await using var connection = new NpgsqlConnection(ConnectionString + ";Pooling=false");
        await DumpAsync(connection, "SELECT table_name FROM information_schema.tables WHERE table_schema = 'public'", dump);
        return dump.ToString();
    }

    /// <summary>Cuts every connection to the database, as a restart of the server does.</summary>
    public async Task CutAsync()
    {
        await using var connection = new NpgsqlConnection(_server);
        await connection.ExecuteAsync("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = @_database", new { _database });
    }

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        await using var connection = new NpgsqlConnection(_server);
        await connection.ExecuteAsync($"DROP DATABASE {_database} WITH (FORCE)");
    }
}
