using System.Diagnostics;
using PolicyBot.Asking;
using PolicyBot.Charts;
using PolicyBot.Charts.Drawing;

namespace PolicyBot.Benchmarks;

/// <summary>How long it takes to compose and draw a chart, over every series that can be drawn as a whole.</summary>
internal static class ChartTimes
{
    public static Times Measure(KnowledgeBase knowledge)
    {
        var (composer, charts, times) = (new ChartComposer(knowledge, new(2026, 11, 24)), new ScottPlotCharts(), new Times());
        for (var round = 0; round < 2; round++)
        {
            foreach (var series in knowledge.Library.Series)
            {
                var started = Stopwatch.GetTimestamp();
                if (composer.For(series.Id, null, Language.English) is not ChartOutcome.Drawn { Chart: var chart })
                    continue;
                charts.Draw(chart, ChartTheme.Light);
                if (round > 0)
                    times.Add(Stopwatch.GetElapsedTime(started));
            }
        }

        return times;
    }
}
