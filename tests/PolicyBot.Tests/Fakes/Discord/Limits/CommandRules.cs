using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace PolicyBot.Tests.Fakes.Discord;

/// <summary>What a command must be to be registered.</summary>
internal static partial class CommandRules
{
    private const int TotalText = 8000;
    private static readonly string[] _globalOnly = ["contexts", "integration_types"];

    /// <summary>A command's fields, checked; <paramref name="path"/> is its place in a list.</summary>
    public static void Check(JsonNode? command, string path, bool inGuild, FormErrors errors)
    {
        var type = command.Number("type") ?? 1;
        var isSlash = type == 1;
        if (type is < 1 or > 4)
        {
            errors.Choice(At(path, "type"), "1, 2, 3, 4");
        }

        Name(command, path, isSlash, errors);
        errors.Text(command, "description", path, isSlash ? 100 : 0, isSlash ? 1 : 0, required: isSlash);
        Localised(command, path, isSlash, errors);
        Scope(command, path, inGuild, errors);
        if (!isSlash && command.Items("options").Count > 0)
        {
            errors.Add(At(path, "options"), "APPLICATION_COMMAND_CONTEXT_MENU_OPTIONS", "Context menu commands cannot have options");
        }

        OptionRules.Check(command.Items("options"), path, depth: 0, errors);
        if (Size(command) > TotalText)
        {
            errors.Add(path, "APPLICATION_COMMAND_TOO_LARGE", $"Command exceeds maximum size ({TotalText})");
        }
    }

    public static void Name(JsonNode? node, string path, bool isSlash, FormErrors errors)
    {
        var name = errors.Text(node, "name", path, 32, 1, required: true);
        if (name is not null && isSlash && !IsName(name))
        {
            errors.Add(At(path, "name"), "APPLICATION_COMMAND_INVALID_NAME", "Command name is invalid");
        }
    }

    public static void Localised(JsonNode? node, string path, bool isSlash, FormErrors errors)
    {
        foreach (var (locale, text) in (node.At("name_localizations") as JsonObject) ?? [])
        {
            var at = At(path, $"name_localizations.{locale}");
            if (text.Text() is not { Length: >= 1 and <= 32 } name || (isSlash && !IsName(name)))
            {
                errors.Add(at, "APPLICATION_COMMAND_INVALID_NAME", "Command name is invalid");
            }
        }

        foreach (var (locale, text) in (node.At("description_localizations") as JsonObject) ?? [])
        {
            errors.Length(At(path, $"description_localizations.{locale}"), text.Text()?.Length ?? 0, 100, 1);
        }
    }

    public static string At(string path, string name) => path.Length == 0 ? name : $"{path}.{name}";

    private static void Scope(JsonNode? command, string path, bool inGuild, FormErrors errors)
    {
        foreach (var name in _globalOnly.Where(name => inGuild && command.At(name) is not null))
        {
            errors.Add(At(path, name), "APPLICATION_COMMAND_GUILD_FIELD", "This field exists on global commands only");
        }

        if (command.At("contexts") is JsonArray { Count: 0 })
        {
            errors.Add(At(path, "contexts"), "BASE_TYPE_MIN_LENGTH", "Must be 1 or more in length.");
        }

        if (command.At("default_member_permissions") is { } permissions && !ulong.TryParse(permissions.Text(), out _))
        {
            errors.Add(At(path, "default_member_permissions"), "PERMISSIONS_TYPE_CONVERT", "Could not interpret value as a set of permissions.");
        }
    }

    private static bool IsName(string name) => SlashName().IsMatch(name) && name.All(letter => char.ToLowerInvariant(letter) == letter);

    /// <summary>Name, description and values of everything; of a text and its translations the longest counts.</summary>
    private static int Size(JsonNode? node) =>
        Longest(node, "name") + Longest(node, "description") + (node.Text("value")?.Length ?? 0)
        + node.Items("options").Concat(node.Items("choices")).Sum(Size);

    private static int Longest(JsonNode? node, string name) =>
        ((node.At($"{name}_localizations") as JsonObject) ?? []).Select(pair => pair.Value.Text()?.Length ?? 0)
        .Append(node.Text(name)?.Length ?? 0).Max();

    [GeneratedRegex(@"^[-_'\p{L}\p{N}\p{IsDevanagari}\p{IsThai}]{1,32}$", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex SlashName();
}
