using PolicyBot.Chat;
using PolicyBot.Discord.Events;
using PolicyBot.Discord.Wire;

namespace PolicyBot.Discord.Rendering;

/// <summary>A form as a modal: each field in a label, written or chosen.</summary>
internal static class FormModal
{
    private const int OneLine = 1;
    private const int SeveralLines = 2;

    public static Modal Of(Form form) => new(
        FormId.Write(form.Ref),
        Limits.Clip(form.Title, Limits.ModalTitle),
        [.. form.Fields.Take(Limits.ModalFields).Select(Of)]);

    private static Component Of(FormField field) => new(ComponentType.Label)
    {
        Label = Limits.Clip(field.Label, Limits.FieldLabel),
        Description = field.Hint is { Length: > 0 } hint ? Limits.Clip(hint, Limits.FieldDescription) : null,
        Labelled = field.Choices is { Count: > 0 } choices ? Chosen(field, choices) : Written(field),
    };

    private static Component Written(FormField field)
    {
        var longest = Math.Clamp(field.MaxLength, 1, Limits.FieldText);
        return new(ComponentType.TextInput)
        {
            CustomId = field.Name,
            Style = field.Multiline ? SeveralLines : OneLine,
            Required = field.Required,
            MaxLength = longest,
            Value = field.Value is { Length: > 0 } value ? Limits.Clip(value, longest) : null,
        };
    }

    private static Component Chosen(FormField field, IReadOnlyList<Choice> choices) => new(ComponentType.StringSelect)
    {
        CustomId = field.Name,
        Required = field.Required,
        Options =
        [
            .. choices.DistinctBy(c => c.Value).Take(Limits.Choices)
                .Select(c => new SelectOption(Limits.Clip(c.Label, Limits.ChoiceText), c.Value, c.Value == field.Value ? true : null)),
        ],
    };
}

/// <summary>What is suggested while an option is typed.</summary>
internal static class SuggestionList
{
    public static Wire.Suggestions Of(IReadOnlyList<Choice> choices) => new(
    [
        .. choices.Where(c => c.Value.Length is > 0 and <= Limits.ChoiceText && c.Label.Length > 0).Take(Limits.Choices)
            .Select(c => new SuggestedChoice(Limits.Clip(c.Label, Limits.ChoiceText), c.Value)),
    ]);
}
