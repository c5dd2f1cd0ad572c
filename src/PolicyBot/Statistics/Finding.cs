using PolicyBot.Knowledge;

namespace PolicyBot.Statistics;

/// <summary>What the figures say to a question; one case per operation.</summary>
public abstract record Finding(Entry Entry, Line Line)
{
    /// <summary>Every record that the finding rests on.</summary>
    public abstract IEnumerable<Recorded> Records();
}

/// <summary>One figure.</summary>
public sealed record LookedUp(Entry Entry, Line Line, Reading Reading) : Finding(Entry, Line)
{
    public override IEnumerable<Recorded> Records() => Reading.Point.Records;
}

/// <summary>Two figures of one line, the earlier first.</summary>
public sealed record Changed(Entry Entry, Line Line, Point From, Point To) : Finding(Entry, Line)
{
    public override IEnumerable<Recorded> Records() => [.. From.Records, .. To.Records];
}

/// <summary>A part against its whole in one period.</summary>
public sealed record PartOf(Entry Entry, Line Line, Line Whole, Point Part, Point All) : Finding(Entry, Line)
{
    public override IEnumerable<Recorded> Records() => [.. Part.Records, .. All.Records];
}

/// <summary>One figure as a multiple of another.</summary>
public sealed record Multiple(Entry Entry, Line Line, Line Other, Point First, Point Second) : Finding(Entry, Line)
{
    public override IEnumerable<Recorded> Records() => [.. First.Records, .. Second.Records];
}

/// <summary>The highest or lowest figure in a stretch of time.</summary>
public sealed record Extreme(Entry Entry, Line Line, bool High, Point Point, IReadOnlyList<Point> Among) : Finding(Entry, Line)
{
    public override IEnumerable<Recorded> Records() => Point.Records;
}

/// <summary>Figures of separate periods added up, or averaged.</summary>
public sealed record Totalled(Entry Entry, Line Line, IReadOnlyList<Point> Points, bool Average) : Finding(Entry, Line)
{
    public override IEnumerable<Recorded> Records() => Points.SelectMany(p => p.Records);
}

/// <summary>From the first to the last figure in a stretch of time, with its peak and its low.</summary>
public sealed record Trended(Entry Entry, Line Line, IReadOnlyList<Point> Points) : Finding(Entry, Line)
{
    public override IEnumerable<Recorded> Records() => Points.SelectMany(p => p.Records);
}

/// <summary>The largest values of a dimension in one period, or the smallest.</summary>
/// <param name="All">Every value in the order of its figure.</param>
/// <param name="FromTheBottom">Whether the order is from the smallest up.</param>
/// <param name="Place">The place in <paramref name="All"/> of the value asked about, from 0; -1 when none was.</param>
public sealed record TopValues(
    Entry Entry,
    Line Line,
    Dimension Dimension,
    Period Period,
    IReadOnlyList<(DimensionValue Value, Point Point)> Top,
    IReadOnlyList<(DimensionValue Value, Point Point)> All,
    int Place,
    bool FromTheBottom)
    : Finding(Entry, Line)
{
    public override IEnumerable<Recorded> Records() => All.SelectMany(t => t.Point.Records);
}

/// <summary>The mean figure per whole period of each term of office.</summary>
public sealed record PerPresidency(Entry Entry, Line Line, IReadOnlyList<(Presidency Presidency, IReadOnlyList<Point> Points)> Terms) : Finding(Entry, Line)
{
    public override IEnumerable<Recorded> Records() => Terms.SelectMany(t => t.Points).SelectMany(p => p.Records);
}

/// <summary>Whether a period was the highest or lowest since another, as things stood at its own time.</summary>
/// <param name="Since">The figure of the named beginning.</param>
/// <param name="Beaten">Where it does not hold: the figure that is as low or lower (high or higher).</param>
public sealed record RecordSince(Entry Entry, Line Line, bool High, Point Asked, Point Since, Point? Beaten) : Finding(Entry, Line)
{
    public bool Holds => Beaten is null;

    public override IEnumerable<Recorded> Records() => [.. Asked.Records, .. Since.Records, .. Beaten?.Records ?? []];
}

/// <summary>Two measures that a question would add, and that may not be added: each figure stands by itself.</summary>
public sealed record NotAdded(LookedUp First, LookedUp Second) : Finding(First.Entry, First.Line)
{
    public override IEnumerable<Recorded> Records() => First.Records();
}
