using System.Text.Json.Nodes;
using PolicyBot.Charts;
using PolicyBot.Slack.Rendering;
using PolicyBot.Tests.EndToEnd;
using PolicyBot.Tests.Fakes.Slack;
using PolicyBot.Tests.Fakes.Slack.Limits;
using PolicyBot.Tests.Fakes.Slack.State;

namespace PolicyBot.Tests.Charts;

/// <summary>Charts that Slack draws by itself, and the picture where it does not.</summary>
public sealed class NativeChartTests
{
    private const string Years = "How many refugees were admitted each fiscal year from 2015 to 2024?";
    private const string Months = "Border Patrol encounters at the southwest border by month from 2019 to 2024";
    private const string Chart = "data_visualization";

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_chart_that_fits_is_drawn_by_Slack_with_the_figures_of_the_series_and_no_file()
    {
        await using var slack = await FakeSlack.Start(Token);
        await using var product = await Product.StartAsync(slack);

        var post = await AskAsync(slack, "chart " + Years);

        var chart = ChartComposerTests.Drawn(["refugee-admissions-fy"], "FY2015", "FY2024");
        var block = Assert.Single(Blocks(post, Chart));
        var series = Assert.Single(block["chart"]!["series"]!.AsArray());
        Assert.Equal(chart.Lines[0].Points.Select(p => p.Value), series!["data"]!.AsArray().Select(p => p!["value"]!.GetValue<decimal>()));
        Assert.Equal(Enumerable.Range(2015, 10).Select(y => $"{y}"), block["chart"]!["axis_config"]!["categories"]!.AsArray().Select(c => c!.GetValue<string>()));
        Assert.Equal("bar", block["chart"]!["type"]!.GetValue<string>());
        Assert.Contains(chart.SourceLine, post.Shown, StringComparison.Ordinal);
        Assert.Contains(chart.Title, post.Text, StringComparison.Ordinal);
        Assert.Contains(chart.SourceLine, post.Text, StringComparison.Ordinal);
        Assert.Empty(slack.World.Files);
        Assert.Empty(slack.Recorder.Violations);
    }

    [Fact]
    public async Task Too_long_a_series_is_a_picture()
    {
        await using var slack = await FakeSlack.Start(Token);
        await using var product = await Product.StartAsync(slack);

        var post = await AskAsync(slack, "chart " + Months);
        await slack.Until(() => slack.World.Files.Values.Any(f => f.Completed), "the picture is shown", Token);

        Assert.Empty(Blocks(post, Chart));
        Assert.EndsWith(".png", Assert.Single(slack.World.Files.Values).Name, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_workspace_that_does_not_know_the_block_gets_the_picture_once_and_is_not_tried_again()
    {
        await using var slack = await FakeSlack.Start(new() { UnknownBlocks = new HashSet<string> { Chart } }, Token);
        await using var product = await Product.StartAsync(slack);

        var first = await AskAsync(slack, "chart " + Years);
        await slack.Until(() => slack.World.Files.Values.Count(f => f.Completed) == 1, "the picture is shown", Token);
        var second = await AskAsync(slack, "chart " + Years, after: first);
        await slack.Until(() => slack.World.Files.Values.Count(f => f.Completed) == 2, "the second picture is shown", Token);

        Assert.Empty(Blocks(first, Chart));
        Assert.Empty(Blocks(second, Chart));
        Assert.Single(slack.Recorder.Requests, r => r["blocks"]?.Contains(Chart, StringComparison.Ordinal) == true);
        Assert.Equal(2, slack.As(slack.Cast.Max).Sees(slack.Cast.General).Count(p => p is { ByBot: not null, Blocks: not null }));
    }

    [Fact]
    public async Task The_data_are_a_table_of_Slack_s_beside_the_file()
    {
        await using var slack = await FakeSlack.Start(Token);
        await using var product = await Product.StartAsync(slack);

        var chart = await AskAsync(slack, "chart " + Years);
        slack.As(slack.Cast.Max).Press(chart, chart.Actions.Keys.Single(a => a.StartsWith("table", StringComparison.Ordinal)));
        await slack.Until(() => slack.World.Files.Values.Any(f => f.Completed), "the file is shown", Token);

        var post = slack.As(slack.Cast.Max).Sees(slack.Cast.General).Last(p => p is { ByBot: not null, Blocks: not null });
        var rows = Assert.Single(Blocks(post, "data_table"))["rows"]!.AsArray();
        Assert.Equal(11, rows.Count);
        Assert.Equal(ChartComposerTests.Drawn(["refugee-admissions-fy"], "FY2015", "FY2024").Lines[0].Points.Select(p => p.Value), rows.Skip(1).Select(r => r![1]!["value"]!.GetValue<decimal>()));
        Assert.EndsWith(".csv", Assert.Single(slack.World.Files.Values).Name, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_chart_of_a_digest_is_drawn_by_Slack_too_with_what_it_shows_in_words()
    {
        await using var slack = await FakeSlack.Start(Token);
        await using var product = await Product.StartAsync(slack);
        var channel = new PolicyBot.Chat.Place(new("slack"), slack.Cast.Home.Id, slack.Cast.General.Id);

        await Overdue.SubscribeAsync(product.Services, Overdue.Weekly("weekly", channel, new(["visas"], [], Language.English), covered: new(2025, 1, 31)));
        var post = await slack.See(slack.Cast.Max, slack.Cast.General, p => p.ByBot is not null, Token);

        Assert.Single(Blocks(post, Chart));
        var shown = ChartComposerTests.Drawn(["i94-nonimmigrant-admissions-totals-fy2015-2024"]);
        Assert.All(shown.Caption.Sentences, s => Assert.Contains(s.Text, post.Shown, StringComparison.Ordinal));
        Assert.Contains(shown.SourceLine, post.Shown, StringComparison.Ordinal);
        Assert.Empty(slack.World.Files);
    }

    [Theory]
    [MemberData(nameof(ChartComposerTests.EverySeries), MemberType = typeof(ChartComposerTests))]
    public void Whatever_is_a_block_is_one_that_Slack_takes(string series)
    {
        foreach (var language in Enum.GetValues<Language>())
        {
            if (ChartComposerTests.Composed(series, language) is not ChartOutcome.Drawn { Chart: var chart })
                continue;
            var data = ChartData.Of(chart);
            JsonArray blocks = [.. new[] { ChartBlocks.Chart(data), ChartBlocks.Table(data) }.OfType<JsonObject>()];
            Assert.Empty(BlockRules.Message(blocks));
            Assert.All(data.Periods, p => Assert.InRange(p.Length, 1, 20));
        }
    }

    [Fact]
    public void A_partial_period_is_marked_on_the_axis_and_explained_in_words()
    {
        var drawn = ChartComposerTests.Drawn(["refugee-admissions-fy"], "FY2020", "FY2024");
        var last = drawn.Lines[0].Points[^1];
        var chart = drawn with { Lines = [drawn.Lines[0] with { Points = [.. drawn.Lines[0].Points.SkipLast(1), last with { Through = new(2024, 6, 30) }] }] };

        var data = ChartData.Of(chart);

        Assert.Equal("2024*", ChartBlocks.Chart(data)!["chart"]!["axis_config"]!["categories"]!.AsArray()[^1]!.GetValue<string>());
        Assert.Contains("* partial period (fiscal year 2024, through June 30, 2024).", data.Words);
    }

    [Fact]
    public void What_would_mislead_in_Slack_s_chart_is_none()
    {
        var data = ChartData.Of(ChartComposerTests.Drawn(["refugee-admissions-fy"], "FY2015", "FY2024"));

        Assert.NotNull(ChartBlocks.Chart(data));
        Assert.Null(ChartBlocks.Chart(data with { IsUnbroken = false }));
        Assert.Null(ChartBlocks.Chart(data with { Kind = ChartKind.SmallMultiples }));
        Assert.Null(ChartBlocks.Chart(data with { Lines = [.. Enumerable.Range(1, 7).Select(n => data.Lines[0] with { Label = $"line {n}" })] }));
        Assert.Null(ChartBlocks.Chart(data with { Lines = [data.Lines[0] with { Values = [null, .. data.Lines[0].Values.Skip(1)] }] }));
        Assert.Null(ChartBlocks.Chart(data with { Lines = [data.Lines[0] with { Values = [-1, .. data.Lines[0].Values.Skip(1)] }] }));
        Assert.Null(ChartBlocks.Chart(data with { Lines = [data.Lines[0], data.Lines[0] with { Label = new('x', 21) }] }));
    }

    private static async Task<Post> AskAsync(FakeSlack slack, string command, Post? after = null)
    {
        await slack.As(slack.Cast.Max).Command("/policy", command, slack.Cast.General).Done;
        return await slack.See(slack.Cast.Max, slack.Cast.General, p => p is { ByBot: not null, Blocks: not null } && (after is null || string.CompareOrdinal(p.Ts, after.Ts) > 0), Token);
    }

    private static IReadOnlyList<JsonObject> Blocks(Post post, string type) => [.. post.Blocks!.OfType<JsonObject>().Where(b => b["type"]!.GetValue<string>() == type)];
}
