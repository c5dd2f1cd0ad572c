using System.Globalization;

namespace PolicyBot.Digests;

/// <summary>Puts a schedule into the words from which <see cref="SubscriptionReader"/> reads it.</summary>
internal static class ScheduleWords
{
    private static readonly string[] _days = ["sunday", "monday", "tuesday", "wednesday", "thursday", "friday", "saturday"];
    private static readonly string[] _daysEs = ["domingo", "lunes", "martes", "miércoles", "jueves", "viernes", "sábado"];

    /// <returns>The cadence, and the day, time and zone: "weekly" and "monday 9:00 America/New_York".</returns>
    public static (string Cadence, string When) Of(Schedule schedule, Language language)
    {
        if (schedule.Cron.Split(' ') is not [var minute, var hour, var dayOfMonth, "*", var day] || !IsNumber(minute) || !IsNumber(hour))
            return Cron(schedule);
        var time = $"{hour}:{minute.PadLeft(2, '0')} {schedule.Zone}";
        return (dayOfMonth, day) switch
        {
            ("*", "*") => ("daily", time),
            ("*", "1-5") => ("weekdays", time),
            ("1", "*") => ("monthly", time),
            ("*", [>= '0' and <= '6']) => ("weekly", $"{(language is Language.Spanish ? _daysEs : _days)[day[0] - '0']} {time}"),
            _ => Cron(schedule),
        };
    }

    /// <summary>The cadence is of no account beside an expression.</summary>
    private static (string Cadence, string When) Cron(Schedule schedule) => ("weekly", $"cron {schedule.Cron} {schedule.Zone}");

    private static bool IsNumber(string text) => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out _);
}
