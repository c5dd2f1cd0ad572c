using Lucene.Net.Analysis.Core;
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
/// <param name="Place">The unit's place in the index that found it.</param>
public sealed record Hit(Unit Unit, int Place, double Score, double Coverage);

/// <summary>What one search found.</summary>
/// <param name="Terms">The terms that were looked for.</param>
/// <param name="Hits">Best first.</param>
/// <param name="Known">The share of the question's weight in terms that the library has at all, 0 to 1.</param>
public sealed record SearchResult(IReadOnlyList<string> Terms, IReadOnlyList<Hit> Hits, double Known)
{
    public static SearchResult Empty { get; } = new([], [], 0);
}

/// <summary>The library in memory, searchable in one language; immutable.</summary>
public sealed class LibraryIndex : IDisposable
{
    private const LuceneVersion Version = LuceneVersion.LUCENE_48;
    private const string WordField = "word";
    private const int LongestWord = 24;
    private const double UnknownWord = 0.35;

    // Names weigh most, then questions that people ask, then the text; the entry's own names give its facts their subject.
    private static readonly (string Field, float Boost)[] _fields = [("name", 2.6f), ("ask", 2.2f), ("text", 1f), ("about", 0.9f)];

    private readonly RAMDirectory _directory = new();
    private readonly DirectoryReader _reader;
    private readonly IndexSearcher _searcher;
    private readonly List<Unit> _units = [];
    private readonly LanguageAnalyzer _analyzer;
    private readonly Language _language;
    private readonly TermTable _terms = new();

    /// <param name="seriesOnly">Whether to hold the series alone, so that words are weighed by how well they tell series apart.</param>
    public LibraryIndex(Library library, Language language, bool seriesOnly = false)
    {
        _language = language;
        _analyzer = new(language);
        Thesaurus = library.Thesaurus;
        var similarity = new BM25Similarity(1.2f, 0.4f);
        var units = (seriesOnly ? library.Series : library.Entries)
            .SelectMany(entry => entry.Facts.Select(fact => new Unit(entry, fact)).Prepend(new(entry, null)))
            .ToList();

        // Texts are analysed once, here and in parallel; Lucene is given terms that only need splitting.
        var prepared = units.AsParallel().AsOrdered().Select(Prepare);
        using (var analyzer = new WhitespaceAnalyzer(Version))
        using (var writer = new IndexWriter(_directory, new IndexWriterConfig(Version, analyzer) { Similarity = similarity, RAMBufferSizeMB = 256 }))
        {
            foreach (var unit in prepared)
                Add(writer, unit);
            writer.ForceMerge(1);
        }

        _reader = DirectoryReader.Open(_directory);
        _searcher = new(_reader) { Similarity = similarity };
        _terms.Close(_units.Count);
    }

    public Thesaurus Thesaurus { get; }

    /// <summary>The index terms of a canonical text.</summary>
    public IReadOnlyList<string> Terms(string canonical) => _analyzer.Terms(canonical);

    /// <summary>How telling a term is: rare terms weigh more; one that the library lacks weighs most.</summary>
    public double Weight(string term) => _terms.Weight(term);

    /// <summary>Whether the library has an index term.</summary>
    public bool HasTerm(string term) => _terms.Knows(term);

    /// <summary>Whether the library uses a word, in any of its forms, in this language.</summary>
    public bool Knows(string word) => Terms(word) is not [var term] || _terms.Knows(term);

    /// <param name="canonical">Folded words with the thesaurus applied.</param>
    /// <param name="top">How many hits to return at most.</param>
    public SearchResult Search(string canonical, int top)
    {
        var terms = Terms(canonical);
        if (terms.Count == 0)
            return SearchResult.Empty;
        var query = new BooleanQuery(disableCoord: true);
        var distinct = terms.Distinct().Take(64).ToList();
        foreach (var term in distinct)
        {
            var anywhere = new DisjunctionMaxQuery(0.2f);
            foreach (var (field, boost) in _fields)
                anywhere.Add(new TermQuery(new(field, term)) { Boost = boost });
            query.Add(anywhere, Occur.SHOULD);
        }

        for (var i = 0; i + 1 < Math.Min(terms.Count, 64); i++)
        {
            var together = new DisjunctionMaxQuery(0f);
            foreach (var (field, boost) in _fields[..2])
                together.Add(new PhraseQuery { new(field, terms[i]), new(field, terms[i + 1]) }.WithBoost(boost * 0.35f));
            query.Add(together, Occur.SHOULD);
        }

        var total = distinct.Sum(_terms.Weight);
        var known = distinct.Where(_terms.Knows).Sum(_terms.Weight);
        var hits = _searcher.Search(query, top).ScoreDocs
            .Select(d => new Hit(_units[d.Doc], d.Doc, d.Score, _terms.Covered(d.Doc, distinct) / total))
            .ToList();
        return new(distinct, hits, known / total);
    }

    /// <summary>The share of a question's weight that a unit carries, where some of its terms are accounted for otherwise.</summary>
    /// <param name="place">The unit's place, as a hit gives it.</param>
    /// <param name="given">Sets of terms that count as covered.</param>
    public double Coverage(int place, IReadOnlyCollection<string> terms, params ReadOnlySpan<IReadOnlySet<string>> given)
    {
        var open = new List<string>();
        foreach (var term in terms.Distinct())
        {
            var accounted = false;
            foreach (var set in given)
                accounted |= set.Contains(term);
            if (!accounted)
                open.Add(term);
        }

        // A word that no unit has is most often chatter ("newest you've got"), sometimes the very thing asked: it counts, but less.
        var total = open.Sum(t => _terms.Knows(t) ? _terms.Weight(t) : _terms.Weight(t) * UnknownWord);
        return total <= 0 ? 1 : _terms.Covered(place, open) / total;
    }

    /// <summary>The library's word nearest to one that it lacks, at most two letters away.</summary>
    /// <returns>Null when the word is known, or nothing is near.</returns>
    public string? Correct(string word)
    {
        if (word.Length is < 4 or > LongestWord || word.Any(char.IsAsciiDigit))
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
        _analyzer.Dispose();
    }

    /// <summary>A unit with its fields as index terms.</summary>
    /// <param name="Words">The words as they are written, for correcting spelling.</param>
    private sealed record Prepared(Unit Unit, IReadOnlyList<(string Field, IReadOnlyList<string> Terms)> Fields, IReadOnlyCollection<string> Words);

    private Prepared Prepare(Unit unit)
    {
        var texts = UnitText.Of(unit, _language);
        var fields = new List<(string, IReadOnlyList<string>)>();
        var words = new HashSet<string>();
        foreach (var (field, text) in new[] { ("name", texts.Names), ("ask", texts.Asks), ("text", texts.Text), ("about", texts.About) })
        {
            if (text.Length == 0)
                continue;
            var canonical = Thesaurus.Canonical(text);
            fields.Add((field, _analyzer.Terms(canonical)));
            words.UnionWith(canonical.Split(' '));
        }

        return new(unit, fields, words);
    }

    private void Add(IndexWriter writer, Prepared prepared)
    {
        var document = new Document();
        foreach (var (field, terms) in prepared.Fields)
            document.Add(new TextField(field, string.Join(' ', terms), Field.Store.NO));
        _terms.Add(prepared.Fields.SelectMany(f => f.Terms).ToHashSet());
        document.Add(new TextField(WordField, string.Join(' ', prepared.Words), Field.Store.NO));
        writer.AddDocument(document);
        _units.Add(prepared.Unit);
    }
}
