using System.Text.Json.Nodes;
using PolicyBot.Chat;
using PolicyBot.Knowledge;

namespace PolicyBot.Slack.Rendering;

/// <summary>A form as a modal view; see docs.slack.dev/reference/views/modal-views.</summary>
internal static class FormView
{
    private const int MostInTitle = 24;
    private const int MostInLabel = 2000;
    private const int MostInOptionValue = 150;
    private const int MostOptions = 100;
    private const int MostTyped = 3000;
    private static readonly Bilingual _cancel = new("Cancel", "Cancelar");

    public static JsonObject Of(Form form) => new()
    {
        ["type"] = "modal",
        ["callback_id"] = "policy_" + form.Ref.Kind.Kebab(),
        ["private_metadata"] = ChatJson.Write(form.Ref),
        ["title"] = BlockKit.Plain(Clip.To(form.Title, MostInTitle)),
        ["submit"] = BlockKit.Plain(Clip.To(form.Send, MostInTitle)),
        ["close"] = BlockKit.Plain(_cancel.In(form.Language)),
        ["blocks"] = new JsonArray([.. form.Fields.Select(Field)]),
    };

    /// <summary>Mistakes, as the acknowledgement of a form sent in.</summary>
    /// <param name="fields">The form's fields: an error of any other would be refused by Slack, and is shown at the first.</param>
    /// <returns>Null, which closes the form, when it has no field to show an error at.</returns>
    public static IReadOnlyDictionary<string, object?>? Errors(IReadOnlyDictionary<string, string> byField, IReadOnlyList<string> fields)
    {
        if (fields is not [var first, ..])
            return null;
        var errors = byField
            .GroupBy(e => fields.Contains(e.Key) ? e.Key : first)
            .ToDictionary(g => g.Key, g => Clip.To(string.Join(' ', g.Select(e => e.Value)), MostInLabel));
        return new Dictionary<string, object?> { ["response_action"] = "errors", ["errors"] = errors };
    }

    private static JsonObject Field(FormField field)
    {
        var input = new JsonObject
        {
            ["type"] = "input",
            ["block_id"] = field.Name,
            ["label"] = BlockKit.Plain(Clip.To(field.Label, MostInLabel)),
            ["optional"] = !field.Required,
            ["element"] = field.Choices is { Count: > 0 } choices ? Select(field, choices) : Typed(field),
        };
        if (field.Hint is { Length: > 0 } hint)
            input["hint"] = BlockKit.Plain(Clip.To(hint, MostInLabel));
        return input;
    }

    private static JsonObject Typed(FormField field)
    {
        var most = Math.Clamp(field.MaxLength, 1, MostTyped);
        var element = new JsonObject { ["type"] = "plain_text_input", ["action_id"] = field.Name, ["multiline"] = field.Multiline, ["max_length"] = most };
        if (field.Value is { Length: > 0 } value)
            element["initial_value"] = Clip.To(value, most);
        return element;
    }

    private static JsonObject Select(FormField field, IReadOnlyList<Choice> choices)
    {
        var element = new JsonObject { ["type"] = "static_select", ["action_id"] = field.Name, ["options"] = new JsonArray([.. choices.Take(MostOptions).Select(Option)]) };
        if (choices.Take(MostOptions).FirstOrDefault(c => c.Value == field.Value) is { } chosen)
            element["initial_option"] = Option(chosen);
        return element;
    }

    private static JsonObject Option(Choice choice) => new() { ["text"] = BlockKit.Plain(Clip.To(choice.Label, BlockKit.MostInLabel)), ["value"] = Clip.To(choice.Value, MostInOptionValue) };
}
