using Lucene.Net.Analysis;
using Lucene.Net.Analysis.Core;
using Lucene.Net.Analysis.Miscellaneous;
using Lucene.Net.Documents;
using Lucene.Net.Index;
using Lucene.Net.Search;
using Lucene.Net.Search.Similarities;
using Lucene.Net.Store;
using Lucene.Net.Util;

namespace PolicyBot.Knowledge;

/// <summary>Something that can answer a question: an entry by its summary, one of its facts, or a series.</summary>
/// <param name="Fact">The fact; null for an entry's summary and for a series.</param>
public sealed record Unit(Entry Entry, Fact? Fact)
{
    public bool IsSeries => Entry.Series is not null;
}

/// <summary>A unit that a search found.</summary>
/// <param name="Score">Lucene's score; comparable only within one search.</param>
/// <param name="Coverage">How much of the question's weight its words carry, 0 to 1; comparable everywhere.</param>
public sealed record Hit(Unit Unit, double Score, double Coverage);

/// <summary>What one search found.</summary>
/// <param name="Terms">The terms that were looked for.</param>
/// <param name="Hits">Best first.</param>
/// <param name="Known">The share of the question's weight in terms that the library has at all, 0 to 1.</param>
public sealed record SearchResult(IReadOnlyList<string> Terms, IReadOnlyList<Hit> Hits, double Known)
{
    public static SearchResult Empty { get; } = new([], [], 0);
}

/// <summary>The library in memory, searchable in English and Spanish; immutable.</summary>
public sealed class LibraryIndex : IDisposable
{
    private const LuceneVersion Version = LuceneVersion.LUCENE_48;
    private const string UnitField = "unit";
    private const string WordField = "word";

    // Names weigh most, then questions that people ask, then the text; the entry's own names give its facts their subject.
    private static readonly (string Field, float Boost)[] _fields = [("name", 2.6f), ("ask", 2.2f), ("text", 1f), ("about", 0.9f)];

    private readonly RAMDirectory _directory = new();
    private readonly DirectoryReader _reader;
    private readonly IndexSearcher _searcher;
    private readonly List<Unit> _units = [];
    private readonly Dictionary<Language, LanguageAnalyzer> _analyzers = new() { [Language.English] = new(Language.English), [Language.Spanish] = new(Language.Spanish) };
    private readonly Dictionary<Language, TermTable> _terms = new() { [Language.English] = new(), [Language.Spanish] = new() };

    /// <param name="seriesOnly">Whether to hold the series alone, so that words are weighed by how well they tell series apart.</param>
    public LibraryIndex(Library library, bool seriesOnly = false)
    {
        Thesaurus = library.Thesaurus;
        var perField = new Dictionary<string, Analyzer> { [WordField] = new WhitespaceAnalyzer(Version) };
        foreach (var (field, _) in _fields)
            perField[Field(field, Language.Spanish)] = _analyzers[Language.Spanish];
        using var analyzer = new PerFieldAnalyzerWrapper(_analyzers[Language.English], perField);
        var similarity = new BM25Similarity(1.2f, 0.4f);
        using (var writer = new IndexWriter(_directory, new IndexWriterConfig(Version, analyzer) { Similarity = similarity }))
        {
            foreach (var entry in seriesOnly ? library.Series : library.Entries)
            {
                Add(writer, new(entry, null));
                foreach (var fact in entry.Facts)
                    Add(writer, new(entry, fact));
            }

            writer.ForceMerge(1);
        }

        _reader = DirectoryReader.Open(_directory);
        _searcher = new(_reader) { Similarity = similarity };
        foreach (var table in _terms.Values)
            table.Close(_units.Count);
    }

    public Thesaurus Thesaurus { get; }

    public int UnitCount => _units.Count;

    /// <summary>The index terms of a canonical text.</summary>
    public IReadOnlyList<string> Terms(string canonical, Language language) => _analyzers[language].Terms(canonical);

    /// <summary>How telling a term is: rare terms weigh more; one that the library lacks weighs most.</summary>
    public double Weight(string term, Language language) => _terms[language].Weight(term);

    /// <summary>Whether the library uses a word, in any of its forms, in that language.</summary>
    public bool Knows(string word, Language language) => Terms(word, language) is [var term] && _terms[language].Knows(term);

    /// <param name="canonical">Folded words with the thesaurus applied.</param>
    /// <param name="top">How many hits to return at most.</param>
    public SearchResult Search(string canonical, Language language, int top)
    {
        var terms = Terms(canonical, language);
        if (terms.Count == 0)
            return SearchResult.Empty;
        var query = new BooleanQuery(disableCoord: true);
        var distinct = terms.Distinct().Take(64).ToList();
        foreach (var term in distinct)
        {
            var anywhere = new DisjunctionMaxQuery(0.2f);
            foreach (var (field, boost) in _fields)
                anywhere.Add(new TermQuery(new(Field(field, language), term)) { Boost = boost });
            query.Add(anywhere, Occur.SHOULD);
        }

        for (var i = 0; i + 1 < Math.Min(terms.Count, 64); i++)
        {
            var together = new DisjunctionMaxQuery(0f);
            foreach (var (field, boost) in _fields[..2])
                together.Add(new PhraseQuery { new(Field(field, language), terms[i]), new(Field(field, language), terms[i + 1]) }.WithBoost(boost * 0.35f));
            query.Add(together, Occur.SHOULD);
        }

        var table = _terms[language];
        var total = distinct.Sum(table.Weight);
        var known = distinct.Where(table.Knows).Sum(table.Weight);
        var hits = _searcher.Search(query, top).ScoreDocs
            .Select(d => new Hit(_units[d.Doc], d.Score, table.Covered(d.Doc, distinct) / total))
            .ToList();
        return new(distinct, hits, known / total);
    }

    /// <summary>The library's word nearest to one that it lacks, at most two letters away.</summary>
    /// <returns>Null when the word is known, or nothing is near.</returns>
    public string? Correct(string word)
    {
        if (word.Length < 4 || word.Any(char.IsAsciiDigit))
            return null;
        var terms = MultiFields.GetTerms(_reader, WordField);
        if (terms is null || terms.GetEnumerator().SeekExact(new BytesRef(word)))
            return null;
        var query = new FuzzyQuery(new(WordField, word), word.Length >= 8 ? 2 : 1, 1, 50, transpositions: true);
        string? best = null;
        var score = 0f;
        var enumerator = query.GetTermsEnum(terms);
        var boost = enumerator.Attributes.AddAttribute<IBoostAttribute>();
        while (enumerator.MoveNext())
        {
            // Nearness first, then how common the word is in the library.
            var candidate = boost.Boost + Math.Min(0.2f, enumerator.DocFreq / 500f);
            if (candidate > score)
                (best, score) = (enumerator.Term.Utf8ToString(), candidate);
        }

        return best;
    }

    public void Dispose()
    {
        _reader.Dispose();
        _directory.Dispose();
        foreach (var analyzer in _analyzers.Values)
            analyzer.Dispose();
    }

    private static string Field(string name, Language language) => language is Language.Spanish ? name + ".es" : name;

    private void Add(IndexWriter writer, Unit unit)
    {
        var document = new Document { new NumericDocValuesField(UnitField, _units.Count) };
        var words = new HashSet<string>();
        foreach (var language in (Language[])[Language.English, Language.Spanish])
        {
            var texts = UnitText.Of(unit, language);
            var terms = new HashSet<string>();
            foreach (var (field, text) in new[] { ("name", texts.Names), ("ask", texts.Asks), ("text", texts.Text), ("about", texts.About) })
            {
                var canonical = Thesaurus.Canonical(text);
                if (canonical.Length == 0)
                    continue;
                document.Add(new TextField(Field(field, language), canonical, Lucene.Net.Documents.Field.Store.NO));
                terms.UnionWith(_analyzers[language].Terms(canonical));
                if (language is Language.English || field is "ask" or "name")
                    words.UnionWith(canonical.Split(' '));
            }

            _terms[language].Add(terms);
        }

        document.Add(new TextField(WordField, string.Join(' ', words), Lucene.Net.Documents.Field.Store.NO));
        writer.AddDocument(document);
        _units.Add(unit);
    }
}
