using PolicyBot.Asking;
using PolicyBot.Knowledge;

namespace PolicyBot.Digests;

/// <summary>Composes digests from the library in use and from when each of its changes became known here.</summary>
internal sealed class DigestDesk(LiveKnowledge knowledge, IKeepHistory history, TimeProvider time)
{
    private Noted? _noted;

    public Library Library => knowledge.Current.Library;

    public async Task<Digest> ComposeAsync(DigestScope scope, DateOnly since, DateOnly until, CancellationToken cancellationToken)
    {
        var library = Library;
        var known = await KnownAsync(library, cancellationToken);
        return DigestComposer.Compose(library, scope, since < until ? since : until, until, known);
    }

    /// <summary>A change that a curator declares late is news on the day on which it comes in. Noting it twice changes nothing.</summary>
    private async Task<IReadOnlyDictionary<string, DateOnly>> KnownAsync(Library library, CancellationToken cancellationToken)
    {
        if (Volatile.Read(ref _noted) is { } noted && ReferenceEquals(noted.Of, library))
            return noted.Known;
        var changes = library.Entries.SelectMany(e => e.Changes.Select(c => (Key: News.KeyOf(e, c), c.On.End))).DistinctBy(c => c.Key).ToDictionary(c => c.Key, c => c.End);
        var known = await history.KnownSinceAsync(changes, DateOnly.FromDateTime(time.GetUtcNow().UtcDateTime), cancellationToken);
        Volatile.Write(ref _noted, new(library, known));
        return known;
    }

    private sealed record Noted(Library Of, IReadOnlyDictionary<string, DateOnly> Known);
}
