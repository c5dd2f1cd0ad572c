using PolicyBot.Asking;
using PolicyBot.Grounding;
using PolicyBot.Knowledge;
using PolicyBot.Statistics;

namespace PolicyBot.Digests;

/// <summary>
/// Puts what has changed into an answer, item by item. Each item passes the gate by itself, so that one that does not cannot keep
/// the others back; and what is made of them passes it as a whole.
/// </summary>
public static class DigestComposer
{
    /// <summary>A reader with one minute.</summary>
    private const int MostBrief = 7;

    private const int MostFull = 60;
    private const int MostSentences = 1000;

    private static readonly NoticeHeading[] _order = [NoticeHeading.Corrections, NoticeHeading.Statuses, NoticeHeading.Figures, NoticeHeading.Due, NoticeHeading.Added];

    /// <param name="since">The last day that an earlier digest told of.</param>
    /// <param name="until">The last day that this one tells of.</param>
    /// <param name="known">Since when each change has been known here; null: since it happened.</param>
    public static Digest Compose(Library library, DigestScope scope, DateOnly since, DateOnly until, IReadOnlyDictionary<string, DateOnly>? known = null)
    {
        var passed = new List<NewsItem>();
        var refused = new List<EntryId>();
        foreach (var item in News.Gather(library, scope, since, until, known ?? new Dictionary<string, DateOnly>()))
        {
            if (passed.Count == MostFull)
                break;
            if (Passes([item], scope.Language, since, until))
                passed.Add(item);
            else
                refused.Add(item.Entry.Id);
        }

        var full = Held(passed, scope.Language, since, until);
        var shown = Shown(passed);
        var brief = shown.Count == passed.Count ? full : Held(shown, scope.Language, since, until);
        return new(since, until, passed.Count, brief, full, shown.Find(IsDrawn)?.Entry.Id, refused);
    }

    /// <summary>The most important, and among them a table's new figures where there are any: those come with a picture.</summary>
    private static List<NewsItem> Shown(List<NewsItem> items)
    {
        var shown = items.Take(MostBrief).ToList();
        if (!shown.Exists(IsDrawn) && items.Find(IsDrawn) is { } drawn)
            shown[^1] = drawn;
        return shown;
    }

    private static bool IsDrawn(NewsItem item) => item.Change is { } change && News.IsNewestRelease(item.Entry, change) && Releases.Findings(item.Entry).Count > 0;

    /// <exception cref="InvalidOperationException">What passed piece by piece does not as a whole: nothing of it may leave.</exception>
    private static Answer Held(IReadOnlyList<NewsItem> items, Language language, DateOnly since, DateOnly until)
    {
        var (answer, evidence) = Write(items, language, since, until);
        return Gate.Check(answer, evidence, answer.Question, until) is [var fault, ..] ? throw new InvalidOperationException($"The gate refuses a digest: {fault}") : answer;
    }

    private static bool Passes(IReadOnlyList<NewsItem> items, Language language, DateOnly since, DateOnly until)
    {
        var (answer, evidence) = Write(items, language, since, until);
        return answer.Sentences.Any(s => s.Citations.Count > 0) && Gate.Check(answer, evidence, answer.Question, until).Count == 0;
    }

    private static (Answer Answer, Evidence Evidence) Write(IReadOnlyList<NewsItem> items, Language language, DateOnly since, DateOnly until)
    {
        var evidence = new Evidence();
        var draft = new Draft("digest", "", language, until, MostSentences);
        draft.Notice(Notices.ChangedSince(since, items.Count > 0, language));
        foreach (var section in items.GroupBy(i => i.Heading).OrderBy(g => Array.IndexOf(_order, g.Key)))
        {
            draft.Notice(Notices.Heading(section.Key, language));
            foreach (var item in section)
                Say(draft, evidence, item, language);
        }

        return (draft.Build(Intent.Digest, Verdict.Supported, null, []), evidence);
    }

    private static void Say(Draft draft, Evidence evidence, NewsItem item, Language language)
    {
        var entry = item.Entry;
        if (IsDrawn(item))
        {
            foreach (var finding in Releases.Findings(entry))
                Say(draft, evidence, finding, language);
            return;
        }

        var history = item.Change is { } change ? HistoryText.Of(entry, change) : HistoryText.Of(entry, item.Due!);
        draft.Say(history.In(language), [evidence.Add(entry, history, item.Facts is [var leading, ..] ? leading : null)]);
        foreach (var fact in item.Facts)
        {
            if (Sentences.Split(fact.Text.In(language)) is [var first, ..])
                draft.Say(first, [evidence.Add(new HeldFact(entry, fact))]);
        }

        if (entry.Series is not null)
            draft.Say(entry.Summary.Text.In(language), [evidence.Add(entry, [])]);
    }

    private static void Say(Draft draft, Evidence evidence, Finding finding, Language language)
    {
        foreach (var statement in FindingWriter.Answer(finding, language))
        {
            var shown = statement.Records;
            draft.Say(statement.Text, [evidence.Add(finding.Entry, [.. finding.Records().Where(r => shown.Contains(r.Id))])], statement.Figures);
        }
    }
}
