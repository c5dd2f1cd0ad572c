namespace PolicyBot.Statistics;

/// <summary>How a figure follows from recorded ones. The gate repeats each of these before a sentence may carry the result.</summary>
public enum Computation
{
    /// <summary>The record's own value.</summary>
    Recorded,

    /// <summary>All operands added.</summary>
    Sum,

    /// <summary>All operands added and divided by their number.</summary>
    Average,

    /// <summary>Second operand less the first.</summary>
    Difference,

    /// <summary>Second operand against the first, as a percentage of the first.</summary>
    PercentChange,

    /// <summary>First operand as a percentage of the second.</summary>
    Share,

    /// <summary>First operand divided by the second.</summary>
    Ratio,

    /// <summary>How many operands there are.</summary>
    Count,

    /// <summary>The place of the first operand among all, the largest being 1.</summary>
    Rank,
}

/// <summary>A figure that an answer shows, and what it rests on.</summary>
/// <param name="Value">The number, unrounded unless recorded.</param>
/// <param name="Record">The record that holds it, for example <c>usbp-southwest-encounters-monthly/2024-06</c>; null when computed.</param>
/// <param name="ComputedFrom">The records that it is computed from, in the order that <paramref name="Computation"/> asks for.</param>
public sealed record FigureUse(decimal Value, string Unit, Period Period, string? Record, Computation Computation, IReadOnlyList<string> ComputedFrom)
{
    /// <summary>Stands between the records of one operand that is itself their sum.</summary>
    public const char Plus = '|';

    /// <exception cref="ArgumentException">The computation has no meaning for that many operands.</exception>
    public static decimal Compute(Computation computation, IReadOnlyList<decimal> operands) => (computation, operands) switch
    {
        (Computation.Recorded, [var only]) => only,
        (Computation.Sum, { Count: > 0 }) => operands.Sum(),
        (Computation.Average, { Count: > 0 }) => operands.Sum() / operands.Count,
        (Computation.Difference, [var from, var to]) => to - from,
        (Computation.PercentChange, [var from, var to]) when from != 0 => (to - from) / from * 100,
        (Computation.Share, [var part, var whole]) when whole != 0 => part / whole * 100,
        (Computation.Ratio, [var first, var second]) when second != 0 => first / second,
        (Computation.Count, _) => operands.Count,
        (Computation.Rank, { Count: > 1 }) => 1 + operands.Count(o => o > operands[0]),
        _ => throw new ArgumentException($"{computation} cannot be computed from {operands.Count} operands.", nameof(operands)),
    };
}
