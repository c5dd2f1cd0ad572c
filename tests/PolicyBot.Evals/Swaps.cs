using PolicyBot.Knowledge;

namespace PolicyBot.Evals;

/// <summary>
/// Questions put in the other words of the debate: each word that the library's thesaurus knows is exchanged for others of its group. The choice
/// of such a word may not change an answer, so every pair must give the same facts and the same stance.
/// </summary>
internal sealed class Swaps(Thesaurus thesaurus)
{
    private const int PerQuestion = 4;

    /// <summary>The question, folded, and the same in other words; empty where it holds no word that has others.</summary>
    public IEnumerable<string> Of(EvalQuestion question)
    {
        var text = $" {Folding.Fold(question.Text)} ";
        var mark = question.Text.Contains('?', StringComparison.Ordinal) ? "?" : "";
        // Which of the others are taken changes from question to question and stays the same from run to run.
        var turn = question.Id.Sum(c => c);
        var found = thesaurus.Groups
            .SelectMany(group => group.Select(word => (Group: group, Word: word)))
            .Where(g => text.Contains($" {g.Word} ", StringComparison.Ordinal))
            .OrderByDescending(g => g.Word.Length)
            .Take(1)
            .ToList();
        return found.SelectMany(f => Enumerable.Range(0, Math.Min(PerQuestion, f.Group.Count))
            .Select(i => f.Group[(turn + (i * 7)) % f.Group.Count])
            .Prepend(f.Word)
            .Distinct()
            .Select(other => text.Replace($" {f.Word} ", $" {other} ", StringComparison.Ordinal).Trim() + mark));
    }
}
