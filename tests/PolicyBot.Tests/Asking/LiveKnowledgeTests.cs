using Microsoft.Extensions.Logging.Abstractions;
using PolicyBot.Asking;
using PolicyBot.Knowledge;

namespace PolicyBot.Tests.Asking;

public sealed class LiveKnowledgeTests : IDisposable
{
    private readonly string _directory = Directory.CreateTempSubdirectory("policybot").FullName;

    public void Dispose()
    {
        if (Directory.Exists(_directory))
            Directory.Delete(_directory, recursive: true);
    }

    [Fact]
    public async Task A_change_in_the_overlay_is_picked_up_and_a_broken_one_is_refused()
    {
        Write("An overlaid title");
        using var knowledge = new LiveKnowledge(new(_directory), TimeProvider.System, NullLogger<LiveKnowledge>.Instance);
        Assert.Equal("An overlaid title", Title(knowledge));
        knowledge.Watch();

        Write("A title changed while running");
        await Until(() => Title(knowledge) == "A title changed while running");

        File.WriteAllText(Path.Combine(_directory, "people", "term-dhs.md"), "no front matter");
        Assert.NotEmpty(knowledge.Reload());
        Assert.Equal("A title changed while running", Title(knowledge));
    }

    [Fact]
    public async Task An_overlay_that_vanishes_while_it_is_watched_leaves_the_version_in_use()
    {
        Write("An overlaid title");
        using var knowledge = new LiveKnowledge(new(_directory), TimeProvider.System, NullLogger<LiveKnowledge>.Instance);
        Assert.Equal("An overlaid title", Title(knowledge));
        knowledge.Watch();

        Directory.Delete(_directory, recursive: true);
        await Task.Delay(TimeSpan.FromSeconds(1), TestContext.Current.CancellationToken);

        Assert.NotEmpty(knowledge.Reload());
        Assert.Equal("An overlaid title", Title(knowledge));
    }

    [Fact]
    public void A_library_that_is_broken_from_the_start_says_where()
    {
        Directory.CreateDirectory(Path.Combine(_directory, "people"));
        File.WriteAllText(Path.Combine(_directory, "people", "term-dhs.md"), "no front matter");
        using var knowledge = new LiveKnowledge(new(_directory), TimeProvider.System, NullLogger<LiveKnowledge>.Instance);

        var error = Assert.Throws<InvalidDataException>(() => knowledge.Current);

        Assert.Contains("people/term-dhs.md:1", error.Message);
    }

    private static string? Title(LiveKnowledge knowledge) => knowledge.Current.Library.Find(new EntryId("term-dhs"))?.Title.English;

    private static async Task Until(Func<bool> condition)
    {
        for (var tries = 0; tries < 100 && !condition(); tries++)
            await Task.Delay(100, TestContext.Current.CancellationToken);
        Assert.True(condition());
    }

    private void Write(string title)
    {
        using var embedded = new LibraryFiles().All()["people/term-dhs.md"]();
        var text = embedded.ReadToEnd();
        var start = text.IndexOf("\ntitle:", StringComparison.Ordinal) + 1;
        Directory.CreateDirectory(Path.Combine(_directory, "people"));
        File.WriteAllText(Path.Combine(_directory, "people", "term-dhs.md"), text[..start] + $"title: {title}" + text[text.IndexOf('\n', start)..]);
    }
}
