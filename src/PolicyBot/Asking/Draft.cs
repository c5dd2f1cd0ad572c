using PolicyBot.Grounding;
using PolicyBot.Knowledge;
using PolicyBot.Statistics;

namespace PolicyBot.Asking;

/// <summary>An answer while it is being written: numbers each piece of evidence once, in the order in which it is first cited.</summary>
/// <param name="question">The question as it is shown.</param>
/// <param name="most">How many sentences it holds before it is full.</param>
internal sealed class Draft(string id, string question, Language language, DateOnly today, int most)
{
    /// <summary>The direct answer and at most five sentences more; a short list may take its place.</summary>
    public const int MaxSentences = 6;

    /// <summary>A sentence of whose words this share, and all of whose numbers, have been said adds nothing.</summary>
    private const double SameWords = 0.85;

    private readonly List<Sentence> _sentences = [];
    private readonly List<HashSet<string>> _said = [];
    private readonly List<Citation> _citations = [];
    private readonly Dictionary<(EntryId, string), int> _numbers = [];
    private bool _staleTold;

    public Draft(Inquiry inquiry)
        : this(inquiry.Question.Id, QuestionReader.Clean(inquiry.Question.Text), inquiry.Language, inquiry.Today, MaxSentences)
    {
    }

    public int Count => _sentences.Count;

    public bool IsFull => _sentences.Count >= most;

    /// <summary>Whether any sentence so far shows a number.</summary>
    public bool ShowsNumber => _sentences.Exists(s => s.Text.Any(char.IsAsciiDigit));

    /// <summary>Adds a sentence unless the draft is full or says as much already.</summary>
    public void Say(string text, IEnumerable<EvidenceItem> evidence, IReadOnlyList<FigureUse>? figures = null)
    {
        var words = Folding.Words(text).ToHashSet();
        var numbers = words.Where(w => w.Any(char.IsAsciiDigit)).ToList();
        if (IsFull || _said.Exists(said => numbers.TrueForAll(said.Contains) && words.Count(said.Contains) >= words.Count * SameWords))
            return;
        _said.Add(words);
        _sentences.Add(new(text, [.. evidence.Select(Number).Distinct()], figures ?? []));
    }

    /// <summary>Adds a sentence of the bot about itself.</summary>
    public void Notice(string text) => _sentences.Add(new(text, [], []));

    /// <summary>Says, once an answer, that an entry past its review date may be out of date; always kept, whatever the length.</summary>
    public void WarnIfStale(Entry entry)
    {
        if (_staleTold || !entry.IsStale(today))
            return;
        _staleTold = true;
        Notice(Notices.Stale(entry.ReviewBy, language));
    }

    public Answer Build(Intent intent, Verdict verdict, Stance? stance, IReadOnlyList<string> followUps, IReadOnlyList<Nearby>? nearest = null) => new(
        id,
        question,
        language,
        intent,
        verdict,
        stance,
        _sentences,
        _citations,
        followUps,
        nearest ?? []);

    private int Number(EvidenceItem item)
    {
        var key = (item.Entry.Id, item.Key);
        if (_numbers.TryGetValue(key, out var known))
            return known;
        var citation = item.Cite(_citations.Count + 1, today);
        _citations.Add(citation);
        return _numbers[key] = citation.N;
    }
}
