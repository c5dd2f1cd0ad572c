using System.Globalization;
using System.Text.RegularExpressions;
using PolicyBot.Knowledge;
using PolicyBot.Statistics;

namespace PolicyBot.Asking;

/// <summary>Judges statements about figures: a percentage of change, a count, a record.</summary>
internal static partial class FigureClaims
{
    /// <summary>A rounded count is right within this share of the true one.</summary>
    private const decimal CountTolerance = 0.01m;

    /// <summary>However round a number is, it claims no more room than this share of itself.</summary>
    private const decimal MostRoom = 0.05m;

    private const double CloseFit = 0.3;

    private const double MuchMore = 0.3;

    /// <summary>A rounded percentage is right within this many points.</summary>
    private const decimal PercentTolerance = 1.5m;

    public static FigureClaim? Judge(Inquiry inquiry)
    {
        if (inquiry.Statistics is not [var first, ..] || first.Fit < StatisticLookup.Sure)
            return null;
        // A statement names what it counts; a series that speaks of far more of it is the one to hold it against.
        var chosen = inquiry.Statistics.FirstOrDefault(c => c.Fit >= StatisticLookup.Sure && c.Fit > first.Fit - CloseFit && c.Coverage > first.Coverage + MuchMore) ?? first;
        var understanding = inquiry.Understanding;
        switch (chosen.Finding)
        {
            case Extreme record when understanding.Intent is Intent.ClaimCheck && Claimed(understanding.Text, percent: false) is { } height && Compare(height, record.Point.Value, record.Point.Value * CountTolerance) is Stance.Refuted:
                return new(record, Stance.Refuted);
            case Extreme record when understanding.Intent is Intent.ClaimCheck && understanding.Statistic.Periods.Points is [var named, ..]:
                return new(record, named.Contains(record.Point.Period) || record.Point.Period.Contains(named) || (record.Point.Period.Year == named.Year && named.Kind is PeriodKind.CalendarYear) ? Stance.Supported : Stance.Refuted);
            case RecordSince record:
                return new(record, record.Holds ? Stance.Supported : Stance.Refuted);
            case Changed changed when Claimed(understanding.Text, percent: true) is { } claimed && changed.From.Value != 0:
                var actual = FigureUse.Compute(Computation.PercentChange, [changed.From.Value, changed.To.Value]);
                var direction = understanding.Statistic.Fall is not { } fall || fall == actual < 0;
                return new(changed, direction ? Compare(claimed, Math.Abs(actual), PercentTolerance) : Stance.Refuted);
            case Trended trend when understanding.Intent is Intent.ClaimCheck && understanding.Statistic.Fall is { } down && !HasNumber(understanding):
                return new(trend, trend.Points[^1].Value < trend.Points[0].Value == down ? Stance.Supported : Stance.Refuted);
            case Changed changed when understanding.Intent is Intent.ClaimCheck && understanding.Statistic.Fall is { } fell && !HasNumber(understanding):
                return new(changed, changed.To.Value < changed.From.Value == fell ? Stance.Supported : Stance.Refuted);
            case LookedUp { Reading.Fit: Fit.Exact or Fit.OtherYear or Fit.LastInside } rate when rate.Line.Measure.Unit.English.StartsWith("percent", StringComparison.Ordinal) && understanding.Intent is Intent.ClaimCheck && Claimed(understanding.Text, percent: true) is { } part:
                return new(rate, Compare(part, rate.Reading.Point.Value, 2.5m));
            case PartOf share when understanding.Intent is Intent.ClaimCheck && Claimed(understanding.Text, percent: true) is { } part:
                return new(share, Compare(part, share.Part.Value / share.All.Value * 100, 2.5m));
            case LookedUp { Reading.Fit: Fit.Exact or Fit.Summed or Fit.LastInside or Fit.OtherYear } looked when Claimed(understanding.Text, percent: false) is { } count && !understanding.Statistic.Periods.IsEmpty:
                var value = looked.Reading.Point.Value;
                return new(looked, Compare(count, value, value * CountTolerance));
            default:
                return null;
        }
    }

    private static bool HasNumber(Understanding understanding) => Claimed(understanding.Text, percent: true) is not null;

    private static Stance Compare((decimal Value, Rounding Rounding) claimed, decimal actual, decimal tolerance)
    {
        var room = Math.Min(Precision(claimed.Value) / 2, claimed.Value * MostRoom);
        var near = Math.Abs(claimed.Value - actual) <= Math.Max(tolerance, room);
        return claimed.Rounding switch
        {
            Rounding.Over => actual > claimed.Value ? Stance.Supported : Stance.Refuted,
            Rounding.JustOver when actual > claimed.Value && near => Stance.Supported,
            Rounding.Under when actual < claimed.Value => Stance.Supported,
            Rounding.Nearly when actual <= claimed.Value && near => Stance.Supported,
            Rounding.About when near => Stance.Supported,
            Rounding.None when Math.Abs(claimed.Value - actual) <= room => Stance.Supported,
            _ => near ? Stance.Mixed : Stance.Refuted,
        };
    }

    private enum Rounding
    {
        None,
        About,
        Over,
        JustOver,
        Under,
        Nearly,
    }

    /// <summary>One unit of the last digit that the number really states: 1,000 for 84,000, 1 for 30, 0.1 for 29.2.</summary>
    private static decimal Precision(decimal value)
    {
        if (value != Math.Truncate(value))
            return 0.1m;
        var unit = 1m;
        while (value >= 1000 && value % (unit * 10) == 0)
            unit *= 10;
        return unit;
    }

    private static (decimal Value, Rounding Rounding)? Claimed(string text, bool percent)
    {
        if (percent && Spelled().Match(text.ToLowerInvariant()) is { Success: true } spelled)
        {
            var parts = spelled.Groups["w"].Value;
            var share = parts switch
            {
                "half" or "halved" or "la mitad" => 50m,
                "a third" or "one third" or "un tercio" => 33.3m,
                "two thirds" or "two-thirds" or "dos tercios" => 66.7m,
                "a quarter" or "one quarter" => 25m,
                "three quarters" or "three-quarters" => 75m,
                "doubled" => 100m,
                "tripled" => 200m,
                _ => 300m,
            };
            return (share, Rounding.About);
        }

        foreach (Match match in Number().Matches(HalfMillion().Replace(text.ToLowerInvariant(), "500,000")))
        {
            if (match.Groups["percent"].Success != percent)
                continue;
            var value = decimal.Parse(match.Groups["n"].Value.Replace(",", "", StringComparison.Ordinal), CultureInfo.InvariantCulture);
            var scaled = match.Groups["scale"].Value switch
            {
                "million" or "millones" or "millon" or "m" => value * 1_000_000,
                "thousand" or "mil" or "k" => value * 1000,
                "billion" => value * 1_000_000_000,
                _ => value,
            };
            // A bare number of four digits is a year; smaller ones are days and sections.
            if (!percent && (scaled < 10 || (scaled is >= 1900 and <= 2100 && !match.Value.Contains(',', StringComparison.Ordinal))))
                continue;
            var words = match.Groups["about"].Value;
            var rounding = words.Length == 0 ? Rounding.None : JustOver().IsMatch(words) ? Rounding.JustOver : Over().IsMatch(words) ? Rounding.Over : Under().IsMatch(words) ? Rounding.Under : Nearly().IsMatch(words) ? Rounding.Nearly : Rounding.About;
            return (scaled, rounding);
        }

        return null;
    }

    [GeneratedRegex(@"(?<about>just over|just under|just above|more than|topped|exceeded|surpassed|passed|below|superaron|over|at least|above|nearly|almost|about|around|roughly|approximately|some|under|fewer than|less than|close to|cerca de|casi|unos|unas|alrededor de|aproximadamente|más de|mas de|al menos|menos de|poco más de)?\s*\$?\b(?<n>\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?)\s*(?:(?<percent>%|percent\b|per cent\b|por ciento\b)|(?<scale>million|millones|millon|thousand|mil|billion|k|m)\b)?", RegexOptions.ExplicitCapture)]
    private static partial Regex Number();

    [GeneratedRegex(@"\b(?<w>halved|half(?! a million)|la mitad|a third|one third|un tercio|two.thirds|dos tercios|a quarter|one quarter|three.quarters|doubled|tripled|quadrupled)\b", RegexOptions.ExplicitCapture)]
    private static partial Regex Spelled();

    [GeneratedRegex("^just (?:over|above)|^poco m")]
    private static partial Regex JustOver();

    [GeneratedRegex("over|above|more|at least|topped|exceeded|passed|superaron|más|mas|al menos")]
    private static partial Regex Over();

    [GeneratedRegex("half a million|medio mill[oó]n")]
    private static partial Regex HalfMillion();

    [GeneratedRegex("^(?:under|fewer than|less than|below|menos de)$")]
    private static partial Regex Under();

    [GeneratedRegex("under|nearly|almost|casi|close|cerca")]
    private static partial Regex Nearly();
}
