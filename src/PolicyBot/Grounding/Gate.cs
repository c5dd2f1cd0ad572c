using PolicyBot.Asking;
using PolicyBot.Knowledge;

namespace PolicyBot.Grounding;

/// <summary>
/// The one door through which every answer leaves, whoever wrote it: each sentence cites what was retrieved, each figure stands in
/// what it cites, and nothing else comes with it. A pure function; what facts and series hold is read once and kept.
/// </summary>
public static class Gate
{
    /// <summary>Holds an answer against the evidence that was retrieved for its question.</summary>
    /// <param name="questionText">The question as it was written.</param>
    /// <param name="today">The day by which staleness is judged, as when the citations were made.</param>
    /// <returns>Everything that is wrong; empty for an answer that may leave.</returns>
    public static IReadOnlyList<Fault> Check(Answer answer, Evidence evidence, string questionText, DateOnly today)
    {
        var faults = new List<Fault>();
        if (answer.Sentences.Count == 0)
            faults.Add(new(FaultKind.Uncited, -1, "the answer says nothing"));
        var items = CitationCheck.Check(answer, evidence, today, faults);
        var echo = new EchoCheck(() => Folding.Fold(questionText));
        var attributed = !VoiceCheck.NeedsAttribution(answer);
        for (var i = 0; i < answer.Sentences.Count; i++)
        {
            var sentence = answer.Sentences[i];
            if (Notices.Read(sentence.Text, answer.Language) is { } notice)
            {
                CheckNotice(notice, sentence, i, answer, evidence, items, today, faults);
                continue;
            }

            var cited = Cited(sentence, i, items, faults);
            var held = Holdings.Of(cited);
            TextCheck.Check(sentence.Text, i, held, faults);
            var verified = TypedFigures.Verify(sentence, i, cited, evidence, faults);
            if (IsWithoutFigures(answer.Verdict) && (verified.Count > 0 || Numerals.Read(sentence.Text, answer.Language).Count > 0))
                faults.Add(new(FaultKind.Figure, i, "an answer that declines shows a figure"));
            var verbatim = Verbatim.IsHeld(sentence.Text, held);
            if (!verbatim)
                NumberLock.Check(sentence, i, answer.Language, cited, held, verified, faults);
            if (!verbatim || !attributed)
                attributed |= CheckWords(sentence, i, verbatim, cited, held, echo, faults);
        }

        if (!attributed)
            faults.Add(new(FaultKind.Attribution, -1, "nobody is named in a disputed matter"));
        foreach (var other in answer.FollowUps.Concat(answer.Nearest.Select(n => n.Title)))
            TextCheck.Check(other, -1, [], faults);
        return faults;
    }

    private static bool IsWithoutFigures(Verdict verdict) => verdict is Verdict.DeclinedAdvice or Verdict.OutOfScope or Verdict.NotCovered;

    /// <returns>Whether the sentence names who says it.</returns>
    private static bool CheckWords(Sentence sentence, int place, bool verbatim, List<EvidenceItem> cited, List<Holding> held, EchoCheck echo, List<Fault> faults)
    {
        var folded = Folding.Fold(sentence.Text);
        var attributes = VoiceCheck.Attributes(folded, cited);
        if (verbatim)
            return attributes;
        var words = folded.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        var share = SupportCheck.Share(words, held);
        if (!SupportCheck.IsEnough(share))
            faults.Add(new(FaultKind.Support, place, $"only {share:P0} of its words are in the cited evidence"));
        if (VoiceCheck.HasOwnOpinion(folded, held))
            faults.Add(new(FaultKind.Opinion, place, "an opinion or advice that no cited source gives"));
        if (echo.Echoes(words, held))
            faults.Add(new(FaultKind.Echo, place, "six words in a row of the question"));
        return attributes;
    }

    private static void CheckNotice(Notice notice, Sentence sentence, int place, Answer answer, Evidence evidence, Dictionary<int, EvidenceItem?> items, DateOnly today, List<Fault> faults)
    {
        if (!NoticeCheck.Holds(notice, answer, evidence, today))
            faults.Add(new(FaultKind.Notice, place, "a slot holds what the library does not"));
        if (sentence.Figures.Count > 0)
            faults.Add(new(FaultKind.Figure, place, "a notice shows a figure"));
        foreach (var n in sentence.Citations.Where(n => !items.ContainsKey(n)))
            faults.Add(new(FaultKind.Citation, place, $"citation {n} does not exist"));
        TextCheck.Check(sentence.Text, place, [], faults);
    }

    /// <summary>The evidence that a sentence cites, as far as it holds.</summary>
    private static List<EvidenceItem> Cited(Sentence sentence, int place, Dictionary<int, EvidenceItem?> items, List<Fault> faults)
    {
        var cited = new List<EvidenceItem>(sentence.Citations.Count);
        if (sentence.Citations.Count == 0)
            faults.Add(new(FaultKind.Uncited, place, "no citation, and no notice"));
        foreach (var n in sentence.Citations)
        {
            if (!items.TryGetValue(n, out var item))
                faults.Add(new(FaultKind.Citation, place, $"citation {n} does not exist"));
            else if (item is not null)
                cited.Add(item);
        }

        return cited;
    }
}
