namespace PolicyBot.Knowledge;

/// <summary>A library as read from its files, with everything that is wrong with it.</summary>
public sealed record LoadedLibrary(Library Library, IReadOnlyList<LibraryProblem> Problems);

/// <summary>Reads a whole library.</summary>
public static class LibraryLoader
{
    internal const string ThesaurusFile = "thesaurus.yaml";
    internal const string TopicsFile = "topics.yaml";
    internal const string PlacesFile = "places.yaml";

    /// <summary>Reads every file and keeps what can be read; the problems say what could not.</summary>
    public static LoadedLibrary Load(LibraryFiles files)
    {
        var all = files.All();
        TextReader? Open(string path) => all.TryGetValue(path, out var open) ? open() : null;
        var read = all.Keys.Where(p => p.EndsWith(".md", StringComparison.Ordinal))
            .AsParallel().AsOrdered()
            .Select(path =>
            {
                var problems = new List<LibraryProblem>();
                using var file = all[path]();
                return (Entry: EntryReader.Read(path, file.ReadToEnd(), Open, problems), Problems: problems);
            })
            .ToList();
        var found = read.SelectMany(r => r.Problems).ToList();
        using var thesaurus = Open(ThesaurusFile);
        using var topics = Open(TopicsFile);
        using var places = Open(PlacesFile);
        var library = new Library(
            read.Select(r => r.Entry).OfType<Entry>(),
            thesaurus is null ? Thesaurus.Empty : Thesaurus.Read(ThesaurusFile, thesaurus.ReadToEnd(), found),
            topics is null ? new Dictionary<string, Bilingual>() : Topics(topics.ReadToEnd(), found),
            places is null ? new Dictionary<string, Bilingual>() : Places(places.ReadToEnd(), found));
        return new(library, found);
    }

    private static Dictionary<string, Bilingual> Topics(string text, List<LibraryProblem> problems)
    {
        var topics = new Dictionary<string, Bilingual>();
        if (FrontMatter.OpenData(TopicsFile, text, problems) is not { } fields)
            return topics;
        foreach (var topic in fields.Items("topics"))
        {
            topics[topic.Text("id")] = topic.Both("en", "es");
            topic.RejectUnknown();
        }

        return topics;
    }

    private static Dictionary<string, Bilingual> Places(string text, List<LibraryProblem> problems)
    {
        var places = new Dictionary<string, Bilingual>();
        if (FrontMatter.OpenData(PlacesFile, text, problems) is not { } fields)
            return places;
        foreach (var place in fields.Items("places"))
        {
            var name = place.Both("en", "es");
            places[name.English] = name;
            place.RejectUnknown();
        }

        return places;
    }
}
