using System.Globalization;
using Cronos;

namespace PolicyBot.Digests;

/// <summary>When a digest is due: a cron expression, read in a time zone.</summary>
/// <param name="Cron">Five fields: minute, hour, day of the month, month, day of the week.</param>
/// <param name="Zone">An IANA name such as America/New_York.</param>
public sealed record Schedule(string Cron, string Zone)
{
    private const int Looked = 20;

    /// <summary>Somewhat less than a day: the night on which clocks go forward is one hour shorter.</summary>
    private static readonly TimeSpan _shortest = TimeSpan.FromHours(22);

    /// <summary>Whether a word is the IANA name of a time zone that this machine knows.</summary>
    public static bool IsZone(string word) => word == "UTC" || (word.Contains('/', StringComparison.Ordinal) && TimeZoneInfo.TryFindSystemTimeZoneById(word, out _));

    /// <returns>False for what is no cron expression, no known zone, never due, or due more than once a day.</returns>
    public bool IsValid(DateTimeOffset now)
    {
        if (!CronExpression.TryParse(Cron, out var cron) || !TimeZoneInfo.TryFindSystemTimeZoneById(Zone, out var zone))
            return false;
        var next = cron.GetOccurrences(now, now.AddYears(2), zone).Take(Looked).ToList();
        return next.Count > 0 && next.Zip(next.Skip(1)).All(pair => pair.Second - pair.First >= _shortest);
    }

    /// <summary>
    /// The first time after <paramref name="after"/>. A time that the clocks skip in spring is due when they have been put forward; one
    /// that comes twice in autumn is due the first time only.
    /// </summary>
    public DateTimeOffset NextAfter(DateTimeOffset after) =>
        CronExpression.Parse(Cron).GetNextOccurrence(after, Time) ?? throw new InvalidOperationException($"'{Cron}' is never due.");

    /// <summary>The day that it is there.</summary>
    public DateOnly DayOf(DateTimeOffset at) => DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(at, Time).DateTime);

    /// <summary>"Monday, November 30, 2026, 09:00 (America/New_York)".</summary>
    public string Show(DateTimeOffset at, Language language)
    {
        var local = TimeZoneInfo.ConvertTime(at, Time);
        return $"{Statistics.Period.Day(DateOnly.FromDateTime(local.DateTime)).Name(language)}, {local.ToString("HH:mm", CultureInfo.InvariantCulture)} ({Zone})";
    }

    private TimeZoneInfo Time => TimeZoneInfo.FindSystemTimeZoneById(Zone);
}
