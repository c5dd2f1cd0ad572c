using System.Text.Json.Nodes;
using PolicyBot.App.Storage;
using PolicyBot.Chat;

namespace PolicyBot.Tests.Storage;

public sealed class SqlitePrivacyTests() : PrivacyTests(new SqliteStore());

public sealed class PostgresPrivacyTests() : PrivacyTests(new PostgresStore());

public abstract class PrivacyTests(Store store) : StorageTest(store)
{
    private const string Word = "PRIVATE-WORD";
    private static readonly Place _direct = Channel("DANA7");

    [Fact]
    public async Task An_erased_person_is_found_nowhere_in_the_database()
    {
        await FillAsync();
        // The search finds what is there: in every table that a person can be in.
        var before = await Store.DumpAsync();
        foreach (var table in new[] { "inbox", "outbox", "turns", "coverage_gaps", "channel_settings" })
            Assert.Contains(before.Split('\n'), l => l.StartsWith(table + ":", StringComparison.Ordinal) && (l.Contains(Ana.Id, StringComparison.Ordinal) || l.Contains(Word, StringComparison.Ordinal)));

        await HandleAsync(Did("erase", new Act.Pressed(new(ButtonKind.EraseMe)), _direct, surface: Surface.Direct), new Effect.ForgetPerson(Ana.Key), Say("erased", _direct, "All was erased.", Ana, "ticket"));

        // What is said about it still goes out.
        var last = Assert.Single(await Bot.Outbox.ClaimAsync(9, Lease, Cancel), p => p.Post.Place == _direct);
        Assert.Equal(("erased", Ana, "ticket"), (last.Post.Key, last.Post.To, last.Post.Route.Ticket));
        await Bot.Outbox.PostedAsync("erased", "m9", Cancel);
        await Bot.Get<Sweep>().SweepAsync(Cancel);

        var after = await Store.DumpAsync();
        foreach (var trace in new[] { Ana.Id, Ana.Key.Value, Word, _direct.Channel, Stored.Fingerprint(_direct.Key), Stored.Fingerprint(_direct.ChannelKey) })
            Assert.DoesNotContain(trace, after, StringComparison.Ordinal);
        // The one thing that is kept is the wish that nothing be kept.
        Assert.Single(after.Split('\n'), l => l.Contains(Stored.Fingerprint(Ana.Key), StringComparison.Ordinal) && l.Contains(": person=", StringComparison.Ordinal));
        Assert.True(await Bot.Settings.KeepsNothingAsync(Ana.Key, Cancel));
        // Others are not touched.
        Assert.NotNull(await Bot.Recall.FindAsync(new("ben"), Cancel));
        Assert.Equal(["UOTHER"], (await Bot.Settings.OfAsync(Channel("C1"), Cancel)).Contacts);
    }

    [Fact]
    public async Task What_a_person_asks_after_the_erasure_is_answered()
    {
        await Bot.Inbox.AddAsync(Asked("before"), Cancel);
        await Bot.Inbox.AddAsync(Did("erase", new Act.Pressed(new(ButtonKind.EraseMe)), _direct), Cancel);
        await Bot.Inbox.AddAsync(Asked("after"), Cancel);

        await Bot.Inbox.CommitAsync(new("erase"), [new Effect.ForgetPerson(Ana.Key)], Cancel);

        Assert.Equal(["after"], await ClaimedAsync());
        Assert.False(await Bot.Inbox.AddAsync(Asked("before"), Cancel));
    }

    [Fact]
    public async Task Nothing_that_is_committed_with_the_erasure_outlives_it_but_the_posts()
    {
        await HandleAsync("erase", Say("erased", to: Ana), new Effect.Remember(TurnOf("t1", Ana, Word)), new Effect.ForgetPerson(Ana.Key));

        Assert.Null(await Bot.Recall.FindAsync(new("t1"), Cancel));
        Assert.Equal(["erased"], await DueAsync());
    }

    [Fact]
    public async Task An_export_holds_all_that_is_kept_about_a_person_and_nothing_of_others()
    {
        await FillAsync();

        var export = JsonNode.Parse(await Bot.Get<IExportPerson>().ExportAsync(Ana.Key, Cancel))!;

        var counts = export["exportOf"]!.AsArray().ToDictionary(k => (string)k!, k => export[(string)k!]!.AsArray().Count);
        Assert.Equal(
            new Dictionary<string, int> { ["events"] = 6, ["posts"] = 2, ["turns"] = 1, ["feedback"] = 1, ["coverageGaps"] = 1, ["settings"] = 2, ["subscriptions"] = 1, ["wishes"] = 1, ["workspaceMember"] = 0, ["workspaceMessages"] = 0 }.OrderBy(c => c.Key),
            counts.OrderBy(c => c.Key));
        Assert.Equal(Word + " asked", (string?)export["turns"]![0]!["content"]!["question"]);
        Assert.DoesNotContain("BEN", export.ToJsonString(), StringComparison.Ordinal);
        Assert.DoesNotContain("ticket", export.ToJsonString(), StringComparison.Ordinal);
    }

    /// <summary>Ana in every place that a person can be in, and Ben beside her.</summary>
    private async Task FillAsync()
    {
        var now = Store.Time.GetUtcNow();
        await HandleAsync(
            Asked("done"),
            new Effect.Remember(TurnOf("ana", Ana, Word + " asked")),
            new Effect.Remember(TurnOf("ben", Ben, "BEN asked")),
            new Effect.Rate(new(new("ben"), Ana.Key, false, Word + " rated", now)),
            new Effect.Rate(new(new("ana"), Ben.Key, true, "BEN rated", now)),
            new Effect.Subscribe(new("weekly", Channel("C1"), Direct: false, new("0 9 * * 1", "UTC"), new([], [], Language.English), Quiet: false, Ana, Paused: false, new(2026, 2, 28), now.AddDays(1))),
            new Effect.MissedBy(new(Channel("C1"), Ana.Key, Word + " missed", Language.English, [], now)),
            new Effect.Configure(Channel("C1"), ChannelSettings.Default with { Contacts = [Ana.Id, "UOTHER"] }, Ana.Key, now));
        await HandleAsync(Did("in private", new Act.Said("hello", Heard.Direct), _direct, surface: Surface.Direct), new Effect.Configure(_direct, ChannelSettings.Default, Ana.Key, now));
        await HandleAsync(Asked("posted"), Say("posted", Channel("C5"), Word, Ana), Say("failed", Channel("C6"), Word, Ana), Say("waits", Channel("C7"), Word, Ana));
        await Bot.Outbox.PostedAsync("posted", "m1", Cancel);
        await Bot.Outbox.FailedAsync("failed", "is_archived", null, Cancel);
        await HandleAsync(Asked("contact", by: Ben), new Effect.Say(Words("tags", Channel("C8")) with { Message = new(Language.English, new Content.Note(null, ["help"]), [], [], [Ana.Id]) }));
        await Bot.Outbox.FailedAsync("tags", "is_archived", null, Cancel);
        await HandleAsync(Asked("off"), new Effect.KeepNothing(Ana.Key, Off: true));
        await Bot.Inbox.AddAsync(Asked("waiting", Channel("C3"), text: Word), Cancel);
        await Bot.Inbox.AddAsync(Asked("waiting in private", _direct, text: Word, ticket: "ticket-1"), Cancel);
    }
}
