using PolicyBot.Knowledge;
using PolicyBot.Statistics;

namespace PolicyBot.Tests.Knowledge;

/// <summary>What differs between two versions of a small library, and that it is what a curator would declare.</summary>
public sealed class LibraryDiffTests : IDisposable
{
    private static readonly DateOnly _on = new(2026, 11, 20);

    private readonly LibraryFolder _library = new();
    private readonly Library _before;

    public LibraryDiffTests() => _before = _library.Load().Library;

    public void Dispose() => _library.Dispose();

    [Fact]
    public void Nothing_differs_from_itself() => Assert.Empty(LibraryDiff.Between(_before, _library.Load().Library, _on));

    [Fact]
    public void A_new_entry_was_added()
    {
        _library.WithCopy("other", text => text);

        var (entry, change) = Assert.Single(Found());

        Assert.Equal(("other", ChangeKind.Added, Period.Day(_on)), (entry.Id.Value, change.Kind, change.On));
    }

    [Theory]
    [InlineData("enjoined", ChangeKind.StatusChanged)]
    [InlineData("historical", ChangeKind.Expired)]
    public void A_new_status_is_told_from_what_to_what(string status, ChangeKind kind)
    {
        _library.With(LibraryFolder.Policy, "status: in-force\n", $"status: {status}\n").With(LibraryFolder.Policy, "  text: A detainer asks", "  text: Today a detainer asks");

        var change = Assert.Single(Found()).Change;

        Assert.Equal((kind, EntryStatus.InForce), (change.Kind, change.From));
        Assert.Equal("detainer-hours", Assert.Single(change.Facts).Value);
    }

    [Fact]
    public void Another_value_for_the_same_time_is_a_correction_that_says_what_was_said()
    {
        _library.With(LibraryFolder.Policy, "text: ICE issued 120", "text: ICE issued 121").With(LibraryFolder.Policy, "{value: 120,", "{value: 121,");

        var change = Assert.Single(Found()).Change;

        Assert.Equal((ChangeKind.Corrected, "ICE issued 120 detainers in January 2024."), (change.Kind, change.Was!.English));
    }

    [Fact]
    public void A_figure_for_a_later_time_and_a_new_row_of_a_table_are_new_figures()
    {
        _library.With(LibraryFolder.Policy, "period: 2024-01}", "period: 2024-02}").With(LibraryFolder.Data, "2024-05,all,60,\n", "2024-05,all,60,\n2024-06,all,70,\n");

        Assert.Equal([("arrests", ChangeKind.FigureUpdated), ("detainer", ChangeKind.FigureUpdated)], Found().Select(f => (f.Entry.Id.Value, f.Change.Kind)).Order());
    }

    [Fact]
    public void What_the_entry_declares_need_not_be_declared_again()
    {
        _library.With(LibraryFolder.Policy, "status: in-force\n", "status: enjoined\n")
            .With(LibraryFolder.Policy, "summary:\n", "changes:\n- {on: 2026-11-19, kind: status-changed, from: in-force, to: enjoined, facts: [detainer-hours]}\nsummary:\n");

        Assert.Empty(LibraryDiff.Undeclared(Found(), new(2026, 11, 1)));
        Assert.Single(LibraryDiff.Undeclared(Found(), new(2026, 11, 19)));
    }

    private IReadOnlyList<EntryChange> Found() => LibraryDiff.Between(_before, _library.Load().Library, _on);
}
