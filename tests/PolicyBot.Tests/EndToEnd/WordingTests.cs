using PolicyBot.Asking;
using PolicyBot.Knowledge;

namespace PolicyBot.Tests.EndToEnd;

/// <summary>Questions as people on every side type them: the words that they choose change nothing.</summary>
public sealed class WordingTests
{
    [Theory]
    [InlineData("Illegals don't pay a dime in taxes", Stance.Refuted)]
    [InlineData("illegals dont pay taxes", Stance.Refuted)]
    [InlineData("Los indocumentados no pagan impuestos", Stance.Refuted)]
    [InlineData("Trump's Muslim ban was struck down by the Supreme Court", Stance.Refuted)]
    public async Task A_statement_gets_the_stance_of_the_fact_that_settles_it(string text, Stance stance) =>
        Assert.Equal(stance, (await Bot.Ask(text)).Stance);

    [Theory]
    [InlineData("Is CHNV parole still going?", "No.")]
    [InlineData("Must a county jail honor an ICE detainer?", "No.")]
    [InlineData("new jersey immigrant trust directive upheld?", "Yes.")]
    [InlineData("¿E-Verify es obligatorio según la ley federal para todos los empleadores?", "No.")]
    [InlineData("Were there more than 2 million southwest border encounters in FY2023?", "Yes.")]
    [InlineData("Did Border Patrol southwest apprehensions drop by more than half between December 2023 and June 2024?", "Yes.")]
    public async Task A_question_that_the_evidence_settles_is_answered_with_yes_or_no_first(string text, string word) =>
        Assert.StartsWith(word, (await Bot.Ask(text)).Sentences[0].Text, StringComparison.Ordinal);

    [Theory]
    [InlineData("What does the common-sense Laken Riley Act do?", "What does the draconian Laken Riley Act do?")]
    [InlineData("Did Maryland's radical Democrats ban 287(g)?", "Did Maryland's brave lawmakers ban 287(g)?")]
    [InlineData("287g program that helps police catch criminal aliens", "287g program that turns local police into immigration agents")]
    [InlineData("Was Trump's cruel family separation policy ended?", "Was the family separation policy ended?")]
    [InlineData("kids in cages: what does the Flores settlement require", "minors in custody: what does the Flores settlement require")]
    public async Task Words_that_only_judge_or_describe_change_nothing(string one, string other)
    {
        var (first, second) = (await Bot.Ask(one), await Bot.Ask(other));

        Assert.NotEmpty(first.Citations);
        Assert.Equal(first.Citations.Select(c => c.Fact).Order(), second.Citations.Select(c => c.Fact).Order());
        Assert.Equal((first.Verdict, first.Stance), (second.Verdict, second.Stance));
    }

    [Theory]
    [InlineData("I overstayed by 8 months. Could I get a waiver?")]
    [InlineData("Need help asap, dad was picked up by ICE this morning")]
    [InlineData("We're a mixed status family and ICE has been in the neighborhood. Should we move?")]
    [InlineData("as an H-1B worker who just got laid off how long do I have")]
    [InlineData("me llegó una carta de la corte y tengo miedo de ir")]
    public async Task Whoever_asks_for_himself_or_his_own_is_told_who_can_advise(string text) =>
        Assert.Equal(Verdict.DeclinedAdvice, (await Bot.Ask(text)).Verdict);

    [Theory]
    [InlineData("I read that sanctuary cities have more crime. Is it true?")]
    [InlineData("My uncle says undocumented immigrants don't pay taxes")]
    [InlineData("Can you tell me what a detainer is?")]
    public async Task Whoever_asks_for_information_is_answered(string text) =>
        Assert.NotEqual(Verdict.DeclinedAdvice, (await Bot.Ask(text)).Verdict);

    [Theory]
    [InlineData("How do I get permanent residency in New Zealand?")]
    [InlineData("Poland's border with Belarus fence")]
    [InlineData("Is Alien: Earth worth watching")]
    [InlineData("how much is a sanctuary membership at the elephant park in Tennessee")]
    [InlineData("migración de aves en primavera")]
    [InlineData("how do I file my state taxes in Ohio")]
    public async Task A_word_of_the_field_in_another_sense_or_country_is_out_of_scope(string text) =>
        Assert.Equal(Verdict.OutOfScope, (await Bot.Ask(text)).Verdict);
}
