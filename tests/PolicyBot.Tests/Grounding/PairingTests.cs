using PolicyBot.Grounding;
using PolicyBot.Knowledge;

namespace PolicyBot.Tests.Grounding;

public sealed class PairingTests
{
    [Fact]
    public void A_figure_beside_the_month_of_another_is_refused()
    {
        const string Right = "Border Patrol encounters at the southwest border were 83,532 in June 2024.";

        Assert.Empty(Shelf.Check(Shelf.OfSeries(Right, Shelf.June)));
        Assert.Contains(Shelf.Check(Shelf.OfSeries(Right.Replace("June", "May", StringComparison.Ordinal), Shelf.June)), f => f.Kind is FaultKind.Pairing);
        // Even where the sentence declares nothing and the records are cited.
        Assert.Contains(Shelf.Check(Shelf.OfSeries(Right.Replace("June", "May", StringComparison.Ordinal))), f => f.Kind is FaultKind.Pairing);
    }

    [Fact]
    public void Two_figures_that_change_places_are_refused()
    {
        var swapped = Shelf.Change.Replace("117,905", "@", StringComparison.Ordinal).Replace("83,532", "117,905", StringComparison.Ordinal).Replace("@", "83,532", StringComparison.Ordinal);

        Assert.Contains(Shelf.Check(Shelf.OfSeries(swapped, Shelf.Changes)), f => f.Kind is FaultKind.Pairing);
    }

    [Fact]
    public void A_fact_that_sets_a_figure_beside_one_month_does_not_hold_it_beside_another()
    {
        var fact = Shelf.Fact("pair", "Encounters fell from 50,111 in May 2024 to 40,222 in June 2024.", "Los encuentros bajaron de 50,111 en mayo de 2024 a 40,222 en junio de 2024.");
        var entry = Shelf.Entry("pairs", EntryKind.Statistic, new("Encounters", "Encuentros"), [fact]);
        var evidence = new Evidence();
        var citation = evidence.Add(new HeldFact(entry, fact)).Cite(1, Shelf.Today);
        IReadOnlyList<Fault> Of(string sentence) =>
            Gate.Check(Shelf.OfNotice("") with { Sentences = [new(sentence, [1], [])], Citations = [citation] }, evidence, "", Shelf.Today);

        Assert.Empty(Of("There were 50,111 encounters in May 2024."));
        Assert.Contains(Of("There were 50,111 encounters in June 2024."), f => f.Kind is FaultKind.Pairing);
    }

    [Theory]
    [InlineData("The series covers from January 2024 to July 2024 and has no figure for June 1990.", true)]
    [InlineData("The series covers from February 2024 to July 2024 and has no figure for June 1990.", false)]
    [InlineData("The series covers from January 2024 to July 2024 and has no figure for June 2024.", false)]
    public void What_a_series_lacks_may_be_named_and_what_it_has_may_not_be_denied(string sentence, bool passes) =>
        Assert.Equal(passes, Shelf.Check(Shelf.OfSeries(sentence)).Count == 0);

    [Fact]
    public void A_record_is_the_highest_only_where_no_other_is_higher()
    {
        const string Sentence = "Border Patrol encounters at the southwest border reached their lowest level in June 2024, at 83,532, among the figures from January 2024 to June 2024.";

        Assert.Empty(Shelf.Check(Shelf.OfSeries(Sentence, Shelf.June)));
        // July was lower.
        Assert.NotEmpty(Shelf.Check(Shelf.OfSeries(Sentence.Replace("to June", "to July", StringComparison.Ordinal), Shelf.June)));
        Assert.NotEmpty(Shelf.Check(Shelf.OfSeries(Sentence.Replace("lowest", "highest", StringComparison.Ordinal), Shelf.June)));
    }
}
