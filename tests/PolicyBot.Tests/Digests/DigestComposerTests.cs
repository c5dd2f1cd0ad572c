using System.Globalization;
using Microsoft.Extensions.DependencyInjection;
using PolicyBot.Asking;
using PolicyBot.Digests;
using PolicyBot.Knowledge;

namespace PolicyBot.Tests.Digests;

/// <summary>Digests of the real library.</summary>
public sealed class DigestComposerTests
{
    private static readonly DateOnly _today = new(2026, 11, 24);

    private static Library Library => EndToEnd.Bot.Services.GetRequiredService<LiveKnowledge>().Current.Library;

    [Theory]
    [InlineData(Language.English)]
    [InlineData(Language.Spanish)]
    public void Every_month_of_the_library_s_history_passes_the_gate(Language language)
    {
        var told = 0;
        for (var month = new DateOnly(2024, 1, 1); month < _today; month = month.AddMonths(1))
        {
            var digest = Compose(month.AddDays(-1), month.AddMonths(1).AddDays(-1), language: language);
            Assert.Empty(digest.Refused);
            Assert.Contains(digest.Full.Sentences, s => s.Citations.Count > 0 || digest.Items == 0);
            told += digest.Items;
        }

        Assert.True(told > 100, $"only {told} items in all");
    }

    [Fact]
    public void A_reader_with_one_minute_gets_seven_items_and_the_rest_on_request()
    {
        var digest = Compose(new(2024, 12, 31), new(2025, 12, 31));

        Assert.True(digest.HasMore);
        Assert.True(digest.Full.Sentences.Count > digest.Brief.Sentences.Count);
        Assert.InRange(digest.Brief.Sentences.Count(s => s.Citations.Count > 0), 7, 7 * 4);
    }

    [Fact]
    public void A_change_of_status_says_from_what_to_what_and_when()
    {
        var digest = Compose(new(2025, 1, 19), new(2025, 1, 20), "asylum");

        Assert.Contains("June 2024 asylum proclamation and rule (Proclamation 10773, Securing the Border): from in force to superseded on January 20, 2025.", digest.Full.Sentences.Select(s => s.Text));
        Assert.Contains("Changed status", digest.Full.Sentences.Select(s => s.Text));
    }

    [Fact]
    public void The_digest_of_a_day_does_not_hold_the_day_before()
    {
        Assert.Equal(0, Compose(new(2025, 1, 20), new(2025, 1, 20), "asylum").Items);
    }

    [Fact]
    public void Where_nothing_has_changed_it_says_so()
    {
        var digest = Compose(_today, _today);

        Assert.Equal("Nothing in the chosen topics has changed since November 24, 2026.", Assert.Single(digest.Full.Sentences).Text);
        Assert.Equal(0, digest.Items);
    }

    [Theory]
    [InlineData("2026-11-18", "2026-11-19", false)]
    [InlineData("2026-11-19", "2026-11-20", true)]
    [InlineData("2026-11-20", "2026-12-17", false)]
    [InlineData("2026-12-17", "2026-12-18", true)]
    [InlineData("2026-12-28", "2026-12-29", true)]
    [InlineData("2026-12-31", "2027-01-01", false)]
    public void What_falls_due_is_told_six_weeks_two_weeks_and_three_days_before(string since, string until, bool told)
    {
        var digest = Compose(DateOnly.Parse(since, CultureInfo.InvariantCulture), DateOnly.Parse(until, CultureInfo.InvariantCulture));

        Assert.Equal(told, digest.Full.Sentences.Any(s => s.Text.StartsWith("January 1, 2027, takes effect: EB-5", StringComparison.Ordinal)));
    }

    [Fact]
    public void Topics_and_places_narrow_it()
    {
        var all = Compose(new(2024, 12, 31), new(2025, 12, 31));
        var some = Compose(new(2024, 12, 31), new(2025, 12, 31), "asylum");

        Assert.InRange(some.Items, 1, all.Items - 1);
        Assert.All(some.Full.Citations, c => Assert.Contains("asylum", Library.Find(c.Entry)!.Topics));
    }

    [Theory]
    [InlineData("US-MD", "US-MD-montgomery", true)]
    [InlineData("US-MD", "US", true)]
    [InlineData("US-MD", "US-MA", false)]
    [InlineData("US", "US-MD", false)]
    [InlineData("US", "US", true)]
    public void What_holds_in_the_whole_country_and_in_a_county_concerns_the_state(string wanted, string jurisdiction, bool covered) =>
        Assert.Equal(covered, new DigestScope([], [wanted], Language.English).Covers(Library.Entries[0] with { Jurisdiction = jurisdiction }));

    [Theory]
    [InlineData(1, 1)]
    [InlineData(2, 2)]
    public void A_new_figure_that_only_repeats_what_a_change_of_the_same_entry_tells_is_not_told_again(int figures, int items)
    {
        var entry = Library.Find(new EntryId("june-2024-asylum-proclamation-and-rule"))!;
        var change = entry.Changes.Last(c => c.Kind is ChangeKind.StatusChanged);
        FactId[] facts = [change.Facts[0], .. entry.Facts.Select(f => f.Id).Where(id => !change.Facts.Contains(id)).Take(figures - 1)];
        var library = new Library([entry with { Changes = [change, new(change.On, ChangeKind.FigureUpdated, null, null, null, facts)], Due = [] }], Library.Thesaurus, Library.Topics, Library.Places);

        var digest = DigestComposer.Compose(library, new([], [], Language.English), change.On.Start.AddDays(-1), change.On.End);

        Assert.Equal(items, digest.Items);
        Assert.Equal(digest.Full.Sentences.Count, digest.Full.Sentences.Select(s => s.Text).Distinct().Count());
    }

    [Fact]
    public void A_late_declared_change_is_told_when_it_becomes_known()
    {
        var entry = Library.Find(new EntryId("june-2024-asylum-proclamation-and-rule"))!;
        var known = entry.Changes.ToDictionary(c => News.KeyOf(entry, c), _ => new DateOnly(2026, 11, 20));
        var scope = new DigestScope(["asylum"], [], Language.English);

        Assert.Contains(DigestComposer.Compose(Library, scope, new(2026, 11, 17), new(2026, 11, 23), known).Full.Citations, c => c.Entry == entry.Id);
        Assert.DoesNotContain(DigestComposer.Compose(Library, scope, new(2026, 11, 17), new(2026, 11, 23)).Full.Citations, c => c.Entry == entry.Id);
    }

    private static Digest Compose(DateOnly since, DateOnly until, string? topic = null, Language language = Language.English) =>
        DigestComposer.Compose(Library, new(topic is null ? [] : [topic], [], language), since, until);
}
