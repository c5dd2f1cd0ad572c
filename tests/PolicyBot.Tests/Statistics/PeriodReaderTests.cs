using PolicyBot.Knowledge;
using PolicyBot.Statistics;

namespace PolicyBot.Tests.Statistics;

public sealed class PeriodReaderTests
{
    private static readonly DateOnly _today = new(2026, 11, 24);

    [Theory]
    [InlineData("how many in June 2024", "2024-06")]
    [InlineData("apprehensions in Jun 2024", "2024-06")]
    [InlineData("refugees in FY24", "FY2024")]
    [InlineData("refugees in fiscal year 2024", "FY2024")]
    [InlineData("refugees in FY 2024", "FY2024")]
    [InlineData("refugiados en el año fiscal 2024", "FY2024")]
    [InlineData("green cards in 1991", "1991")]
    [InlineData("on June 30, 2024", "2024-06-30")]
    [InlineData("on 30 June 2024", "2024-06-30")]
    [InlineData("el 30 de junio de 2024", "2024-06-30")]
    [InlineData("encuentros en junio de 2024", "2024-06")]
    [InlineData("last June", "2026-06")]
    [InlineData("last December", "2025-12")]
    [InlineData("last year", "2025")]
    [InlineData("el año pasado", "2025")]
    [InlineData("last month", "2026-10")]
    [InlineData("last fiscal year", "FY2026")]
    [InlineData("this fiscal year", "FY2027")]
    [InlineData("encounters in the 1990s", "1990..1999")]
    public void One_period_is_read(string text, string expected) =>
        Assert.Equal([Period.Parse(expected)], Read(text).Points);

    [Theory]
    [InlineData("between May and June 2024", "2024-05", "2024-06", "2024-05..2024-06")]
    [InlineData("from FY2019 to FY2023", "FY2019", "FY2023", "FY2019..FY2023")]
    [InlineData("2015-2019 naturalizations", "2015", "2019", "2015..2019")]
    [InlineData("from December 2023 to June 2024", "2023-12", "2024-06", "2023-12..2024-06")]
    [InlineData("entre mayo y junio de 2024", "2024-05", "2024-06", "2024-05..2024-06")]
    [InlineData("de octubre de 2023 a junio de 2024 hasta", "2023-10", "2024-06", null)]
    public void A_stretch_is_read_with_both_its_ends(string text, string from, string to, string? span)
    {
        var read = Read(text);

        Assert.Equal([Period.Parse(from), Period.Parse(to)], read.Points);
        if (span is not null)
            Assert.Equal(Period.Parse(span), read.Span);
    }

    [Fact]
    public void Since_runs_until_today()
    {
        var read = Read("since January 2021");

        Assert.True(read.Since);
        Assert.Equal(Period.Span(new(2021, 1, 1), _today), read.Span);
    }

    [Theory]
    [InlineData("since Biden took office", "biden")]
    [InlineData("while Biden was president", "biden")]
    [InlineData("since Trump took office again", "trump 2")]
    [InlineData("per year under Trump", "trump")]
    [InlineData("during Trump's second term", "trump 2")]
    [InlineData("bajo Obama", "obama")]
    public void A_term_of_office_is_read(string text, string key) =>
        Assert.Equal([key], Read(text).Presidencies.Select(p => p.Key));

    [Theory]
    [InlineData("removals fiscal year to date July 2026", "FY2026")]
    [InlineData("removals FYTD through November 2025", "FY2026")]
    public void A_fiscal_year_to_date_is_the_year_in_which_the_month_lies(string text, string expected) =>
        Assert.Equal([Period.Parse(expected)], Read(text).Points);

    [Fact]
    public void A_fiscal_year_to_date_without_a_month_asks_for_the_newest() => Assert.True(Read("removals fiscal year to date") is { IsEmpty: true, Latest: true });

    [Fact]
    public void A_president_who_only_speaks_is_no_period() => Assert.Empty(Read("Trump said the border is closed").Presidencies);

    [Fact]
    public void The_verb_may_is_no_month() => Assert.True(Read("may a county hold someone").IsEmpty);

    [Fact]
    public void A_month_without_a_year_takes_the_year_that_is_named_beside_it() =>
        Assert.Equal([Period.Parse("2024-06"), Period.Parse("2024-05")], Read("June 2024 compared with May").Points);

    private static PeriodsAsked Read(string text) => PeriodReader.Read(Folding.Words(text), _today);
}
