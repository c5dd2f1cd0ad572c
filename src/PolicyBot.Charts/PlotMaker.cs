using System.Globalization;
using PolicyBot.Statistics;
using ScottPlot;

namespace PolicyBot.Charts.Drawing;

/// <summary>Puts the lines of a chart on ScottPlot's axes.</summary>
/// <param name="family">The font to write with.</param>
internal sealed class PlotMaker(Chart chart, ChartColors colors, string family)
{
    private const float Small = 9.5f;
    private const int PointsWithMarkers = 40;

    /// <summary>Whether this is one small plot of many.</summary>
    private bool IsPanel => chart.Kind is ChartKind.SmallMultiples;

    private double Highest => chart.Lines.SelectMany(l => l.Points).Max(p => (double)p.Value);

    private double Lowest => chart.Lines.SelectMany(l => l.Points).Min(p => (double)p.Value);

    /// <param name="lines">The lines of this plot: all, or one panel's.</param>
    /// <param name="ticks">How many names fit on the time axis.</param>
    public Plot Make(IReadOnlyList<ChartLine> lines, int ticks)
    {
        var plot = new Plot { ScaleFactor = ScottPlotCharts.Scale };
        var periods = lines.SelectMany(l => l.Points).Select(p => p.Period).Distinct().Order().ToList();
        Dress(plot, TimeTicks.Of(chart, periods, ticks));
        var width = Width(periods);
        for (var i = 0; i < lines.Count; i++)
        {
            if (chart.Kind is ChartKind.Column)
                Columns(plot, lines[i], colors.Lines[0], width);
            else
                Curve(plot, lines[i], colors.Lines[i % colors.Lines.Count]);
        }

        var (bottom, top) = Range();
        var beside = Math.Max(width * (periods.Count == 1 ? 2 : 0.8), (TimeTicks.At(periods[^1]) - TimeTicks.At(periods[0])) * (IsPanel ? 0.06 : 0.01));
        plot.Axes.SetLimits(TimeTicks.At(periods[0]) - beside, TimeTicks.At(periods[^1]) + beside, bottom, top);
        if (bottom < 0 && top > 0)
            plot.Add.HorizontalLine(0, 1.2f, colors.Ink);
        Events(plot, bottom, top);
        return plot;
    }

    /// <summary>How a value is written on an axis: with thousands separated, millions and more in short.</summary>
    /// <param name="brief">Whether thousands are in short too, as a small plot needs.</param>
    internal static string Name(double value, Language language, bool brief = false) => Math.Abs(value) switch
    {
        >= 1e9 => (value / 1e9).ToString("0.##", CultureInfo.InvariantCulture) + (language is Language.Spanish ? " mil M" : "B"),
        >= 1e6 => (value / 1e6).ToString("0.##", CultureInfo.InvariantCulture) + (language is Language.Spanish ? " M" : "M"),
        >= 1e4 when brief => (value / 1e3).ToString("#,0.##", CultureInfo.InvariantCulture) + (language is Language.Spanish ? " mil" : "k"),
        _ => value.ToString("#,0.###", CultureInfo.InvariantCulture),
    };

    private (double Bottom, double Top) Range()
    {
        var bottom = chart.FromZero ? Math.Min(0, Lowest * 1.08) : Lowest - ((Highest - Lowest) * 0.1);
        var highest = chart.FromZero ? Math.Max(0, Highest) : Highest;
        if (highest <= bottom)
            highest = bottom + 1;
        // Room above for the names of events, a row each.
        return (bottom, highest + ((highest - bottom) * (0.08 + (0.09 * chart.Events.Count))));
    }

    private static double Width(List<Period> periods) =>
        periods.Count < 2 ? 1 : periods.Zip(periods.Skip(1)).Min(p => TimeTicks.At(p.Second) - TimeTicks.At(p.First)) is var gap and > 0 ? gap : 0.1;

    private void Dress(Plot plot, IReadOnlyList<(double At, string Label)> ticks)
    {
        plot.FigureBackground.Color = colors.Ground;
        plot.DataBackground.Color = colors.Ground;
        plot.Axes.Color(colors.Faint);
        plot.Font.Set(family);
        plot.Axes.Right.FrameLineStyle.Width = 0;
        plot.Axes.Top.FrameLineStyle.Width = 0;
        plot.Axes.Left.FrameLineStyle.Width = 0;
        plot.Axes.Left.MajorTickStyle.Length = 0;
        plot.Axes.Left.MinorTickStyle.Length = 0;
        plot.Axes.Left.TickLabelStyle.FontSize = Small;
        plot.Axes.Bottom.TickLabelStyle.FontSize = Small;
        plot.Axes.Left.TickLabelStyle.ForeColor = colors.Ink;
        plot.Axes.Bottom.TickLabelStyle.ForeColor = colors.Ink;
        plot.Axes.Bottom.TickGenerator = new ScottPlot.TickGenerators.NumericManual([.. ticks.Select(t => t.At)], [.. ticks.Select(t => t.Label)]);
        plot.Axes.Left.TickGenerator = new ScottPlot.TickGenerators.NumericAutomatic { LabelFormatter = v => Name(v, chart.Language, IsPanel), MinimumTickSpacing = IsPanel ? 24 : 16 };
        plot.Grid.XAxisStyle.IsVisible = false;
        plot.Grid.MajorLineColor = colors.Grid;
    }

    private static void Columns(Plot plot, ChartLine line, Color color, double width)
    {
        var bars = line.Points.Select(p => new Bar
        {
            Position = TimeTicks.At(p.Period),
            Value = (double)p.Value,
            Size = width * 0.78,
            FillColor = p.IsPartial ? color.WithAlpha(0.15) : color,
            LineColor = color,
            LineWidth = p.IsPartial ? 1.2f : 0,
        }).ToList();
        plot.Add.Bars(bars);
    }

    private void Curve(Plot plot, ChartLine line, Color color)
    {
        var scatter = plot.Add.Scatter(line.Points.Select(p => TimeTicks.At(p.Period)).ToArray(), line.Points.Select(p => (double)p.Value).ToArray(), color);
        scatter.LineWidth = 0;
        scatter.MarkerSize = line.Points.Count <= PointsWithMarkers && !IsPanel ? 5 : 0;
        Join(plot, line, color);
        foreach (var partial in line.Points.Where(p => p.IsPartial))
        {
            var marker = plot.Add.Marker(TimeTicks.At(partial.Period), (double)partial.Value, MarkerShape.FilledCircle, IsPanel ? 5 : 8, colors.Ground);
            marker.MarkerLineWidth = 0;
            var ring = plot.Add.Marker(TimeTicks.At(partial.Period), (double)partial.Value, MarkerShape.OpenCircle, IsPanel ? 5 : 8, color);
            ring.MarkerLineWidth = 1.6f;
        }
    }

    /// <summary>A full line from a period to the next; across periods that have no figure, and to one that is not over, a dotted one.</summary>
    private static void Join(Plot plot, ChartLine line, Color color)
    {
        var run = new List<ChartPoint>();
        foreach (var point in line.Points)
        {
            if (run.Count > 0 && (point.IsPartial || !Follows(run[^1].Period, point.Period)))
            {
                Stroke(plot, run, color, isDotted: false);
                Stroke(plot, [run[^1], point], color, isDotted: true);
                run.Clear();
            }

            run.Add(point);
        }

        Stroke(plot, run, color, isDotted: false);
    }

    private static bool Follows(Period before, Period after) => before.Kind is PeriodKind.Day or PeriodKind.Span || before.Shift(1) == after;

    private static void Stroke(Plot plot, List<ChartPoint> points, Color color, bool isDotted)
    {
        if (points.Count < 2)
            return;
        var stroke = plot.Add.ScatterLine(points.Select(p => TimeTicks.At(p.Period)).ToArray(), points.Select(p => (double)p.Value).ToArray(), color);
        stroke.LineWidth = isDotted ? 1.4f : 1.8f;
        stroke.LinePattern = isDotted ? LinePattern.Dotted : LinePattern.Solid;
    }

    private void Events(Plot plot, double bottom, double top)
    {
        var limits = plot.Axes.GetLimits();
        for (var i = 0; i < chart.Events.Count; i++)
        {
            var (x, y) = (TimeTicks.At(chart.Events[i].On), top - ((top - bottom) * 0.075 * (i + 0.2)));
            var mark = plot.Add.Line(x, bottom, x, y);
            mark.LineColor = colors.Faint;
            mark.LineWidth = 1;
            mark.LinePattern = LinePattern.Dashed;
            var isRight = x > (limits.Left + limits.Right) / 2;
            var text = plot.Add.Text(chart.Events[i].Label, x, y);
            text.LabelFontSize = Small;
            text.LabelFontName = family;
            text.LabelFontColor = colors.Ink;
            text.LabelBackgroundColor = colors.Ground;
            text.LabelAlignment = isRight ? Alignment.UpperRight : Alignment.UpperLeft;
            text.OffsetX = isRight ? -3 : 3;
        }
    }
}
