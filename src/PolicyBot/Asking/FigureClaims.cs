using PolicyBot.Knowledge;
using PolicyBot.Statistics;

namespace PolicyBot.Asking;

/// <summary>Judges statements and yes/no questions about figures: a change, a count, a share, a record.</summary>
internal static class FigureClaims
{
    /// <summary>A rounded count is right within this share of the true one.</summary>
    private const decimal CountTolerance = 0.01m;

    /// <summary>Within this share of the true count a rounded one is not called false.</summary>
    private const decimal Roughly = 0.04m;

    private const decimal ChangeTolerance = 1.5m;

    private const decimal ShareTolerance = 2.5m;

    private const double CloseFit = 0.3;

    /// <summary>From here on a series of the family may be what is meant.</summary>
    private const double OfTheFamily = 0.5;

    private const double MuchMore = 0.3;

    /// <summary>A series that speaks of less of the statement is not what it is about.</summary>
    private const double LeastCoverage = 0.5;

    /// <summary>How much more of the statement a fact must speak of than the series to be what is meant.</summary>
    private const double Elsewhere = 0.15;

    /// <summary>Where a period is named, most of what is left of the statement is its own numbers and verbs.</summary>
    private const double LeastOfPeriod = 0.2;

    /// <summary>What the series say of the statement; null when none is about it.</summary>
    public static FigureClaim? Judge(Inquiry inquiry)
    {
        if (inquiry.Statistics is not [var first, ..] || first.Fit < StatisticLookup.Sure)
            return null;
        // A statement names what it counts; a series that speaks of far more of it is the one to hold it against.
        var chosen = inquiry.Statistics.FirstOrDefault(c => c.Fit >= StatisticLookup.Sure && c.Fit > first.Fit - CloseFit && c.Coverage > first.Coverage + MuchMore) ?? first;
        if (chosen.Coverage < (inquiry.Understanding.Statistic.Periods.IsEmpty && !inquiry.Understanding.DeniesAll ? LeastCoverage : LeastOfPeriod) || Judge(inquiry, chosen.Finding) is not { } judged)
            return null;
        // Where no period is named and a fact elsewhere speaks of more of the statement, the series is likely not what is meant.
        if (inquiry.Understanding.Statistic.Periods.IsEmpty && inquiry.Found is [var best, ..] && best.Coverage > chosen.Coverage + Elsewhere && best.Entry.Id != chosen.Finding.Entry.Id && !best.Entry.Related.Contains(chosen.Finding.Entry.Id))
            return null;
        var others = inquiry.Statistics
            .Where(c => c != chosen && c.Coverage > chosen.Coverage - MuchMore)
            .Select(c => (Chosen: c, Family: c.Finding.Entry.Series!.Family == chosen.Finding.Entry.Series!.Family && c.Finding.GetType() == chosen.Finding.GetType()))
            // What would be called false is held against every count of the family; otherwise only what fits as well counts.
            .Where(c => (c.Family && judged.Stance is Stance.Refuted && c.Chosen.Fit >= OfTheFamily) || (c.Chosen.Fit >= StatisticLookup.Sure && c.Chosen.Fit > chosen.Fit - CloseFit))
            .Select(c => (c.Family, Claim: Judge(inquiry, c.Chosen.Finding)))
            .Where(o => o.Claim is not null && o.Claim.Stance != judged.Stance)
            .ToList();
        // Whoever says "encounters" may count those at the ports or leave them out: what holds in either sense is no falsehood.
        if (others.Find(o => o.Family && o.Claim!.Stance is Stance.Supported).Claim is { } either)
            return either;
        // A count that another series of the family comes near to is no plain falsehood.
        if (judged.Stance is Stance.Refuted && others.Find(o => o.Family && o.Claim!.Stance is Stance.Mixed).Claim is { } nearly)
            return nearly;
        // "The backlog" is the courts' or the asylum offices': where two different things may be meant and they disagree, neither is a verdict.
        return others.Exists(o => !o.Family) ? null : judged;
    }

    private static FigureClaim? Judge(Inquiry inquiry, Finding finding)
    {
        var understanding = inquiry.Understanding;
        var asked = understanding.Statistic;
        var percent = StatedFigure.Read(understanding.Text, percent: true);
        var count = StatedFigure.Read(understanding.Text, percent: false);
        var stance = finding switch
        {
            _ when understanding.Intent is not Intent.ClaimCheck && !understanding.YesNo => null,
            LookedUp { Reading: { Fit: Fit.Exact or Fit.Summed or Fit.LastInside or Fit.OtherYear, Point.Value: var value } } when understanding.DeniesAll => value > 0 ? Stance.Refuted : Stance.Supported,
            Totalled { Points: var points } when understanding.DeniesAll => points.Any(p => p.Value > 0) ? Stance.Refuted : Stance.Supported,
            Extreme record when asked is { OfAllTime: true, Periods: { Points: [], Presidencies: [var presidency, ..] } } => OverallExtreme(inquiry, record) is { } overall ? Of(presidency.Holds(overall.Point.Period, inquiry.Today)) : null,
            Extreme record when count is not null && Compare(count, record.Point.Value, record.Point.Value * CountTolerance) is Stance.Refuted => Stance.Refuted,
            Extreme record when asked.Periods.Points is [var named, ..] => Of(named.Contains(record.Point.Period) || record.Point.Period.Contains(named) || (record.Point.Period.Year == named.Year && named.Kind is PeriodKind.CalendarYear)),
            RecordSince record => Of(record.Holds),
            Changed changed when percent is not null && changed.From.Value != 0 => OfChange(changed, percent, asked.Fall),
            Changed changed when asked.Fall is { } fell && percent is null => Of(changed.To.Value < changed.From.Value == fell),
            Trended trend when asked.Fall is { } down && percent is null => Of(trend.Points[^1].Value < trend.Points[0].Value == down),
            LookedUp { Reading.Fit: Fit.Exact or Fit.OtherYear or Fit.LastInside } rate when percent is not null && IsPercent(rate.Line) => Compare(percent, rate.Reading.Point.Value, ShareTolerance),
            PartOf share when percent is not null => Compare(percent, share.Part.Value / share.All.Value * 100, ShareTolerance),
            LookedUp { Reading: { Fit: Fit.Exact or Fit.Summed or Fit.LastInside or Fit.OtherYear, Point.Value: var value } } looked when count is not null && !IsPercent(looked.Line) && (!asked.Periods.IsEmpty || IsThreshold(count)) => Compare(count, value, value * CountTolerance),
            _ => (Stance?)null,
        };
        return stance is { } judged ? new(finding, judged) : null;
    }

    /// <summary>The highest or lowest figure of the same line whoever was president.</summary>
    private static Extreme? OverallExtreme(Inquiry inquiry, Extreme record)
    {
        var asked = inquiry.Understanding.Statistic;
        var whole = asked with { Periods = asked.Periods with { Presidencies = [], Span = null } };
        return Capabilities.Resolve(inquiry, whole).Select(c => c.Finding).OfType<Extreme>().FirstOrDefault(e => e.Entry == record.Entry);
    }

    private static Stance Of(bool holds) => holds ? Stance.Supported : Stance.Refuted;

    private static bool IsPercent(Line line) => line.Measure.Unit.English.StartsWith("percent", StringComparison.Ordinal);

    /// <summary>"More than three million" can be held against the latest figure; a bare number without a period may be that of any year.</summary>
    private static bool IsThreshold(StatedFigure figure) => figure.Rounding is Rounding.Over or Rounding.JustOver or Rounding.Under;

    private static Stance OfChange(Changed changed, StatedFigure claimed, bool? fall)
    {
        var actual = FigureUse.Compute(Computation.PercentChange, [changed.From.Value, changed.To.Value]);
        return fall is { } fell && fell != actual < 0 ? Stance.Refuted : Compare(claimed, Math.Abs(actual), ChangeTolerance);
    }

    private static Stance Compare(StatedFigure claimed, decimal actual, decimal tolerance)
    {
        var near = Math.Abs(claimed.Value - actual) <= Math.Max(tolerance, claimed.Room);
        return claimed.Rounding switch
        {
            Rounding.Over => Of(actual > claimed.Value),
            Rounding.JustOver when actual > claimed.Value && near => Stance.Supported,
            Rounding.Under when actual < claimed.Value => Stance.Supported,
            Rounding.Nearly when actual <= claimed.Value && near => Stance.Supported,
            Rounding.About when near => Stance.Supported,
            Rounding.None when Math.Abs(claimed.Value - actual) <= claimed.Room => Stance.Supported,
            // A round number that is a little off is neither right nor plainly wrong.
            _ => near || (claimed.Rounding is Rounding.None or Rounding.About && Math.Abs(claimed.Value - actual) <= actual * Roughly) ? Stance.Mixed : Stance.Refuted,
        };
    }
}
