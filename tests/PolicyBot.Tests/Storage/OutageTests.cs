using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Npgsql;
using PolicyBot.App.Storage;
using PolicyBot.Chat;

namespace PolicyBot.Tests.Storage;

/// <summary>Another process holds the file.</summary>
public sealed class SqliteOutageTests() : StorageTest(new SqliteStore())
{
    [Fact]
    public async Task A_locked_database_is_said_to_be_unavailable_and_serves_again_when_it_is_free()
    {
        await using var other = new SqliteConnection($"Data Source={((SqliteStore)Store).File};Pooling=False");
        await other.OpenAsync(Cancel);
        await using (await other.BeginTransactionAsync(Cancel))
        {
            await Assert.ThrowsAsync<StorageUnavailableException>(() => Bot.Inbox.AddAsync(Asked("e1"), Cancel));
            await Assert.ThrowsAsync<StorageUnavailableException>(() => Bot.Outbox.ClaimAsync(1, Lease, Cancel));
            // Who only reads does not wait.
            Assert.Equal(ChannelSettings.Default, await Bot.Settings.OfAsync(Channel("C1"), Cancel));
        }

        Assert.True(await Bot.Inbox.AddAsync(Asked("e1"), Cancel));
    }

    [Fact]
    public async Task Those_who_wait_together_for_a_locked_database_do_not_wait_one_after_the_other()
    {
        await using var other = new SqliteConnection($"Data Source={((SqliteStore)Store).File};Pooling=False");
        await other.OpenAsync(Cancel);
        await using var held = await other.BeginTransactionAsync(Cancel);

        var waiting = Enumerable.Range(0, 100).Select(AddAsync).ToList();

        // One after the other they would need two seconds each.
        await Assert.ThrowsAsync<StorageUnavailableException>(() => Task.WhenAll(waiting).WaitAsync(TimeSpan.FromMinutes(2), Cancel));
        Assert.All(waiting, w => Assert.IsType<StorageUnavailableException>(w.Exception!.InnerException));

        async Task AddAsync(int n)
        {
            await Task.Yield();
            await Bot.Inbox.AddAsync(Asked($"e{n}"), Cancel);
        }
    }

    [Fact]
    public async Task A_file_that_cannot_be_written_fails_the_start_with_the_setting_and_what_to_do()
    {
        var error = await Assert.ThrowsAsync<Microsoft.Extensions.Options.OptionsValidationException>(() => Store.StartAsync(("Storage:Path", "/proc/nowhere/policybot.db")));

        Assert.Contains("Storage:Path: '/proc/nowhere/policybot.db' cannot be written", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_retention_without_sense_fails_the_start()
    {
        var error = await Assert.ThrowsAsync<Microsoft.Extensions.Options.OptionsValidationException>(() => Store.StartAsync(("Storage:RetentionDays", "0")));

        Assert.Contains("Storage:RetentionDays", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_connection_string_that_is_none_fails_the_start_without_being_repeated()
    {
        var error = await Assert.ThrowsAsync<Microsoft.Extensions.Options.OptionsValidationException>(() => Store.StartAsync(("Storage:Postgres", "postgres://bot:hunter2@db/bot")));

        Assert.Contains("Storage:Postgres is no connection string", error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("hunter2", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void The_file_is_its_owners_alone()
    {
        if (OperatingSystem.IsWindows())
            Assert.Skip("Windows has no such file modes.");
        else
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(((SqliteStore)Store).File));
    }
}

/// <summary>The server restarts, or cannot be reached.</summary>
public sealed class PostgresOutageTests() : StorageTest(new PostgresStore())
{
    [Fact]
    public async Task Connections_that_the_server_cut_are_replaced_without_anybody_noticing()
    {
        await Bot.Inbox.AddAsync(Asked("e1"), Cancel);
        await ((PostgresStore)Store).CutAsync();

        Assert.False(await Bot.Inbox.AddAsync(Asked("e1"), Cancel));
        await ((PostgresStore)Store).CutAsync();
        Assert.Equal(["e1"], await ClaimedAsync());
    }

    [Fact]
    public async Task A_server_that_is_away_loses_nothing_and_everything_goes_on_when_it_is_back()
    {
        await using var road = new Road(((PostgresStore)Store).ConnectionString);
        var bot = await Store.StartAsync(("Storage:Postgres", road.ConnectionString));
        await bot.Inbox.AddAsync(Asked("e1"), Cancel);
        await bot.Inbox.AddAsync(Asked("e2", Channel("C2")), Cancel);
        Assert.Single(await bot.Inbox.ClaimAsync(1, Lease, Cancel));

        road.Close();
        await Assert.ThrowsAsync<StorageUnavailableException>(() => bot.Inbox.AddAsync(Asked("e3", Channel("C3")), Cancel));
        await Assert.ThrowsAsync<StorageUnavailableException>(() => bot.Inbox.CommitAsync(new("e1"), [Say("a1")], Cancel));
        await Assert.ThrowsAsync<StorageUnavailableException>(() => bot.Settings.OfAsync(Channel("C1"), Cancel));
        Assert.Equal(HealthStatus.Unhealthy, (await HealthAsync(bot)).Status);
        road.Open();

        Assert.Equal(HealthStatus.Healthy, (await HealthAsync(bot)).Status);
        Assert.True(await bot.Inbox.AddAsync(Asked("e3", Channel("C3")), Cancel));
        Store.Time.Advance(Lease);
        Assert.Equal(["e1", "e2", "e3"], (await bot.Inbox.ClaimAsync(9, Lease, Cancel)).Select(e => e.Id.Value));
        await bot.Inbox.CommitAsync(new("e1"), [Say("a1")], Cancel);
        Assert.Equal(["a1"], (await bot.Outbox.ClaimAsync(9, Lease, Cancel)).Select(p => p.Post.Key));
    }

    [Fact]
    public async Task A_server_that_refuses_the_database_fails_the_start_with_the_setting_and_what_to_do()
    {
        var nowhere = new NpgsqlConnectionStringBuilder(((PostgresStore)Store).ConnectionString) { Database = "no_such_database" }.ConnectionString;

        var error = await Assert.ThrowsAsync<Microsoft.Extensions.Options.OptionsValidationException>(() => Store.StartAsync(("Storage:Postgres", nowhere)));

        Assert.Contains("Storage:Postgres: the server refuses", error.Message, StringComparison.Ordinal);
    }

    private static Task<HealthCheckResult> HealthAsync(Replica bot)
    {
        var check = new StorageHealth(bot.Get<Database>());
        return check.CheckHealthAsync(new() { Registration = new("storage", check, HealthStatus.Unhealthy, []) }, Cancel);
    }
}
