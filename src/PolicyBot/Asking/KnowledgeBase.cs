using PolicyBot.Knowledge;
using PolicyBot.Statistics;

namespace PolicyBot.Asking;

/// <summary>One version of the library with everything that is derived from it; immutable, swapped as a whole.</summary>
public sealed class KnowledgeBase : IDisposable
{
    private readonly ILookup<EntryId, HeldFact> _factsOfSeries;

    // Built when first asked for: a command that answers one question in one language needs no other.
    private readonly Lazy<LibraryIndex> _english;
    private readonly Lazy<LibraryIndex> _spanish;
    private readonly Lazy<LibraryIndex> _englishSeries;
    private readonly Lazy<LibraryIndex> _spanishSeries;
    private readonly Lazy<Settlements> _englishSettlements;
    private readonly Lazy<Settlements> _spanishSettlements;
    private readonly Lazy<HashSet<string>> _englishFigures;
    private readonly Lazy<HashSet<string>> _spanishFigures;

    public KnowledgeBase(Library library)
    {
        _factsOfSeries = library.Entries
            .SelectMany(e => e.Facts.Where(f => f.Series is not null).Select(f => (Series: f.Series!.Value, Held: new HeldFact(e, f))))
            .ToLookup(f => f.Series, f => f.Held);
        Library = library;
        Statistics = new(new SeriesCatalog(library));
        Names = new(library);
        _english = new(() => new(library, Language.English));
        _spanish = new(() => new(library, Language.Spanish));
        _englishSeries = new(() => new(library, Language.English, seriesOnly: true));
        _spanishSeries = new(() => new(library, Language.Spanish, seriesOnly: true));
        _englishSettlements = new(() => new(Index(Language.English), Language.English));
        _spanishSettlements = new(() => new(Index(Language.Spanish), Language.Spanish));
        _englishFigures = new(() => [.. FigureWords.All.SelectMany(SeriesIndex(Language.English).Terms)]);
        _spanishFigures = new(() => [.. FigureWords.All.SelectMany(SeriesIndex(Language.Spanish).Terms)]);
    }

    public Library Library { get; }

    /// <summary>Resolves questions about numbers against the series.</summary>
    public StatisticLookup Statistics { get; }

    public NameTable Names { get; }

    public Amounts Amounts { get; } = new();

    /// <summary>Everything that can answer, searchable in a language.</summary>
    public LibraryIndex Index(Language language) => (language is Language.Spanish ? _spanish : _english).Value;

    /// <summary>The series alone.</summary>
    public LibraryIndex SeriesIndex(Language language) => (language is Language.Spanish ? _spanishSeries : _englishSeries).Value;

    /// <summary>What the facts settle, in the wordings of a language.</summary>
    public Settlements Settlements(Language language) => (language is Language.Spanish ? _spanishSettlements : _englishSettlements).Value;

    /// <summary>The terms of words that ask for a figure without saying of what.</summary>
    public IReadOnlySet<string> FigureTerms(Language language) => (language is Language.Spanish ? _spanishFigures : _englishFigures).Value;

    /// <summary>Builds what is otherwise built when first asked for.</summary>
    public void WarmUp()
    {
        foreach (var language in (Language[])[Language.English, Language.Spanish])
        {
            Index(language);
            SeriesIndex(language);
        }
    }

    /// <summary>The facts that state figures of a series.</summary>
    public IEnumerable<HeldFact> FactsOfSeries(EntryId series) => _factsOfSeries[series];

    public void Dispose()
    {
        foreach (var index in (Lazy<LibraryIndex>[])[_english, _spanish, _englishSeries, _spanishSeries])
        {
            if (index.IsValueCreated)
                index.Value.Dispose();
        }
    }
}
