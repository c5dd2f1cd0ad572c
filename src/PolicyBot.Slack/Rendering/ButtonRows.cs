using System.Text.Json.Nodes;
using PolicyBot.Chat;

namespace PolicyBot.Slack.Rendering;

/// <summary>Buttons under a message: questions in a row of their own, what can be done with the answer below.</summary>
internal static class ButtonRows
{
    public static IEnumerable<JsonObject> Of(IEnumerable<Button> buttons) => buttons
        .DistinctBy(button => button.Ref)
        .GroupBy(button => button.Ref.Kind is ButtonKind.Ask)
        .OrderByDescending(row => row.Key)
        .Select(row => BlockKit.Actions(row.Take(BlockKit.MostButtons).Select(Of)));

    private static JsonObject Of(Button button)
    {
        var label = Clip.To(button.Label, BlockKit.MostInLabel);
        var json = new JsonObject
        {
            ["type"] = "button",
            ["text"] = BlockKit.Plain(string.IsNullOrWhiteSpace(label) ? "…" : label),
            // Unique within the message, as Slack wants it; what counts is the value.
            ["action_id"] = button.Ref.Write(),
            ["value"] = button.Ref.Write(),
        };
        if (button.Look is not ButtonLook.Plain)
            json["style"] = button.Look is ButtonLook.Primary ? "primary" : "danger";
        return json;
    }
}
