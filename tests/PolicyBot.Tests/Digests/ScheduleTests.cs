using System.Globalization;
using PolicyBot.Digests;

namespace PolicyBot.Tests.Digests;

public sealed class ScheduleTests
{
    [Theory]
    // The clocks of New York skip 02:00 to 03:00 on 8 March 2026.
    [InlineData("30 2 * * *", "2026-03-07T12:00Z", "2026-03-08T07:00Z", "2026-03-09T06:30Z")]
    // And have 01:00 to 02:00 twice on 1 November 2026.
    [InlineData("30 1 * * *", "2026-10-31T12:00Z", "2026-11-01T05:30Z", "2026-11-02T06:30Z")]
    // Nine o'clock stays nine o'clock.
    [InlineData("0 9 * * *", "2026-03-07T12:00Z", "2026-03-07T14:00Z", "2026-03-08T13:00Z")]
    public void The_hour_is_that_of_the_place_in_summer_and_in_winter(string cron, string from, string first, string second)
    {
        var schedule = new Schedule(cron, "America/New_York");

        var next = schedule.NextAfter(At(from));

        Assert.Equal(At(first), next.ToUniversalTime());
        Assert.Equal(At(second), schedule.NextAfter(next).ToUniversalTime());
    }

    [Fact]
    public void The_day_is_that_of_the_place()
    {
        var evening = At("2026-06-30T03:00Z");

        Assert.Equal(new DateOnly(2026, 6, 29), new Schedule("0 9 * * *", "America/Los_Angeles").DayOf(evening));
        Assert.Equal(new DateOnly(2026, 6, 30), new Schedule("0 9 * * *", "Europe/Madrid").DayOf(evening));
    }

    [Theory]
    [InlineData("0 9 * * *", "America/New_York", true)]
    [InlineData("0 9 1 * *", "UTC", true)]
    [InlineData("30 2 * * *", "America/New_York", true)]
    [InlineData("0 * * * *", "America/New_York", false)]
    [InlineData("0 9,17 * * *", "America/New_York", false)]
    [InlineData("0 9 30 2 *", "America/New_York", false)]
    [InlineData("0 25 * * *", "America/New_York", false)]
    [InlineData("every day", "America/New_York", false)]
    [InlineData("0 9 * * *", "America/Gotham", false)]
    public void A_schedule_is_one_that_comes_at_most_once_a_day_and_does_come(string cron, string zone, bool valid) =>
        Assert.Equal(valid, new Schedule(cron, zone).IsValid(At("2026-03-01T00:00Z")));

    private static DateTimeOffset At(string time) => DateTimeOffset.Parse(time, CultureInfo.InvariantCulture).ToUniversalTime();
}
