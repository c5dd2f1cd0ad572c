using System.Globalization;
using PolicyBot.Statistics;

namespace PolicyBot.Charts.Drawing;

/// <summary>Where periods stand on the time axis, and which of them are named.</summary>
internal static class TimeTicks
{
    private static readonly string[] _months = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];
    private static readonly string[] _monthsEs = ["ene", "feb", "mar", "abr", "may", "jun", "jul", "ago", "sep", "oct", "nov", "dic"];
    private static readonly int[] _yearSteps = [1, 2, 3, 5, 10, 20, 50, 100];

    /// <summary>The middle of a period, in years.</summary>
    public static double At(Period period) => (At(period.Start) + At(period.End)) / 2;

    public static double At(DateOnly day) => day.Year + ((day.DayOfYear - 1) / 365.25);

    /// <param name="most">How many names fit.</param>
    public static IReadOnlyList<(double At, string Label)> Of(Chart chart, IReadOnlyList<Period> periods, int most)
    {
        var kind = periods[0].Kind;
        if (kind is PeriodKind.FiscalYear or PeriodKind.CalendarYear or PeriodKind.AcademicYear)
        {
            var step = Step(periods[^1].Year - periods[0].Year + 1, most);
            return [.. periods.Where(p => (step < 5 ? periods[^1].Year - p.Year : p.Year) % step == 0).Select(p => (At(p), Number(p.Year)))];
        }

        var (first, last) = (periods[0].Start, periods[^1].End);
        if (last.DayNumber - first.DayNumber > 3 * 365)
        {
            var step = Step(last.Year - first.Year + 1, most);
            var years = Enumerable.Range(first.Year, last.Year - first.Year + 1).Where(y => y % step == 0 && At(new DateOnly(y, 1, 1)) >= At(first) - 0.02);
            return [.. years.Select(y => (At(new DateOnly(y, 1, 1)), Number(y)))];
        }

        var every = (int)Math.Ceiling(periods.Count / (double)most);
        var apart = (At(periods[^1]) - At(periods[0])) / (most + 1);
        var named = new List<(double At, string Label)>();
        // Days do not stand evenly: of those that crowd, the last is named.
        foreach (var period in periods.Where((_, i) => (periods.Count - 1 - i) % every == 0).Reverse())
        {
            if (named.Count == 0 || named[^1].At - At(period) >= apart)
                named.Add((At(period), Name(period, chart.Language)));
        }

        return named;
    }

    private static string Name(Period period, Language language)
    {
        var month = (language is Language.Spanish ? _monthsEs : _months)[period.Start.Month - 1];
        return period.Kind switch
        {
            PeriodKind.Day => $"{period.Start.Day} {month}\n{period.Start.Year}",
            PeriodKind.FiscalQuarter => period.ToString()[^2..] + "\n" + Number(period.FiscalYearOfEnd),
            _ => $"{month}\n{period.Start.Year}",
        };
    }

    private static int Step(int years, int most) => _yearSteps.First(s => years <= s * most || s == 100);

    private static string Number(int year) => year.ToString(CultureInfo.InvariantCulture);
}
