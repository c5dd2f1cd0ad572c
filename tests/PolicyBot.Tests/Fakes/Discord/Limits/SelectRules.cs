using System.Text.Json.Nodes;

namespace PolicyBot.Tests.Fakes.Discord;

internal static class SelectRules
{
    public static void Check(JsonNode? select, string path, FormErrors errors)
    {
        errors.Text(select, "custom_id", path, 100, 1, required: true);
        errors.Text(select, "placeholder", path, 150);
        errors.Number(select, "min_values", path, 0, 25);
        errors.Number(select, "max_values", path, 1, 25);
        if (select.Number("type") == ComponentType.StringSelect)
        {
            Options(select.Items("options"), path, errors);
        }
    }

    private static void Options(JsonArray options, string path, FormErrors errors)
    {
        if (options.Count is 0 or > 25)
        {
            errors.Add($"{path}.options", "BASE_TYPE_BAD_LENGTH", "Must be between 1 and 25 in length.");
        }

        var values = new HashSet<string>();
        for (var i = 0; i < options.Count; i++)
        {
            var at = $"{path}.options.{i}";
            errors.Text(options[i], "label", at, 100, 1, required: true);
            errors.Text(options[i], "description", at, 100);
            if (errors.Text(options[i], "value", at, 100, 1, required: true) is { } value && !values.Add(value))
            {
                errors.Add($"{at}.value", "SELECT_COMPONENT_OPTION_VALUE_DUPLICATED", "The specified option value is already used");
            }
        }
    }
}
