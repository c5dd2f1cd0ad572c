using PolicyBot.Tests.EndToEnd;

namespace PolicyBot.Tests.Asking;

/// <summary>Follow-ups about figures, which name no more than what changes.</summary>
public sealed class FollowUpFigureTests
{
    [Theory]
    [InlineData("Tucson?", "How many apprehensions in the El Paso sector in FY2023?", "373,630")]
    [InlineData("cocaine, same year?", "meth seized by CBP FY2023 in pounds", "81,085.41")]
    [InlineData("in pounds?", "How many heroin seizure events did CBP log in fiscal 2020", "5,762.88")]
    [InlineData("Brazil?", "peruvians border patrol southwest fy2023", "Brazil")]
    public async Task A_name_or_a_unit_alone_takes_the_place_of_the_one_before(string followUp, string before, string figure) =>
        Assert.Contains(figure, (await Bot.Ask(followUp, before)).Text);

    [Fact]
    public async Task Those_two_are_the_periods_of_the_last_two_questions() =>
        Assert.Contains("73.6%", (await Bot.Ask("percent change between those two?", "refugees admitted in FY2016", "and in FY2018?")).Text);
}
