using PolicyBot.Asking;
using PolicyBot.Knowledge;
using PolicyBot.Tests.EndToEnd;
using Microsoft.Extensions.DependencyInjection;

namespace PolicyBot.Tests.Asking;

/// <summary>What one statement, known to hold or not, says of another.</summary>
public sealed class AssertionTests
{
    private static readonly LibraryIndex _index = Bot.Services.GetRequiredService<LiveKnowledge>().Current.Index(Language.English);

    [Theory]
    [InlineData("Illegal immigrants don't pay taxes.", "Do undocumented immigrants pay taxes?", true, false)]
    [InlineData("Is Title 42 over?", "Is Title 42 still in effect?", false, true)]
    [InlineData("Is a detainer mandatory?", "Are detainers voluntary?", true, false)]
    [InlineData("Did the court strike down the ban?", "Did the court uphold the ban?", true, false)]
    public void A_denial_or_an_opposite_turns_the_answer(string asked, string known, bool holds, bool yes) =>
        Assert.Equal(yes, Read(asked).SettledBy(Read(known), holds));

    [Theory]
    [InlineData("All immigrants work.", "Do most immigrants work?", true, null)]
    [InlineData("All immigrants work.", "Do most immigrants work?", false, false)]
    [InlineData("Some immigrants work.", "Do most immigrants work?", true, true)]
    [InlineData("Not all immigrants work.", "Do immigrants work?", true, null)]
    [InlineData("Nobody works.", "Do most immigrants work?", true, false)]
    [InlineData("Almost all immigrants work.", "Do most immigrants work?", true, null)]
    public void What_holds_of_most_holds_of_some_and_says_nothing_of_all(string asked, string known, bool holds, bool? yes) =>
        Assert.Equal(yes, Read(asked).SettledBy(Read(known), holds));

    [Theory]
    [InlineData("Do sanctuary policies reduce crime?", "Do sanctuary policies increase crime?", false, null)]
    [InlineData("Do sanctuary policies reduce crime?", "Do sanctuary policies increase crime?", true, false)]
    public void What_is_not_more_need_not_be_less(string asked, string known, bool holds, bool? yes) =>
        Assert.Equal(yes, Read(asked).SettledBy(Read(known), holds));

    [Theory]
    [InlineData("DHS lost 320,000 children.", "Did JD Vance say DHS lost 320,000 children?")]
    [InlineData("Is P.J. Lechleitner still running ICE?", "Did P.J. Lechleitner run ICE?")]
    public void That_it_was_said_or_was_once_so_settles_nothing_of_today(string asked, string known) =>
        Assert.Null(Read(asked).SettledBy(Read(known), holds: true));

    private static Assertion Read(string text) => Assertion.Read(_index.Thesaurus.Canonical(text), _index);
}
