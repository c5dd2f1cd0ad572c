using PolicyBot.Asking;
using PolicyBot.Tests.EndToEnd;

namespace PolicyBot.Tests.Statistics;

/// <summary>Which figures answer a question, over the real library.</summary>
public sealed class StatisticLookupTests
{
    [Theory]
    [InlineData("ICE book-ins October 2025", "41,612")]
    [InlineData("TPS holders Lebanon", "140")]
    [InlineData("H-1B registrations FY2024", "780,884")]
    [InlineData("ICE detainers issued FY2012", "276,181")]
    [InlineData("OFO southwest encounters, latest month", "3,372")]
    public async Task Words_that_name_a_count_and_a_time_or_group_ask_for_its_figure(string fragment, string figure) =>
        Assert.Contains(figure, (await Bot.Ask(fragment)).Text);

    [Fact]
    public async Task Words_that_name_a_law_and_a_year_ask_for_no_figure()
    {
        var answer = await Bot.Ask("Refugee Act of 1980");

        Assert.DoesNotContain("207,116", answer.Sentences[0].Text);
    }

    [Fact]
    public async Task A_near_sibling_series_is_shown_as_another_count_with_its_own_citation()
    {
        var answer = await Bot.Ask("Total southwest border encounters, Border Patrol plus ports, August 2015");

        var other = Assert.Single(answer.Sentences, s => s.Text.StartsWith("By another count: ", StringComparison.Ordinal));
        Assert.Contains("42,420", answer.Text);
        Assert.NotEmpty(other.Citations);
    }

    [Theory]
    [InlineData("Border Patrol encounters June 2024", "all borders together", "southwest border")]
    [InlineData("encuentros de la Patrulla Fronteriza junio 2024", "todas las fronteras en conjunto", "frontera suroeste")]
    public async Task Two_counts_of_one_thing_say_what_each_of_them_covers(string question, string whole, string part)
    {
        var text = (await Bot.Ask(question)).Text;

        Assert.Contains(whole, text, StringComparison.OrdinalIgnoreCase);
        Assert.Contains(part, text, StringComparison.OrdinalIgnoreCase);
    }

    [Theory]
    [InlineData("What is the average salary of a Border Patrol agent?")]
    [InlineData("how many immigrants live in Boise Idaho")]
    public async Task A_count_never_answers_for_an_attribute_or_for_a_place_inside_its_own(string question) =>
        Assert.Empty((await Bot.Ask(question)).Figures);

    [Fact]
    public async Task What_a_contrast_names_is_not_asked() =>
        Assert.Contains("124,644", (await Bot.Ask("h2b visas actually issued in FY 2022, not the cap")).Sentences[0].Text);

    [Fact]
    public async Task A_narrower_count_is_no_other_count_of_the_same()
    {
        var answer = await Bot.Ask("What was the lowest year for Border Patrol apprehensions since 1970?");

        Assert.DoesNotContain("unaccompanied", answer.Sentences[1].Text, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task A_series_that_does_not_tell_countries_apart_never_answers_for_one()
    {
        var answer = await Bot.Ask("students from India at US colleges 2024-25");

        Assert.Contains("363,019", answer.Text);
        Assert.DoesNotContain(answer.Citations, c => c.Entry.Value is "open-doors-international-students-2005-2025");
    }

    [Fact]
    public async Task The_state_in_which_a_sector_lies_is_no_other_place() =>
        Assert.Contains("19,390", (await Bot.Ask("swanton sector vermont apprehensions fy2024")).Text);

    [Theory]
    [InlineData("total southwest border patrol encounters while Biden was president")]
    [InlineData("how many border patrol encounters at the southwest border under Biden")]
    public async Task A_sum_over_a_presidency_is_taken_from_the_series_that_fills_it(string question) =>
        Assert.Contains("from February 2021 to January 2025", (await Bot.Ask(question)).Sentences[0].Text);

    [Fact]
    public async Task A_term_is_told_with_its_average_and_its_whole()
    {
        var answer = await Bot.Ask("Border Patrol encounters on the southwest border since Trump took office again");

        Assert.Contains("averaged", answer.Sentences[0].Text);
        Assert.Contains("147,749 in all", answer.Sentences[0].Text);
    }

    [Fact]
    public async Task A_stretch_of_time_is_answered_by_a_series_that_reaches_over_it()
    {
        var answer = await Bot.Ask("lowest year for southwest border patrol apprehensions since 1970");

        Assert.Contains("fiscal year 1970", answer.Sentences[0].Text);
    }

    [Fact]
    public async Task The_fewest_are_ranked_from_the_bottom() =>
        Assert.Contains("the smallest in fiscal year 2023", (await Bot.Ask("which sector had fewest encounters in FY2023")).Sentences[0].Text);

    [Fact]
    public async Task A_question_of_states_is_ranked_and_not_answered_by_a_total() =>
        Assert.Contains("Texas", (await Bot.Ask("State holding the most ICE detainees on an average day in FY2024")).Sentences[0].Text);

    [Fact]
    public async Task A_share_of_a_state_is_taken_of_all_states() =>
        Assert.Contains("10.7%", (await Bot.Ask("What share of ICE arrests Jan 2025 - July 2026 happened in Florida?")).Sentences[0].Text);

    [Fact]
    public async Task A_price_is_answered_with_money() =>
        Assert.Contains("675 US dollars", (await Bot.Ask("cost of naturalization application in 2008")).Text);

    [Theory]
    [InlineData("how many ketamine seizures fy2024", "1,079")]
    [InlineData("ketamine seized fy2024 pounds", "7,262.79")]
    public async Task What_is_counted_picks_the_measure(string question, string figure) =>
        Assert.Contains(figure, (await Bot.Ask(question)).Sentences[0].Text);

    [Fact]
    public async Task Two_parts_that_are_named_together_are_added() =>
        Assert.Contains("123,498", (await Bot.Ask("family units at the southwest border dec 2023, border patrol and ports combined")).Text);

    [Fact]
    public async Task A_year_in_the_name_of_an_edition_does_not_pick_it() =>
        Assert.Contains("432,201", (await Bot.Ask("¿Cuántas deportaciones hubo en 2013 según DHS?")).Sentences[0].Text);

    [Fact]
    public async Task The_newest_backlog_is_given_where_no_time_is_named() =>
        Assert.Contains("3,377,998", (await Bot.Ask("pending immigration court cases?")).Text);

    [Fact]
    public async Task Beside_a_fact_stands_the_figure_of_the_series()
    {
        var answer = await Bot.Ask("how many immigrants got permanent residence in 1907, ellis island days");

        Assert.Equal(Verdict.Supported, answer.Verdict);
        Assert.Contains("1,285,349", answer.Text);
    }
}
