using System.Text.RegularExpressions;

namespace PolicyBot.Asking;

/// <summary>Questions that ask two things ("what is a detainer, and must a county honor it?"): each is answered by itself.</summary>
public static partial class Parts
{
    /// <summary>Each part keeps the direct answer and what is needed most.</summary>
    private const int SentencesOfPart = 3;

    /// <summary>Splits a question in two; the second part has the first for its context, so that "it" is understood.</summary>
    /// <returns>Null when it asks one thing.</returns>
    public static (Question First, Question Second)? Split(Question question)
    {
        if (question.Text.Length > QuestionReader.MaxLength || Join().Match(question.Text) is not { Success: true } join)
            return null;
        var first = question.Text[..join.Index].Trim(' ', ',', ';');
        var second = question.Text[(join.Index + join.Groups["and"].Length)..].Trim();
        return first.Split(' ').Length < 3 || second.Split(' ').Length < 3 || !Asks().IsMatch(first)
            ? null
            : (question with { Text = first + "?" }, question with { Text = second, Context = [.. question.Context, first + "?"] });
    }

    /// <summary>Puts the answers to both parts together; each has passed the gate by itself.</summary>
    public static Answer Together(Question question, Answer first, Answer second)
    {
        // Two answers from one entry, or one that was refused, are one answer.
        if (second.Citations.Count == 0 || first.Citations.Count == 0 || second.Citations[0].Entry == first.Citations[0].Entry)
            return (first.Citations.Count == 0 ? second : first) with { Id = question.Id, Question = QuestionReader.Clean(question.Text) };
        var citations = new List<Citation>();
        var sentences = new List<Sentence>();
        foreach (var part in (Answer[])[first, second])
        {
            foreach (var sentence in part.Sentences.Where((s, i) => i < SentencesOfPart || s.Citations.Count == 0))
            {
                if (!sentences.Exists(s => s.Text == sentence.Text))
                    sentences.Add(sentence with { Citations = [.. sentence.Citations.Select(n => Number(citations, part.Citations[n - 1]))] });
            }
        }

        return first with
        {
            Id = question.Id,
            Question = QuestionReader.Clean(question.Text),
            Sentences = sentences,
            Citations = citations,
            Stance = first.Stance ?? second.Stance,
            Verdict = first.Verdict is Verdict.Supported ? second.Verdict : first.Verdict,
            FollowUps = [.. second.FollowUps.Concat(first.FollowUps).Distinct().Take(3)],
            Nearest = [.. first.Nearest.Concat(second.Nearest).Distinct()],
        };
    }

    private static int Number(List<Citation> citations, Citation citation)
    {
        var known = citations.FindIndex(c => c with { N = citation.N } == citation);
        if (known >= 0)
            return known + 1;
        citations.Add(citation with { N = citations.Count + 1 });
        return citations.Count;
    }

    [GeneratedRegex(@"(?<and>[,;]?\s+(?:and|y)\s+)(?=(?:must|is|are|was|were|can|do|does|did|has|have|how|what|who|when|which|why|where|should|es|son|fue|debe|deben|puede|pueden|cuántos|cuántas|qué|quién|cuándo|cómo|sigue|siguen|hubo)\b)", RegexOptions.IgnoreCase)]
    private static partial Regex Join();

    [GeneratedRegex(@"^\W*(?:what|how|who|when|which|why|where|is|are|was|were|did|do|does|can|qué|cuántos|cuántas|cómo|quién|cuándo|es|son|puede|fue|hubo)\b", RegexOptions.IgnoreCase)]
    private static partial Regex Asks();
}
