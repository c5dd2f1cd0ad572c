using PolicyBot.Statistics;

namespace PolicyBot.Grounding;

/// <summary>A typed figure that a printed number can stand for.</summary>
internal sealed record Holder(TypedFigure Figure, bool IsComputed);

/// <summary>Whether figures stand beside the periods that they are of.</summary>
internal sealed class Pairing(IReadOnlyList<Numeral> numerals, IReadOnlyList<Holding> held)
{
    private readonly List<Period> _named = [.. numerals.Where(n => n.Kind is NumeralKind.Date).Select(n => n.Period)];

    /// <summary>Whether the sentence names the period of one of the figures, and names no other right beside the number.</summary>
    /// <param name="beside">The period that stands directly after the number: "83,532 in June 2024".</param>
    public bool Fits(List<Holder> holders, Period? beside) =>
        holders.Exists(IsNamed)
        && !(beside is { } date && holders.TrueForAll(h => AreAlike(h.Figure.Period, date) && h.Figure.Period != date && h.Figure.Covered != date));

    /// <summary>Whether the evidence sets the same number beside other dates only.</summary>
    public bool Contradicts(Numeral numeral, Period date, List<Holder> holders)
    {
        var value = Math.Abs(numeral.Value);
        var elsewhere = false;
        foreach (var holding in held)
        {
            foreach (var (paired, period) in holding.Pairs)
            {
                if (paired != value || !AreAlike(period, date))
                    continue;
                if (period == date)
                    return false;
                elsewhere = true;
            }
        }

        return elsewhere && !holders.Exists(h => h.Figure.Period == date);
    }

    /// <summary>Whether one may be taken for the other: periods of one kind, and years of any.</summary>
    private static bool AreAlike(Period one, Period other) => one.Kind == other.Kind || (IsYear(one) && IsYear(other));

    private static bool IsYear(Period period) => period.Kind is PeriodKind.FiscalYear or PeriodKind.CalendarYear or PeriodKind.AcademicYear;

    private bool IsNamed(Holder holder)
    {
        var figure = holder.Figure;
        var (ofKind, starts, ends) = (false, false, false);
        foreach (var named in _named)
        {
            if (named == figure.Period || named == figure.Covered)
                return true;
            ofKind |= AreAlike(named, figure.Period) || (holder.IsComputed && named.Kind is not PeriodKind.Day);
            starts |= named.Start == figure.Covered.Start;
            ends |= named.End == figure.Covered.End;
        }

        return !ofKind || (starts && ends);
    }
}
