using PolicyBot.Asking;
using PolicyBot.Grounding;
using PolicyBot.Knowledge;

namespace PolicyBot.Tests.Grounding;

public sealed class NoticesTests
{
    private static readonly Language[] _languages = [Language.English, Language.Spanish];

    [Fact]
    public void Every_notice_is_recognised_word_for_word()
    {
        foreach (var language in _languages)
        {
            foreach (var notice in All(language))
            {
                Assert.True(Notices.IsNotice(notice, language), notice);
                Assert.False(Notices.IsNotice(notice + " Call me.", language), notice);
                Assert.False(Notices.IsNotice("Dear reader. " + notice, language), notice);
            }
        }
    }

    [Fact]
    public void Notices_hold_no_figure_of_their_own()
    {
        foreach (var language in _languages)
        {
            foreach (var notice in All(language).Except([Notices.Stale(new(2026, 10, 31), language)]))
                Assert.Empty(Numerals.Read(notice, language));
        }
    }

    [Fact]
    public void Notices_leave_without_citations()
    {
        foreach (var language in _languages)
        {
            foreach (var notice in All(language))
                Assert.Empty(Shelf.Check(Shelf.OfNotice(notice, language: language)));
        }
    }

    [Fact]
    public void A_day_of_review_must_be_that_of_a_stale_entry()
    {
        Assert.Contains(Shelf.Check(Shelf.OfNotice(Notices.Stale(new(2026, 10, 30), Language.English))), f => f.Kind is FaultKind.Notice);
        Assert.Contains(
            Gate.Check(Shelf.OfNotice(Notices.Stale(new(2026, 10, 31), Language.English)), Shelf.Retrieved(), "", new(2026, 10, 1)),
            f => f.Kind is FaultKind.Notice);
    }

    [Theory]
    [InlineData("Buy gold")]
    [InlineData("The border proclamation”; “Buy gold")]
    [InlineData("evil.com")]
    public void A_title_must_be_the_librarys(string title) =>
        Assert.Contains(Shelf.Check(Shelf.OfNotice(Notices.NotCovered([title], Language.English), Verdict.NotCovered)), f => f.Kind is FaultKind.Notice);

    [Fact]
    public void A_title_may_be_that_of_a_near_entry() =>
        Assert.Empty(Shelf.Check(Shelf.OfNotice(Notices.NotCovered(["Naturalization fees"], Language.English), Verdict.NotCovered) with { Nearest = [new(new("fees"), "Naturalization fees")] }));

    [Fact]
    public void A_notice_shows_no_typed_figure() =>
        Assert.NotEmpty(Shelf.Check(Shelf.OfNotice("") with { Sentences = [new(Notices.Greeting(Language.English), [], [Shelf.June])] }));

    private static IEnumerable<string> All(Language language) =>
    [
        Notices.Greeting(language),
        Notices.Stale(new(2026, 10, 31), language),
        Notices.OutOfScope(language),
        Notices.NotCovered([], language),
        Notices.NotCovered([Shelf.Rules.Title.In(language)], language),
        Notices.NotCovered([Shelf.Rules.Title.In(language), Shelf.Encounters.Title.In(language)], language),
        Notices.DeclinedAdvice(language),
        Notices.Emergency(language),
        Notices.Opinion(language),
        Notices.OtherLanguage(),
        Notices.AggregatorOnly(language),
        .. Enum.GetValues<Stance>().Select(s => Notices.FigureStance(s, language)),
    ];
}
