using System.Collections.Concurrent;

namespace PolicyBot.Tests.Storage;

public sealed class SqliteConcurrencyTests() : ConcurrencyTests(new SqliteStore());

public sealed class PostgresConcurrencyTests() : ConcurrencyTests(new PostgresStore());

public abstract class ConcurrencyTests(Store store) : StorageTest(store)
{
    private const int Workers = 8;
    private const int Events = 500;
    private const int Conversations = 20;

    [Fact]
    public async Task Eight_workers_handle_five_hundred_events_once_each_and_every_conversation_in_order()
    {
        var (handled, posted) = await RunAsync(Lease);

        Assert.Empty(Faults(handled));
        Assert.Equal(Events, handled.Count);
        Assert.Empty(Faults(posted));
        Assert.Equal(Events, posted.Count);
    }

    [Fact]
    public async Task Without_leases_the_same_check_finds_events_that_are_handled_twice()
    {
        await Bot.Inbox.AddAsync(Asked("0"), Cancel);

        var twice = await Bot.Inbox.ClaimAsync(1, TimeSpan.Zero, Cancel);
        var handled = twice.Concat(await Bot.Inbox.ClaimAsync(1, TimeSpan.Zero, Cancel)).Select(e => (e.Place.Channel, int.Parse(e.Id.Value))).ToList();

        Assert.NotEmpty(Faults(handled));
    }

    [Fact]
    public async Task Two_claimers_at_the_same_moment_never_get_the_same_event()
    {
        foreach (var n in Enumerable.Range(0, 40))
            await Bot.Inbox.AddAsync(Asked($"{n}", Channel($"C{n}")), Cancel);
        var other = await Store.StartAsync();

        var claims = await Task.WhenAll(Enumerable.Range(0, 20).Select(n => (n % 2 == 0 ? Bot : other).Inbox.ClaimAsync(3, Lease, Cancel)));

        var ids = claims.SelectMany(c => c).Select(e => e.Id).ToList();
        Assert.Equal(ids.Distinct().Count(), ids.Count);
        Assert.Equal(40, ids.Count + (await ClaimedAsync()).Count);
    }

    [Fact]
    public async Task An_event_that_two_replicas_receive_is_stored_once()
    {
        var other = await Store.StartAsync();

        var stored = await Task.WhenAll(Enumerable.Range(0, 10).Select(n => (n % 2 == 0 ? Bot : other).Inbox.AddAsync(Asked("e1"), Cancel)));

        Assert.Single(stored, s => s);
    }

    [Fact]
    public async Task Two_commits_of_one_event_at_the_same_moment_leave_the_effects_of_one()
    {
        await Bot.Inbox.AddAsync(Asked("e1"), Cancel);
        var other = await Store.StartAsync();

        await Task.WhenAll(Enumerable.Range(0, 6).Select(n => (n % 2 == 0 ? Bot : other).Inbox.CommitAsync(new("e1"), [Say($"a{n}", Channel($"C{n}"))], Cancel)));

        Assert.Single(await DueAsync());
    }

    [Fact]
    public async Task Replicas_that_start_together_on_an_empty_database_all_start()
    {
        await using Store fresh = Store is SqliteStore ? new SqliteStore() : new PostgresStore();

        var replicas = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => fresh.StartAsync()));

        Assert.True(await replicas[0].Inbox.AddAsync(Asked("e1"), Cancel));
        Assert.False(await replicas[3].Inbox.AddAsync(Asked("e1"), Cancel));
    }

    /// <summary>Two replicas with four workers each, as the product's workers use the ports.</summary>
    private async Task<(IReadOnlyCollection<(string Place, int Number)> Handled, IReadOnlyCollection<(string Place, int Number)> Posted)> RunAsync(TimeSpan lease)
    {
        var other = await Store.StartAsync();
        foreach (var n in Enumerable.Range(0, Events))
            await Bot.Inbox.AddAsync(Asked($"{n}", Channel($"C{n % Conversations}")), Cancel);
        var handled = new ConcurrentQueue<(string, int)>();
        var posted = new ConcurrentQueue<(string, int)>();
        await Task.WhenAll(Enumerable.Range(0, Workers).Select(async worker =>
        {
            await Task.Yield();
            var bot = worker % 2 == 0 ? Bot : other;
            while (posted.Count < Events)
            {
                foreach (var happened in await bot.Inbox.ClaimAsync(5, lease, Cancel))
                {
                    handled.Enqueue((happened.Place.Channel, int.Parse(happened.Id.Value)));
                    await bot.Inbox.CommitAsync(happened.Id, [Say(happened.Id.Value, happened.Place)], Cancel);
                }

                foreach (var due in await bot.Outbox.ClaimAsync(5, lease, Cancel))
                {
                    posted.Enqueue((due.Post.Place.Channel, int.Parse(due.Post.Key)));
                    await bot.Outbox.PostedAsync(due.Post.Key, null, Cancel);
                }
            }
        }));
        return (handled, posted);
    }

    /// <summary>What was done more than once, or before what came earlier in its conversation.</summary>
    private static List<string> Faults(IEnumerable<(string Place, int Number)> done)
    {
        var last = new Dictionary<string, int>();
        var faults = new List<string>();
        foreach (var (place, number) in done)
        {
            if (last.TryGetValue(place, out var before) && number <= before)
                faults.Add($"{number} after {before} in {place}");
            last[place] = number;
        }

        return faults;
    }
}
