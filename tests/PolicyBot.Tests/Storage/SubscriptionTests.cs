using PolicyBot.Chat;
using PolicyBot.Digests;

namespace PolicyBot.Tests.Storage;

/// <summary>The contract of subscriptions and their runs.</summary>
public abstract class SubscriptionTests(Store store) : StorageTest(store)
{
    private static readonly DateTimeOffset _due = new(2026, 3, 2, 14, 0, 0, TimeSpan.Zero);

    [Fact]
    public async Task A_subscription_comes_back_as_it_was_made_and_ends_when_it_is_removed()
    {
        var made = Made("d1");
        await HandleAsync("e1", new Effect.Subscribe(made));

        var kept = Assert.Single(await Subscriptions.OfChannelAsync(Channel("C1", "a thread"), Cancel));
        Assert.Equivalent(made, kept, strict: true);
        Assert.Empty(await Subscriptions.OfChannelAsync(Channel("C2"), Cancel));

        await HandleAsync("e2", new Effect.Unsubscribe(kept));
        Assert.Empty(await Subscriptions.OfChannelAsync(Channel("C1"), Cancel));
    }

    [Fact]
    public async Task What_is_due_and_not_paused_comes_in_the_order_in_which_it_was_due()
    {
        await HandleAsync("e1", new Effect.Subscribe(Made("later", _due.AddMinutes(1))), new Effect.Subscribe(Made("first")), new Effect.Subscribe(Made("paused") with { Paused = true }), new Effect.Subscribe(Made("not yet", _due.AddHours(2))));

        Assert.Equal(["first", "later"], (await Subscriptions.DueAsync(_due.AddHours(1), 10, Cancel)).Select(s => s.Id));
        Assert.Equal(["first"], (await Subscriptions.DueAsync(_due.AddHours(1), 1, Cancel)).Select(s => s.Id));
    }

    [Fact]
    public async Task Of_two_replicas_that_run_the_same_one_posts_it()
    {
        var other = await Store.StartAsync();
        await HandleAsync("e1", [.. Enumerable.Range(0, 40).Select(i => new Effect.Subscribe(Made($"d{i}")))]);
        var due = await Subscriptions.DueAsync(_due, 100, Cancel);

        var ran = await Task.WhenAll(due.SelectMany(s => new[] { Run(Subscriptions, s), Run(other.Get<IKeepSubscriptions>(), s) }));

        Assert.Equal(40, ran.Count(r => r));
        Assert.Empty(await Subscriptions.DueAsync(_due, 100, Cancel));
        Assert.Equal(40, (await DueAsync()).Distinct().Count());
        Assert.All(await Subscriptions.OfChannelAsync(Channel("C1"), Cancel), s => Assert.Equal((new DateOnly(2026, 3, 1), _due.AddDays(1)), (s.Covered, s.Next)));
    }

    [Fact]
    public async Task A_run_of_what_was_paused_removed_or_changed_meanwhile_says_nothing()
    {
        await HandleAsync("e1", new Effect.Subscribe(Made("paused")), new Effect.Subscribe(Made("removed")), new Effect.Subscribe(Made("moved")));
        var due = await Subscriptions.DueAsync(_due, 100, Cancel);
        await HandleAsync("e2", new Effect.Subscribe(due[0] with { Paused = true }), new Effect.Unsubscribe(due[1]), new Effect.Subscribe(due[2] with { Next = _due.AddDays(7) }));

        foreach (var subscription in due)
            Assert.False(await Run(Subscriptions, subscription));

        Assert.Empty(await DueAsync());
    }

    [Fact]
    public async Task An_attempt_that_went_wrong_is_counted_once_and_puts_it_off()
    {
        var other = await Store.StartAsync();
        await HandleAsync("e1", new Effect.Subscribe(Made("d1")));
        var due = Assert.Single(await Subscriptions.DueAsync(_due, 10, Cancel));

        await Subscriptions.PostponeAsync(due, _due.AddMinutes(1), Cancel);
        await other.Get<IKeepSubscriptions>().PostponeAsync(due, _due.AddMinutes(9), Cancel);

        Assert.Empty(await Subscriptions.DueAsync(_due.AddSeconds(59), 10, Cancel));
        Assert.Equal(1, Assert.Single(await Subscriptions.DueAsync(_due.AddMinutes(1), 10, Cancel)).Attempts);
    }

    [Fact]
    public async Task A_run_that_failed_is_recorded_with_its_reason_and_is_no_digest_that_the_channel_has_had()
    {
        await HandleAsync("e1", new Effect.Subscribe(Made("d1")));
        var due = Assert.Single(await Subscriptions.DueAsync(_due, 10, Cancel));
        await Subscriptions.PostponeAsync(due, _due.AddMinutes(1), Cancel);

        Assert.True(await Subscriptions.RunAsync(due, _due.AddDays(7), due.Covered, [], "It went wrong.", Cancel));

        var kept = Assert.Single(await Subscriptions.OfChannelAsync(Channel("C1"), Cancel));
        Assert.Equal((due.Covered, _due.AddDays(7), 0, null), (kept.Covered, kept.Next, kept.Attempts, kept.Last));
        Assert.Contains("It went wrong.", await Store.DumpAsync(), StringComparison.Ordinal);
        Assert.True(await Run(Subscriptions, kept));
        Assert.NotNull(Assert.Single(await Subscriptions.OfChannelAsync(Channel("C1"), Cancel)).Last);
    }

    [Fact]
    public async Task A_person_who_is_erased_is_in_no_subscription_and_the_channel_keeps_its_own()
    {
        await HandleAsync("e1", new Effect.Subscribe(Made("channel")), new Effect.Subscribe(Made("own") with { Direct = true, Channel = Channel("D1") }));

        await HandleAsync(Did("e2", new Act.Commanded(Commands.Privacy, new Dictionary<string, string>())), new Effect.ForgetPerson(Ana.Key));

        Assert.Null(Assert.Single(await Subscriptions.OfChannelAsync(Channel("C1"), Cancel)).By);
        Assert.Empty(await Subscriptions.OfChannelAsync(Channel("D1"), Cancel));
        Assert.DoesNotContain(Ana.Id, await Store.DumpAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Where_the_bot_is_taken_out_its_digests_end()
    {
        await HandleAsync("e1", new Effect.Subscribe(Made("here")), new Effect.Subscribe(Made("there") with { Channel = Channel("C2") }));

        await HandleAsync("e2", new Effect.Leave(Channel("C1"), Everywhere: false));
        Assert.Equal(["there"], (await Subscriptions.DueAsync(_due, 10, Cancel)).Select(s => s.Id));

        await HandleAsync("e3", new Effect.Leave(Channel("C1"), Everywhere: true));
        Assert.Empty(await Subscriptions.DueAsync(_due, 10, Cancel));
    }

    [Fact]
    public async Task A_change_of_the_library_is_known_since_it_came_in_and_the_first_library_since_its_own_days()
    {
        var history = Bot.Get<IKeepHistory>();
        var (january, today, tomorrow) = (new DateOnly(2026, 1, 5), new DateOnly(2026, 3, 1), new DateOnly(2026, 3, 2));

        Assert.Equal(january, (await history.KnownSinceAsync(new Dictionary<string, DateOnly> { ["old"] = january }, today, Cancel))["old"]);
        var known = await (await Store.StartAsync()).Get<IKeepHistory>().KnownSinceAsync(new Dictionary<string, DateOnly> { ["old"] = january, ["late"] = january }, tomorrow, Cancel);

        Assert.Equal((january, tomorrow), (known["old"], known["late"]));
    }

    [Fact]
    public async Task What_a_channel_asked_in_vain_is_found_by_the_channel()
    {
        await HandleAsync("e1", new Effect.MissedBy(new(Channel("C1"), Ana.Key, "how tall is the wall?", Language.English, [], Store.Time.GetUtcNow())));

        Assert.Equal(["how tall is the wall?"], await Bot.Get<IReadGaps>().OfChannelAsync(Channel("C1"), Store.Time.GetUtcNow().AddDays(-1), 10, Cancel));
        Assert.Empty(await Bot.Get<IReadGaps>().OfChannelAsync(Channel("C2"), Store.Time.GetUtcNow().AddDays(-1), 10, Cancel));
    }

    [Fact]
    public async Task What_is_said_in_place_of_a_failed_post_is_put_down_with_the_failure_and_once()
    {
        await HandleAsync("e1", Say("a1"));
        Assert.Equal(["a1"], await DueAsync());

        await Bot.Outbox.FailedAsync("a1", "is_archived", Words("instead", Channel("D1")), Cancel);
        await Bot.Outbox.FailedAsync("a1", "is_archived", Words("again", Channel("D1")), Cancel);

        Assert.Equal(["instead"], await DueAsync());
    }

    private IKeepSubscriptions Subscriptions => Bot.Get<IKeepSubscriptions>();

    private static Task<bool> Run(IKeepSubscriptions replica, Subscription due) =>
        replica.RunAsync(due, due.Next.AddDays(1), new(2026, 3, 1), [Say("post-" + due.Id, Channel("C-" + due.Id))], null, Cancel);

    private static Subscription Made(string id, DateTimeOffset? due = null) =>
        new(id, Channel("C1"), Direct: false, new("0 9 * * 1", "America/New_York"), new(["asylum"], ["US", "MD"], Language.Spanish), Quiet: true, Ana, Paused: false, new(2026, 2, 22), due ?? _due);
}

public sealed class SqliteSubscriptionTests() : SubscriptionTests(new SqliteStore());

public sealed class PostgresSubscriptionTests() : SubscriptionTests(new PostgresStore());
