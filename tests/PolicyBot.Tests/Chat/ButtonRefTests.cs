using CsCheck;
using PolicyBot.Chat;

namespace PolicyBot.Tests.Chat;

/// <summary>A button carries a name and nothing else.</summary>
public sealed class ButtonRefTests
{
    private static readonly Gen<ButtonRef> _buttons = Gen.Select(
        Gen.Enum<ButtonKind>(),
        Gen.String[Gen.Char.AlphaNumeric, 1, 16].Select(s => (AnswerId?)new AnswerId(s)),
        Gen.Int[0, 1000],
        (kind, answer, index) => new ButtonRef(kind, answer, index));

    [Fact]
    public void What_is_written_is_read_again() => _buttons.Sample(button => ButtonRef.Read(button.Write()) == button && button.Write().Length <= 100);

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("ask")]
    [InlineData("ask.abc")]
    [InlineData("nothing.abc.0")]
    [InlineData("ask.a-b.0")]
    [InlineData("ask.abc.-1")]
    [InlineData("ask.abc.0.1")]
    [InlineData("ask.abcdefghijklmnopq.0")]
    [InlineData("ask.abc.99999999999999")]
    public void What_the_bot_did_not_write_is_no_button(string? forged) => Assert.Null(ButtonRef.Read(forged));
}
