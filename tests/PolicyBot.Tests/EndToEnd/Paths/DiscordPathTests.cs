using PolicyBot.Chat;

namespace PolicyBot.Tests.EndToEnd.Paths;

/// <summary>
/// The paths that Discord alone has: completion while an option is typed. Its client sends no command but those registered, so that
/// there is no bare question and no mistaken word; of messages without a mention the bot is told nothing but that they exist.
/// </summary>
public abstract class DiscordPathTests : PathTests
{
    private protected DiscordPathTests(DiscordStage stage)
        : base(stage)
    {
    }

    private new DiscordPerson Ann => (DiscordPerson)base.Ann;

    [Theory]
    [InlineData("en-US", "what is an ice det", "What is an ICE detainer?")]
    [InlineData("es-ES", "¿qué es una orden de ret", "¿Qué es una orden de retención")]
    public async Task Completion_of_a_question(string locale, string typed, string expected)
    {
        Ann.User.Locale = locale;

        var offered = await Ann.TypeAsync("ask", "question", typed);

        Assert.InRange(offered.Count, 1, 25);
        Assert.StartsWith(expected, offered[0], StringComparison.OrdinalIgnoreCase);
    }

    [Theory]
    [InlineData("en-US", "asy", "Asylum")]
    [InlineData("es-ES", "asi", "Asilo")]
    public async Task Completion_of_a_topic(string locale, string typed, string expected)
    {
        Ann.User.Locale = locale;

        Assert.Contains(expected, await Ann.TypeAsync("topics", "topic", typed));
    }

    [Theory]
    [InlineData("ask", "question", "en-US")]
    [InlineData("ask", "question", "es-ES")]
    [InlineData("stat", "question", "en-US")]
    [InlineData("timeline", "topic", "en-US")]
    public async Task What_is_offered_before_anything_is_typed_can_be_asked(string word, string option, string locale)
    {
        Ann.User.Locale = locale;
        var offers = await Ann.TypeAsync(word, option, "");
        Assert.Equal(25, offers.Distinct().Count());
        var offered = offers[0];

        await Ann.CommandAsync(word, (option, offered));

        Assert.Contains("[1]", (await Ann.SeesAsync(offered)).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Question_to_nobody_is_not_read_even_where_all_are_answered()
    {
        await SetAsync("replies", "all");

        Ann.Say(June);

        var mention = Ann.SayToBot("What is an ICE detainer?");
        await Ann.SeesAsync("48", under: mention);
        Assert.Single(await Ann.FromBotAsync());
    }

    [Fact]
    public async Task Command_that_takes_its_time()
    {
        var held = Stage.Engine.Hold();
        await Ann.CommandAsync(Commands.Ask, ("question", June));
        Assert.Empty(Ann.Screen);

        held.SetResult();

        Assert.True(Ben.Sees(await Ann.SeesAsync(InJune)));
        Assert.Single(await Ann.FromBotAsync());
    }
}
