using System.Text.Json.Nodes;

namespace PolicyBot.Tests.Fakes.Discord;

/// <summary>The limits of modals; more than five components pass the published specification and are refused by Discord.</summary>
internal static class ModalRules
{
    public static void Check(JsonNode? modal)
    {
        var errors = new FormErrors("data");
        errors.Text(modal, "title", "", 45, 1, required: true);
        errors.Text(modal, "custom_id", "", 100, 1, required: true);
        var components = modal.Items("components");
        if (components.Count is 0 or > 5)
        {
            errors.Add("components", "BASE_TYPE_BAD_LENGTH", "Must be between 1 and 5 in length.");
        }

        for (var i = 0; i < components.Count; i++)
        {
            Check(components[i], $"components.{i}", errors);
        }

        ComponentRules.UniqueIds(components, errors);
        errors.ThrowIfAny();
    }

    private static void Check(JsonNode? component, string path, FormErrors errors)
    {
        switch (component.Number("type"))
        {
            case ComponentType.ActionRow when component.Items("components") is [{ } only] && only.Number("type") == ComponentType.TextInput:
                TextInput(only, $"{path}.components.0", hasLabel: true, errors);
                break;
            case ComponentType.Label:
                errors.Text(component, "label", path, 45, 1, required: true);
                errors.Text(component, "description", path, 100);
                Labelled(component.At("component"), $"{path}.component", errors);
                break;
            case ComponentType.TextDisplay:
                errors.Text(component, "content", path, 4000, 1, required: true);
                break;
            default:
                errors.Choice($"{path}.type", "1, 10, 18");
                break;
        }
    }

    private static void Labelled(JsonNode? component, string path, FormErrors errors)
    {
        if (component is null)
        {
            errors.Required(path);
        }
        else if (component.Number("type") == ComponentType.TextInput)
        {
            TextInput(component, path, hasLabel: false, errors);
        }
        else if (ComponentType.IsSelect(component.Number("type")))
        {
            SelectRules.Check(component, path, errors);
        }
        else if (component.Number("type") is not (>= 19 and <= 23))
        {
            errors.Choice($"{path}.type", "3, 4, 5, 6, 7, 8, 19, 21, 22, 23");
        }
    }

    private static void TextInput(JsonNode input, string path, bool hasLabel, FormErrors errors)
    {
        errors.Text(input, "custom_id", path, 100, 1, required: true);
        errors.Text(input, "label", path, 45, 1, required: hasLabel);
        errors.Text(input, "placeholder", path, 100);
        errors.Text(input, "value", path, 4000);
        errors.Number(input, "min_length", path, 0, 4000);
        errors.Number(input, "max_length", path, 1, 4000);
        if (input.Number("style") is not (1 or 2))
        {
            errors.Choice($"{path}.style", "1, 2");
        }

        if (!hasLabel && input.At("label") is not null)
        {
            errors.Add($"{path}.label", "BASE_TYPE_UNEXPECTED", "The label stands on the surrounding label component.");
        }
    }
}
