using System.Text.Json.Nodes;

namespace PolicyBot.Tests.Fakes.Discord;

internal static class OptionType
{
    public const int SubCommand = 1;
    public const int SubCommandGroup = 2;
    public const int String = 3;
    public const int Integer = 4;
    public const int Boolean = 5;
    public const int User = 6;
    public const int Channel = 7;
    public const int Role = 8;
    public const int Number = 10;

    public static bool Nests(long? type) => type is SubCommand or SubCommandGroup;
}

/// <summary>What the options of a command must be.</summary>
internal static class OptionRules
{
    private const double LargestNumber = 9_007_199_254_740_992;

    public static void Check(JsonArray options, string path, int depth, FormErrors errors)
    {
        if (options.Count > 25)
        {
            errors.Add(CommandRules.At(path, "options"), "BASE_TYPE_MAX_LENGTH", "Must be 25 or fewer in length.");
        }

        if (options.Any(option => OptionType.Nests(option.Number("type"))) && options.Any(option => !OptionType.Nests(option.Number("type"))))
        {
            errors.Add(CommandRules.At(path, "options"), "APPLICATION_COMMAND_OPTIONS_TYPE_INVALID", "Sub-command and sub-command group option types are mutually exclusive to all other types");
        }

        if (options.GroupBy(option => option.Text("name")).Any(group => group.Count() > 1))
        {
            errors.Add(CommandRules.At(path, "options"), "APPLICATION_COMMAND_OPTIONS_NAME_NOT_UNIQUE", "Option names are not unique");
        }

        RequiredFirst(options, path, errors);
        for (var i = 0; i < options.Count; i++)
        {
            Check(options[i], CommandRules.At(path, $"options.{i}"), depth, errors);
        }
    }

    private static void RequiredFirst(JsonArray options, string path, FormErrors errors)
    {
        var sawOptional = false;
        for (var i = 0; i < options.Count; i++)
        {
            if (options[i].Yes("required") && sawOptional)
            {
                errors.Add(CommandRules.At(path, $"options.{i}"), "APPLICATION_COMMAND_OPTIONS_REQUIRED_INVALID", "Required options must be placed before non-required options");
            }

            sawOptional |= !options[i].Yes("required");
        }
    }

    private static void Check(JsonNode? option, string path, int depth, FormErrors errors)
    {
        var type = option.Number("type");
        if (type is null or < 1 or > 11)
        {
            errors.Choice($"{path}.type", "1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11");
        }

        CommandRules.Name(option, path, isSlash: true, errors);
        CommandRules.Localised(option, path, isSlash: true, errors);
        errors.Text(option, "description", path, 100, 1, required: true);
        errors.Number(option, "min_length", path, 0, 6000);
        errors.Number(option, "max_length", path, 1, 6000);
        var deepest = type == OptionType.SubCommandGroup ? 0 : 1;
        if (OptionType.Nests(type) && depth > deepest)
        {
            errors.Add(path, "APPLICATION_COMMAND_OPTIONS_TYPE_INVALID", "Groups stand in commands, sub-commands in commands and groups, and nothing deeper");
        }

        Choices(option, type, path, errors);
        Check(option.Items("options"), path, depth + 1, errors);
    }

    private static void Choices(JsonNode? option, long? type, string path, FormErrors errors)
    {
        var choices = option.Items("choices");
        var takesValues = type is OptionType.String or OptionType.Integer or OptionType.Number;
        if (option.Yes("autocomplete") && (choices.Count > 0 || !takesValues))
        {
            errors.Add($"{path}.autocomplete", "APPLICATION_COMMAND_AUTOCOMPLETE_INVALID", "Autocomplete goes with string, integer and number options that have no choices");
        }

        CheckChoices(choices, type, $"{path}.choices", errors);
    }

    /// <summary>Choices of an option, or those offered to an autocomplete.</summary>
    public static void CheckChoices(JsonArray choices, long? type, string path, FormErrors errors)
    {
        if (choices.Count > 25)
        {
            errors.Add(path, "BASE_TYPE_MAX_LENGTH", "Must be 25 or fewer in length.");
        }

        for (var i = 0; i < choices.Count; i++)
        {
            var at = $"{path}.{i}";
            errors.Text(choices[i], "name", at, 100, 1, required: true);
            if (type == OptionType.String)
            {
                errors.Text(choices[i], "value", at, 100, required: true);
            }
            else if (choices[i].At("value") is not JsonValue value || !double.TryParse(value.ToString(), out var number) || Math.Abs(number) > LargestNumber)
            {
                errors.Add($"{at}.value", "NUMBER_TYPE_COERCE", "Value is not a number within 2^53.");
            }
        }
    }
}
