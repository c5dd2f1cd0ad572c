using PolicyBot.Asking;

namespace PolicyBot.Slack.Rendering;

/// <summary>A part of an answer that one message can show, with every source that its sentences cite.</summary>
/// <param name="Pieces">Sentences with their [n], unescaped; a very long one in several pieces.</param>
internal sealed record AnswerPage(IReadOnlyList<string> Pieces, IReadOnlyList<Citation> Sources);

/// <summary>Distributes an answer over pages: sentences move to the next page before a source is ever cut.</summary>
internal static class AnswerPages
{
    /// <param name="budget">The most units of escaped text on a page.</param>
    /// <param name="line">How a source is written, escaped.</param>
    /// <returns>At least one page.</returns>
    public static IReadOnlyList<AnswerPage> Of(Answer answer, int budget, Func<Citation, string> line)
    {
        var sources = answer.Citations.ToLookup(c => c.N);
        var pages = new List<AnswerPage>();
        var pieces = new List<string>();
        var shown = new List<Citation>();
        var used = 0;
        foreach (var (text, cited) in answer.Sentences.SelectMany(s => Units(s, sources, budget, line)))
        {
            var fresh = cited.Except(shown).ToList();
            var cost = Cost(text) + fresh.Sum(c => Cost(line(c)));
            if (used > 0 && used + cost > budget)
            {
                pages.Add(new(pieces, shown));
                (pieces, shown, fresh) = ([], [], [.. cited]);
                used = 0;
                cost = Cost(text) + fresh.Sum(c => Cost(line(c)));
            }

            if (text.Length > 0)
                pieces.Add(text);
            shown.AddRange(fresh);
            used += cost;
        }

        if (pages.Count == 0 || used > 0)
            pages.Add(new(pieces, shown));
        return [.. pages.Select(p => p with { Sources = [.. p.Sources.OrderBy(c => c.N)] })];

        static int Cost(string text) => Mrkdwn.EscapedLength(text) + 1;
    }

    /// <summary>A sentence as parts that each fit a page: mostly one. The last part brings the sources; those that fit no page together come alone.</summary>
    private static IEnumerable<(string Text, IReadOnlyList<Citation> Cited)> Units(Sentence sentence, ILookup<int, Citation> sources, int budget, Func<Citation, string> line)
    {
        var pieces = Clip.Pieces(sentence.Marked, Math.Min(BlockKit.MostInSection, budget / 2)).Where(p => p.Length > 0).ToList();
        foreach (var piece in pieces.SkipLast(1))
            yield return (piece, []);
        var text = pieces.Count > 0 ? pieces[^1] : "";
        var room = budget - Mrkdwn.EscapedLength(text) - 1;
        var cited = new List<Citation>();
        foreach (var citation in sentence.Citations.Distinct().SelectMany(n => sources[n].Take(1)))
        {
            var cost = Mrkdwn.EscapedLength(line(citation)) + 1;
            if (cost > room && (cited.Count > 0 || text.Length > 0))
            {
                yield return (text, cited);
                (text, cited, room) = ("", [], budget);
            }

            cited.Add(citation);
            room -= cost;
        }

        if (text.Length > 0 || cited.Count > 0)
            yield return (text, cited);
    }
}
