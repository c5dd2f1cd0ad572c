using CsCheck;
using PolicyBot.Statistics;

namespace PolicyBot.Tests.Statistics;

public sealed class PeriodTests
{
    [Theory]
    [InlineData("2024-06", "2024-06-01", "2024-06-30")]
    [InlineData("FY2024", "2023-10-01", "2024-09-30")]
    [InlineData("2024", "2024-01-01", "2024-12-31")]
    [InlineData("2024-06-30", "2024-06-30", "2024-06-30")]
    [InlineData("FY2025Q1", "2024-10-01", "2024-12-31")]
    [InlineData("FY2025Q4", "2025-07-01", "2025-09-30")]
    [InlineData("2005/2006", "2005-07-01", "2006-06-30")]
    [InlineData("2025-01..2026-07", "2025-01-01", "2026-07-31")]
    [InlineData("FY2019..FY2021", "2018-10-01", "2021-09-30")]
    public void A_notation_names_its_first_and_last_day(string notation, string first, string last)
    {
        var period = Period.Parse(notation);

        Assert.Equal((DateOnly.Parse(first), DateOnly.Parse(last)), (period.Start, period.End));
    }

    [Theory]
    [InlineData("2024-13")]
    [InlineData("2024-02-30")]
    [InlineData("June 2024")]
    [InlineData("2005/2007")]
    [InlineData("2024-06..2024-01")]
    [InlineData("")]
    [InlineData("FY24")]
    public void What_is_no_period_is_refused(string notation) => Assert.False(Period.TryParse(notation, out _));

    [Fact]
    public void Every_period_is_read_back_from_its_own_notation()
    {
        var year = Gen.Int[1800, 2100];
        var period = Gen.OneOf(
            year.Select(Period.FiscalYear),
            year.Select(Period.CalendarYear),
            year.Select(Period.AcademicYear),
            Gen.Select(year, Gen.Int[1, 12]).Select((y, m) => Period.Month(y, m)),
            Gen.Select(year, Gen.Int[1, 4]).Select((y, q) => Period.FiscalQuarter(y, q)),
            Gen.Select(year, Gen.Int[1, 365]).Select((y, d) => Period.Day(new DateOnly(y, 1, 1).AddDays(d - 1))));

        period.Sample(p => Assert.Equal(p, Period.Parse(p.ToString())));
    }

    [Theory]
    [InlineData("2024-06", "June 2024", "junio de 2024")]
    [InlineData("FY2024", "fiscal year 2024", "el año fiscal 2024")]
    [InlineData("2024-06-30", "June 30, 2024", "30 de junio de 2024")]
    [InlineData("2005/2006", "the 2005/06 academic year", "el año académico 2005/06")]
    [InlineData("FY2025Q1", "quarter 1 of fiscal year 2025", "el trimestre 1 del año fiscal 2025")]
    [InlineData("FY2019..FY2021", "fiscal years 2019 to 2021", "los años fiscales 2019 a 2021")]
    [InlineData("2025-01..2026-07", "January 2025 to July 2026", "de enero de 2025 a julio de 2026")]
    public void A_period_is_named_as_a_reader_would(string notation, string english, string spanish)
    {
        var period = Period.Parse(notation);

        Assert.Equal((english, spanish), (period.Name(Language.English), period.Name(Language.Spanish)));
    }

    [Fact]
    public void Shifting_there_and_back_gives_the_same_period() =>
        Gen.Select(Gen.Int[1900, 2090], Gen.Int[1, 12], Gen.Int[-40, 40])
            .Sample((y, m, n) => Period.Month(y, m).Shift(n).Shift(-n) == Period.Month(y, m) && Period.FiscalYear(y).Shift(n).Shift(-n) == Period.FiscalYear(y));
}
