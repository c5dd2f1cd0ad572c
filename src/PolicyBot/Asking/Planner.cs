using PolicyBot.Knowledge;
using PolicyBot.Statistics;

namespace PolicyBot.Asking;

/// <summary>The capabilities that a planner may call, by the names under which a model knows them too.</summary>
public static class Functions
{
    public const string SearchLibrary = "search_library";
    public const string ReadEntry = "read_entry";
    public const string LookUpStatistic = "look_up_statistic";
    public const string ComparePeriods = "compare_periods";
    public const string CheckClaim = "check_claim";
    public const string ListChanges = "list_changes";
    public const string ComposeAnswer = "compose_answer";
}

/// <summary>One call of a capability.</summary>
/// <param name="Argument">The words, or the entry's id, that it is called with.</param>
public sealed record PlannedCall(string Function, string Argument);

/// <summary>The deterministic planner: which capabilities a question needs, and what kind of answer they allow.</summary>
public static class Planner
{
    /// <summary>From here on the answer may come from a series; the fit of a series is a sum of about 0 to 2.</summary>
    private const double SeriesFits = 0.9;

    /// <summary>A series that speaks of less of the question does not answer it.</summary>
    private const double LeastSeriesCoverage = 0.5;

    /// <summary>A series that fits as well as this in all else may speak of less of the question by the slack.</summary>
    private const double StrongFit = 1.75;

    private const double StrongSlack = 0.15;

    /// <summary>A series that speaks of as much of the question leaves next to nothing of it open.</summary>
    private const double MostOfIt = 0.8;

    /// <summary>Shorter words are chatter ("ppl").</summary>
    private const int ShortestName = 3;

    /// <summary>Below this much of a question in words that the library has, the others are likely what it asks about.</summary>
    private const double Familiar = 0.75;

    /// <summary>Another Tom is not the one who is asked about.</summary>
    private const double WholeName = 0.9;

    /// <summary>How much less of the question than the best fact a series may speak of.</summary>
    private const double SeriesLead = 0.2;

    /// <summary>The steps for a question. Lazy: each step sees what the ones before it put into the inquiry.</summary>
    public static IEnumerable<PlannedCall> Steps(Inquiry inquiry)
    {
        var understanding = inquiry.Understanding;
        if (understanding.Intent is Intent.Greeting || understanding.Spoken is Spoken.Other)
            yield break;
        yield return new(Functions.SearchLibrary, understanding.Canonical);
        if (understanding.Intent is Intent.PersonalCase or Intent.LegalAdvice or Intent.OpinionBait)
            yield break;
        if (WantsFigures(understanding))
            yield return new(understanding.Statistic.Operation is Operation.Change ? Functions.ComparePeriods : Functions.LookUpStatistic, understanding.Canonical);
        if (understanding.Intent is Intent.ClaimCheck || understanding.YesNo || (inquiry.Found is [{ Entry.Claim: not null }, ..] && Series(inquiry) is null))
            yield return new(Functions.CheckClaim, understanding.Canonical);
        var course = Decide(inquiry);
        if (course is Course.FromUnit && inquiry.Found is [{ Entry.Id: var id }, ..])
            yield return new(Functions.ReadEntry, id.Value);
        if (course is Course.Timeline)
            yield return new(Functions.ListChanges, inquiry.Found[0].Entry.Id.Value);
    }

    /// <summary>What kind of answer the question gets.</summary>
    public static Course Decide(Inquiry inquiry)
    {
        var understanding = inquiry.Understanding;
        if (understanding.Intent is Intent.Greeting)
            return Course.Greet;
        if (understanding.Emergency)
            return Course.Decline;
        if (understanding.Spoken is Spoken.Other)
            return Course.OtherLanguage;
        if (Scope.IsLookAlike(understanding.Folded) || Scope.IsElsewhere(understanding))
            return Course.OutOfScope;
        if (understanding.Intent is Intent.PersonalCase or Intent.LegalAdvice)
            return Scope.IsOfTheField(understanding) || IntentRules.IsOfACase(understanding.Folded) ? Course.Decline : Course.OutOfScope;
        if (understanding.Intent is Intent.OpinionBait)
            return Scope.IsOfTheField(understanding) || inquiry.Found is [{ Coverage: > 0.5 }, ..] ? Course.NoOpinion : Course.OutOfScope;
        if (inquiry.Claim is FigureClaim or KnownClaim or SettledClaim { Stance: not Stance.Mixed })
            return Course.FromClaim;
        if (inquiry.Settlement is not null)
            return Course.FromSettlement;
        var figures = understanding.Intent is Intent.Statistic && understanding.Statistic.Operation is not Operation.Rank;
        var enough = inquiry.Found is [var best, ..] && Scope.IsEnough(best, understanding, figures, inquiry.Known)
            && (best.Coverage >= WholeName || IntentRules.PersonAsked(understanding.Folded).Length == 0)
            && best.Speaks
            && (understanding.Intent is not Intent.Statistic || inquiry.Knowledge.Amounts.MayAnswer(best.Entry, understanding.Statistic));
        if (Series(inquiry) is not null)
            return Course.FromSeries;
        if (understanding.Intent is Intent.Comparison && (enough || Scope.IsOfTheField(understanding)) && inquiry.Sides is not null)
            return Course.Compare;
        if (!enough)
            return Scope.IsOfTheField(understanding) && !Scope.IsPassingWord(understanding, inquiry.Found, inquiry.Known) ? Course.NotCovered : Course.OutOfScope;
        if (inquiry.Claim is not null)
            return Course.FromClaim;
        return understanding.Intent switch
        {
            Intent.Timeline => Course.Timeline,
            _ => Course.FromUnit,
        };
    }

    private static bool WantsFigures(Understanding understanding) =>
        understanding.Intent is Intent.Statistic or Intent.Comparison or Intent.Timeline or Intent.ClaimCheck
        || !understanding.Statistic.Periods.IsEmpty
        || understanding.Statistic.Periods.Latest
        || understanding.Statistic.Operation is not Operation.LookUp;

    /// <summary>The series that answers, where its figures answer better than the best fact; null when none does.</summary>
    public static Chosen? Series(Inquiry inquiry)
    {
        if (inquiry.Statistics.FirstOrDefault(c => !IsNoShare(c.Finding, inquiry.Understanding.Statistic)) is not { } chosen || CountsUnknown(inquiry))
            return null;
        if (Answers(inquiry, chosen))
            return chosen;

        // Where the search itself puts a series first, its figures say more than its description.
        return inquiry.Found is [{ Unit.IsSeries: true, Entry.Id: var first }, ..]
            ? inquiry.Statistics.FirstOrDefault(c => c.Finding.Entry.Id == first && (c.Coverage >= LeastSeriesCoverage - (c.Finding.Line.Asked.Count > 0 ? StrongSlack : 0) || (c.Finding.Line.Asked.Count > 0 && inquiry.Found[0].Coverage >= LeastSeriesCoverage)) && (IsWithin(c) || AsksFigure(inquiry)))
            : inquiry.Statistics.FirstOrDefault(c => !IsWithin(c) && c.Coverage >= LeastSeriesCoverage && AsksFigure(inquiry) && c == chosen && NoFactFits(inquiry));
    }

    /// <summary>Where a fact answers a question about a figure: what a series that fits too holds for the very time, to stand beside it.</summary>
    public static Finding? FigureBeside(Inquiry inquiry)
    {
        var understanding = inquiry.Understanding;
        return understanding.Intent is Intent.Statistic && (understanding.Statistic.Periods.Latest || !understanding.Statistic.Periods.IsEmpty)
            ? inquiry.Statistics.FirstOrDefault(c => c.Fit >= StatisticLookup.Sure && c.Coverage >= LeastSeriesCoverage - StrongSlack && c.Finding is not LookedUp { Reading.Fit: Fit.Nearest or Fit.Containing })?.Finding
            : null;
    }

    /// <summary>Whether what is to be counted is something of which the library has not even the word.</summary>
    private static bool CountsUnknown(Inquiry inquiry)
    {
        var index = inquiry.Knowledge.Index(inquiry.Language);
        return IsUnknownCity(inquiry, index) || inquiry.Understanding.Statistic.Counted.Any(w => w.Length > ShortestName && !index.Knows(w) && !index.Thesaurus.Knows(w) && !inquiry.Knowledge.Statistics.Knows(w));
    }

    /// <summary>Whether a place of which nothing is known stands before its state ("Boise, Idaho"): the state's figure is not its own.</summary>
    private static bool IsUnknownCity(Inquiry inquiry, LibraryIndex index)
    {
        var words = inquiry.Understanding.Folded.Split(' ');
        return Enumerable.Range(1, Math.Max(0, words.Length - 1)).Any(at =>
            (Places.States.ContainsKey(words[at]) || (at + 1 < words.Length && Places.States.ContainsKey($"{words[at]} {words[at + 1]}")))
            && words[at - 1].Length > ShortestName && !words[at - 1].Any(char.IsAsciiDigit) && !CommonWords.Contains(words[at - 1])
            && !index.Knows(words[at - 1]) && !index.Thesaurus.Knows(words[at - 1]) && !inquiry.Knowledge.Statistics.Knows(words[at - 1]));
    }

    /// <summary>Whether a share or an order is asked for, and the figure neither is one nor that of the group whose share it would be.</summary>
    private static bool IsNoShare(Finding finding, StatisticQuestion question) =>
        question.Operation is Operation.Share or Operation.Rank && finding.Line.Asked.Count == 0 && !StatisticLookup.Does(question, finding);

    private static bool IsWithin(Chosen chosen) => chosen.Finding is not LookedUp { Reading.Fit: Fit.Nearest };

    /// <summary>Whether a figure of a certain month, fiscal year or day is asked for, in so many words or in none.</summary>
    private static bool AsksFigure(Inquiry inquiry) =>
        inquiry.Understanding.Intent is Intent.Statistic
        || (inquiry.Understanding.Intent is Intent.Policy && inquiry.Understanding.Statistic.Periods.Points.Any(p => p.Kind is PeriodKind.Month or PeriodKind.FiscalYear or PeriodKind.Day));

    private static bool NoFactFits(Inquiry inquiry)
    {
        var points = inquiry.Understanding.Statistic.Periods.Points;
        return points.Count > 0 && !inquiry.Found.Take(5).Any(f => f.Coverage >= LeastSeriesCoverage && f.Unit.Fact is { } fact && fact.Figures.Any(x => points.Any(p => p.Overlaps(x.Period))));
    }

    private static bool Answers(Inquiry inquiry, Chosen chosen)
    {
        var understanding = inquiry.Understanding;
        var periods = understanding.Statistic.Periods;
        // What a claim says in passing is no answer to a question for a figure.
        var best = inquiry.Found.FirstOrDefault(f => !f.Unit.IsSeries && (f.Entry.Claim is null || understanding.Intent is Intent.ClaimCheck));

        // The question must be about what the series counts, and nothing else in the library may speak of more of it.
        var exact = chosen.Finding is not LookedUp { Reading.Fit: Fit.Nearest or Fit.Containing };
        // ... least of all where the question has words that nothing in the library has.
        var slack = inquiry.Known < Familiar ? 0 : (exact && chosen.Fit >= StrongFit ? StrongSlack : 0) + (chosen.Finding.Line.Asked.Count > 0 ? StrongSlack : 0);

        // A fact about another time does not compete, however like the words are.
        if (exact && periods.Points.Count > 0 && best?.Unit.Fact is { Figures.Count: > 0 } other && !other.Figures.Any(f => periods.Points.Any(p => p.Overlaps(f.Period))))
            slack += StrongSlack;
        if (chosen.Fit < SeriesFits || chosen.Coverage < LeastSeriesCoverage - slack || (best is not null && chosen.Coverage < best.Coverage - SeriesLead - slack))
            return false;
        // What a series counts and fits in every word is of the field, whatever the words.
        if (!Scope.IsOfTheField(understanding) && inquiry.Known < 0.8 && !(exact && chosen.Fit >= StrongFit && chosen.Coverage >= MostOfIt))
            return false;
        if (understanding.Intent is not Intent.Statistic)
        {
            // "Title 42 expulsions, February 2023" asks for a figure without saying so; "Refugee Act of 1980" does not.
            var computes = understanding.Statistic.Operation is not Operation.LookUp;
            if ((periods.IsEmpty && !(periods.Latest && chosen.Fit >= StrongFit && chosen.Coverage >= MostOfIt)) || understanding.Intent is Intent.Definition || best is { Outright: true, Named: >= 0.6 } || chosen.Fit < SeriesFits + (computes ? 0 : 0.3))
                return false;
        }

        // A fact that says just this wins over a series that only comes near.
        if (best?.Unit.Fact is not { } fact || chosen.Finding is not LookedUp { Reading: var reading } || fact.Series == chosen.Finding.Entry.Id || fact.Figures.Count == 0)
            return true;
        var factFits = periods.IsEmpty ? fact.AsOf.End >= reading.Point.Covered.End : fact.Figures.Any(f => periods.Points.Contains(f.Period));
        var near = reading.Fit is Fit.Nearest or Fit.Containing;
        return !(factFits && best.Coverage > (near ? 0.6 : 0.9) && chosen.Fit < (near ? 10 : 1.4));
    }
}
