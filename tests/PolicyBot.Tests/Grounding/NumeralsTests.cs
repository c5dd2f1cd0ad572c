using System.Globalization;
using CsCheck;
using PolicyBot.Grounding;
using PolicyBot.Statistics;

namespace PolicyBot.Tests.Grounding;

public sealed class NumeralsTests
{
    [Theory]
    [InlineData("83,532 encounters", 83532, NumeralUnit.Events)]
    [InlineData("29.2%", 29.2, NumeralUnit.Percent)]
    [InlineData("29.2 percent", 29.2, NumeralUnit.Percent)]
    [InlineData("2 percentage points", 2, NumeralUnit.Points)]
    [InlineData("$5,000", 5000, NumeralUnit.Dollars)]
    [InlineData("US$5", 5, NumeralUnit.Dollars)]
    [InlineData("$9.2 billion", 9200000000, NumeralUnit.Dollars)]
    [InlineData("$1.2M", 1200000, NumeralUnit.Dollars)]
    [InlineData("400K people", 400000, NumeralUnit.People)]
    [InlineData("1.2 million", 1200000, NumeralUnit.None)]
    [InlineData("two million people", 2000000, NumeralUnit.People)]
    [InlineData("twenty-five", 25, NumeralUnit.None)]
    [InlineData("three hundred thousand", 300000, NumeralUnit.None)]
    [InlineData("one hundred and", 100, NumeralUnit.None)]
    [InlineData("one year", 1, NumeralUnit.Years)]
    [InlineData("180-day", 180, NumeralUnit.Days)]
    [InlineData("1900 people", 1900, NumeralUnit.People)]
    [InlineData("-5 degrees", -5, NumeralUnit.None)]
    public void English_quantities_are_read(string text, double value, NumeralUnit unit) => Reads(text, Language.English, value, unit);

    [Theory]
    [InlineData("83,532 encuentros", 83532, NumeralUnit.Events)]
    [InlineData("29.2 por ciento", 29.2, NumeralUnit.Percent)]
    [InlineData("29,2 %", 29.2, NumeralUnit.Percent)]
    [InlineData("2 puntos porcentuales", 2, NumeralUnit.Points)]
    [InlineData("9.2 mil millones de dólares", 9200000000, NumeralUnit.Dollars)]
    [InlineData("1.2 billones", 1200000000000, NumeralUnit.None)]
    [InlineData("dos millones de personas", 2000000, NumeralUnit.People)]
    [InlineData("doce mil", 12000, NumeralUnit.None)]
    [InlineData("treinta y cinco", 35, NumeralUnit.None)]
    [InlineData("un año", 1, NumeralUnit.Years)]
    [InlineData("1.500.000", 1500000, NumeralUnit.None)]
    public void Spanish_quantities_are_read(string text, double value, NumeralUnit unit) => Reads(text, Language.Spanish, value, unit);

    [Fact]
    public void A_Spanish_point_before_three_digits_has_two_readings()
    {
        var numeral = Assert.Single(Numerals.Read("1.500 personas", Language.Spanish));

        Assert.Equal(1.5m, numeral.Value);
        Assert.Equal(1500, numeral.Otherwise);
    }

    [Theory]
    [InlineData("June 4, 2024", "2024-06-04")]
    [InlineData("4 June 2024", "2024-06-04")]
    [InlineData("the 4th of June, 2024", "2024-06-04")]
    [InlineData("2024-06-04", "2024-06-04")]
    [InlineData("6/4/2024", "2024-06-04")]
    [InlineData("4 de junio de 2024", "2024-06-04")]
    [InlineData("1.º de junio de 2024", "2024-06-01")]
    [InlineData("Sept. 30, 2024", "2024-09-30")]
    [InlineData("June 2024", "2024-06")]
    [InlineData("junio de 2024", "2024-06")]
    [InlineData("2024-06", "2024-06")]
    [InlineData("fiscal year 2024", "FY2024")]
    [InlineData("FY2024", "FY2024")]
    [InlineData("FY 24", "FY2024")]
    [InlineData("el año fiscal 2024", "FY2024")]
    [InlineData("quarter 2 of fiscal year 2025", "FY2025Q2")]
    [InlineData("el primer trimestre del año fiscal 2025", "FY2025Q1")]
    [InlineData("FY2025Q3", "FY2025Q3")]
    [InlineData("2005/06", "2005/2006")]
    [InlineData("2024", "2024")]
    [InlineData("fiscal years 2021 to 2024", "FY2021 FY2024")]
    [InlineData("los años fiscales 2021 a 2024", "FY2021 FY2024")]
    [InlineData("2019-2023", "2019 2023")]
    [InlineData("2019–23", "2019 2023")]
    public void Dates_are_read(string text, string periods)
    {
        var language = text.Contains(" de ", StringComparison.Ordinal) || text.Contains("año", StringComparison.Ordinal) ? Language.Spanish : Language.English;

        Assert.Equal(periods, string.Join(' ', Numerals.Read(text, language).Where(n => n.Kind is NumeralKind.Date).Select(n => n.Period)));
    }

    [Theory]
    [InlineData("8 U.S.C. § 1357(g)", "8usc1357g")]
    [InlineData("8 USC 1357(g)", "8usc1357g")]
    [InlineData("section 287(g)", "287g")]
    [InlineData("287g", "287g")]
    [InlineData("INA 212(a)(9)(B)", "212a9b")]
    [InlineData("H-1B", "h1b")]
    [InlineData("H-1Bs", "h1b")]
    [InlineData("h1b", "h1b")]
    [InlineData("Form I-247A", "i247a")]
    [InlineData("Title 42", "title42")]
    [InlineData("Título 42", "title42")]
    [InlineData("SB 54", "sb54")]
    [InlineData("H.R. 1", "hr1")]
    [InlineData("Executive Order", "")]
    [InlineData("Pub. L. 104-208", "pl104208")]
    [InlineData("No. 24-cv-1702", "24cv1702")]
    [InlineData("89 Fed. Reg. 48710", "89fedreg48710")]
    [InlineData("597 U.S. 785", "597us785")]
    public void Numbered_names_have_one_spelling(string text, string name) =>
        Assert.Equal(name, string.Concat(Numerals.Read(text, Language.English).Select(n => n.Kind is NumeralKind.Code ? n.Name : "?")));

    [Theory]
    [InlineData("more than 60%", Hedge.MoreThan)]
    [InlineData("just over 60%", Hedge.MoreThan)]
    [InlineData("at least 60%", Hedge.AtLeast)]
    [InlineData("60 people or more", Hedge.AtLeast)]
    [InlineData("nearly $60", Hedge.Nearly)]
    [InlineData("fewer than 60", Hedge.Nearly)]
    [InlineData("no more than 60", Hedge.UpTo)]
    [InlineData("up to 60", Hedge.UpTo)]
    [InlineData("about a hundred", Hedge.About)]
    [InlineData("about the 60", Hedge.None)]
    [InlineData("poco más de 60", Hedge.MoreThan)]
    [InlineData("casi 60", Hedge.Nearly)]
    [InlineData("al menos 60", Hedge.AtLeast)]
    [InlineData("alrededor de 60", Hedge.About)]
    public void Words_of_rounding_are_read(string text, Hedge hedge) => Assert.Equal(hedge, Assert.Single(Numerals.Read(text, Language.English)).Hedge);

    [Theory]
    [InlineData("It may or may not march on; once and for one thing, no point.", Language.English)]
    [InlineData("Es una medida que uno puede tomar por ciento y por el mar.", Language.Spanish)]
    public void Words_that_only_look_like_numbers_are_left_alone(string text, Language language) => Assert.Empty(Numerals.Read(text, language));

    [Fact]
    public void Any_number_written_in_digits_is_read_back() =>
        Gen.Long[0, 9_999_999_999].Sample(number =>
        {
            var numeral = Assert.Single(Numerals.Read($"there were {number.ToString("#,0", CultureInfo.InvariantCulture)} of them", Language.English));
            Assert.Equal(number, numeral.Value);
        });

    [Fact]
    public void Any_period_is_read_back_from_its_name()
    {
        var days = Gen.Int[0, 80_000].Select(d => new DateOnly(1850, 1, 1).AddDays(d));
        Gen.Select(days, Gen.Int[0, 4], Gen.Bool).Sample((day, kind, spanish) =>
        {
            var period = kind switch
            {
                0 => Period.Day(day),
                1 => Period.MonthOf(day),
                2 => Period.FiscalYear(day.Year),
                3 => Period.CalendarYear(day.Year),
                _ => Period.AcademicYear(day.Year),
            };
            var language = spanish ? Language.Spanish : Language.English;
            Assert.Equal(period, Assert.Single(Numerals.Read("in " + period.Name(language) + ".", language)).Period);
        });
    }

    [Fact]
    public void No_text_makes_the_reader_fail() =>
        Gen.Select(Gen.String[Gen.Char["0123456789.,-/$%()§ºaFYHno ½٣\n’–"], 0, 60], Gen.Bool).Sample((text, spanish) =>
        {
            foreach (var numeral in Numerals.Read(text, spanish ? Language.Spanish : Language.English))
                Assert.True(numeral.Start >= 0 && numeral.Start < numeral.End && numeral.End <= text.Length);
        });

    private static void Reads(string text, Language language, double value, NumeralUnit unit)
    {
        var numeral = Assert.Single(Numerals.Read(text, language));

        Assert.Equal(NumeralKind.Quantity, numeral.Kind);
        Assert.Equal((decimal)value, numeral.Value);
        Assert.Equal(unit, numeral.Unit);
    }
}
