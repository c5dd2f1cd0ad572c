using PolicyBot.Knowledge;
using PolicyBot.Statistics;

namespace PolicyBot.Asking;

/// <summary>How far an answer is supported.</summary>
public enum Verdict
{
    Supported,
    PartlySupported,
    NotCovered,
    Disputed,
    DeclinedAdvice,
    OutOfScope,
}

/// <summary>A sentence of an answer and the numbers of the citations that hold it.</summary>
/// <param name="Citations">Numbers of <see cref="Answer.Citations"/>; empty only for sentences of the bot about itself.</param>
/// <param name="Figures">The typed figures that the sentence shows.</param>
public sealed record Sentence(string Text, IReadOnlyList<int> Citations, IReadOnlyList<FigureUse> Figures)
{
    /// <summary>The sentence with its [n] markers.</summary>
    public string Marked => Citations.Count == 0 ? Text : Text + " " + string.Concat(Citations.Select(n => $"[{n}]"));
}

/// <summary>Where a sentence can be checked.</summary>
/// <param name="N">Its number in the answer, from 1.</param>
/// <param name="Fact">The fact, or the record of a series, that is cited.</param>
/// <param name="Url">Null for printed law.</param>
/// <param name="Date">When the source was published, in the library's notation.</param>
/// <param name="AsOf">The date for which the cited fact is known to be right.</param>
/// <param name="Stale">Whether the entry's review date has passed.</param>
/// <param name="Via">The copy or repost through which the source was read.</param>
public sealed record Citation(
    int N,
    EntryId Entry,
    string Fact,
    string Publisher,
    string Title,
    string? Locator,
    Uri? Url,
    Period? Date,
    Period AsOf,
    bool Stale,
    string? Via);

/// <summary>
/// What the bot says to one question: a list of sentences, each with citations, and never free text. Every answer that leaves
/// the bot has passed the grounding gate.
/// </summary>
/// <param name="Nearest">For what is not covered: the titles of the nearest entries.</param>
/// <param name="FollowUps">Questions that the library can answer next, at most three.</param>
public sealed record Answer(
    string Id,
    string Question,
    Language Language,
    Intent Intent,
    Verdict Verdict,
    Stance? Stance,
    IReadOnlyList<Sentence> Sentences,
    IReadOnlyList<Citation> Citations,
    IReadOnlyList<string> FollowUps,
    IReadOnlyList<Nearby> Nearest)
{
    /// <summary>The answer as plain text with [n] markers.</summary>
    public string Text => string.Join('\n', Sentences.Select(s => s.Marked));

    public IEnumerable<FigureUse> Figures => Sentences.SelectMany(s => s.Figures);
}

/// <summary>An entry that is near to a question without answering it.</summary>
public sealed record Nearby(EntryId Entry, string Title);
