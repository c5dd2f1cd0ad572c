using PolicyBot.Asking;
using PolicyBot.Knowledge;
using PolicyBot.Statistics;

namespace PolicyBot.Grounding;

/// <summary>A typed figure of a sentence that follows from its records.</summary>
/// <param name="IsChange">Whether it is a change, whose sign the words around it say.</param>
/// <param name="IsRate">Whether differences of it are points.</param>
internal sealed record VerifiedFigure(FigureUse Use, TypedFigure Figure, bool IsChange, bool IsRate);

/// <summary>Repeats what the typed figures of a sentence are said to be computed from.</summary>
internal static class TypedFigures
{
    /// <summary>How far a computed value may be from the one given, as a share of it.</summary>
    private const decimal Precision = 1e-9m;

    /// <returns>The figures that hold; a fault is added for each that does not.</returns>
    public static List<VerifiedFigure> Verify(Sentence sentence, int place, IReadOnlyList<EvidenceItem> cited, Evidence evidence, List<Fault> faults)
    {
        var verified = new List<VerifiedFigure>(sentence.Figures.Count);
        foreach (var use in sentence.Figures)
        {
            if (Verify(use, cited, evidence) is { } figure)
                verified.Add(figure);
            else
                faults.Add(new(FaultKind.Computation, place, $"{use.Computation} figure {use.Value} ({use.Record ?? string.Join(", ", use.ComputedFrom)}) does not follow from cited records"));
        }

        return verified;
    }

    private static VerifiedFigure? Verify(FigureUse use, IReadOnlyList<EvidenceItem> cited, Evidence evidence)
    {
        if (use.Record is { } record)
        {
            if (use.Computation is not Computation.Recorded || use.ComputedFrom.Count > 0 || Find(record, cited, evidence) is not { } found || found.Figure.Raw != use.Value)
                return null;
            // One year may be told as the stretch from itself to itself.
            var right = use.Period == found.Figure.Period || (use.Period.Start == found.Figure.Covered.Start && use.Period.End == found.Figure.Covered.End);
            return right && use.Unit == found.Unit ? new(use, found.Figure, IsChange: false, found.IsRate) : null;
        }

        if (use.Computation is Computation.Recorded || use.ComputedFrom.Count == 0)
            return null;
        var operands = new List<decimal>(use.ComputedFrom.Count);
        FoundRecord? first = null;
        DateOnly? start = null, end = null;
        foreach (var operand in use.ComputedFrom)
        {
            decimal sum = 0;
            foreach (var id in operand.Split(FigureUse.Plus))
            {
                if (Find(id, cited, evidence) is not { } found || (first is not null && first.Unit != found.Unit))
                    return null;
                first ??= found;
                sum += found.Figure.Raw;
                start = start is { } s && s <= found.Figure.Covered.Start ? s : found.Figure.Covered.Start;
                end = end is { } e && e >= found.Figure.Covered.End ? e : found.Figure.Covered.End;
            }

            operands.Add(sum);
        }

        if (!Follows(use, operands))
            return null;
        var (scale, unit) = use.Computation switch
        {
            Computation.PercentChange or Computation.Share => (1m, NumeralUnit.Percent),
            Computation.Ratio => (1m, NumeralUnit.Times),
            Computation.Count => (1m, NumeralUnit.None),
            _ => UnitScale.Of(first!.Unit),
        };
        if (unit is NumeralUnit.Percent != use.Unit.StartsWith("percent", StringComparison.Ordinal))
            return null;
        // A period that is not the one its records fill holds no date.
        var spans = use.Period.Start == start && use.Period.End == end;
        var covered = spans || use.Computation is Computation.Ratio ? use.Period : Period.Span(start!.Value, end!.Value);
        var typed = new TypedFigure(use.Value * scale, use.Value, unit, covered, covered, first!.Figure.CountsEvents);
        return new(use, typed, use.Computation is Computation.Difference or Computation.PercentChange, first.IsRate);
    }

    private static bool Follows(FigureUse use, List<decimal> operands)
    {
        try
        {
            var value = FigureUse.Compute(use.Computation, operands);
            return Math.Abs(value - use.Value) <= Math.Max(Math.Abs(value), 1) * Precision;
        }
        catch (Exception e) when (e is ArgumentException or OverflowException)
        {
            return false;
        }
    }

    private sealed record FoundRecord(TypedFigure Figure, string Unit, bool IsRate);

    /// <summary>A record among those of the cited evidence, with the value under which it was retrieved.</summary>
    private static FoundRecord? Find(string id, IReadOnlyList<EvidenceItem> cited, Evidence evidence)
    {
        foreach (var item in cited)
        {
            if (item.Fact is { } fact)
            {
                for (var i = 0; i < fact.Figures.Count; i++)
                {
                    if (!IsFigureId(id, fact, i) || evidence.ValueOf(id) != fact.Figures[i].Value)
                        continue;
                    var figure = fact.Figures[i];
                    var (scale, unit) = UnitScale.Of(figure.Unit);
                    return new(new(figure.Value * scale, figure.Value, unit, figure.Period, figure.Period, CountsEvents: false), figure.Unit, IsRate: unit is NumeralUnit.Percent);
                }

                continue;
            }

            if (item.Entry.Series is not { } series || !id.StartsWith(series.Id.Value, StringComparison.Ordinal) || SeriesRecords.Of(series).Find(id) is not { } record)
                continue;
            // A first-published value is read from the series itself; a row must have been retrieved and be cited.
            if (record.Observation is null || (evidence.ValueOf(id) == record.Figure.Raw && RetrievedRecords.Of(item).Contains(id)))
                return new(record.Figure, record.Measure.Unit.English, series.Nature is Nature.Rate || record.Figure.Unit is NumeralUnit.Percent);
        }

        return null;
    }

    private static bool IsFigureId(string id, Fact fact, int index) =>
        id.StartsWith(fact.Id.Value, StringComparison.Ordinal) && id == Evidence.FigureId(fact, index);
}
