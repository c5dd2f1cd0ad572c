using PolicyBot.Asking;

namespace PolicyBot.Grounding;

/// <summary>An answer that may leave, and what was wrong with the one that was offered.</summary>
public sealed record Held(Answer Answer, IReadOnlyList<Fault> Faults);

/// <summary>Applies the gate: passes an answer, or drops its failing sentences, or puts an honest notice in its place.</summary>
public static class Guard
{
    public static Held Hold(Answer answer, Inquiry inquiry)
    {
        var faults = Gate.Check(answer, inquiry.Evidence, inquiry.Question.Text, inquiry.Today);
        if (faults.Count == 0)
            return new(answer, faults);
        var failing = faults.Select(f => f.Sentence).ToHashSet();
        // The first sentence is the answer; without it the rest would answer something else.
        if (!failing.Contains(-1) && !failing.Contains(0))
        {
            var rest = Renumbered(answer with { Sentences = [.. answer.Sentences.Where((_, i) => !failing.Contains(i))] });
            if (rest.Sentences.Count > 0 && Gate.Check(rest, inquiry.Evidence, inquiry.Question.Text, inquiry.Today).Count == 0)
                return new(rest with { Verdict = rest.Verdict is Verdict.Supported ? Verdict.PartlySupported : rest.Verdict }, faults);
        }

        return new(Composer.Compose(inquiry, Course.NotCovered), faults);
    }

    /// <summary>Citations that no sentence uses any more go, and the rest are numbered anew.</summary>
    private static Answer Renumbered(Answer answer)
    {
        var used = answer.Sentences.SelectMany(s => s.Citations).Distinct().Order().ToList();
        return answer with
        {
            Sentences = [.. answer.Sentences.Select(s => s with { Citations = [.. s.Citations.Select(n => used.IndexOf(n) + 1)] })],
            Citations = [.. used.Select((n, i) => answer.Citations[n - 1] with { N = i + 1 })],
        };
    }
}
