using Microsoft.Extensions.Logging;
using PolicyBot.Chat;

namespace PolicyBot.Charts;

/// <summary>Charts as attachments; where one cannot be drawn, what it would show is still said in words.</summary>
internal sealed partial class ChartPictures(IDrawCharts charts, ILogger<ChartPictures> logger)
{
    /// <returns>Null when this machine cannot draw.</returns>
    public Attachment? Of(Chart chart)
    {
        try
        {
            return new(chart.Series + ".png", "image/png", charts.Draw(chart, ChartTheme.Light), chart.AltText, ChartData.Of(chart));
        }
        catch (InvalidOperationException e)
        {
            LogNotDrawn(logger, chart.Series.Value, e);
            return null;
        }
    }

    [LoggerMessage(241, LogLevel.Error, "The chart of {Series} could not be drawn.")]
    private static partial void LogNotDrawn(ILogger logger, string series, Exception exception);
}
