using PolicyBot.Chat;

namespace PolicyBot.Tests.Chat;

/// <summary>Charts in a conversation.</summary>
public sealed class ChartTests
{
    private const string Question = "Border Patrol encounters at the southwest border from 2021 to 2024";

    [Fact]
    public async Task A_chart_is_a_picture_with_cited_sentences_and_the_table_on_request()
    {
        await using var desk = await Desk.OpenAsync();

        var chart = Assert.Single(await desk.CommandAsync("chart " + Question));
        var picture = Assert.Single(chart.Message.Files);
        Assert.Equal("image/png", picture.MediaType);
        Assert.NotEmpty(picture.Description);
        Assert.NotEmpty(Assert.IsType<Content.OfAnswer>(chart.Message.Content).Answer.Citations);

        var table = Assert.Single(await desk.PressAsync(chart.Button(ButtonKind.Table)));
        Assert.Equal("text/csv", Assert.Single(table.Message.Files).MediaType);
    }

    [Fact]
    public async Task An_answer_with_figures_has_a_button_that_draws_them()
    {
        await using var desk = await Desk.OpenAsync();

        var answer = Assert.Single(await desk.CommandAsync("How many people did Border Patrol apprehend in June 2024?"));
        var chart = Assert.Single(await desk.PressAsync(answer.Button(ButtonKind.Chart)));

        Assert.Equal("image/png", Assert.Single(chart.Message.Files).MediaType);
    }

    [Fact]
    public async Task What_no_series_counts_is_not_drawn_and_it_is_said_what_to_name()
    {
        await using var desk = await Desk.OpenAsync();

        var refused = Assert.Single(await desk.CommandAsync("chart the weather on Mars"));

        Assert.Empty(refused.Message.Files);
    }
}
