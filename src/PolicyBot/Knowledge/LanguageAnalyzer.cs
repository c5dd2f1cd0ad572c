using Lucene.Net.Analysis;
using Lucene.Net.Analysis.Core;
using Lucene.Net.Analysis.En;
using Lucene.Net.Analysis.Es;
using Lucene.Net.Analysis.TokenAttributes;
using Lucene.Net.Analysis.Util;
using Lucene.Net.Util;

namespace PolicyBot.Knowledge;

/// <summary>Turns canonical text into index terms: function words dropped, endings removed.</summary>
internal sealed class LanguageAnalyzer(Language language) : Analyzer
{
    private const LuceneVersion Version = LuceneVersion.LUCENE_48;

    // Question words say what is wanted, not what it is about; left in, "what is" would match every question in the library.
    private static readonly CharArraySet _english = new(
        Version,
        (string[])
        [
            "a", "an", "and", "are", "as", "at", "be", "been", "but", "by", "did", "do", "does", "for", "from", "had", "has", "have", "how", "i", "if", "in",
            "into", "is", "it", "its", "me", "my", "of", "on", "or", "so", "than", "that", "the", "their", "them", "then", "there", "these", "they", "this",
            "to", "was", "we", "were", "what", "when", "where", "which", "who", "whom", "why", "will", "with", "would", "you", "your", "can", "could", "should",
            "about", "tell", "please", "explain", "know", "any", "some", "also", "just", "really", "actually", "exactly", "mean", "means", "meaning", "many", "much",
            "get", "got", "give", "need", "want", "vs", "versus", "hey", "hi", "thanks", "pls", "s", "t", "re", "ve", "now", "currently", "still", "today", "whats", "us", "happen", "happened", "say", "says", "said", "people", "person", "number", "up", "down", "out", "right", "true", "truth", "case", "far", "ever", "lately", "check", "fact", "claim", "really", "there", "he", "she", "his", "her", "him", "flood", "floods", "flooded", "flooding", "welcomed", "welcome", "fake", "bogus", "dems", "democrats", "republicans", "gop", "actual", "simple", "looking", "ask", "asks", "clients", "etc", "rn", "yrs", "ok", "lot", "huge", "make", "made", "making", "take", "took", "newest", "running", "writing", "right", "into", "onto", "let", "timeline", "timelines", "chronology",
        ],
        ignoreCase: false);

    private static readonly CharArraySet _spanish = new(
        Version,
        (string[])
        [
            "a", "al", "algo", "ante", "como", "con", "cual", "cuales", "cuando", "cuanto", "cuanta", "cuantos", "cuantas", "de", "del", "donde", "e", "el",
            "ella", "ellos", "en", "entre", "era", "es", "esa", "ese", "eso", "esta", "este", "esto", "estan", "fue", "fueron", "ha", "han", "hay", "hasta", "la", "las",
            "le", "les", "lo", "los", "me", "mi", "muy", "no", "o", "para", "pero", "por", "porque", "que", "quien", "quienes", "se", "ser", "si", "sin", "sobre", "son",
            "su", "sus", "tambien", "te", "tiene", "tienen", "tu", "un", "una", "unas", "uno", "unos", "y", "ya", "yo", "significa", "dime", "favor", "puede", "pueden",
            "us", "ahora", "hoy", "actualmente", "hubo", "habia", "existe", "sigue", "vigente", "dice", "dijo", "explica", "saber", "quiero", "recibieron", "obtuvieron", "tenian", "tuvieron", "llegaron", "segun", "hacia", "bajo", "persona", "personas", "gente", "numero", "cierto", "verdad", "mas", "desde", "cronologia",
        ],
        ignoreCase: false);

    /// <summary>The terms of a canonical text, in order.</summary>
    public IReadOnlyList<string> Terms(string canonical)
    {
        var terms = new List<string>();
        using var stream = GetTokenStream("", canonical);
        var term = stream.GetAttribute<ICharTermAttribute>();
        stream.Reset();
        while (stream.IncrementToken())
            terms.Add(term.ToString());
        stream.End();
        return terms;
    }

    protected override TokenStreamComponents CreateComponents(string fieldName, TextReader reader)
    {
        var source = new WhitespaceTokenizer(Version, reader);
        TokenStream words = new StopFilter(Version, source, language is Language.Spanish ? _spanish : _english);
        words = language is Language.Spanish ? new SpanishLightStemFilter(words) : new KStemFilter(words);
        return new(source, words);
    }
}
