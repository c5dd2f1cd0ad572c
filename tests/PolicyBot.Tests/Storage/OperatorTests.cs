using System.CommandLine;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using PolicyBot.App.CommandLine;
using PolicyBot.App.Storage;

namespace PolicyBot.Tests.Storage;

public sealed class SqliteOperatorTests() : OperatorTests(new SqliteStore());

public sealed class PostgresOperatorTests() : OperatorTests(new PostgresStore());

public abstract class OperatorTests(Store store) : StorageTest(store)
{
    [Fact]
    public async Task The_outbox_command_lists_what_is_stuck_and_why_but_never_its_words()
    {
        await HandleAsync("e1", Say("stuck", text: "SECRET-WORDS"), Say("waits", text: "SECRET-WORDS"));
        await DueAsync();
        await Bot.Outbox.LaterAsync("stuck", TimeSpan.Zero, "timeout", null, counts: true, Cancel);
        await Bot.Outbox.FailedAsync("stuck", "is_archived", null, Cancel);
        Store.Time.Advance(TimeSpan.FromHours(3));

        var (status, output) = await RunAsync("outbox");

        Assert.Equal(0, status);
        Assert.Equal(
            ["stuck  failed  slack:T1:C1:  3 hours old, 1 attempts: is_archived", "waits  waiting  slack:T1:C1:  3 hours old, 0 attempts", "1 waiting, 1 failed."],
            output.Trim().Split(Environment.NewLine));
    }

    [Fact]
    public async Task The_outbox_command_says_when_nothing_is_stuck() =>
        Assert.Equal((0, "0 waiting, 0 failed."), await RunAsync("outbox"));

    [Fact]
    public async Task Outbox_retry_has_a_failed_post_go_out_again()
    {
        await HandleAsync("e1", Say("stuck"));
        await Bot.Outbox.FailedAsync("stuck", "is_archived", null, Cancel);

        Assert.Equal(1, (await RunAsync("outbox", "retry", "other")).Status);
        Assert.NotEqual(0, (await RunAsync("outbox", "retry")).Status);
        Assert.Equal(0, (await RunAsync("outbox", "retry", "stuck")).Status);

        Assert.Equal(["stuck"], await DueAsync());
    }

    [Fact]
    public async Task Outbox_retry_all_has_every_failed_post_go_out_again()
    {
        await HandleAsync("e1", Say("one"), Say("two", Channel("C2")));
        await Bot.Outbox.FailedAsync("one", "is_archived", null, Cancel);
        await Bot.Outbox.FailedAsync("two", "is_archived", null, Cancel);

        Assert.Equal((0, "2 to be posted again."), await RunAsync("outbox", "retry", "--all"));

        Assert.Equal(["one", "two"], await DueAsync());
    }

    [Fact]
    public async Task Outbox_drop_removes_a_post_for_good()
    {
        await HandleAsync("e1", Say("unwanted"), Say("wanted"));

        Assert.Equal(0, (await RunAsync("outbox", "drop", "unwanted")).Status);
        Assert.Equal(1, (await RunAsync("outbox", "drop", "unwanted")).Status);

        Assert.Equal(["wanted"], await DueAsync());
    }

    [Fact]
    public async Task The_health_check_says_what_waits_and_what_failed()
    {
        await HandleAsync("e1", Say("one"), Say("two"), Say("three"));
        await Bot.Outbox.FailedAsync("one", "is_archived", null, Cancel);
        await Bot.Inbox.AddAsync(Asked("e2"), Cancel);

        var health = await Bot.Get<HealthCheckService>().CheckHealthAsync(Cancel);

        Assert.Equal((HealthStatus.Healthy, "The database answers; 1 events and 2 posts wait, 1 posts have failed."), (health.Entries["storage"].Status, health.Entries["storage"].Description));
    }

    private async Task<(int Status, string Output)> RunAsync(params string[] arguments)
    {
        var services = new ServiceCollection().AddSingleton(Bot.Get<Migrator>()).AddSingleton(Bot.Get<OutboxDesk>()).BuildServiceProvider();
        await using var output = new StringWriter();
        await using var error = new StringWriter();
        var status = await new RootCommand { OutboxCommand.Create(() => services) }.Parse(arguments).InvokeAsync(new() { Output = output, Error = error }, Cancel);
        return (status, output.ToString().Trim());
    }
}
