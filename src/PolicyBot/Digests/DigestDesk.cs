using PolicyBot.Asking;
using PolicyBot.Charts;
using PolicyBot.Chat;
using PolicyBot.Knowledge;
using PolicyBot.Statistics;

namespace PolicyBot.Digests;

/// <summary>A digest and the picture that goes with it, if one does.</summary>
internal sealed record IllustratedDigest(Digest Digest, Attachment? Picture);

/// <summary>Composes digests from the library in use and from when each of its changes became known here.</summary>
internal sealed class DigestDesk(LiveKnowledge knowledge, IKeepHistory history, ChartPictures pictures, TimeProvider time)
{
    /// <summary>Of a table by months or days: enough to see the newest figure against.</summary>
    private const int YearsPictured = 5;

    private Noted? _noted;

    public Library Library => knowledge.Current.Library;

    public async Task<IllustratedDigest> ComposeAsync(DigestScope scope, DateOnly since, DateOnly until, CancellationToken cancellationToken)
    {
        var library = Library;
        var known = await KnownAsync(library, cancellationToken);
        var digest = DigestComposer.Compose(library, scope, since < until ? since : until, until, known);
        return new(digest, digest.Pictured is { } series ? Picture(series, scope.Language) : null);
    }

    private Attachment? Picture(EntryId series, Language language)
    {
        var current = knowledge.Current;
        var today = DateOnly.FromDateTime(time.GetUtcNow().UtcDateTime);
        var frequency = current.Library.Find(series)!.Series!.Frequency;
        Period? period = frequency is Frequency.Month or Frequency.Day or Frequency.Date or Frequency.Quarter ? Period.Span(today.AddYears(-YearsPictured), today) : null;
        return new ChartComposer(current, today).For(series, period, language) is ChartOutcome.Drawn { Chart: var chart } ? pictures.Of(chart) : null;
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
