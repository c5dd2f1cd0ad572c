using PolicyBot.Chat;

namespace PolicyBot.Tests.Chat;

/// <summary>What follows /policy is read the same on every platform that sends it as one text.</summary>
public sealed class CommandReaderTests
{
    [Theory]
    [InlineData("What is an ICE detainer?", "ask", "question", "What is an ICE detainer?")]
    [InlineData("ask What is an ICE detainer?", "ask", "question", "What is an ICE detainer?")]
    [InlineData("preguntar ¿Qué es una orden de retención?", "ask", "question", "¿Qué es una orden de retención?")]
    [InlineData("stat encounters in June 2024", "stat", "question", "encounters in June 2024")]
    [InlineData("check  Crime is up", "check", "claim", "Crime is up")]
    [InlineData("timeline of DACA", "timeline", "topic", "DACA")]
    [InlineData("topics asylum", "topics", "topic", "asylum")]
    [InlineData("privacy export", "privacy", "action", "export")]
    [InlineData("SETTINGS answers private", "settings", "value", "private")]
    [InlineData("Why did apprehensions fall?", "ask", "question", "Why did apprehensions fall?")]
    [InlineData("sources of remittances to Mexico", "ask", "question", "sources of remittances to Mexico")]
    public void A_word_with_what_it_needs_is_a_command_and_everything_else_is_a_question(string text, string word, string option, string value)
    {
        var command = CommandReader.Read(text);

        Assert.Null(command.Mistake);
        Assert.Equal((word, value), (command.Word, command.Arguments[option]));
    }

    [Theory]
    [InlineData("compare Texas and Florida", "Texas", "Florida")]
    [InlineData("compare FY2023 vs FY2024", "FY2023", "FY2024")]
    [InlineData("comparar Texas y Florida", "Texas", "Florida")]
    public void Two_sides_are_told_apart(string text, string first, string second)
    {
        var command = CommandReader.Read(text);

        Assert.Equal((first, second), (command.Arguments["first"], command.Arguments["second"]));
    }

    [Theory]
    [InlineData("")]
    [InlineData("   ")]
    public void Nothing_is_a_call_for_help(string text) => Assert.Equal(Commands.Help, CommandReader.Read(text).Word);

    [Theory]
    [InlineData("compare Texas", "compare FIRST SECOND")]
    [InlineData("check", "check CLAIM")]
    [InlineData("timeline", "timeline TOPIC")]
    [InlineData("privacy please", "export, erase, off, on")]
    [InlineData("settings colour blue", "who, answers, replies")]
    public void A_mistake_says_how_it_is_written(string text, string expected) => Assert.Contains(expected, CommandReader.Read(text).Mistake, StringComparison.Ordinal);

    [Fact]
    public void Every_word_is_described_in_both_languages_and_short_enough_for_every_platform()
    {
        Assert.All(Commands.All, c =>
        {
            Assert.Matches("^[a-z]{1,32}$", c.Word);
            Assert.Matches("^[a-z]{1,32}$", c.SpanishWord);
            Assert.InRange(c.Description.English.Length, 1, 100);
            Assert.InRange(c.Description.Spanish.Length, 1, 100);
            Assert.All(c.Options, o => Assert.InRange(o.Description.Spanish.Length, 1, 100));
        });
    }
}
