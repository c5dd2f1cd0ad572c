using PolicyBot.Knowledge;
using PolicyBot.Statistics;

namespace PolicyBot.Asking;

/// <summary>
/// What can be done for a question, each capability one method: it reads the library and leaves what it found in the inquiry.
/// The kernel exposes them as functions to the deterministic planner and to a model alike.
/// </summary>
public static class Capabilities
{
    private const int HitsRanked = 40;
    private const int SeriesTried = 14;

    /// <summary>Searches entries, facts and series.</summary>
    public static IReadOnlyList<Ranked> SearchLibrary(Inquiry inquiry, string words)
    {
        var knowledge = inquiry.Knowledge;
        var search = knowledge.Index(inquiry.Language).Search(words, HitsRanked);
        inquiry.Known = search.Known;
        inquiry.Found = Ranking.Rank(search, inquiry.Understanding, knowledge);
        inquiry.Settlement = knowledge.Settlements(inquiry.Language).Settle(inquiry.Understanding, inquiry.Found);
        return inquiry.Found;
    }

    /// <summary>Reads an entry, so that its facts may be cited.</summary>
    /// <returns>Null when there is no such entry.</returns>
    public static Entry? ReadEntry(Inquiry inquiry, EntryId id)
    {
        if (inquiry.Knowledge.Library.Find(id) is not { } entry)
            return null;
        foreach (var fact in entry.Facts)
            inquiry.Evidence.Add(new HeldFact(entry, fact));
        return entry;
    }

    /// <summary>Resolves a question about numbers against the series.</summary>
    public static IReadOnlyList<Chosen> LookUpStatistic(Inquiry inquiry, string words)
    {
        var question = words == inquiry.Understanding.Canonical ? inquiry.Understanding.Statistic : StatisticQuestion.Read(words, inquiry.Today);
        return inquiry.Statistics = NotAdded(inquiry, words, question) is { } refused ? [refused] : Resolve(inquiry, question);
    }

    /// <summary>What the series say to a question about numbers, best first.</summary>
    internal static IReadOnlyList<Chosen> Resolve(Inquiry inquiry, StatisticQuestion question)
    {
        var knowledge = inquiry.Knowledge;
        var index = knowledge.SeriesIndex(inquiry.Language);
        var search = index.Search(string.Join(' ', question.Periods.Rest), SeriesTried);
        if (search.Hits.Count == 0)
            return [];
        var figureTerms = knowledge.FigureTerms(inquiry.Language);
        var candidates = search.Hits
            .Select(h => new Candidate(
                h.Unit.Entry,
                (0.6 * h.Score / search.Hits[0].Score) + (0.4 * h.Coverage),
                words => index.Coverage(h.Place, search.Terms, words.SelectMany(index.Terms).ToHashSet(), figureTerms)))
            .ToList();
        return knowledge.Statistics.LookUp(question, candidates, inquiry.Today);
    }

    /// <summary>People and events, or overlapping counts, are never added: where a question would, both figures stand side by side.</summary>
    private static Chosen? NotAdded(Inquiry inquiry, string words, StatisticQuestion question)
    {
        if (StatisticQuestion.Addends(words) is not var (first, second))
            return null;
        LookedUp? One(string half)
        {
            var read = StatisticQuestion.Read(half, inquiry.Today);
            var alone = read with { Periods = question.Periods with { Rest = read.Periods.Rest }, Operation = Operation.LookUp };
            return Resolve(inquiry, alone) is [{ Fit: >= StatisticLookup.Sure, Finding: LookedUp found }, ..] ? found : null;
        }

        return One(first) is { } one && One(second) is { } two && one.Entry.Id != two.Entry.Id
            ? new(new NotAdded(one, two), 2 * StatisticLookup.Sure, 1)
            : null;
    }

    /// <summary>Holds a statement against the claims, the figures and the settled facts of the library.</summary>
    public static CheckedClaim? CheckClaim(Inquiry inquiry) => inquiry.Claim = ClaimCheck.Check(inquiry);

    /// <summary>An entry's facts in the order of time.</summary>
    public static IReadOnlyList<HeldFact> ListChanges(Inquiry inquiry, EntryId id) => ReadEntry(inquiry, id) is not { } entry
        ? []
        : [.. entry.Facts.OrderBy(f => Chronology.DateOf(f, inquiry.Today)).Select(f => new HeldFact(entry, f))];
}
