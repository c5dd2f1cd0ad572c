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
internal sealed class AnswerPages
{
    /// <summary>Sources of one stretch at most; a sentence with more is shown again with the rest.</summary>
    private const int MostSources = 8;

    /// <summary>A marker such as "[12]", and the space before the first.</summary>
    private const int MarkerLength = 6;

    private readonly Answer _answer;
    private readonly PageShape _shape;
    private readonly int _room;
    private readonly SortedDictionary<int, string> _sources;

    private AnswerPages(Answer answer, PageShape shape, int room)
    {
        (_answer, _shape, _room) = (answer, shape, room);
        _sources = new(answer.Citations.DistinctBy(c => c.N).ToDictionary(c => c.N, c => shape.Source(c, answer.Language)));
    }

    /// <param name="room">Characters of a page.</param>
    /// <returns>At least one page.</returns>
    public static IReadOnlyList<AnswerPage> Split(Answer answer, PageShape shape, int room) => new AnswerPages(answer, shape, room).Pages();

    private List<AnswerPage> Pages()
    {
        var pages = new List<AnswerPage>();
        var sentences = new List<string>();
        var cited = new SortedSet<int>();
        foreach (var stretch in _answer.Sentences.SelectMany(Stretches))
        {
            if (sentences.Count > 0 && Length(sentences, stretch.Text.Length + 1, cited.Union(stretch.Cited)) > _room)
            {
                pages.Add(Page(sentences, cited));
                sentences.Clear();
                cited.Clear();
            }

            sentences.Add(stretch.Text);
            cited.UnionWith(stretch.Cited);
        }

        if (sentences.Count > 0 || pages.Count == 0)
            pages.Add(Page(sentences, cited));
        return pages;
    }

    private AnswerPage Page(List<string> sentences, SortedSet<int> cited) =>
        new([.. sentences], [.. cited.Select(n => _sources[n])], _answer.Citations.Any(c => c.Stale && cited.Contains(c.N)));

    private IEnumerable<Stretch> Stretches(Sentence sentence)
    {
        var cited = sentence.Citations.Distinct().Where(_sources.ContainsKey).ToList();
        if (Notices.IsHeading(sentence.Text))
        {
            yield return new($"\n**{sentence.Text}**", []);
            yield break;
        }

        foreach (var piece in Markdown.Pieces(sentence.Text, _shape.Piece))
        {
            foreach (var some in Fitting(piece, cited))
                yield return new(some.Count == 0 ? piece : $"{piece} {string.Concat(some.Select(n => $"[{n}]"))}", some);
        }
    }

    /// <summary>The sources in groups that each fit a page together with the piece.</summary>
    private IEnumerable<IReadOnlyList<int>> Fitting(string piece, List<int> cited)
    {
        var some = new List<int>();
        foreach (var n in cited)
        {
            if (some.Count == MostSources || (some.Count > 0 && Length([piece], MarkerLength * (some.Count + 1), some.Append(n)) > _room))
            {
                yield return [.. some];
                some.Clear();
            }

            some.Add(n);
        }

        yield return some;
    }

    /// <summary>How long a page would be with so many characters more.</summary>
    private int Length(IReadOnlyList<string> sentences, int more, IEnumerable<int> cited)
    {
        var sources = cited.Select(n => _sources[n].Length + 1).ToList();
        return sentences.Sum(s => s.Length + 1) + more + (sources.Count == 0 ? 0 : AnswerPage.Heading(_answer.Language).Length + sources.Sum());
    }

    private sealed record Stretch(string Text, IReadOnlyList<int> Cited);
}
