using PolicyBot.Chat;
using PolicyBot.Discord.Wire;

namespace PolicyBot.Discord.Rendering;

/// <summary>Buttons in rows of five, each once.</summary>
internal static class ButtonRows
{
    /// <param name="next">The button that leads to the next page; it stands first.</param>
    public static IReadOnlyList<Component> Of(IReadOnlyList<Button> buttons, Button? next)
    {
        IReadOnlyList<Button> all = next is null ? buttons : [next, .. buttons];
        return
        [
            .. all.Select(Of).DistinctBy(b => b.CustomId).Take(Limits.Rows * Limits.ButtonsInRow).Chunk(Limits.ButtonsInRow)
                .Select(row => new Component(ComponentType.ActionRow) { Components = row }),
        ];
    }

    private static Component Of(Button button) => new(ComponentType.Button)
    {
        CustomId = Limits.Clip(button.Ref.Write(), Limits.CustomId),
        Label = Limits.Clip(button.Label is { Length: > 0 } label ? label : button.Ref.Kind.Kebab(), Limits.ButtonLabel),
        Style = button.Look switch
        {
            ButtonLook.Primary => 1,
            ButtonLook.Danger => 4,
            _ => 2,
        },
    };
}
