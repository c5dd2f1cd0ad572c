using PolicyBot.Asking;
using PolicyBot.Knowledge;

namespace PolicyBot.Tests.EndToEnd;

/// <summary>The questions of a reader of the July 2024 story, from which the product grew.</summary>
public sealed class StoryTests
{
    [Fact]
    public async Task June_2024_is_given_as_it_stands_and_as_it_was_first_published()
    {
        var answer = await Bot.Ask("How many people did Border Patrol apprehend in June 2024?");

        Assert.Equal(Verdict.Supported, answer.Verdict);
        Assert.Contains("83,532", answer.Sentences[0].Text);
        Assert.Contains("83,536", answer.Text);
    }

    [Fact]
    public async Task Nearly_30_percent_lower_than_in_May_is_supported_with_its_operands()
    {
        var answer = await Bot.Ask("Is \"nearly 30% lower than in May\" right for June 2024 border patrol apprehensions?");

        Assert.Equal(Stance.Supported, answer.Stance);
        Assert.Contains("117,905", answer.Text);
        Assert.Contains("83,532", answer.Text);
        Assert.Contains("29.2%", answer.Text);
    }

    [Fact]
    public async Task June_2024_was_the_lowest_month_since_January_2021()
    {
        var answer = await Bot.Ask("Was June 2024 the lowest month for border patrol encounters since January 2021?");

        Assert.Equal(Stance.Supported, answer.Stance);
        Assert.Contains("75,316", answer.Text);
    }

    [Fact]
    public async Task The_follow_up_about_the_lowest_month_is_understood()
    {
        var answer = await Bot.Ask("was it the lowest month since January 2021?", "How many people did Border Patrol apprehend in June 2024?");

        Assert.Contains("75,316", answer.Text);
    }

    [Theory]
    [InlineData("Is \"nearly 30% lower than in May\" right?", "How many people did Border Patrol apprehend in June 2024?")]
    [InlineData("¿Es cierto que fueron casi 30% menos que en mayo?", "¿Cuántas personas detuvo la Patrulla Fronteriza en junio de 2024?")]
    public async Task A_follow_up_that_names_only_another_month_is_checked_and_can_be_sourced(string followUp, string before)
    {
        var answer = await Bot.Ask(followUp, before);
        var sourced = await Bot.Ask("source?", before, followUp);

        Assert.Equal(Stance.Supported, answer.Stance);
        Assert.Contains("29.2%", answer.Text);
        Assert.Equal(answer.Citations.Select(c => c.Fact), sourced.Citations.Select(c => c.Fact));
    }

    [Theory]
    [InlineData("What is an ICE detainer?", "ice-detainer")]
    [InlineData("Must a county honor an ICE detainer?", "must-jails-honor-ice-detainers")]
    [InlineData("What did Montgomery County, Maryland change?", "montgomery-county-md-ice")]
    [InlineData("What did Baltimore County, Maryland change, and is that current?", "baltimore-county-md-ice")]
    [InlineData("Do immigrants commit more crime?", "do-immigrants-commit-more-crime")]
    [InlineData("Who is P.J. Lechleitner?", "pj-lechleitner")]
    [InlineData("What were the June 2024 asylum restrictions and are they in force?", "june-2024-asylum-proclamation-and-rule")]
    [InlineData("¿Qué es una orden de retención de ICE?", "ice-detainer")]
    [InlineData("¿Quién es P.J. Lechleitner?", "pj-lechleitner")]
    [InlineData("¿Los inmigrantes cometen más delitos?", "do-immigrants-commit-more-crime")]
    public async Task A_question_of_the_story_is_answered_from_its_entry(string question, string entry)
    {
        var answer = await Bot.Ask(question);

        Assert.Contains(new EntryId(entry), answer.Citations.Select(c => c.Entry));
    }

    [Fact]
    public async Task What_may_be_out_of_date_says_so_itself()
    {
        var answer = await Bot.Ask("What did Montgomery County, Maryland change?");

        Assert.Contains(answer.Citations, c => c.Stale);
        Assert.Contains("may be out of date", answer.Text);
    }

    [Fact]
    public async Task The_crime_question_names_both_sides()
    {
        var answer = await Bot.Ask("Do immigrants commit more crime?");

        Assert.Equal(Verdict.Disputed, answer.Verdict);
        Assert.Contains("Center for Immigration Studies", answer.Text);
    }
}
