using PolicyBot.Knowledge;
using PolicyBot.Statistics;

namespace PolicyBot.Asking;

/// <summary>A unit and how well it answers a question.</summary>
/// <param name="Score">For comparing units of one question; about 0 to 2.</param>
/// <param name="Coverage">The share of the question's weight that its words carry, 0 to 1.</param>
/// <param name="Named">How much of the question its entry's name takes up, 0 to 1.</param>
/// <param name="Outright">Whether the question names the entry by a name that hardly any other has.</param>
/// <param name="Speaks">Whether its words speak of everything that is asked of what is counted (the age of recipients, those who quit), and of whom it is asked.</param>
public sealed record Ranked(Unit Unit, double Score, double Coverage, double Named, bool Outright, bool Speaks)
{
    public Entry Entry => Unit.Entry;
}

/// <summary>Orders what the index found by what the question wants: the entry it names, its state, its years, its kind of answer.</summary>
public static class Ranking
{
    private const double EntrySupport = 0.15;

    /// <summary>Where even the best speaks of less than this of a yes/no question, the question is about what it names ("Does 287(g) help police?").</summary>
    private const double Doubtful = 0.5;

    /// <summary>... unless it speaks of things of which the library knows nothing.</summary>
    private const double Known = 0.75;

    /// <summary>What a unit loses that does not speak of what is to be counted, or of whom ("deportations under Trump" by one on agreements under Trump).</summary>
    private const double OtherCount = 0.3;

    private const double Speaking = 0.99;

    private const double SpeakingOf = 0.45;

    private static readonly string[] _debated = ["unauthorized", "estatus", "asylum", "asilo"];

    public static IReadOnlyList<Ranked> Rank(SearchResult search, Understanding understanding, KnowledgeBase knowledge)
    {
        if (search.Hits.Count == 0)
            return [];
        var index = knowledge.Index(understanding.Language);
        var named = knowledge.Names.NamedIn(understanding.Words, index);
        var states = Places.StateCodes(understanding.Words);
        var best = search.Hits[0].Score;
        var counted = understanding.Intent is Intent.Statistic ? understanding.Statistic.Runs.LongestIn(knowledge.Statistics.IsCount).SelectMany(index.Terms).ToHashSet() : [];
        var attributes = understanding.Intent is Intent.Statistic ? understanding.Statistic.Attributes.SelectMany(index.Terms).ToHashSet() : [];

        // Who came or stays without leave is called many things by both sides; that must change nothing.
        var of = index.Thesaurus.PopulationsIn(understanding.Words).Where(p => !_debated.Any(d => p.Contains(d, StringComparison.Ordinal))).SelectMany(p => index.Terms(p[1..].Replace('-', ' '))).ToHashSet();
        var ranked = search.Hits
                .Select(hit => new Ranked(
                    hit.Unit,
                    Score(hit, best, named.GetValueOrDefault(hit.Unit.Entry.Id).Share, understanding, states)
                        - (counted.Count == 0 ? 0 : OtherCount * (1 - index.Coverage(hit.Place, counted)))
                        - (of.Count == 0 ? 0 : OtherCount * (1 - index.Coverage(hit.Place, of)))
                        - (understanding.Intent is Intent.Statistic && !knowledge.Amounts.MayAnswer(hit.Unit.Entry, understanding.Statistic) ? OtherCount : 0),
                    hit.Coverage,
                    named.GetValueOrDefault(hit.Unit.Entry.Id).Share,
                    named.GetValueOrDefault(hit.Unit.Entry.Id).Outright,
                    (attributes.Count == 0 || index.Coverage(hit.Place, attributes) > Speaking) && (of.Count == 0 || index.Coverage(hit.Place, of) > SpeakingOf)))
                .ToList();

        // An entry of which several parts fit is more likely meant than one that a single part resembles.
        var support = ranked.GroupBy(r => r.Entry.Id).ToDictionary(g => g.Key, g => g.Select(r => r.Score).OrderDescending().Take(2).ToList());
        double Second(Ranked r) => support[r.Entry.Id] is [var first, var second] ? r.Score == first ? second : first : 0;
        ranked = [.. ranked.Select(r => r with { Score = r.Score + (EntrySupport * Second(r)) }).OrderByDescending(r => r.Score)];
        return understanding.YesNo && ranked[0].Coverage < Doubtful && search.Known > Known && ranked.Where(r => r is { Outright: true, Unit.IsSeries: false }).MinBy(r => named[r.Entry.Id].At) is { } meant
            ? [meant, .. ranked.Where(r => r != meant)]
            : ranked;
    }

    private static double Score(Hit hit, double best, double named, Understanding understanding, IReadOnlyList<string> states)
    {
        var (entry, fact) = hit.Unit;
        var score = (0.75 * hit.Score / best) + (0.5 * hit.Coverage) + ((understanding.Intent is Intent.Definition ? 0.35 : 0.12) * named);
        score += KindFit(hit.Unit, understanding, named);
        score += StateFit(entry, states);
        score += PeriodFit(hit.Unit, understanding.Statistic.Periods) * (understanding.Intent is Intent.Statistic ? 1 : 0.4);
        if (fact is { RestsOnAggregators: true })
            score -= 0.1;
        if ((fact?.Status ?? entry.Status) is EntryStatus.Superseded)
            score -= 0.08;
        return score;
    }

    private static double KindFit(Unit unit, Understanding understanding, double named) => (understanding.Intent, unit) switch
    {
        (Intent.Definition, { Fact: null, IsSeries: false }) => 0.05 + (0.2 * named),
        (Intent.Definition, { Entry.Kind: EntryKind.Term }) => 0.05,
        (Intent.Statistic, { Fact.Figures: { Count: > 0 } figures }) => understanding.Statistic.WantsRate && !figures.Any(f => f.Unit.StartsWith("percent", StringComparison.Ordinal)) ? 0 : 0.12,
        (Intent.Statistic, { Fact: null, IsSeries: false }) => -0.05,
        (Intent.ClaimCheck, { Entry.Kind: EntryKind.Claim }) => 0.12,
        (Intent.Comparison or Intent.Timeline or Intent.Policy, { Fact: null, IsSeries: false }) => 0.04,
        _ => 0,
    } + (WhoAsks(understanding) && unit.Entry.Topics.Contains("leadership") ? 0.3 : 0) - (unit.IsSeries && understanding.Intent is not Intent.Statistic ? 0.3 : 0);

    private static bool WhoAsks(Understanding understanding) =>
        understanding.Folded.StartsWith("who", StringComparison.Ordinal) || understanding.Folded.StartsWith("quien", StringComparison.Ordinal);

    private static double StateFit(Entry entry, IReadOnlyList<string> states)
    {
        if (!entry.Jurisdiction.StartsWith("US-", StringComparison.Ordinal) || entry.Jurisdiction.Length < 5)
            return 0;
        if (states.Count == 0)
            return -0.2;
        return states.Contains(entry.Jurisdiction.Substring(3, 2)) ? 0.3 : -0.4;
    }

    private static double PeriodFit(Unit unit, PeriodsAsked periods)
    {
        if (periods.Points.Count == 0 || unit.Fact is not { } fact)
            return 0;
        if (fact.Figures.Count > 0)
        {
            if (fact.Figures.Any(f => periods.Points.Contains(f.Period)))
                return 0.25;
            return fact.Figures.Any(f => periods.Points.Any(p => p.Overlaps(f.Period) && (f.Period.End.DayNumber - f.Period.Start.DayNumber) < 800)) ? 0.1 : -0.2;
        }

        return periods.Points.Any(p => fact.Text.English.Contains(p.Year.ToString(System.Globalization.CultureInfo.InvariantCulture), StringComparison.Ordinal)) ? 0.1 : 0;
    }
}
