using PolicyBot.Asking;
using PolicyBot.Grounding;
using PolicyBot.Knowledge;
using PolicyBot.Statistics;

namespace PolicyBot.Tests.Grounding;

public sealed class CitationTests
{
    private static readonly Answer _passing = Shelf.OfSeries(Shelf.Change, Shelf.Changes);

    [Fact]
    public void An_answer_whose_every_figure_stands_in_cited_records_passes() => Assert.Empty(Shelf.Check(_passing));

    [Fact]
    public void A_fact_said_in_its_own_words_passes_in_both_languages()
    {
        Assert.Empty(Shelf.Check(Shelf.OfFact(Shelf.Proclamation.Text.English, Shelf.Proclamation)));
        Assert.Empty(Shelf.Check(Shelf.OfFact(Shelf.Proclamation.Text.Spanish, Shelf.Proclamation, Language.Spanish)));
        Assert.Empty(Shelf.Check(Shelf.OfFact("Yes. " + Shelf.Budget.Text.English, Shelf.Budget)));
    }

    [Fact]
    public void A_sentence_without_a_citation_is_refused() =>
        Refused(_passing with { Sentences = [_passing.Sentences[0], new("Encounters count events, not people: one person can be counted several times.", [], [])] }, FaultKind.Uncited);

    [Fact]
    public void An_answer_without_a_sentence_is_refused() => Refused(_passing with { Sentences = [] }, FaultKind.Uncited);

    [Fact]
    public void A_number_that_no_citation_has_is_refused() =>
        Refused(_passing with { Sentences = [_passing.Sentences[0] with { Citations = [1, 2] }] }, FaultKind.Citation);

    [Fact]
    public void A_citation_that_no_sentence_uses_is_refused() =>
        Refused(_passing with { Citations = [.. _passing.Citations, Shelf.OfFact("x", Shelf.Budget).Citations[0] with { N = 2 }] }, FaultKind.UnusedCitation);

    [Fact]
    public void Citations_are_numbered_from_one_without_gaps_or_repeats()
    {
        Refused(_passing with { Citations = [_passing.Citations[0] with { N = 2 }], Sentences = [_passing.Sentences[0] with { Citations = [2] }] }, FaultKind.Citation);
        Refused(_passing with { Citations = [_passing.Citations[0], _passing.Citations[0]] }, FaultKind.Citation);
    }

    [Fact]
    public void What_was_not_retrieved_cannot_be_cited()
    {
        var faults = Gate.Check(_passing, new Evidence(), Shelf.Question, Shelf.Today);

        Assert.Contains(faults, f => f.Kind is FaultKind.Citation);
    }

    public static TheoryData<string> Fields => ["publisher", "title", "locator", "url", "fragment", "host", "no url", "date", "as-of", "stale", "via", "entry", "fact"];

    [Theory]
    [MemberData(nameof(Fields))]
    public void An_altered_citation_is_refused(string field)
    {
        var answer = Shelf.OfFact(Shelf.Proclamation.Text.English, Shelf.Proclamation);
        var due = answer.Citations[0];
        var altered = field switch
        {
            "publisher" => due with { Publisher = "Somebody" },
            "title" => due with { Title = "Another title" },
            "locator" => due with { Locator = "INA 212(a)" },
            "url" => due with { Url = new("https://www.federalregister.gov/d/2#sec") },
            "fragment" => due with { Url = new("https://www.federalregister.gov/d/1#other") },
            "host" => due with { Url = new("https://federalregister.example/d/1#sec") },
            "no url" => due with { Url = null },
            "date" => due with { Date = null },
            "as-of" => due with { AsOf = Period.Day(Shelf.Today) },
            "stale" => due with { Stale = !due.Stale },
            "via" => due with { Via = "github.com/somebody" },
            "entry" => due with { Entry = new("other") },
            _ => due with { Fact = "another" },
        };

        Refused(answer with { Citations = [altered] }, FaultKind.Citation);
    }

    [Fact]
    public void A_sentence_moved_to_the_citation_of_another_matter_is_refused()
    {
        const string Sentence = "The proclamation suspended entry across the southern border.";

        Assert.Empty(Shelf.Check(Shelf.OfFact(Sentence, Shelf.Proclamation)));
        Refused(Shelf.OfFact(Sentence, Shelf.Unrelated), FaultKind.Support);
    }

    [Fact]
    public void A_summary_passes_where_all_its_facts_are_cited()
    {
        var summary = Shelf.Fact("s", "The rule took effect on 1 March 2022.", "La regla entró en vigor el 1 de marzo de 2022.");
        var entry = Shelf.Entry("summed", EntryKind.Policy, new("A rule", "Una regla"), [summary, Shelf.Budget]) with
        {
            Summary = new(new("The rule of 2022 cost $9.2 billion by 2024.", "La regla de 2022 costó 9.2 mil millones de dólares."), [summary.Id, Shelf.Budget.Id]),
        };
        var evidence = new Evidence();
        var items = entry.Facts.Select(f => evidence.Add(new HeldFact(entry, f))).ToList();
        var answer = Shelf.OfNotice("") with { Sentences = [new(entry.Summary.Text.English, [1, 2], [])], Citations = [items[0].Cite(1, Shelf.Today), items[1].Cite(2, Shelf.Today)] };
        var half = answer with { Sentences = [new(entry.Summary.Text.English, [1], [])], Citations = [answer.Citations[0]] };

        Assert.Empty(Gate.Check(answer, evidence, "", Shelf.Today));
        Assert.NotEmpty(Gate.Check(half, evidence, "", Shelf.Today));
    }

    private static void Refused(Answer answer, FaultKind kind) => Assert.Contains(Shelf.Check(answer), f => f.Kind == kind);
}
