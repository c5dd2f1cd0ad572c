using PolicyBot.Asking;
using PolicyBot.Grounding;
using PolicyBot.Statistics;

namespace PolicyBot.Tests.Grounding;

public sealed class NumberLockTests
{
    [Theory]
    [InlineData("117,905", "117,906")]
    [InlineData("83,532", "83,582")]
    [InlineData("34,373", "34,873")]
    [InlineData("29.2%", "29.3%")]
    [InlineData("29.2%", "28.2%")]
    [InlineData("29.2%", "29.2")]
    [InlineData("29.2%", "29.2 points")]
    [InlineData("83,532", "83,532%")]
    [InlineData("83,532", "$83,532")]
    [InlineData("83,532", "83,532 people")]
    [InlineData("83,532", "83,532 million")]
    [InlineData("83,532", "84,000")]
    [InlineData("83,532", "-83,532")]
    [InlineData("83,532", "83.532")]
    [InlineData("83,532", "٨٣,٥٣٣")]
    public void A_figure_that_no_record_holds_never_leaves_the_gate(string figure, string altered) =>
        Assert.Contains(Shelf.Check(Shelf.OfSeries(Shelf.Change.Replace(figure, altered, StringComparison.Ordinal), Shelf.Changes)), f => f.Kind is FaultKind.Figure);

    [Fact]
    public void A_change_to_the_other_direction_is_refused()
    {
        var rise = Shelf.Change.Replace("fell", "rose", StringComparison.Ordinal).Replace("a fall", "a rise", StringComparison.Ordinal);

        Assert.Contains(Shelf.Check(Shelf.OfSeries(rise, Shelf.Changes)), f => f.Kind is FaultKind.Figure);
    }

    [Fact]
    public void A_typed_figure_is_computed_again()
    {
        foreach (var wrong in (FigureUse[])
        [
            Shelf.June with { Value = 83533 },
            Shelf.June with { Record = "southwest-monthly/2024-05" },
            Shelf.June with { Record = "southwest-monthly/2024-03" },
            Shelf.June with { Period = Period.Month(2024, 5) },
            Shelf.June with { Unit = "people" },
            Shelf.June with { Record = null },
            Shelf.June with { Computation = Computation.Sum },
            Shelf.Changes[3] with { Value = -29.0m },
            Shelf.Changes[3] with { ComputedFrom = [Shelf.Record(6), Shelf.Record(5)] },
            Shelf.Changes[3] with { ComputedFrom = [Shelf.Record(6)] },
            Shelf.Changes[3] with { Unit = "encounters" },
            Shelf.Changes[2] with { ComputedFrom = [] },
        ])
        {
            Assert.Contains(Shelf.Check(Shelf.OfSeries(Shelf.Change, [wrong])), f => f.Kind is FaultKind.Computation);
        }
    }

    [Fact]
    public void Sums_and_averages_of_cited_records_pass_and_wrong_ones_do_not()
    {
        var span = Period.Span(new(2024, 4, 1), new(2024, 6, 30));
        var sum = new FigureUse(330321, "encounters", span, null, Computation.Sum, [Shelf.Record(4), Shelf.Record(5), Shelf.Record(6)]);
        var average = sum with { Value = 110107, Computation = Computation.Average };
        const string Total = "Border Patrol encounters at the southwest border totaled 330,321 from April 2024 to June 2024.";

        Assert.Empty(Shelf.Check(Shelf.OfSeries(Total, sum)));
        Assert.Empty(Shelf.Check(Shelf.OfSeries("Border Patrol encounters at the southwest border averaged 110,107 a month from April 2024 to June 2024.", average)));
        Assert.NotEmpty(Shelf.Check(Shelf.OfSeries(Total)));
        Assert.NotEmpty(Shelf.Check(Shelf.OfSeries(Total.Replace("April", "May", StringComparison.Ordinal), sum)));
    }

    [Fact]
    public void A_record_joined_to_others_by_plus_is_one_operand()
    {
        var change = new FigureUse(
            117905m / (128884m + 83532m),
            "times",
            Period.Span(new(2024, 5, 1), new(2024, 6, 30)),
            null,
            Computation.Ratio,
            [Shelf.Record(5), $"{Shelf.Record(4)}{FigureUse.Plus}{Shelf.Record(6)}"]);

        Assert.Empty(Shelf.Check(Shelf.OfSeries("Border Patrol encounters at the southwest border were 0.6 times as many.", change)));
        Assert.NotEmpty(Shelf.Check(Shelf.OfSeries("Border Patrol encounters at the southwest border were 0.7 times as many.", change)));
    }

    [Fact]
    public void A_first_published_value_is_held_by_the_series_revision()
    {
        var first = new FigureUse(83536, "encounters", Period.Month(2024, 6), "southwest-monthly/2024-06@83536", Computation.Recorded, []);
        const string Sentence = "The figure first published for June 2024 was 83,536; later releases give 83,532.";

        Assert.Empty(Shelf.Check(Shelf.OfSeries(Sentence, first, Shelf.June)));
        Assert.NotEmpty(Shelf.Check(Shelf.OfSeries(Sentence, first with { Value = 83530 }, Shelf.June)));
    }

    [Theory]
    [InlineData("The agency received $9.2 billion in fiscal year 2024.", true)]
    [InlineData("The agency received 9.2 billion dollars in FY2024.", true)]
    [InlineData("The agency received $9,200 million in fiscal year 2024.", true)]
    [InlineData("The agency received $9.2 million in fiscal year 2024.", false)]
    [InlineData("The agency received 9.2 billion in fiscal year 2024.", false)]
    [InlineData("The agency received $9.2 billion in fiscal year 2023.", false)]
    [InlineData("The agency received $9.2 billion in 2024.", false)]
    [InlineData("The agency received 29.2% more than in fiscal year 2020.", true)]
    [InlineData("The agency received 29.2 percentage points more than in fiscal year 2020.", false)]
    [InlineData("About two thirds went to detention.", true)]
    [InlineData("About a third of it went to detention.", false)]
    [InlineData("More than half went to detention.", false)]
    [InlineData("The agency received thousands of dollars.", false)]
    [InlineData("The agency doubled detention.", false)]
    public void Magnitudes_units_and_kinds_of_year_must_match_the_text_of_a_fact(string sentence, bool passes) =>
        Assert.Equal(passes, Shelf.Check(Shelf.OfFact(sentence, Shelf.Budget)).Count == 0);

    [Theory]
    [InlineData("La agencia recibió 9.2 mil millones de dólares en el año fiscal 2024.", true)]
    [InlineData("La agencia recibió 9,2 mil millones de dólares en el año fiscal 2024.", true)]
    [InlineData("La agencia recibió 9.2 millones de dólares en el año fiscal 2024.", false)]
    [InlineData("La agencia recibió 9.2 billones de dólares en el año fiscal 2024.", false)]
    [InlineData("La agencia recibió 29.2% más que en el año fiscal 2020.", true)]
    [InlineData("La agencia recibió 29.2% más que en el año fiscal 2021.", false)]
    [InlineData("La agencia recibió miles de dólares en detención.", false)]
    [InlineData("Un tercio fue a detención en la agencia.", false)]
    public void Spanish_figures_are_read_as_Spanish(string sentence, bool passes) =>
        Assert.Equal(passes, Shelf.Check(Shelf.OfFact(sentence, Shelf.Budget, Language.Spanish)).Count == 0);

    [Theory]
    [InlineData("The proclamation suspended entry on June 5, 2024.", true)]
    [InlineData("The proclamation suspended entry on 5 June 2024.", true)]
    [InlineData("The proclamation suspended entry in June 2024.", true)]
    [InlineData("The proclamation suspended entry in 2024.", true)]
    [InlineData("The proclamation suspended entry on June 6, 2024.", false)]
    [InlineData("The proclamation suspended entry on July 5, 2024.", false)]
    [InlineData("The proclamation suspended entry in June 2023.", false)]
    [InlineData("The proclamation suspended entry on July 5.", false)]
    [InlineData("The proclamation suspended entry on 2024-06-04.", false)]
    [InlineData("The proclamation suspended entry on 6/4/2024.", false)]
    [InlineData("The proclamation suspended entry in fiscal year 2024.", false)]
    [InlineData("The proclamation suspended entry under INA 212(f).", true)]
    [InlineData("The proclamation suspended entry under INA 212(a).", false)]
    [InlineData("Proclamation 10773 suspended entry.", true)]
    [InlineData("Proclamation 10733 suspended entry.", false)]
    [InlineData("The proclamation suspended entry under Title 42.", false)]
    [InlineData("The proclamation was to lift 14 days after a 7-day average below 1,500.", true)]
    [InlineData("The proclamation was to lift fourteen days after a seven-day average.", true)]
    [InlineData("The proclamation was to lift 14 weeks after the average.", false)]
    [InlineData("The proclamation was to lift thirteen days after the average.", false)]
    public void Dates_and_numbered_names_must_be_those_of_the_fact(string sentence, bool passes) =>
        Assert.Equal(passes, Shelf.Check(Shelf.OfFact(sentence, Shelf.Proclamation)).Count == 0);

    [Theory]
    [InlineData("The population without status was about 13.7 million people in 2023.", true)]
    [InlineData("The population without status was nearly 14 million people in 2023.", true)]
    [InlineData("The population without status was more than 13 million people in 2023.", true)]
    [InlineData("The population without status was more than 13.7 million people in 2023.", true)]
    [InlineData("The population without status was at least 13.7 million people in 2023.", true)]
    [InlineData("The population without status was roughly 14 million people in 2023.", true)]
    [InlineData("The population without status was 14 million people in 2023.", false)]
    [InlineData("The population without status was more than 14 million people in 2023.", false)]
    [InlineData("The population without status was nearly 13.7 million people in 2023.", false)]
    [InlineData("The population without status was nearly 15 million people in 2023.", false)]
    [InlineData("The population without status was more than 12 million people in 2023.", false)]
    [InlineData("The population without status was about 13.5 million people in 2023.", false)]
    [InlineData("The population without status was about 13.7 thousand people in 2023.", false)]
    public void Rounding_is_allowed_only_in_words_that_say_so_and_within_their_precision(string sentence, bool passes) =>
        Assert.Equal(passes, Shelf.Check(Shelf.OfFact(sentence, Shelf.Estimate)).Count == 0);

    [Theory]
    [InlineData("La población sin estatus fue de casi 14 millones de personas en 2023.", true)]
    [InlineData("La población sin estatus fue de más de 13 millones de personas en 2023.", true)]
    [InlineData("La población sin estatus fue de cerca de 14 millones de personas en 2023.", true)]
    [InlineData("La población sin estatus fue de unos 14 millones de personas en 2023.", true)]
    [InlineData("La población sin estatus fue de 14 millones de personas en 2023.", false)]
    [InlineData("La población sin estatus fue de más de 14 millones de personas en 2023.", false)]
    public void Rounding_in_Spanish_is_held_to_the_same(string sentence, bool passes) =>
        Assert.Equal(passes, Shelf.Check(Shelf.OfFact(sentence, Shelf.Estimate, Language.Spanish)).Count == 0);

    [Fact]
    public void An_answer_that_declines_shows_no_figure()
    {
        foreach (var verdict in (Verdict[])[Verdict.DeclinedAdvice, Verdict.OutOfScope, Verdict.NotCovered])
            Assert.Contains(Shelf.Check(Shelf.OfFact(Shelf.Budget.Text.English, Shelf.Budget) with { Verdict = verdict }), f => f.Kind is FaultKind.Figure);
    }
}
