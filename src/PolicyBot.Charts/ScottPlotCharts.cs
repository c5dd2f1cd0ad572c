using ScottPlot;
using SkiaSharp;

namespace PolicyBot.Charts.Drawing;

/// <summary>Draws charts with ScottPlot: twice as large as a phone shows them, words above and below, plots between.</summary>
public sealed class ScottPlotCharts : IDrawCharts
{
    /// <summary>Picture points for each point of a phone's screen.</summary>
    internal const float Scale = 2;

    /// <summary>The picture's size on the screen of a phone.</summary>
    internal const int Width = 360;
    internal const int Height = 330;

    /// <summary>What the names of several lines, and their sources, take from the plot it gets back.</summary>
    private const int NamesOfLines = 80;

    private const float Margin = 10;
    private const float TitleSize = 14;
    private const float TextSize = 10.5f;
    private const float SourceSize = 8;

    private static readonly Lazy<Lettering> _letters = new(Lettering.Of);

    /// <inheritdoc/>
    public byte[] Draw(Chart chart, ChartTheme theme)
    {
        var colors = ChartColors.Of(theme);
        var letters = _letters.Value;
        var rows = chart.Kind is ChartKind.SmallMultiples ? (chart.Lines.Count + 2) / 3 : 1;
        var height = Height + (rows > 1 ? (rows - 1) * 90 : 0) + (chart.Kind is not ChartKind.SmallMultiples && chart.Lines.Count > 1 ? NamesOfLines : 0);
        using var surface = SKSurface.Create(new SKImageInfo((int)(Width * Scale), (int)(height * Scale)));
        var canvas = surface.Canvas;
        canvas.Clear(Sk(colors.Ground));
        canvas.Save();
        canvas.Scale(Scale);
        var top = Head(canvas, chart, colors, letters);
        var bottom = Foot(canvas, chart, colors, letters, height);
        canvas.Restore();
        Plots(canvas, chart, colors, letters, top, bottom, rows);
        using var image = surface.Snapshot();
        using var png = image.Encode(SKEncodedImageFormat.Png, 100);
        return png.ToArray();
    }

    /// <summary>Title, subtitle and the names of the lines.</summary>
    /// <returns>Where the plots may begin.</returns>
    private static float Head(SKCanvas canvas, Chart chart, ChartColors colors, Lettering letters)
    {
        var y = Margin;
        foreach (var line in letters.Wrap(chart.Title, TitleSize, isBold: true, Width - (2 * Margin), 3))
            letters.Write(canvas, line, Margin, y += TitleSize + 2, TitleSize, isBold: true, Sk(colors.Ink));
        y += 2;
        foreach (var line in letters.Wrap(chart.Subtitle, TextSize, isBold: false, Width - (2 * Margin), 3))
            letters.Write(canvas, line, Margin, y += TextSize + 2, TextSize, isBold: false, Sk(colors.Faint));
        y += 4;
        if (chart.Kind is ChartKind.SmallMultiples || chart.Lines.Count == 1)
            return y;
        for (var i = 0; i < chart.Lines.Count; i++)
        {
            using var paint = new SKPaint { Color = Sk(colors.Lines[i % colors.Lines.Count]) };
            var lines = letters.Wrap(chart.Lines[i].Label, TextSize, isBold: false, Width - (2 * Margin) - 16, 2);
            canvas.DrawRect(Margin, y + 4, 10, 8, paint);
            foreach (var line in lines)
                letters.Write(canvas, line, Margin + 16, y += TextSize + 2, TextSize, isBold: false, Sk(colors.Ink));
        }

        return y + 4;
    }

    /// <summary>The kind of periods, notes and the source.</summary>
    /// <returns>Where the plots must end.</returns>
    private static float Foot(SKCanvas canvas, Chart chart, ChartColors colors, Lettering letters, int height)
    {
        var lines = chart.Notes.Prepend(chart.TimeAxis + ".").Aggregate("", (all, note) => all.Length == 0 ? note : $"{all} {note}");
        var written = letters.Wrap(lines, SourceSize, isBold: false, Width - (2 * Margin), 3)
            .Concat(letters.Wrap(chart.SourceLine, SourceSize, isBold: false, Width - (2 * Margin), 8)).ToList();
        var y = height - 6 - (written.Count * (SourceSize + 2));
        var top = y;
        foreach (var line in written)
            letters.Write(canvas, line, Margin, y += SourceSize + 2, SourceSize, isBold: false, Sk(colors.Faint));
        return top - 2;
    }

    private static void Plots(SKCanvas canvas, Chart chart, ChartColors colors, Lettering letters, float top, float bottom, int rows)
    {
        var maker = new PlotMaker(chart, colors, letters.Family);
        if (rows == 1 && chart.Kind is not ChartKind.SmallMultiples)
        {
            using var plot = maker.Make(chart.Lines, 6);
            Render(plot, canvas, new(0, top * Scale, Width * Scale, bottom * Scale));
            return;
        }

        const int Columns = 3;
        var (width, height) = ((float)Width / Columns, (bottom - top) / rows);
        for (var i = 0; i < chart.Lines.Count; i++)
        {
            var (x, y) = (i % Columns * width, top + (i / Columns * height));
            using var plot = maker.Make([chart.Lines[i]], 2);
            Render(plot, canvas, new(x * Scale, (y + 14) * Scale, (x + width) * Scale, (y + height) * Scale));
            canvas.Save();
            canvas.Scale(Scale);
            letters.Write(canvas, letters.Wrap(chart.Lines[i].Label, TextSize, isBold: true, width - 8, 1)[0], x + 6, y + 11, TextSize, isBold: true, Sk(colors.Ink));
            canvas.Restore();
        }
    }

    /// <summary>A plot clears all that it may draw on, so it may draw on its own part alone.</summary>
    private static void Render(Plot plot, SKCanvas canvas, SKRect part)
    {
        canvas.Save();
        canvas.ClipRect(part);
        plot.Render(canvas, new PixelRect(part.Left, part.Right, part.Bottom, part.Top));
        canvas.Restore();
    }

    private static SKColor Sk(Color color) => new(color.R, color.G, color.B, color.A);
}
