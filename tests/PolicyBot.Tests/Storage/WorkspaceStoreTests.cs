using PolicyBot.App.Storage;
using PolicyBot.App.Web.Desk;
using PolicyBot.Asking;
using PolicyBot.Chat;
using PolicyBot.Local;
using Draft = PolicyBot.App.Web.Desk.Draft;

namespace PolicyBot.Tests.Storage;

public sealed class SqliteWorkspaceStoreTests() : WorkspaceStoreTests(new SqliteStore());

public sealed class PostgresWorkspaceStoreTests() : WorkspaceStoreTests(new PostgresStore());

/// <summary>What the local platform and the curators' desk keep, on both databases.</summary>
public abstract class WorkspaceStoreTests : StorageTest
{
    private protected WorkspaceStoreTests(Store store)
        : base(store)
    {
    }

    private IKeepMessages Messages => Bot.Get<IKeepMessages>();

    private DeskStore Desk => Bot.Get<DeskStore>();

    [Fact]
    public async Task Message_is_kept_once_and_its_words_can_be_replaced()
    {
        var message = new WorkspaceMessage(0, "newsroom", null, null, "U1", 7, "key", "", Message.Of(Language.English, new Content.Note(null, ["one"])), "U1", Store.Time.GetUtcNow());

        var (first, isNew) = await Messages.AddAsync(message, Cancel);
        var (again, isNewAgain) = await Messages.AddAsync(message, Cancel);

        Assert.True(isNew);
        Assert.False(isNewAgain);
        Assert.Equal(first.Id, again.Id);
        await Messages.ReplaceAsync(first.Id, Message.Of(Language.English, new Content.Note(null, ["two"])), Cancel);
        Assert.Equal("two", Assert.Single(await Messages.LastAsync("newsroom", 10, Cancel)).PlainText);
        Assert.Null(await Messages.ReplaceAsync(first.Id + 1, message.Said!, Cancel));
    }

    [Fact]
    public async Task Members_and_channels_are_kept_and_changed()
    {
        var (members, channels) = (Bot.Get<IKeepMembers>(), Bot.Get<IKeepChannels>());

        await members.SaveAsync(new("U1", "Ann", Standing.Member, Language.Spanish, null), Cancel);
        await members.SaveAsync(new("U1", "Anna", Standing.Manager, null, "Europe/Madrid"), Cancel);
        await channels.SaveAsync(new("newsroom", "", IsShared: false, HasBot: true), Cancel);
        await channels.SaveAsync(new("newsroom", "", IsShared: false, HasBot: false), Cancel);

        Assert.Equal(new Member("U1", "Anna", Standing.Manager, null, "Europe/Madrid"), Assert.Single(await members.AllAsync(Cancel)));
        Assert.False(Assert.Single(await channels.AllAsync(Cancel)).HasBot);
    }

    [Fact]
    public async Task Messages_go_when_their_person_is_erased_and_when_they_are_old()
    {
        var person = new Person(LocalPlatform.Key("U1"), "U1");
        await Messages.AddAsync(new(0, "newsroom", null, "U1", null, null, null, "mine", null, "U1", Store.Time.GetUtcNow()), Cancel);
        await Messages.AddAsync(new(0, "newsroom", null, "U2", null, null, null, "theirs", null, "U2", Store.Time.GetUtcNow()), Cancel);

        await HandleAsync(Asked("erase", by: person), new Effect.ForgetPerson(person.Key));
        Assert.Equal("theirs", Assert.Single(await Messages.LastAsync("newsroom", 10, Cancel)).Text);
        Store.Time.Advance(TimeSpan.FromDays(31));
        await Bot.Get<Sweep>().SweepAsync(Cancel);

        Assert.Empty(await Messages.LastAsync("newsroom", 10, Cancel));
    }

    [Fact]
    public async Task Gaps_are_what_was_not_covered_and_what_was_not_liked()
    {
        var answer = new Answer("1", "what?", Language.English, Intent.Definition, Verdict.Supported, null, [], [], [], []);
        await HandleAsync("asked", new Effect.MissedBy(new(Channel("C1"), Ana.Key, "not covered?", Language.English, ["ice-detainer"], Store.Time.GetUtcNow())));
        await HandleAsync("answered", new Effect.Remember(TurnOf("t1", Ben, "not liked?", answer: answer)));
        await HandleAsync("rated", new Effect.Rate(new(new("t1"), Ben.Key, Helpful: false, "too short", Store.Time.GetUtcNow())));
        await HandleAsync("liked", new Effect.Rate(new(new("t1"), Ana.Key, Helpful: true, null, Store.Time.GetUtcNow())));

        var gaps = await Desk.GapsAsync(Cancel);

        Assert.Equal([("not covered?", null), ("not liked?", "too short")], gaps.Select(g => (g.Question, g.Reason)));
        await Desk.RemoveAsync([.. gaps.Select(g => g.Ref)], Cancel);
        Assert.Empty(await Desk.GapsAsync(Cancel));
    }

    [Fact]
    public async Task Draft_is_changed_only_from_the_state_that_its_changer_saw_and_every_change_is_in_the_log()
    {
        var draft = new Draft("d1", "id: entry", DraftState.Writing, "Cora", null, "", [], null, Store.Time.GetUtcNow());
        LogEntry Log(string what) => new(Store.Time.GetUtcNow(), "Cora", Roles.Curator, what, "draft d1", "");

        Assert.True(await Desk.SaveAsync(draft, null, "entry", Log("begun"), Cancel));
        Assert.True(await Desk.SaveAsync(draft with { State = DraftState.Submitted }, DraftState.Writing, "entry", Log("submitted"), Cancel));
        Assert.False(await Desk.SaveAsync(draft with { State = DraftState.Dropped }, DraftState.Writing, "entry", Log("dropped"), Cancel));
        Assert.True(await Desk.SaveAsync(draft with { State = DraftState.Approved }, DraftState.Submitted, "entry", Log("approved"), Cancel));

        Assert.Equal(["approved", "submitted", "begun"], (await Desk.LogAsync(Cancel)).Select(l => l.What));
        Assert.Equal("d1", Assert.Single(await Desk.VersionsAsync("entry", Cancel)).Id);
        Assert.Equal(DraftState.Approved, (await Desk.DraftAsync("d1", Cancel))!.State);
        Assert.Single(await Desk.DraftsAsync(Cancel));
        Assert.Empty(await Desk.SubscriptionsAsync(Cancel));
        Assert.Empty(await Desk.RunsAsync(Cancel));
        Assert.Empty(await Desk.SettingsAsync(Cancel));
        Assert.Empty(await Desk.CitedAsync(Cancel));
    }
}
