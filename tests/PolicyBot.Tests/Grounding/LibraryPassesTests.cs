using PolicyBot.Asking;
using PolicyBot.Grounding;
using PolicyBot.Knowledge;

namespace PolicyBot.Tests.Grounding;

public sealed class LibraryPassesTests
{
    [Fact]
    public void Every_fact_of_the_library_may_be_said_in_its_own_words()
    {
        var library = LibraryLoader.Load(new LibraryFiles()).Library;
        Assert.NotEmpty(library.Entries);
        foreach (var held in library.Entries.SelectMany(e => e.Facts.Select(f => new HeldFact(e, f))))
        {
            foreach (var language in (Language[])[Language.English, Language.Spanish])
            {
                var evidence = new Evidence();
                var citation = evidence.Add(held).Cite(1, Shelf.Today);
                var sentences = Sentences.Split(held.Fact.Text.In(language)).Select(s => new Sentence(s, [1], [])).ToList();
                var answer = Shelf.OfNotice("") with { Language = language, Sentences = sentences, Citations = [citation] };

                Assert.Empty(Gate.Check(answer, evidence, "", Shelf.Today));
            }
        }
    }
}
