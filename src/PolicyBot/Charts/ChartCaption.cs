using PolicyBot.Asking;
using PolicyBot.Grounding;
using PolicyBot.Knowledge;
using PolicyBot.Statistics;

namespace PolicyBot.Charts;

/// <summary>Says what a chart shows in sentences that cite the series, each held by the gate.</summary>
internal static class ChartCaption
{
    private const int MostLines = 3;

    public static Answer Of(IReadOnlyList<(Entry Entry, Line Line, IReadOnlyList<Point> Points)> drawn, DateOnly today, Language language)
    {
        var evidence = new Evidence();
        var citations = new List<Citation>();
        var sentences = new List<Sentence>();
        foreach (var (entry, line, points) in drawn.Take(MostLines))
        {
            var records = points.SelectMany(p => p.Records).ToList();
            var revisions = line.Series.Revisions.Select(r => new Recorded(FindingWriter.RevisionId(line.Series, r), r.Value));
            var item = evidence.Add(entry, [.. records, .. revisions]);
            var n = citations.FindIndex(c => c.Entry == entry.Id) + 1;
            if (n == 0)
                citations.Add(item.Cite(n = citations.Count + 1, today));
            else
                citations[n - 1] = item.Cite(n, today);
            sentences.AddRange(Statements(entry, line, points, language).Select(s => new Sentence(s.Text, [n], s.Figures)));
        }

        return Held(new("chart", "", language, Intent.Statistic, Verdict.Supported, null, [.. sentences.DistinctBy(s => s.Text)], citations, [], []), evidence, today);
    }

    /// <summary>A sentence that does not pass is not said.</summary>
    internal static Answer Held(Answer answer, Evidence evidence, DateOnly today)
    {
        var failing = Gate.Check(answer, evidence, "", today).Select(f => f.Sentence).ToHashSet();
        if (failing.Count == 0)
            return answer;
        var kept = answer with { Sentences = failing.Contains(-1) ? [] : [.. answer.Sentences.Where((_, i) => !failing.Contains(i))] };
        return kept.Sentences.Count > 0 && Gate.Check(kept, evidence, "", today).All(f => f.Kind is FaultKind.UnusedCitation) ? kept : answer with { Sentences = [], Citations = [] };
    }

    private static IEnumerable<Statement> Statements(Entry entry, Line line, IReadOnlyList<Point> points, Language language)
    {
        if (points is [var only])
            return FindingWriter.Answer(new LookedUp(entry, line, new(only, only.Through is null ? Fit.Exact : Fit.Partial, only.Period)), language);
        var whole = points.Where(p => p.Through is null).ToList();
        if (whole.Count < 2)
            whole = [.. points];
        var (high, low) = (whole.MaxBy(p => p.Value)!, whole.MinBy(p => p.Value)!);
        return
        [
            .. FindingWriter.Answer(new Changed(entry, line, whole[0], whole[^1]), language),
            .. FindingWriter.Answer(new Extreme(entry, line, High: true, high, whole), language),
            .. FindingWriter.Answer(new Extreme(entry, line, High: false, low, whole), language),
        ];
    }
}
