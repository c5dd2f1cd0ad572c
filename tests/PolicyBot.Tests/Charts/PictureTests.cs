using PolicyBot.Charts;
using PolicyBot.Charts.Drawing;
using SkiaSharp;

namespace PolicyBot.Tests.Charts;

/// <summary>The pictures, by their structure.</summary>
public sealed class PictureTests
{
    public PictureTests() => Assert.SkipUnless(SKFontManager.Default.FontFamilies.Any(), "This machine has no font to write on charts with; tests/run installs one.");

    [Theory]
    [InlineData(ChartTheme.Light)]
    [InlineData(ChartTheme.Dark)]
    public void A_picture_is_twice_a_phones_width_opaque_and_not_blank(ChartTheme theme)
    {
        using var picture = SKBitmap.Decode(new ScottPlotCharts().Draw(ChartComposerTests.Drawn(["usbp-southwest-encounters-monthly"], "2021", "2026"), theme));

        Assert.Equal(720, picture.Width);
        Assert.All(picture.Pixels, p => Assert.Equal(255, p.Alpha));
        Assert.True(picture.Pixels.Distinct().Count() > 20);
    }

    [Fact]
    public void The_plot_holds_the_values_of_the_model_and_its_columns_stand_on_zero()
    {
        var chart = ChartComposerTests.Drawn(["refugee-admissions-fy"], "2015", "2024");
        using var plot = new PlotMaker(chart, ChartColors.Of(ChartTheme.Light), Lettering.Of().Family).Make(chart.Lines, 6);

        var bars = Assert.Single(plot.GetPlottables<ScottPlot.Plottables.BarPlot>()).Bars.ToList();
        Assert.Equal(chart.Lines[0].Points.Select(p => (double)p.Value), bars.Select(b => b.Value));
        Assert.Equal(0, plot.Axes.GetLimits().Bottom);
    }

    [Fact]
    public void Columns_below_zero_hang_from_a_line_at_zero_that_can_be_seen()
    {
        var chart = ChartComposerTests.Drawn(["refugee-admissions-fy"], "2015", "2024");
        var line = chart.Lines[0];
        chart = chart with { Lines = [line with { Points = [.. line.Points.Select((p, i) => i % 3 == 0 ? p with { Value = -p.Value } : p)] }] };
        using var plot = new PlotMaker(chart, ChartColors.Of(ChartTheme.Light), Lettering.Of().Family).Make(chart.Lines, 6);

        Assert.Equal(0, Assert.Single(plot.GetPlottables<ScottPlot.Plottables.HorizontalLine>()).Y);
        Assert.True(plot.Axes.GetLimits().Bottom < (double)chart.Lines[0].Points.Min(p => p.Value));
    }

    [Theory]
    [InlineData(1234567, Language.English, "1.23M")]
    [InlineData(250000, Language.English, "250,000")]
    [InlineData(0.5, Language.Spanish, "0.5")]
    public void Values_on_an_axis_have_their_thousands_separated(double value, Language language, string expected) =>
        Assert.Equal(expected, PlotMaker.Name(value, language));
}
