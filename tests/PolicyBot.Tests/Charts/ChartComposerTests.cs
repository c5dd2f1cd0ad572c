using Microsoft.Extensions.DependencyInjection;
using PolicyBot.Asking;
using PolicyBot.Charts;
using PolicyBot.Grounding;
using PolicyBot.Knowledge;
using PolicyBot.Statistics;

namespace PolicyBot.Tests.Charts;

/// <summary>What is drawn, and what is not.</summary>
public sealed class ChartComposerTests
{
    private static readonly KnowledgeBase _knowledge = EndToEnd.Bot.Services.GetRequiredService<LiveKnowledge>().Current;
    private static readonly ChartComposer _composer = new(_knowledge, new(2026, 11, 24));

    public static TheoryData<string> EverySeries => [.. _knowledge.Library.Series.Select(e => e.Id.Value)];

    [Fact]
    public void A_long_monthly_series_is_a_line_with_the_policies_that_the_library_links()
    {
        var chart = Drawn(["usbp-southwest-encounters-monthly"], "2021", "2026");

        Assert.Equal(ChartKind.Line, chart.Kind);
        Assert.Contains(chart.Events, e => e.Entry == new EntryId("title-42") && e.On == new DateOnly(2023, 5, 11));
        Assert.Contains(chart.Events, e => e.Entry == new EntryId("june-2024-asylum-proclamation-and-rule") && e.On == new DateOnly(2024, 6, 5));
        Assert.All(chart.Events, e => Assert.Contains(e.On.ToString("yyyy-MM-dd", null), _knowledge.Library.Find(e.Entry)!.StatusDates.Values));
    }

    [Fact]
    public void Years_are_columns_and_columns_start_at_zero()
    {
        var chart = Drawn(["refugee-admissions-fy"], "2000", "2024");

        Assert.Equal(ChartKind.Column, chart.Kind);
        Assert.True(chart.FromZero);
        Assert.Contains("Fiscal year", chart.TimeAxis);
    }

    [Fact]
    public void The_points_drawn_are_the_records_of_the_series_and_the_table_holds_exactly_them()
    {
        var chart = Drawn(["usbp-southwest-encounters-monthly"], "2024-05", "2024-06");

        Assert.Equal([117905m, 83532m], chart.Lines[0].Points.Select(p => p.Value));
        Assert.Equal(83536m, chart.Lines[0].Points[1].FirstPublished);
        var rows = chart.Csv.Split("\r\n", StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal(3, rows.Length);
        Assert.StartsWith("2024-06,", rows[2], StringComparison.Ordinal);
        Assert.Contains(",83532,encounters,,83536,", rows[2], StringComparison.Ordinal);
    }

    [Fact]
    public void What_counts_different_things_shares_no_axis_and_it_is_said_why()
    {
        var outcome = _composer.For([new("usbp-southwest-encounters-monthly"), new("ice-adp-monthly")], null, [], Language.English);

        Assert.Contains("may not share an axis", Assert.IsType<ChartOutcome.NotDrawn>(outcome).Reason);
    }

    [Fact]
    public void The_title_of_a_comparison_names_the_two_and_the_subtitle_the_place_in_either_language()
    {
        var compared = Drawn(["nationwide-encounters-fy", "sw-encounters-fy"]);

        Assert.Equal("CBP encounters nationwide and Southwest land border encounters, by fiscal year", compared.Title);
        Assert.EndsWith("; United States (all borders, ports and airports) / US southwest land border", compared.Subtitle, StringComparison.Ordinal);
        Assert.EndsWith("; frontera suroeste de EE. UU.", Drawn(["usbp-southwest-encounters-monthly"], "2021", "2024", Language.Spanish).Subtitle, StringComparison.Ordinal);
        Assert.All(_knowledge.Library.Series, s => Assert.NotEmpty(_knowledge.Library.Places[s.Series!.Geography].Spanish));
    }

    [Fact]
    public void An_unknown_series_leads_to_near_ones()
    {
        var outcome = _composer.For(new("southwest-encounter-monthly"), null, Language.English);

        Assert.Contains("usbp-southwest-encounters-monthly", Assert.IsType<ChartOutcome.NotDrawn>(outcome).Reason);
    }

    [Fact]
    public void The_alternative_text_says_the_highest_and_lowest_figure()
    {
        var chart = Drawn(["usbp-southwest-encounters-monthly"], "2021", "2024");

        Assert.Contains("249,7", chart.AltText);
        Assert.Contains("highest level", chart.AltText);
        Assert.Contains("lowest level", chart.AltText);
    }

    [Fact]
    public void A_figure_that_no_record_holds_leaves_the_caption()
    {
        var entry = _knowledge.Library.Find(new EntryId("usbp-southwest-encounters-monthly"))!;
        var line = Line.Of(entry.Series!, entry.Series!.DefaultMeasure, [])!;
        var evidence = new Evidence();
        var item = evidence.Add(entry, [.. line.Points.SelectMany(p => p.Records)]);
        var chart = Drawn(["usbp-southwest-encounters-monthly"]);
        var forged = chart.Caption with
        {
            Citations = [item.Cite(1, new(2026, 11, 24))],
            Sentences = [.. chart.Caption.Sentences, new("Border Patrol encounters between ports of entry at the southwest border were 999,999 in June 2024.", [1], [])],
        };

        var held = ChartCaption.Held(forged, evidence, new(2026, 11, 24));

        Assert.DoesNotContain("999,999", held.Text);
    }

    [Theory]
    [MemberData(nameof(EverySeries))]
    public void Every_series_is_drawn_or_it_is_said_what_to_name(string series)
    {
        foreach (var language in Enum.GetValues<Language>())
        {
            switch (_composer.For(new EntryId(series), null, language))
            {
                case ChartOutcome.Drawn { Chart: var chart }:
                    Assert.NotEmpty(chart.Lines[0].Points);
                    Assert.NotEmpty(chart.SourceLine);
                    break;
                case ChartOutcome.NotDrawn { Reason: var reason }:
                    Assert.NotEmpty(reason);
                    break;
                default:
                    Assert.Fail("neither drawn nor refused");
                    break;
            }
        }
    }

    internal static ChartOutcome Composed(string series, Language language) => _composer.For(new EntryId(series), null, language);

    internal static Chart Drawn(IReadOnlyList<string> series, string? from = null, string? to = null, Language language = Language.English, params IReadOnlyList<string> groups) =>
        Assert.IsType<ChartOutcome.Drawn>(_composer.For([.. series.Select(s => new EntryId(s))], from is null ? null : Period.Span(Period.Parse(from).Start, Period.Parse(to!).End), groups, language)).Chart;
}
