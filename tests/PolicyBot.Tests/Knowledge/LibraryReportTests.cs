using PolicyBot.Knowledge;
using PolicyBot.Knowledge.Linting;

namespace PolicyBot.Tests.Knowledge;

public sealed class LibraryReportTests : IDisposable
{
    private readonly LibraryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    private Library Library => _folder.Load().Library;

    [Fact]
    public void The_longest_overdue_entry_comes_first()
    {
        var stale = LibraryReport.Stale(Library, LibraryFolder.Today);

        Assert.Equal([("arrests", 1, 662), ("detainer", 2, 24)], stale.Select(s => (s.Id.Value, s.Facts, s.DaysPast)));
    }

    [Fact]
    public void An_entry_is_not_stale_on_its_day_of_review() => Assert.DoesNotContain(LibraryReport.Stale(Library, new(2026, 10, 31)), s => s.Id.Value == "detainer");

    [Fact]
    public void The_library_is_counted_by_kind_topic_language_and_tier()
    {
        _folder.With(LibraryFolder.Policy, "  es: ICE emitió 120 órdenes en enero de 2024.\n", "");

        var statistics = LibraryReport.Statistics(Library, LibraryFolder.Today);

        Assert.Equal((3, 4, 1, 6, 2, 2), (statistics.Entries, statistics.Facts, statistics.Series, statistics.Observations, statistics.WholeInSpanish, statistics.Stale));
        Assert.Contains(new("claim", 1), statistics.Kinds);
        Assert.Equal([new("arrests", 2), new("detainers", 1)], statistics.Topics);
        Assert.Equal(2, statistics.Sources.Single(t => t.Name == "primary").Count);
        Assert.StartsWith("3 entries, 4 facts, 1 series with 6 figures\n2 of 3 entries are whole in Spanish; 2 are past their review\n", statistics.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("detainer", "Detainers of 2015", "Fact detainer-hours", "Fact detainer-count", "https://example.org/brief", "aggregator, mirror", "merged: hold-hours", "120 detainers, 2024-01", "Looked for later counts")]
    [InlineData("detainer-count", "Detainers of 2015", "Fact detainer-count", "https://example.org/brief")]
    [InlineData("hold-hours", "hold-hours was merged into detainer-hours", "8 CFR 287.7")]
    [InlineData("arrests", "flow of events", "6 figures, default, addable", "'all' is the total", "2024-02 first published: 39", "caveat: Counted twice")]
    [InlineData("claim-fewer", "said by The mayor, 2025-01; refuted", "against")]
    public void An_entry_a_fact_a_merged_fact_and_a_series_are_shown_with_what_they_hold(string id, params string[] parts)
    {
        var text = LibraryReport.Show(Library, id);

        Assert.All(parts, part => Assert.Contains(part, text, StringComparison.Ordinal));
    }

    [Fact]
    public void A_fact_is_shown_without_the_other_facts_of_its_entry() => Assert.DoesNotContain("detainer-hours", LibraryReport.Show(Library, "detainer-count"), StringComparison.Ordinal);

    [Fact]
    public void What_is_not_there_is_not_shown() => Assert.Null(LibraryReport.Show(Library, "no-such-id"));
}
