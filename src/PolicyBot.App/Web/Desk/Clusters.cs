using PolicyBot.Asking;
using PolicyBot.Knowledge;

namespace PolicyBot.App.Web.Desk;

/// <summary>Questions that ask about the same, as far as their words tell.</summary>
/// <param name="Nearest">The entries that came nearest, the most frequent first.</param>
internal sealed record Cluster(IReadOnlyList<Gap> Gaps, IReadOnlyList<string> Nearest)
{
    /// <summary>How many people asked.</summary>
    public int People => Gaps.DistinctBy(g => g.Person).Count();
}

/// <summary>Puts together what people asked in other words.</summary>
internal static class Clusters
{
    private const double Alike = 0.4;
    private const int ShortestWord = 3;

    /// <returns>The largest first.</returns>
    public static IReadOnlyList<Cluster> Of(IReadOnlyList<Gap> gaps, KnowledgeBase knowledge)
    {
        var groups = new List<(HashSet<string> Words, List<Gap> Gaps)>();
        foreach (var gap in gaps)
        {
            var words = Words(gap, knowledge);
            var (group, likeness) = groups.Select(g => (g, likeness: Likeness(g.Words, words))).DefaultIfEmpty().MaxBy(g => g.likeness);
            if (likeness >= Alike)
                group.Gaps.Add(gap);
            else
                groups.Add((words, [gap]));
        }

        return
        [
            .. groups.Select(g => new Cluster(g.Gaps, [.. g.Gaps.SelectMany(x => x.Nearest).CountBy(n => n).OrderByDescending(n => n.Value).Take(5).Select(n => n.Key)]))
                .OrderByDescending(c => c.Gaps.Count).ThenByDescending(c => c.Gaps.Max(g => g.At)),
        ];
    }

    /// <summary>In the library's own terms, so that other words for the same count as the same.</summary>
    private static HashSet<string> Words(Gap gap, KnowledgeBase knowledge)
    {
        var index = knowledge.Index(gap.Language);
        return [.. index.Terms(index.Thesaurus.Canonical(Folding.Fold(gap.Question))).Where(w => w.Length >= ShortestWord)];
    }

    private static double Likeness(HashSet<string> one, HashSet<string> other)
    {
        var common = one.Count(other.Contains);
        return common == 0 ? 0 : (double)common / (one.Count + other.Count - common);
    }
}
