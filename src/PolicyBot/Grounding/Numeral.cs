using PolicyBot.Statistics;

namespace PolicyBot.Grounding;

/// <summary>What a piece of text that states a number stands for.</summary>
public enum NumeralKind
{
    /// <summary>A count, amount or percentage: see <see cref="Numeral.Value"/> and <see cref="Numeral.Unit"/>.</summary>
    Quantity,

    /// <summary>A place in an order: "8th", "Fifth".</summary>
    Ordinal,

    /// <summary>"a third", "half".</summary>
    Fraction,

    /// <summary>A day, month, quarter, or year of any kind: see <see cref="Numeral.Period"/>.</summary>
    Date,

    /// <summary>A day of a month without a year; the value is month × 100 + day.</summary>
    MonthDay,

    /// <summary>A month without a year; the value is its number.</summary>
    Month,

    /// <summary>A legal or other name that holds digits ("8 U.S.C. 1357(g)", "H-1B"), or a vague number ("thousands", "doubled").</summary>
    Code,
}

/// <summary>What the words around a quantity say that it counts. Two quantities of different units are different figures.</summary>
public enum NumeralUnit
{
    None,
    Percent,
    Points,
    Dollars,
    People,

    /// <summary>Encounters, apprehensions and the like, of which one person can have several.</summary>
    Events,
    Times,
    Minutes,
    Hours,
    Days,
    Weeks,
    Months,
    Years,
    Pounds,
    Kilograms,
    Tons,
    Miles,
    Kilometers,
    Feet,
    Acres,
}

/// <summary>How the words directly before a quantity say that it is rounded.</summary>
public enum Hedge
{
    None,
    About,
    MoreThan,
    AtLeast,
    Nearly,
    UpTo,
}

/// <summary>A figure, date or reference as a text states it.</summary>
/// <param name="Start">Where it begins in the text.</param>
/// <param name="End">Where it ends, not included.</param>
public sealed record Numeral(NumeralKind Kind, int Start, int End)
{
    /// <summary>The number with its magnitude: 1,200,000 for "1.2 million".</summary>
    public decimal Value { get; init; }

    /// <summary>The number as printed, without its magnitude: 1.2 for "1.2 million".</summary>
    public decimal Printed { get; init; }

    /// <summary>One unit of the last printed digit: 100,000 for "1.2 million", 1 for "83,500".</summary>
    public decimal Step { get; init; } = 1;

    /// <summary>The other way to read it: 1,500 for "1.500" in Spanish, where the library writes a decimal point.</summary>
    public decimal? Otherwise { get; init; }

    public NumeralUnit Unit { get; init; }

    public Hedge Hedge { get; init; }

    /// <summary>Set for <see cref="NumeralKind.Date"/>.</summary>
    public Period Period { get; init; }

    /// <summary>Set for <see cref="NumeralKind.Code"/>: lower case, letters and digits only.</summary>
    public string Name { get; init; } = "";

    /// <summary>Whether it is spelled out.</summary>
    public bool IsWord { get; init; }

    /// <summary>One unit of the last digit that is not a trailing zero: 100 for "83,500", 0.1 for "29.2".</summary>
    public decimal SignificantStep
    {
        get
        {
            var step = Step;
            if (Value == 0 || Math.Abs(Value) >= 1e24m)
                return step;
            while (Value % (step * 10) == 0)
                step *= 10;
            return step;
        }
    }
}
