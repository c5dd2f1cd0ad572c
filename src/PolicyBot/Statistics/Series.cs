using PolicyBot.Knowledge;

namespace PolicyBot.Statistics;

public enum Frequency
{
    Month,
    FiscalYear,
    CalendarYear,
    Date,
    Day,
    Quarter,
    AcademicYear,
    Span,
}

/// <summary>What kind of quantity a series holds; it decides what may be computed from it.</summary>
public enum Nature
{
    /// <summary>Counted during a period; whole periods may be added.</summary>
    Flow,

    /// <summary>Counted on a day, or an average level; never added over time.</summary>
    Stock,

    /// <summary>A rate or percentage.</summary>
    Rate,

    /// <summary>An amount such as money or length.</summary>
    Level,
}

/// <summary>A column of figures.</summary>
/// <param name="Subject">The noun phrase that begins a sentence about it.</param>
/// <param name="ShowUnit">Whether the unit is written after the number.</param>
/// <param name="Addable">Whether values of whole, separate periods may be summed.</param>
public sealed record Measure(
    string Column,
    Bilingual Subject,
    bool Plural,
    Bilingual Unit,
    bool ShowUnit,
    int Decimals,
    bool Addable,
    bool Default,
    Phrases Aliases);

/// <summary>A value of a dimension as the data writes it, and as people do.</summary>
public sealed record DimensionValue(string Value, Bilingual Label, Phrases Aliases);

/// <summary>A way in which a table is broken down: by country, by drug, by sector.</summary>
/// <param name="Phrase">How a value is put into a sentence, with {0} for it.</param>
/// <param name="Addable">Whether the values are exhaustive and separate, so that they may be summed.</param>
/// <param name="Total">The value that stands for the whole, if the table has one.</param>
/// <param name="All">What the values are together ("all borders"), said where they are summed; null where another dimension says it.</param>
public sealed record Dimension(string Column, Bilingual Phrase, bool Addable, string? Total, Bilingual? All, IReadOnlyList<DimensionValue> Values)
{
    public DimensionValue? Find(string value) => Values.FirstOrDefault(v => v.Value == value);
}

/// <summary>One figure of a series.</summary>
/// <param name="Keys">The value of each dimension, in the order of the series' dimensions.</param>
/// <param name="Through">For a period that is not over or not whole: the last day covered.</param>
public sealed record Observation(Period Period, IReadOnlyList<string> Keys, decimal Value, Period? Through, string? Release)
{
    public bool IsPartial => Through is not null;
}

/// <summary>A value as another release gives it, most often the first.</summary>
/// <param name="Column">The measure that it belongs to; null for the default one.</param>
/// <param name="Label">Which release, such as "first published".</param>
public sealed record Revision(Period Period, string? Column, decimal Value, string Label, string Release);

/// <summary>A table of typed figures over time with its definition.</summary>
/// <param name="Family">Series of one family count overlapping things; they are never added to each other.</param>
/// <param name="Headline">Whether this series answers for its family when a question names nothing more particular.</param>
/// <param name="Counts">What one unit is: events, people, cases, rate, money, weight or other.</param>
public sealed record Series(
    EntryId Id,
    string Publisher,
    string Dataset,
    string Release,
    DateOnly Retrieved,
    Frequency Frequency,
    Nature Nature,
    string Counts,
    string Family,
    bool Headline,
    string Geography,
    string Population,
    Bilingual Definition,
    IReadOnlyList<Measure> Measures,
    IReadOnlyList<Dimension> Dimensions,
    IReadOnlyList<Revision> Revisions,
    IReadOnlyList<Bilingual> Caveats,
    IReadOnlyDictionary<string, IReadOnlyList<Observation>> Observations)
{
    public Measure DefaultMeasure => Measures.FirstOrDefault(m => m.Default) ?? Measures[0];

    /// <summary>The first and last day that any figure covers.</summary>
    public Period Coverage { get; } = CoverageOf(Observations);

    private static Period CoverageOf(IReadOnlyDictionary<string, IReadOnlyList<Observation>> observations)
    {
        var all = observations.Values.SelectMany(o => o).ToList();
        return all.Count == 0
            ? default
            : Period.Span(all.Min(o => o.Period.Start), all.Max(o => o.Through?.End ?? o.Period.End));
    }
}
