using PolicyBot.Asking;

namespace PolicyBot.Discord.Rendering;

/// <summary>How answers are written in one form of message.</summary>
/// <param name="Piece">The longest stretch of a sentence; longer ones go on in a stretch of their own.</param>
/// <param name="Source">Writes one source; never longer than leaves room for a stretch beside it.</param>
internal sealed record PageShape(int Piece, Func<Citation, Language, string> Source)
{
    /// <summary>In an embed, with links behind the titles.</summary>
    public static PageShape Rich { get; } = new(1200, RichSource);

    /// <summary>In the text of a message, with the addresses written out.</summary>
    public static PageShape Plain { get; } = new(300, PlainSource);

    private static string RichSource(Citation citation, Language language)
    {
        var work = Markdown.Clip(AnswerWords.Work(citation), 400);
        return $"[{citation.N}] {Markdown.Link(work, citation.Url, 1600)} — {Markdown.Clip(AnswerWords.Details(citation, language), 400)}";
    }

    private static string PlainSource(Citation citation, Language language)
    {
        var address = Markdown.Address(citation.Url) is { Length: <= 400 } written ? $" <{written}>" : "";
        return $"[{citation.N}] {Markdown.Clip(AnswerWords.Work(citation), 180)}; {Markdown.Clip(AnswerWords.Details(citation, language), 180)}{address}";
    }
}

/// <summary>A part of an answer that fits one message.</summary>
/// <param name="Sentences">Escaped, with markers.</param>
/// <param name="Sources">Those of the sentences on this page.</param>
internal sealed record AnswerPage(IReadOnlyList<string> Sentences, IReadOnlyList<string> Sources, bool IsStale)
{
    /// <summary>The sentences, and under them the sources.</summary>
    public string Text(Language language) =>
        string.Join('\n', Sentences) + (Sources.Count == 0 ? "" : Heading(language) + string.Join('\n', Sources));

    public static string Heading(Language language) => $"\n\n**{AnswerWords.Sources(language)}**\n";
}

/// <summary>Splits an answer into pages, each with all sources of the sentences that it shows.</summary>
internal static class AnswerPages
{
    /// <summary>Sources of one stretch at most; a sentence with more is shown again with the rest.</summary>
    private const int MostSources = 8;

    /// <param name="room">Characters of a page.</param>
    /// <returns>At least one page.</returns>
    public static IReadOnlyList<AnswerPage> Split(Answer answer, PageShape shape, int room)
    {
        var pages = new List<AnswerPage>();
        var sentences = new List<string>();
        var cited = new SortedDictionary<int, Citation>();
        foreach (var stretch in answer.Sentences.SelectMany(s => Stretches(s, answer, shape, room)))
        {
            var together = stretch.Cited.Concat(cited.Values).DistinctBy(c => c.N).OrderBy(c => c.N).ToList();
            if (sentences.Count > 0 && Length([.. sentences, stretch.Text], together, answer, shape) > room)
            {
                pages.Add(Page(sentences, cited.Values, answer, shape));
                sentences = [];
                cited.Clear();
            }

            sentences.Add(stretch.Text);
            foreach (var citation in stretch.Cited)
                cited[citation.N] = citation;
        }

        if (sentences.Count > 0 || pages.Count == 0)
            pages.Add(Page(sentences, cited.Values, answer, shape));
        return pages;
    }

    private static AnswerPage Page(List<string> sentences, IEnumerable<Citation> cited, Answer answer, PageShape shape) =>
        new([.. sentences], [.. cited.Select(c => shape.Source(c, answer.Language))], cited.Any(c => c.Stale));

    private static IEnumerable<Stretch> Stretches(Sentence sentence, Answer answer, PageShape shape, int room)
    {
        var cited = sentence.Citations.Distinct().Select(n => answer.Citations.FirstOrDefault(c => c.N == n)).OfType<Citation>().ToList();
        foreach (var piece in Markdown.Pieces(sentence.Text, shape.Piece))
        {
            foreach (var some in Fitting(piece, cited, answer, shape, room))
                yield return new(some.Count == 0 ? piece : $"{piece} {string.Concat(some.Select(c => $"[{c.N}]"))}", some);
        }
    }

    /// <summary>The sources in groups that each fit a page together with the piece.</summary>
    private static IEnumerable<IReadOnlyList<Citation>> Fitting(string piece, List<Citation> cited, Answer answer, PageShape shape, int room)
    {
        var some = new List<Citation>();
        foreach (var citation in cited)
        {
            if (some.Count == MostSources || (some.Count > 0 && Length([piece], [.. some, citation], answer, shape) + (6 * (some.Count + 1)) > room))
            {
                yield return [.. some];
                some.Clear();
            }

            some.Add(citation);
        }

        yield return some;
    }

    private static int Length(IReadOnlyList<string> sentences, IReadOnlyList<Citation> cited, Answer answer, PageShape shape) =>
        new AnswerPage(sentences, [.. cited.Select(c => shape.Source(c, answer.Language))], IsStale: false).Text(answer.Language).Length;

    private sealed record Stretch(string Text, IReadOnlyList<Citation> Cited);
}
