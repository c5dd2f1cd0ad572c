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
    private const double SeriesFits = 0.6;

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
        if (understanding.Intent is Intent.ClaimCheck || understanding.YesNo)
            yield return new(Functions.CheckClaim, understanding.Canonical);
        if (Decide(inquiry) is Course.FromUnit && inquiry.Found is [{ Entry.Id: var id }, ..])
            yield return new(Functions.ReadEntry, id.Value);
        if (Decide(inquiry) is Course.Timeline)
            yield return new(Functions.ListChanges, inquiry.Found[0].Entry.Id.Value);
    }

    /// <summary>What kind of answer the question gets.</summary>
    public static Course Decide(Inquiry inquiry)
    {
        var understanding = inquiry.Understanding;
        var canonical = understanding.Canonical;
        if (understanding.Intent is Intent.Greeting)
            return Course.Greet;
        if (understanding.Emergency)
            return Course.Decline;
        if (understanding.Spoken is Spoken.Other)
            return Course.OtherLanguage;
        if (Scope.IsLookAlike(understanding.Folded) || Scope.IsElsewhere(canonical))
            return Course.OutOfScope;
        if (understanding.Intent is Intent.PersonalCase or Intent.LegalAdvice)
            return Course.Decline;
        if (understanding.Intent is Intent.OpinionBait)
            return Scope.IsOfTheField(canonical) || inquiry.Found is [{ Coverage: > 0.5 }, ..] ? Course.NoOpinion : Course.OutOfScope;
        if (inquiry.Claim is FigureClaim)
            return Course.FromClaim;
        var enough = inquiry.Found is [var best, ..] && Scope.IsEnough(best, canonical);
        if (SeriesAnswers(inquiry))
            return Course.FromSeries;
        if (!enough)
            return Scope.IsOfTheField(canonical) ? Course.NotCovered : Course.OutOfScope;
        if (inquiry.Claim is not null)
            return Course.FromClaim;
        return understanding.Intent switch
        {
            Intent.Comparison when Comparison.Sides(inquiry) is not null => Course.Compare,
            Intent.Timeline => Course.Timeline,
            _ => Course.FromUnit,
        };
    }

    private static bool WantsFigures(Understanding understanding) =>
        understanding.Intent is Intent.Statistic or Intent.Comparison or Intent.Timeline or Intent.ClaimCheck
        || !understanding.Statistic.Periods.IsEmpty
        || understanding.Statistic.Operation is not Operation.LookUp;

    /// <summary>Whether the figures of a series answer better than the best fact.</summary>
    private static bool SeriesAnswers(Inquiry inquiry)
    {
        if (inquiry.Statistics is not [var chosen, ..] || chosen.Fit < SeriesFits)
            return false;
        var understanding = inquiry.Understanding;
        if (understanding.Intent is not Intent.Statistic && !(understanding.Statistic.Operation is Operation.Change or Operation.Trend or Operation.ByPresidency or Operation.Sum && !understanding.Statistic.Periods.IsEmpty))
            return chosen.Fit >= SeriesFits + 0.3 && understanding.Intent is not (Intent.Definition or Intent.ClaimCheck) && !understanding.Statistic.Periods.IsEmpty;
        if (!Scope.IsOfTheField(understanding.Canonical) && inquiry.Known < 0.8)
            return false;
        if (inquiry.Found is not [var best, ..] || best.Unit.Fact is not { } fact)
            return true;

        // A fact that says just this wins over a series that only comes near.
        if (chosen.Finding is not LookedUp { Reading: var reading } || fact.Series == chosen.Finding.Entry.Id || fact.Figures.Count == 0)
            return true;
        var periods = understanding.Statistic.Periods;
        var factFits = periods.IsEmpty ? fact.AsOf.End >= reading.Point.Covered.End : fact.Figures.Any(f => periods.Points.Contains(f.Period));
        var near = reading.Fit is Fit.Nearest or Fit.Containing;
        return !(factFits && best.Coverage > (near ? 0.6 : 0.9) && chosen.Fit < (near ? 10 : 1.0));
    }
}
