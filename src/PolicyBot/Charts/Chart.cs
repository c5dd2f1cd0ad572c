using PolicyBot.Asking;
using PolicyBot.Knowledge;
using PolicyBot.Statistics;

namespace PolicyBot.Charts;

public enum ChartKind
{
    /// <summary>Points joined over time, one line or several on one axis.</summary>
    Line,

    /// <summary>Columns that start at zero.</summary>
    Column,

    /// <summary>A small picture for each group, all on one scale.</summary>
    SmallMultiples,
}

/// <summary>One figure that is drawn.</summary>
/// <param name="Through">The last day covered, where the period is not whole.</param>
/// <param name="FirstPublished">What was published first, where the series knows another value than today's.</param>
public sealed record ChartPoint(Period Period, decimal Value, DateOnly? Through, decimal? FirstPublished)
{
    public bool IsPartial => Through is not null;
}

/// <summary>The figures of one group or series, in the order of time.</summary>
public sealed record ChartLine(string Label, IReadOnlyList<ChartPoint> Points);

/// <summary>A policy's date on the time axis.</summary>
/// <param name="Entry">The entry of the library that holds the date.</param>
public sealed record ChartEvent(DateOnly On, string Label, EntryId Entry);

/// <summary>What a picture shows, before anything has drawn it.</summary>
/// <param name="Unit">What the values count, which is the label of their axis.</param>
/// <param name="TimeAxis">What kind of periods stand on the time axis.</param>
/// <param name="FromZero">Whether the axis of values starts at zero; columns always do.</param>
/// <param name="SourceLine">Publisher, dataset, release and the day of retrieval.</param>
/// <param name="Notes">What a reader must know not to be misled: partial periods, an axis that does not start at zero.</param>
/// <param name="Caption">First, last, highest and lowest in cited sentences that have passed the gate.</param>
/// <param name="Csv">Exactly the points drawn, with units and source.</param>
public sealed record Chart(
    EntryId Series,
    ChartKind Kind,
    Language Language,
    string Title,
    string Subtitle,
    string Unit,
    string TimeAxis,
    bool FromZero,
    IReadOnlyList<ChartLine> Lines,
    IReadOnlyList<ChartEvent> Events,
    string SourceLine,
    IReadOnlyList<string> Notes,
    Answer Caption,
    string Csv)
{
    /// <summary>What the picture shows, for those who do not see it.</summary>
    public string AltText => string.Join(' ', [Title + ".", .. Caption.Sentences.Select(s => s.Text), .. Notes]);
}

/// <summary>A chart, or why there is none.</summary>
public abstract record ChartOutcome
{
    private ChartOutcome()
    {
    }

    public sealed record Drawn(Chart Chart) : ChartOutcome;

    /// <param name="Reason">In the reader's language: what is missing, and what to do.</param>
    public sealed record NotDrawn(string Reason) : ChartOutcome;
}

public enum ChartTheme
{
    Light,
    Dark,
}

/// <summary>Draws a chart as a PNG picture.</summary>
public interface IDrawCharts
{
    /// <exception cref="InvalidOperationException">The machine has no font to write with.</exception>
    byte[] Draw(Chart chart, ChartTheme theme);
}
