using PolicyBot.Knowledge;
using PolicyBot.Statistics;

namespace PolicyBot.Asking;

/// <summary>One version of the library with everything that is derived from it; immutable, swapped as a whole.</summary>
public sealed class KnowledgeBase : IDisposable
{
    private readonly ILookup<EntryId, HeldFact> _factsOfSeries;

    public KnowledgeBase(Library library)
    {
        _factsOfSeries = library.Entries
            .SelectMany(e => e.Facts.Where(f => f.Series is not null).Select(f => (Series: f.Series!.Value, Held: new HeldFact(e, f))))
            .ToLookup(f => f.Series, f => f.Held);
        Library = library;
        Index = new(library);
        SeriesIndex = new(library, seriesOnly: true);
        Catalog = new(library);
        Names = new(library, Index);
    }

    public Library Library { get; }

    public LibraryIndex Index { get; }

    /// <summary>The series alone.</summary>
    public LibraryIndex SeriesIndex { get; }

    public SeriesCatalog Catalog { get; }

    public NameTable Names { get; }

    /// <summary>The facts that state figures of a series.</summary>
    public IEnumerable<HeldFact> FactsOfSeries(EntryId series) => _factsOfSeries[series];

    public void Dispose()
    {
        Index.Dispose();
        SeriesIndex.Dispose();
    }
}
