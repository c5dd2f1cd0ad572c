using PolicyBot.Chat;

namespace PolicyBot.Tests.Storage;

public sealed class SqliteInboxTests() : InboxTests(new SqliteStore());

public sealed class PostgresInboxTests() : InboxTests(new PostgresStore());

public abstract class InboxTests(Store store) : StorageTest(store)
{
    [Fact]
    public async Task An_event_is_taken_in_once_however_often_it_is_delivered()
    {
        Assert.True(await Bot.Inbox.AddAsync(Asked("e1"), Cancel));
        Assert.False(await Bot.Inbox.AddAsync(Asked("e1"), Cancel));
        await Bot.Inbox.CommitAsync(new("e1"), [], Cancel);
        Assert.False(await Bot.Inbox.AddAsync(Asked("e1"), Cancel));

        Assert.Empty(await ClaimedAsync());
    }

    [Fact]
    public async Task An_event_comes_back_as_it_went_in()
    {
        var happened = Did(
            "e1",
            new Act.Commanded("compare", new Dictionary<string, string> { ["first"] = "Texas\0", ["second"] = "‘Ñandú’ 🦤" }),
            Channel("C1", "17.5"),
            Ana with { Standing = Standing.Guest, Locale = Language.Spanish },
            ticket: "https://hooks/secret") with
        { Route = new("https://hooks/secret", Store.Time.GetUtcNow().AddMinutes(30), "17.6") };
        await Bot.Inbox.AddAsync(happened, Cancel);

        var claimed = Assert.Single(await Bot.Inbox.ClaimAsync(1, Lease, Cancel));

        Assert.Equivalent(happened, claimed, strict: true);
    }

    [Fact]
    public async Task Events_of_one_conversation_are_claimed_in_order_and_others_beside_them()
    {
        foreach (var happened in new[] { Asked("a1"), Asked("a2"), Asked("b1", Channel("C1", "17.5")), Asked("a3"), Asked("c1", Channel("C2")) })
            await Bot.Inbox.AddAsync(happened, Cancel);

        Assert.Equal(["a1", "b1", "c1"], await ClaimedAsync());
        Assert.Empty(await ClaimedAsync());
        await Bot.Inbox.CommitAsync(new("a1"), [], Cancel);
        Assert.Equal(["a2"], await ClaimedAsync());
    }

    [Fact]
    public async Task No_more_are_claimed_than_asked_for()
    {
        foreach (var n in Enumerable.Range(1, 5))
            await Bot.Inbox.AddAsync(Asked($"e{n}", Channel($"C{n}")), Cancel);

        Assert.Equal(["e1", "e2"], await ClaimedAsync(2));
        Assert.Equal(["e3", "e4"], await ClaimedAsync(2));
    }

    [Fact]
    public async Task An_event_comes_back_when_its_holder_died()
    {
        await Bot.Inbox.AddAsync(Asked("e1"), Cancel);
        Assert.Equal(["e1"], await ClaimedAsync());

        Store.Time.Advance(Lease - TimeSpan.FromSeconds(1));
        Assert.Empty(await ClaimedAsync());
        Store.Time.Advance(TimeSpan.FromSeconds(1));

        Assert.Equal(["e1"], await ClaimedAsync());
    }

    [Fact]
    public async Task The_second_commit_after_a_lost_lease_changes_nothing()
    {
        await HandleAsync("e1", Say("p1"));

        await Bot.Inbox.CommitAsync(new("e1"), [Say("p2"), new Effect.Remember(TurnOf("a1", Ana, "how many?"))], Cancel);

        Assert.Equal(["p1"], await DueAsync());
        Assert.Null(await Bot.Recall.FindAsync(new("a1"), Cancel));
    }

    [Fact]
    public async Task An_effect_that_cannot_be_written_takes_all_others_with_it()
    {
        await HandleAsync("e1", new Effect.Remember(TurnOf("same", Ana, "first")));
        await Bot.Inbox.AddAsync(Asked("e2"), Cancel);

        // Two turns of one name: the database refuses the second.
        await Assert.ThrowsAnyAsync<System.Data.Common.DbException>(() =>
            Bot.Inbox.CommitAsync(new("e2"), [Say("p1"), new Effect.KeepNothing(Ben.Key, Off: true), new Effect.Remember(TurnOf("same", Ana, "second"))], Cancel));

        Assert.Empty(await DueAsync());
        Assert.False(await Bot.Settings.KeepsNothingAsync(Ben.Key, Cancel));
        Assert.Equal(["e2"], await ClaimedAsync());
    }

    [Fact]
    public async Task A_returned_event_is_tried_again_after_a_pause_and_holds_up_its_conversation()
    {
        await Bot.Inbox.AddAsync(Asked("e1"), Cancel);
        await Bot.Inbox.AddAsync(Asked("e2"), Cancel);
        await ClaimedAsync();

        Assert.True(await Bot.Inbox.ReturnAsync(new("e1"), "the model fell over", 3, Cancel));

        Assert.Empty(await ClaimedAsync());
        Store.Time.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal(["e1"], await ClaimedAsync());
    }

    [Fact]
    public async Task An_event_that_failed_for_good_still_takes_an_apology_and_then_its_conversation_goes_on()
    {
        await Bot.Inbox.AddAsync(Asked("e1"), Cancel);
        await Bot.Inbox.AddAsync(Asked("e2"), Cancel);
        await ClaimedAsync();

        Assert.False(await Bot.Inbox.ReturnAsync(new("e1"), "the model fell over", 1, Cancel));
        await Bot.Inbox.CommitAsync(new("e1"), [Say("sorry")], Cancel);

        Assert.Equal(["sorry"], await DueAsync());
        Assert.Equal(["e2"], await ClaimedAsync());
        Assert.Contains("state=failed | reason=the model fell over", await Store.DumpAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_event_whose_holder_died_before_the_apology_comes_back()
    {
        await Bot.Inbox.AddAsync(Asked("e1"), Cancel);
        await ClaimedAsync();
        await Bot.Inbox.ReturnAsync(new("e1"), "the model fell over", 1, Cancel);

        Assert.Empty(await ClaimedAsync());
        Store.Time.Advance(Lease);

        Assert.Equal(["e1"], await ClaimedAsync());
    }

    [Fact]
    public async Task The_stop_button_overtakes_the_question_that_it_stops()
    {
        await Bot.Inbox.AddAsync(Asked("asked"), Cancel);
        await ClaimedAsync();
        await Bot.Inbox.AddAsync(Asked("waits"), Cancel);
        await Bot.Inbox.AddAsync(Did("stop", new Act.Stopped()), Cancel);
        await Bot.Inbox.AddAsync(Asked("later"), Cancel);
        await Bot.Inbox.AddAsync(Asked("elsewhere", Channel("C2")), Cancel);

        Assert.Equal(["stop", "elsewhere"], await ClaimedAsync());
        await Bot.Inbox.CommitAsync(new("stop"), [new Effect.Drop(Channel("C1"))], Cancel);
        await Bot.Inbox.CommitAsync(new("asked"), [Say("too late")], Cancel);

        Assert.Empty(await DueAsync());
        Assert.Equal(["later"], await ClaimedAsync());
    }

    [Fact]
    public async Task Questions_are_counted_by_person_channel_and_workspace_and_silence_is_not()
    {
        var counts = Bot.Get<ICountQuestions>();
        await HandleAsync(Asked("old"), Say("p0"));
        Store.Time.Advance(TimeSpan.FromMinutes(2));
        var since = Store.Time.GetUtcNow();
        await HandleAsync(Asked("answered"), Say("p1"));
        await HandleAsync(Asked("silent"));
        await HandleAsync(Did("help", new Act.Commanded("help", new Dictionary<string, string>())), Say("p2"));
        await HandleAsync(Asked("other thread", Channel("C1", "17.5"), Ben), Say("p3"));
        await HandleAsync(Asked("other channel", Channel("C2"), Ben), Say("p4"));
        await Bot.Inbox.AddAsync(Asked("this one"), Cancel);

        Assert.Equal(new(2, 3, 4), await counts.SinceAsync(Channel("C1"), Ana.Key, since, Cancel));
    }
}
