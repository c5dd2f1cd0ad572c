using PolicyBot.Knowledge;

namespace PolicyBot.Asking;

/// <summary>The library in use. A new version replaces it as a whole; a broken one is refused and the old one goes on.</summary>
public sealed class LiveKnowledge(LibraryFiles files)
{
    private readonly Lock _loading = new();
    private KnowledgeBase? _current;

    /// <summary>The version in use; loaded when first asked for.</summary>
    /// <exception cref="InvalidDataException">The library cannot be used at all; the message names files and lines.</exception>
    public KnowledgeBase Current
    {
        get
        {
            if (Volatile.Read(ref _current) is { } known)
                return known;
            lock (_loading)
                return _current ??= Load() is { Problems: [] } loaded ? new(loaded.Library) : throw Broken(Load().Problems);
        }
    }

    /// <summary>Reads the files anew.</summary>
    /// <returns>What is wrong with them; where anything is, the version in use stays.</returns>
    public IReadOnlyList<LibraryProblem> Reload()
    {
        lock (_loading)
        {
            var loaded = Load();
            if (loaded.Problems.Count == 0)
                Volatile.Write(ref _current, new(loaded.Library));
            return loaded.Problems;
        }
    }

    private LoadedLibrary Load() => LibraryLoader.Load(files);

    private static InvalidDataException Broken(IReadOnlyList<LibraryProblem> problems) =>
        new($"The library has {problems.Count} problems; the first: {problems[0]}. Run 'library lint' for all of them.");
}
