using Microsoft.Extensions.DependencyInjection;
using PolicyBot.Asking;
using PolicyBot.Digests;
using PolicyBot.Knowledge;

namespace PolicyBot.Tests.Digests;

public sealed class SubscriptionReaderTests
{
    private static readonly DateTimeOffset _now = new(2026, 11, 24, 12, 0, 0, TimeSpan.Zero);

    private static readonly Wish _usual = SubscriptionReader.Default("America/Chicago", Language.English);

    private static Library Library => EndToEnd.Bot.Services.GetRequiredService<LiveKnowledge>().Current.Library;

    [Theory]
    [InlineData("", "0 9 * * 1", "America/Chicago")]
    [InlineData("daily", "0 9 * * *", "America/Chicago")]
    [InlineData("weekdays at 7:30", "30 7 * * 1-5", "America/Chicago")]
    [InlineData("weekly on Fridays at 5pm Europe/Madrid", "0 17 * * 5", "Europe/Madrid")]
    [InlineData("semanal los miércoles a las 8:05", "5 8 * * 3", "America/Chicago")]
    [InlineData("monthly 12am UTC", "0 0 1 * *", "UTC")]
    [InlineData("cron 15 6 * * 2 America/Denver", "15 6 * * 2", "America/Denver")]
    public void A_schedule_is_read_in_plain_words(string words, string cron, string zone) => Assert.Equal(new Schedule(cron, zone), Read(words)!.Schedule);

    [Fact]
    public void What_is_not_said_has_a_default()
    {
        var wish = Read("daily")!;

        Assert.Empty(wish.Scope.Topics);
        Assert.Empty(wish.Scope.Jurisdictions);
        Assert.Equal((Language.English, false), (wish.Scope.Language, wish.Quiet));
    }

    [Fact]
    public void Topics_places_language_and_silence_may_stand_anywhere()
    {
        var wish = Read("asylum, border weekly MD OR US-IN in es quiet 9:00")!;

        Assert.Equal(["asylum", "border"], wish.Scope.Topics);
        Assert.Equal(["US-MD", "US-OR", "US-IN"], wish.Scope.Jurisdictions);
        Assert.Equal((Language.Spanish, true), (wish.Scope.Language, wish.Quiet));
    }

    [Theory]
    [InlineData("weekly tuesdayish", "“tuesdayish”")]
    [InlineData("daily 25:00", "“25:00”")]
    [InlineData("daily 9", "“9”")]
    [InlineData("daily Mars/Olympus", "“Mars/Olympus”")]
    [InlineData("cron 0 * * * *", "once a day")]
    [InlineData("cron 0 9 * *", "“cron”")]
    public void What_is_not_understood_is_named(string words, string named)
    {
        Assert.Null(SubscriptionReader.Read(words, Library, _usual, Language.English, _now, out var problem));
        Assert.Contains(named, problem);
    }

    private static Wish? Read(string words)
    {
        var wish = SubscriptionReader.Read(words, Library, _usual, Language.English, _now, out var problem);
        Assert.Null(problem);
        return wish;
    }
}
