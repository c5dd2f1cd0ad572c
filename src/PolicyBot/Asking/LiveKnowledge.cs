using Microsoft.Extensions.Logging;
using PolicyBot.Knowledge;

namespace PolicyBot.Asking;

/// <summary>The library in use. A new version replaces it as a whole; a broken one is refused and the old one goes on.</summary>
public sealed partial class LiveKnowledge(LibraryFiles files, TimeProvider time, ILogger<LiveKnowledge> logger) : IDisposable
{
    /// <summary>An editor writes a file in several steps; the library is read when it has been quiet for this long.</summary>
    private static readonly TimeSpan _quiet = TimeSpan.FromMilliseconds(400);

    private readonly Lock _loading = new();
    private KnowledgeBase? _current;
    private FileSystemWatcher? _watcher;
    private ITimer? _settled;

    /// <summary>The version in use; loaded when first asked for.</summary>
    /// <exception cref="InvalidDataException">The library cannot be used at all; the message names files and lines.</exception>
    public KnowledgeBase Current
    {
        get
        {
            if (Volatile.Read(ref _current) is { } known)
                return known;
            lock (_loading)
            {
                if (_current is { } loaded)
                    return loaded;
                var (library, problems) = LibraryLoader.Load(files);
                return _current = problems.Count == 0 ? new(library) : throw Broken(problems);
            }
        }
    }

    /// <summary>What is wrong with the files as they are, which were refused for it; empty while the version in use is theirs.</summary>
    public IReadOnlyList<LibraryProblem> Refused { get; private set; } = [];

    /// <summary>Reads the files anew.</summary>
    /// <returns>What is wrong with them; where anything is, the version in use stays.</returns>
    public IReadOnlyList<LibraryProblem> Reload()
    {
        lock (_loading)
        {
            if (Read() is not var (library, problems))
                return Refused = [new(files.Overlay ?? "", 0, "could not be read; the library in use stays")];
            if (problems.Count == 0)
            {
                Volatile.Write(ref _current, new(library));
                LogLoaded(library.Entries.Count);
            }
            else
            {
                LogRefused(problems.Count, problems[0].ToString());
            }

            return Refused = problems;
        }
    }

    /// <summary>Files come and go while an editor or a deployment is at work; the next change brings the next attempt.</summary>
    /// <returns>Null when a file or the whole directory was not there to be read.</returns>
    private LoadedLibrary? Read()
    {
        try
        {
            return LibraryLoader.Load(files);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException || (e is AggregateException all && all.Flatten().InnerExceptions.All(i => i is IOException or UnauthorizedAccessException)))
        {
            LogUnreadable(e.GetBaseException().Message);
            return null;
        }
    }

    /// <summary>From now on a change in the overlay directory is picked up by itself; without an overlay there is nothing to watch.</summary>
    public void Watch()
    {
        if (files.Overlay is not { } directory || _watcher is not null)
            return;
        _settled = time.CreateTimer(_ => Reload(), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        _watcher = new(directory) { IncludeSubdirectories = true, EnableRaisingEvents = true };
        void Touched(object sender, FileSystemEventArgs change) => _settled.Change(_quiet, Timeout.InfiniteTimeSpan);
        _watcher.Changed += Touched;
        _watcher.Created += Touched;
        _watcher.Deleted += Touched;
        _watcher.Renamed += Touched;
    }

    public void Dispose()
    {
        _watcher?.Dispose();
        _settled?.Dispose();
        _current?.Dispose();
    }

    private static InvalidDataException Broken(IReadOnlyList<LibraryProblem> problems) =>
        new($"The library has {problems.Count} problems; the first: {problems[0]}. Run 'library lint' for all of them.");

    [LoggerMessage(200, LogLevel.Information, "The library was read anew: {Entries} entries")]
    private partial void LogLoaded(int entries);

    [LoggerMessage(202, LogLevel.Error, "The changed library could not be read; the one in use stays: {Reason}")]
    private partial void LogUnreadable(string reason);

    [LoggerMessage(201, LogLevel.Error, "The changed library has {Count} problems and was refused; the one in use stays. The first: {Problem}")]
    private partial void LogRefused(int count, string problem);
}
