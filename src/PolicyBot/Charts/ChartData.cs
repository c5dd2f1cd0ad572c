using System.Globalization;
using PolicyBot.Statistics;

namespace PolicyBot.Charts;

/// <summary>The figures of one line of a chart.</summary>
/// <param name="Values">One for each of <see cref="ChartData.Periods"/>; null where the line has none.</param>
public sealed record ChartDataLine(string Label, IReadOnlyList<decimal?> Values);

/// <summary>The figures of a chart and every word that is on its picture, for platforms that draw by themselves.</summary>
/// <param name="Title">What is shown.</param>
/// <param name="TimeAxis">What kind of periods <paramref name="Periods"/> are.</param>
/// <param name="Unit">What the values count.</param>
/// <param name="IsUnbroken">Whether each period follows the one before it: side by side, others would hide a gap.</param>
/// <param name="Periods">At most 20 characters each; one that is partial ends in "*", which <paramref name="Words"/> explain.</param>
/// <param name="Words">What must be said beside the figures: the alternative text, partial periods, policies, source.</param>
public sealed record ChartData(ChartKind Kind, string Title, string TimeAxis, string Unit, bool IsUnbroken, IReadOnlyList<string> Periods, IReadOnlyList<ChartDataLine> Lines, IReadOnlyList<string> Words)
{
    private const string Partial = "*";

    public static ChartData Of(Chart chart)
    {
        var periods = chart.Lines.SelectMany(l => l.Points).Select(p => p.Period).Distinct().Order().ToList();
        var partial = chart.Lines.SelectMany(l => l.Points).Where(p => p.IsPartial).Select(p => p.Period).ToHashSet();
        return new(
            chart.Kind,
            chart.Title,
            chart.TimeAxis,
            chart.Unit,
            periods.Zip(periods.Skip(1)).All(p => p.First.Kind is not (PeriodKind.Day or PeriodKind.Span) && p.First.Shift(1) == p.Second),
            [.. periods.Select(p => Short(p, chart.Language) + (partial.Contains(p) ? Partial : ""))],
            [.. chart.Lines.Select(l => LineOf(l, periods))],
            [
                $"{chart.Title}. {chart.Subtitle}.",
                .. chart.Caption.Sentences.Select(s => s.Text),
                .. ChartWords.Notes(chart.Lines, fromZero: true, chart.Language, Partial),
                .. chart.Events.Select(e => $"{Period.Day(e.On).Name(chart.Language)}: {e.Label}."),
                chart.SourceLine + ".",
            ]);
    }

    private static ChartDataLine LineOf(ChartLine line, List<Period> periods)
    {
        var values = line.Points.GroupBy(p => p.Period).ToDictionary(g => g.Key, g => (decimal?)g.Last().Value);
        return new(line.Label, [.. periods.Select(p => values.GetValueOrDefault(p))]);
    }

    private static string Short(Period period, Language language) => period.Kind switch
    {
        PeriodKind.FiscalYear or PeriodKind.CalendarYear => period.Year.ToString(CultureInfo.InvariantCulture),
        PeriodKind.Month => $"{period.Name(language)[..3]} {period.Year.ToString(CultureInfo.InvariantCulture)}",
        _ => period.ToString(),
    };
}
