using PolicyBot.Knowledge;

namespace PolicyBot.Tests.Knowledge;

public sealed class LibraryFilesTests : IDisposable
{
    private readonly LibraryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void A_fact_is_found_by_the_id_of_a_fact_that_was_merged_into_it()
    {
        var held = _folder.Load().Library.Find(new FactId("hold-hours"));

        Assert.Equal("detainer-hours", held?.Fact.Id.Value);
        Assert.Equal("detainer", held?.Entry.Id.Value);
    }

    [Fact]
    public void An_overlay_adds_its_files_to_the_embedded_ones()
    {
        var embedded = LibraryLoader.Load(new LibraryFiles()).Library;
        var both = LibraryLoader.Load(new LibraryFiles(_folder.Root)).Library;

        Assert.Equal(embedded.Entries.Count + 3, both.Entries.Count);
        Assert.NotNull(both.Find(new EntryId("claim-fewer")));
    }

    [Fact]
    public void An_overlay_replaces_the_embedded_file_of_the_same_path()
    {
        var replaced = LibraryLoader.Load(new LibraryFiles()).Library.Entries[0];
        _folder.Write(replaced.File, _folder.Read(LibraryFolder.Policy).Replace("id: detainer\n", $"id: {replaced.Id}\n", StringComparison.Ordinal));

        var both = LibraryLoader.Load(new LibraryFiles(_folder.Root)).Library;

        Assert.Equal("Detainers of 2015", both.Find(replaced.Id)?.Title.English);
    }

    [Fact]
    public void A_directory_in_place_of_the_library_is_all_of_it() => Assert.Equal(["arrests", "claim-fewer", "detainer"], _folder.Load().Library.Entries.Select(e => e.Id.Value));

    [Fact]
    public void A_directory_that_is_not_there_is_named_with_its_setting()
    {
        var e = Assert.Throws<DirectoryNotFoundException>(() => new LibraryFiles(Path.Combine(_folder.Root, "nowhere")).All());

        Assert.Contains("Library:Overlay", e.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_that_is_no_front_matter_is_a_problem_and_not_an_exception()
    {
        _folder.Write("rules/broken.md", "---\nid: [\n---\n");
        _folder.Write("rules/bare.md", "Only text.");

        Assert.Equal(["rules/bare.md", "rules/broken.md"], _folder.Lint().Select(p => p.File));
    }
}
