using PolicyBot.App.Storage;
using PolicyBot.Chat;

namespace PolicyBot.Tests.Storage;

public sealed class SqliteSweepTests() : SweepTests(new SqliteStore());

public sealed class PostgresSweepTests() : SweepTests(new PostgresStore());

public abstract class SweepTests(Store store) : StorageTest(store)
{
    [Fact]
    public async Task Turns_reasons_gaps_and_failed_posts_go_when_their_time_is_over()
    {
        var now = Store.Time.GetUtcNow();
        await HandleAsync(
            "e1",
            Say("a1", text: "KEPT"),
            new Effect.Remember(TurnOf("t1", Ana, "KEPT")),
            new Effect.Rate(new(new("t1"), Ana.Key, false, "KEPT", now)),
            new Effect.MissedBy(new(Channel("C1"), Ana.Key, "KEPT", Language.English, [], now)),
            new Effect.Configure(Channel("C1"), ChannelSettings.Default with { Topics = ["KEPT"] }, Ana.Key, now),
            new Effect.Configure(Channel("C1"), ChannelSettings.Default with { Digests = false }, Ben.Key, now));
        await Bot.Outbox.FailedAsync("a1", "is_archived", null, Cancel);

        await SweepAfterAsync(TimeSpan.FromDays(29));
        Assert.Equal(5, Rows(await Store.DumpAsync(), "KEPT"));
        await SweepAfterAsync(TimeSpan.FromDays(1));

        var dump = await Store.DumpAsync();
        Assert.DoesNotContain("KEPT", dump, StringComparison.Ordinal);
        // The rating stays, without its person; and so do the settings in force.
        Assert.Single(dump.Split('\n'), l => l.StartsWith("feedback:", StringComparison.Ordinal) && l.Contains("person= ", StringComparison.Ordinal));
        Assert.False((await Bot.Settings.OfAsync(Channel("C1"), Cancel)).Digests);
    }

    [Fact]
    public async Task That_an_event_was_handled_is_known_for_longer_than_it_can_be_delivered_again()
    {
        await HandleAsync("e1", Say("a1"));
        await Bot.Outbox.PostedAsync("a1", "m1", Cancel);

        await SweepAfterAsync(TimeSpan.FromHours(25));
        Assert.False(await Bot.Inbox.AddAsync(Asked("e1"), Cancel));
        await SweepAfterAsync(TimeSpan.FromHours(24));

        var dump = await Store.DumpAsync();
        Assert.DoesNotContain("inbox:", dump, StringComparison.Ordinal);
        Assert.DoesNotContain("outbox:", dump, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_waits_is_never_swept()
    {
        await HandleAsync("e0", Say("a1"));
        await Bot.Inbox.AddAsync(Asked("e1", Channel("C2")), Cancel);

        await SweepAfterAsync(TimeSpan.FromDays(400));

        Assert.Equal(["e1"], await ClaimedAsync());
        Assert.Equal(["a1"], await DueAsync());
    }

    [Fact]
    public async Task An_event_in_whose_handling_the_process_dies_each_time_is_given_up_in_the_end()
    {
        await Bot.Inbox.AddAsync(Asked("deadly"), Cancel);
        await Bot.Inbox.AddAsync(Asked("next"), Cancel);
        foreach (var _ in Enumerable.Range(0, 20))
        {
            await SweepAfterAsync(Lease);
            Assert.Equal(["deadly"], await ClaimedAsync());
        }

        await SweepAfterAsync(Lease);

        Assert.Equal(["next"], await ClaimedAsync());
    }

    [Fact]
    public async Task The_sweep_runs_every_hour()
    {
        await HandleAsync("e1", new Effect.Remember(TurnOf("t1", Ana, "one")));
        var sweep = Bot.Get<Sweep>();
        await sweep.StartAsync(Cancel);

        Store.Time.Advance(TimeSpan.FromDays(30));

        while (await Bot.Recall.FindAsync(new("t1"), Cancel) is not null)
        {
            await Task.Delay(10, Cancel);
            Store.Time.Advance(TimeSpan.FromHours(1));
        }

        await sweep.StopAsync(Cancel);
    }

    private Task SweepAfterAsync(TimeSpan time)
    {
        Store.Time.Advance(time);
        return Bot.Get<Sweep>().SweepAsync(Cancel);
    }

    private static int Rows(string dump, string word) => dump.Split('\n').Count(l => l.Contains(": seq=", StringComparison.Ordinal) && l.Contains(word, StringComparison.Ordinal));
}
