using PolicyBot.Chat;

namespace PolicyBot.Tests.Storage;

public sealed class SqliteMemoryTests() : MemoryTests(new SqliteStore());

public sealed class PostgresMemoryTests() : MemoryTests(new PostgresStore());

public abstract class MemoryTests(Store store) : StorageTest(store)
{
    [Fact]
    public async Task A_conversation_is_recalled_oldest_first_without_other_peoples_private_turns()
    {
        await HandleAsync(
            "e1",
            new Effect.Remember(TurnOf("t1", Ana, "one")),
            new Effect.Remember(TurnOf("t2", Ben, "two", audience: Audience.Asker)),
            new Effect.Remember(TurnOf("t3", Ben, "three")),
            new Effect.Remember(TurnOf("t4", Ana, "four", audience: Audience.Asker)),
            new Effect.Remember(TurnOf("t5", Ana, "five", Channel("C1", "17.5"))));

        Assert.Equal(["three", "four"], (await Bot.Recall.ConversationAsync(Channel("C1"), Ana.Key, 2, Cancel)).Select(t => t.Question));
        Assert.Equal(["one", "two", "three"], (await Bot.Recall.ConversationAsync(Channel("C1"), Ben.Key, 9, Cancel)).Select(t => t.Question));
        Assert.Equal(["one", "four", "five"], (await Bot.Recall.OfPersonAsync(Channel("C1"), Ana.Key, 9, Cancel)).Select(t => t.Question));
    }

    [Fact]
    public async Task An_answer_comes_back_whole()
    {
        var answer = await EndToEnd.Bot.Ask("How many people did Border Patrol apprehend in June 2024?");
        var turn = TurnOf("t1", Ana, "how many?", answer: answer);

        await HandleAsync("e1", new Effect.Remember(turn));

        Assert.Equal(ChatJson.Write(turn), ChatJson.Write(await Bot.Recall.FindAsync(new("t1"), Cancel)));
        Assert.Null(await Bot.Recall.FindAsync(new("other"), Cancel));
    }

    [Fact]
    public async Task Settings_hold_for_the_whole_channel_and_the_record_says_who_changed_them()
    {
        var first = ChannelSettings.Default with { Who = WhoMayAsk.Members, Contacts = ["UBEN8"], Topics = ["border"] };
        Assert.Equal(ChannelSettings.Default, await Bot.Settings.OfAsync(Channel("C1"), Cancel));

        await HandleAsync("e1", new Effect.Configure(Channel("C1"), first, Ana.Key, Store.Time.GetUtcNow()));
        await HandleAsync("e2", new Effect.Configure(Channel("C1"), first with { Language = Language.Spanish }, Ben.Key, Store.Time.GetUtcNow()));

        Assert.Equivalent(first with { Language = Language.Spanish }, await Bot.Settings.OfAsync(Channel("C1", "17.5"), Cancel), strict: true);
        var dump = await Store.DumpAsync();
        Assert.Contains("changed_by=" + Ana.Key.Value, dump, StringComparison.Ordinal);
        Assert.Contains("changed_by=" + Ben.Key.Value, dump, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nothing_is_kept_about_who_wants_nothing_kept_and_the_answer_goes_out_all_the_same()
    {
        await HandleAsync("e1", new Effect.KeepNothing(Ana.Key, Off: true));

        await HandleAsync(
            "e2",
            Say("a1", text: "ANSWER-TO-NOBODY", to: Ana),
            new Effect.Remember(TurnOf("t1", Ana, "ASKED-BY-NOBODY")),
            new Effect.Rate(new(new("t1"), Ana.Key, false, "RATED-BY-NOBODY", Store.Time.GetUtcNow())),
            new Effect.MissedBy(new(Channel("C1"), Ana.Key, "MISSED-BY-NOBODY", Language.English, [], Store.Time.GetUtcNow())));

        Assert.True(await Bot.Settings.KeepsNothingAsync(Ana.Key, Cancel));
        Assert.Null(await Bot.Recall.FindAsync(new("t1"), Cancel));
        Assert.Equal(["a1"], await DueAsync());
        await Bot.Outbox.FailedAsync("a1", "is_archived", null, Cancel);
        await Bot.Get<App.Storage.Database>().ScrubAsync(Cancel);
        Assert.DoesNotContain("NOBODY", await Store.DumpAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_changes_their_mind_is_remembered_again()
    {
        await HandleAsync("e1", new Effect.KeepNothing(Ana.Key, Off: true));
        await HandleAsync("e2", new Effect.KeepNothing(Ana.Key, Off: false), new Effect.Remember(TurnOf("t1", Ana, "one")));

        Assert.False(await Bot.Settings.KeepsNothingAsync(Ana.Key, Cancel));
        Assert.NotNull(await Bot.Recall.FindAsync(new("t1"), Cancel));
    }

    [Fact]
    public async Task The_last_rating_of_a_person_counts()
    {
        await HandleAsync("e1", new Effect.Rate(new(new("t1"), Ana.Key, true, null, Store.Time.GetUtcNow())));
        await HandleAsync("e2", new Effect.Rate(new(new("t1"), Ana.Key, false, "out of date", Store.Time.GetUtcNow())));

        var dump = await Store.DumpAsync();
        Assert.Contains("reason=\"out of date\"", dump, StringComparison.Ordinal);
        Assert.Single(dump.Split('\n'), l => l.StartsWith("feedback:", StringComparison.Ordinal));
    }
}
