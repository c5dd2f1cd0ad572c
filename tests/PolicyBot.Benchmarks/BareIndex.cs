using Lucene.Net.Analysis;
using Lucene.Net.Analysis.En;
using Lucene.Net.Analysis.Es;
using Lucene.Net.Documents;
using Lucene.Net.Index;
using Lucene.Net.Search;
using Lucene.Net.Search.Similarities;
using Lucene.Net.Store;
using Lucene.Net.Util;
using PolicyBot.Knowledge;

namespace PolicyBot.Benchmarks;

/// <summary>
/// What Lucene.NET gives with nothing added: the library's units with all their text in one field, its analyser for the language,
/// BM25 as it comes, and any of the question's words.
/// </summary>
internal sealed class BareIndex : IDisposable
{
    private const LuceneVersion Version = LuceneVersion.LUCENE_48;
    private const string TextField = "text";
    private const int Top = 10;

    private readonly RAMDirectory _directory = new();
    private readonly Analyzer _analyzer;
    private readonly DirectoryReader _reader;
    private readonly IndexSearcher _searcher;

    public BareIndex(Library library, Language language)
    {
        _analyzer = language is Language.Spanish ? new SpanishAnalyzer(Version) : new EnglishAnalyzer(Version);
        var similarity = new BM25Similarity();
        using (var writer = new IndexWriter(_directory, new IndexWriterConfig(Version, _analyzer) { Similarity = similarity }))
        {
            foreach (var entry in library.Entries)
            {
                Add(writer, EntryText(entry, language));
                foreach (var fact in entry.Facts)
                    Add(writer, [.. Names(entry, language), .. FactText(fact, language)]);
            }

            writer.ForceMerge(1);
        }

        _reader = DirectoryReader.Open(_directory);
        _searcher = new(_reader) { Similarity = similarity };
    }

    /// <summary>The number of hits returned for the question's words, at most ten.</summary>
    public int Search(string question) =>
        new QueryBuilder(_analyzer).CreateBooleanQuery(TextField, question) is { } query ? _searcher.Search(query, Top).ScoreDocs.Length : 0;

    public void Dispose()
    {
        _reader.Dispose();
        _directory.Dispose();
        _analyzer.Dispose();
    }

    private static void Add(IndexWriter writer, IEnumerable<string?> texts) =>
        writer.AddDocument([new TextField(TextField, string.Join('\n', texts.Where(t => !string.IsNullOrEmpty(t))), Field.Store.NO)]);

    private static IEnumerable<string?> Names(Entry entry, Language language) =>
        [entry.Title.In(language), .. entry.Aliases.In(language), .. language is Language.Spanish ? entry.Aliases.English : []];

    private static IEnumerable<string?> EntryText(Entry entry, Language language) =>
    [
        .. Names(entry, language),
        .. entry.Questions.In(language),
        entry.Summary.Text.In(language),
        entry.Claim?.Text.In(language),
        entry.StatusNote?.In(language),
        entry.Series?.Definition.In(language),
        .. entry.Series?.Measures.SelectMany(m => (string[])[m.Subject.In(language), .. m.Aliases.In(language)]) ?? [],
    ];

    private static IEnumerable<string?> FactText(Fact fact, Language language) =>
        [.. fact.Asks.In(language), fact.Text.In(language), fact.SaidBy, fact.Locator, .. fact.Figures.Select(f => f.Label)];
}
