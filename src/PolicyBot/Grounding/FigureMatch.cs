namespace PolicyBot.Grounding;

/// <summary>Whether a printed figure says the same as one that evidence holds.</summary>
internal static class FigureMatch
{
    /// <summary>Recorded values are printed to so many decimals at most.</summary>
    private const decimal RecordedStep = 0.0001m;

    /// <summary>Against a figure in the text of the evidence.</summary>
    /// <param name="signless">Whether the words say which way a change went.</param>
    public static bool Text(Numeral printed, Numeral held, bool signless)
    {
        if (printed.IsWord || held.IsWord ? !WordUnit(printed.Unit, held.Unit) : !SameUnit(printed.Unit, held.Unit))
            return false;
        if (!SameSign(printed.Value, held.Value, signless))
            return false;
        var (value, other) = (Math.Abs(printed.Value), Math.Abs(held.Value));
        if (value == other)
        {
            // "1,500 or more" is not "below 1,500".
            if ((IsAbove(printed.Hedge) && IsBelow(held.Hedge)) || (IsBelow(printed.Hedge) && IsAbove(held.Hedge)))
                return false;
            return printed.Hedge is not (Hedge.MoreThan or Hedge.Nearly) || printed.Hedge == held.Hedge;
        }

        return held.Hedge is Hedge.None or Hedge.About && Rounds(printed, other);
    }

    /// <summary>Against a recorded figure.</summary>
    public static bool Recorded(Numeral printed, TypedFigure held, bool signless)
    {
        if (!SameUnit(printed.Unit, held.Unit) || (printed.Unit is NumeralUnit.People && held.CountsEvents) || !SameSign(printed.Value, held.Value, signless))
            return false;
        var (value, exact) = (Math.Abs(printed.Value), Math.Abs(held.Value));
        if (printed.Hedge is Hedge.None or Hedge.About or Hedge.AtLeast or Hedge.UpTo && value == exact)
            return true;
        return printed.Hedge is Hedge.None ? IsPrintedLong(printed, exact) : Rounds(printed, exact);
    }

    /// <summary>Against a verified figure of the sentence, which may be printed without its unit where the sentence shows it otherwise.</summary>
    public static bool Verified(Numeral printed, VerifiedFigure held, bool signless, bool inBrackets)
    {
        var figure = held.Figure;
        var computed = held.Use.Record is null;
        var difference = held.Use.Computation is Statistics.Computation.Difference;
        var exact = Math.Abs(figure.Value);
        if (held.IsRate && difference)
        {
            // 5 percent to 7 percent is a rise of 2 points, not of 2 percent.
            if (printed.Unit is not NumeralUnit.Points)
                return false;
            exact = Math.Abs(figure.Raw);
        }
        else if (printed.Unit is NumeralUnit.None && (figure.Unit is not NumeralUnit.None || figure.Value != figure.Raw) && printed.Step == Unscaled(printed) && (difference || inBrackets))
        {
            exact = Math.Abs(figure.Raw);
        }
        else if (!SameUnit(printed.Unit, figure.Unit) || (printed.Unit is NumeralUnit.People && figure.CountsEvents))
        {
            return false;
        }

        if (!SameSign(printed.Value, figure.Value, signless || held.IsChange))
            return false;
        var value = Math.Abs(printed.Value);
        if (printed.Hedge is not Hedge.None)
            return (value == exact && printed.Hedge is Hedge.About or Hedge.AtLeast or Hedge.UpTo) || Rounds(printed, exact);
        return value == exact || (computed ? Math.Abs(value - exact) <= printed.Step / 2 : IsPrintedLong(printed, exact));
    }

    /// <summary>Whether the words of rounding hold: within half a unit of the last digit, or on the right side and within one.</summary>
    public static bool Rounds(Numeral printed, decimal exact)
    {
        var value = Math.Abs(printed.Value);
        var step = printed.SignificantStep;
        // "About 100" is not 140, whatever its last digit stands for.
        var near = Math.Min(step / 2, value / 10);
        return printed.Hedge switch
        {
            Hedge.About => Math.Abs(exact - value) <= near,
            Hedge.MoreThan => exact > value && exact < value + step,
            Hedge.AtLeast => exact >= value && exact < value + step,
            Hedge.Nearly => exact < value && exact > value - Math.Min(step, value / 10),
            Hedge.UpTo => exact <= value && exact > value - step,
            _ => false,
        };
    }

    private static bool IsAbove(Hedge hedge) => hedge is Hedge.MoreThan or Hedge.AtLeast;

    private static bool IsBelow(Hedge hedge) => hedge is Hedge.Nearly or Hedge.UpTo;

    private static bool IsPrintedLong(Numeral printed, decimal exact) =>
        printed.Step <= RecordedStep && Math.Abs(Math.Abs(printed.Value) - exact) <= printed.Step / 2;

    private static decimal Unscaled(Numeral printed) => printed.Printed == 0 ? printed.Step : printed.Step * printed.Printed / printed.Value;

    // "A fall of 5" says -5; a printed minus is never left out of account.
    private static bool SameSign(decimal printed, decimal held, bool signless) => printed < 0 ? held < 0 : signless || held >= 0;

    private static bool SameUnit(NumeralUnit printed, NumeralUnit held) =>
        printed == held
        || (printed is NumeralUnit.None && !IsStrict(held))
        || (printed is NumeralUnit.People or NumeralUnit.Events && held is NumeralUnit.None);

    // "Nine sectors" and "the 9 southwest sectors" agree; "nine percent" and "9 days" do not.
    private static bool WordUnit(NumeralUnit printed, NumeralUnit held) => printed is NumeralUnit.None || SameUnit(printed, held);

    private static bool IsStrict(NumeralUnit unit) => unit is NumeralUnit.Percent or NumeralUnit.Points or NumeralUnit.Dollars;
}
