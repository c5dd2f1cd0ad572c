using PolicyBot.App.Storage;
using PolicyBot.Chat;

namespace PolicyBot.Tests.Storage;

public sealed class SqliteOutboxTests() : OutboxTests(new SqliteStore());

public sealed class PostgresOutboxTests() : OutboxTests(new PostgresStore());

public abstract class OutboxTests(Store store) : StorageTest(store)
{
    [Fact]
    public async Task Posts_of_one_conversation_leave_one_after_the_other_and_others_beside_them()
    {
        await HandleAsync("e1", Say("a1"), Say("a2"), Say("b1", Channel("C1", "17.5")), Say("c1", Channel("C2")), Say("a3"));

        Assert.Equal(["a1", "b1", "c1"], await DueAsync());
        Assert.Empty(await DueAsync());
        await Bot.Outbox.PostedAsync("a1", "m1", Cancel);
        Assert.Equal(["a2"], await DueAsync());
        await Bot.Outbox.FailedAsync("a2", "is_archived", null, Cancel);
        Assert.Equal(["a3"], await DueAsync());
    }

    [Fact]
    public async Task A_post_that_waits_for_another_attempt_is_not_overtaken()
    {
        await HandleAsync("e1", Say("a1"), Say("a2"));
        await DueAsync();

        await Bot.Outbox.LaterAsync("a1", TimeSpan.FromSeconds(30), "ratelimited", null, counts: false, Cancel);

        Store.Time.Advance(TimeSpan.FromSeconds(29));
        Assert.Empty(await DueAsync());
        Store.Time.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal(["a1"], await DueAsync());
    }

    [Fact]
    public async Task Only_attempts_that_count_are_counted_and_the_next_form_is_kept()
    {
        await HandleAsync("e1", Say("a1", text: "rich"));
        var first = Assert.Single(await Bot.Outbox.ClaimAsync(1, Lease, Cancel));

        await Bot.Outbox.LaterAsync("a1", TimeSpan.Zero, "ratelimited", null, counts: false, Cancel);
        var second = Assert.Single(await Bot.Outbox.ClaimAsync(1, Lease, Cancel));
        await Bot.Outbox.LaterAsync("a1", TimeSpan.Zero, "invalid_blocks", second.Post with { Plain = true }, counts: true, Cancel);
        var third = Assert.Single(await Bot.Outbox.ClaimAsync(1, Lease, Cancel));

        Assert.Equal([(0, false), (0, false), (1, true)], new[] { first, second, third }.Select(p => (p.Attempts, p.Post.Plain)));
        Assert.Equivalent(first.Post.Message, third.Post.Message);
    }

    [Fact]
    public async Task A_post_says_when_an_attempt_before_may_have_reached_the_platform()
    {
        await HandleAsync("e1", Say("a1"));

        async Task<bool> AgainAsync() => Assert.Single(await Bot.Outbox.ClaimAsync(1, Lease, Cancel)).Post.Again;

        Assert.False(await AgainAsync());
        await Bot.Outbox.LaterAsync("a1", TimeSpan.Zero, "ratelimited", null, counts: false, Cancel);
        Assert.False(await AgainAsync());
        Store.Time.Advance(Lease);
        Assert.True(await AgainAsync());
        await Bot.Outbox.LaterAsync("a1", TimeSpan.Zero, "ratelimited", null, counts: false, Cancel);
        Assert.True(await AgainAsync());
    }

    [Fact]
    public async Task A_post_comes_back_as_it_went_in_with_its_ticket()
    {
        var post = Words("a1", Channel("C1", "17.5"), "¿Cuántos? 🦤\0", Ana, "https://hooks/secret") with { InReplyTo = new("e1"), Delivery = Delivery.Replace, Audience = Audience.Asker };
        await HandleAsync("e1", new Effect.Say(post));

        Assert.Equivalent(post, Assert.Single(await Bot.Outbox.ClaimAsync(1, Lease, Cancel)).Post, strict: true);
    }

    [Fact]
    public async Task A_key_is_posted_once()
    {
        await HandleAsync("e1", Say("same", text: "first"));
        await HandleAsync("e2", Say("same", text: "second"));
        Assert.Equal(["same"], await DueAsync());
        await Bot.Outbox.PostedAsync("same", "m1", Cancel);
        await HandleAsync("e3", Say("same", text: "third"));

        Assert.Empty(await DueAsync());
    }

    [Fact]
    public async Task What_was_posted_is_not_posted_again_by_whoever_held_it_before()
    {
        await HandleAsync("e1", Say("a1"));
        await DueAsync();
        await Bot.Outbox.PostedAsync("a1", "m1", Cancel);

        await Bot.Outbox.LaterAsync("a1", TimeSpan.Zero, "timeout", Words("a1"), counts: true, Cancel);
        await Bot.Outbox.FailedAsync("a1", "timeout", null, Cancel);

        Assert.Empty(await DueAsync());
        Assert.Empty(await Bot.Get<OutboxDesk>().ListAsync(Cancel));
    }

    [Fact]
    public async Task The_words_of_a_post_go_when_it_is_posted()
    {
        await HandleAsync(Asked("e1", text: "PLEASE-FORGET"), Say("a1", text: "AND-THIS-TOO", to: Ana, ticket: "t"));
        Assert.Contains("AND-THIS-TOO", await Store.DumpAsync(), StringComparison.Ordinal);

        await Bot.Outbox.PostedAsync("a1", "m1", Cancel);
        await Bot.Get<Database>().ScrubAsync(Cancel);

        var dump = await Store.DumpAsync();
        Assert.DoesNotContain("PLEASE-FORGET", dump, StringComparison.Ordinal);
        Assert.DoesNotContain("AND-THIS-TOO", dump, StringComparison.Ordinal);
        Assert.DoesNotContain(Ana.Id, dump, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_failed_post_is_kept_with_its_reason_and_goes_out_when_it_is_retried()
    {
        await HandleAsync("e1", Say("a1"), Say("b1", Channel("C2")));
        await DueAsync();
        await Bot.Outbox.LaterAsync("a1", TimeSpan.Zero, "down", null, counts: true, Cancel);
        await Bot.Outbox.FailedAsync("a1", "is_archived", null, Cancel);
        var desk = Bot.Get<OutboxDesk>();
        Store.Time.Advance(TimeSpan.FromMinutes(5));

        Assert.Equal(
            [new ListedPost("a1", "failed", "slack:T1:C1:", TimeSpan.FromMinutes(5), 1, "is_archived", true), new("b1", "waiting", "slack:T1:C2:", TimeSpan.FromMinutes(5), 0, null, true)],
            await desk.ListAsync(Cancel));
        Assert.Equal(1, await desk.RetryAsync(null, Cancel));
        Assert.Contains(await Bot.Outbox.ClaimAsync(9, Lease, Cancel), p => p is { Post.Key: "a1", Attempts: 0 });
    }

    [Fact]
    public async Task Leaving_a_workspace_fails_what_was_to_be_posted_there_and_removes_its_settings_and_token()
    {
        var installations = Bot.Get<IKeepInstallations>();
        await installations.SaveAsync(new(Slack, "T1", "xoxb-1", "UB", ["chat:write"]), Cancel);
        await installations.SaveAsync(new(Slack, "T2", "xoxb-2", "UB", []), Cancel);
        var elsewhere = new Place(Slack, "T2", "C9");
        await HandleAsync("e1", Say("here"), Say("there", elsewhere), new Effect.Configure(Channel("C1"), ChannelSettings.Default with { Digests = false }, Ana.Key, Store.Time.GetUtcNow()));
        await Bot.Inbox.AddAsync(Asked("waits"), Cancel);

        await HandleAsync(Did("gone", new Act.Removed(Everywhere: true)), new Effect.Leave(Channel(""), Everywhere: true));

        Assert.Equal(["there"], await DueAsync());
        Assert.Empty(await ClaimedAsync());
        Assert.Null(await installations.FindAsync(Slack, "T1", Cancel));
        Assert.NotNull(await installations.FindAsync(Slack, "T2", Cancel));
        Assert.Equal(ChannelSettings.Default.Digests, (await Bot.Settings.OfAsync(Channel("C1"), Cancel)).Digests);
        Assert.Contains(await Bot.Get<OutboxDesk>().ListAsync(Cancel), p => p is { Key: "here", State: "failed", CanRetry: false });
    }

    [Fact]
    public async Task Leaving_a_channel_leaves_the_others_and_the_settings_alone()
    {
        await HandleAsync("e1", Say("here", Channel("C1", "17.5")), Say("there", Channel("C2")), new Effect.Configure(Channel("C1"), ChannelSettings.Default with { Digests = false }, Ana.Key, Store.Time.GetUtcNow()));

        await HandleAsync(Did("gone", new Act.Removed(Everywhere: false)), new Effect.Leave(Channel("C1"), Everywhere: false));

        Assert.Equal(["there"], await DueAsync());
        Assert.False((await Bot.Settings.OfAsync(Channel("C1"), Cancel)).Digests);
    }
}
