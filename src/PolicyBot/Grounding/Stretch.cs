using PolicyBot.Statistics;

namespace PolicyBot.Grounding;

/// <summary>The periods by which the ends of a stretch of time are named: "October 1999 to August 2026", "fiscal years 2021 to 2024".</summary>
internal static class Stretch
{
    public static void Hold(ISet<Period> periods, DateOnly start, DateOnly end)
    {
        periods.Add(Period.Span(start, end));
        periods.Add(Period.Day(start));
        periods.Add(Period.Day(end));
        if (start.Day == 1)
            periods.Add(Period.MonthOf(start));
        if (end.Day == DateTime.DaysInMonth(end.Year, end.Month))
            periods.Add(Period.MonthOf(end));
        if (start is { Month: 1, Day: 1 })
            periods.Add(Period.CalendarYear(start.Year));
        if (end is { Month: 12, Day: 31 })
            periods.Add(Period.CalendarYear(end.Year));
        if (start is { Month: 10, Day: 1 })
            periods.Add(Period.FiscalYear(start.Year + 1));
        if (end is { Month: 9, Day: 30 })
            periods.Add(Period.FiscalYear(end.Year));
        if (start is { Month: 7, Day: 1 })
            periods.Add(Period.AcademicYear(start.Year));
        if (end is { Month: 6, Day: 30 })
            periods.Add(Period.AcademicYear(end.Year - 1));
    }
}
