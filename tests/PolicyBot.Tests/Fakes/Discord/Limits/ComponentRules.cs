using System.Text.Json.Nodes;

namespace PolicyBot.Tests.Fakes.Discord;

internal static class ComponentType
{
    public const int ActionRow = 1;
    public const int Button = 2;
    public const int StringSelect = 3;
    public const int TextInput = 4;
    public const int ChannelSelect = 8;
    public const int Section = 9;
    public const int TextDisplay = 10;
    public const int Container = 17;
    public const int Label = 18;

    public static bool IsSelect(long? type) => type is StringSelect or (>= 5 and <= ChannelSelect);

    /// <summary>A component and all that stands in it.</summary>
    public static IEnumerable<JsonNode> Within(JsonNode? component)
    {
        if (component is null)
        {
            return [];
        }

        var inner = component.Items("components").Append(component.At("component")).Append(component.At("accessory"));
        return [component, .. inner.SelectMany(Within)];
    }
}

/// <summary>What may stand in a message, in rows (the older form) or freely (components V2).</summary>
internal static class ComponentRules
{
    public static void Check(JsonArray components, bool v2, FormErrors errors)
    {
        if (v2)
        {
            Free(components, errors);
        }
        else
        {
            Rows(components, errors);
        }

        UniqueIds(components, errors);
    }

    /// <summary>A custom_id may stand once in a message or modal.</summary>
    public static void UniqueIds(JsonArray components, FormErrors errors)
    {
        var seen = new HashSet<string>();
        foreach (var id in components.SelectMany(ComponentType.Within).Select(component => component.Text("custom_id")))
        {
            if (id is not null && !seen.Add(id))
            {
                errors.Duplicate("components");
            }
        }
    }

    private static void Rows(JsonArray rows, FormErrors errors)
    {
        if (rows.Count > 5)
        {
            errors.Add("components", "BASE_TYPE_BAD_LENGTH", "Must be between 1 and 5 in length.");
        }

        for (var i = 0; i < rows.Count; i++)
        {
            if (rows[i].Number("type") == ComponentType.ActionRow)
            {
                Row(rows[i], $"components.{i}", errors);
            }
            else
            {
                errors.Choice($"components.{i}.type", "1");
            }
        }
    }

    private static void Free(JsonArray components, FormErrors errors)
    {
        var all = components.SelectMany(ComponentType.Within).ToList();
        if (all.Count > 40)
        {
            errors.Add("components", "COMPONENT_MAX_TOTAL_COMPONENTS_EXCEEDED", "The total number of components cannot exceed 40.");
        }

        if (all.Where(component => component.Number("type") == ComponentType.TextDisplay).Sum(component => component.Text("content")?.Length ?? 0) > 4000)
        {
            errors.Add("components", "COMPONENT_DISPLAYABLE_TEXT_SIZE_EXCEEDED", "The total displayable text size exceeds the maximum of 4000.");
        }

        for (var i = 0; i < components.Count; i++)
        {
            foreach (var row in ComponentType.Within(components[i]).Where(component => component.Number("type") == ComponentType.ActionRow))
            {
                Row(row, $"components.{i}", errors);
            }
        }
    }

    private static void Row(JsonNode? row, string path, FormErrors errors)
    {
        var children = row.Items("components");
        var selects = children.Count(child => ComponentType.IsSelect(child.Number("type")));
        if (children.Count is 0 or > 5 || (selects > 0 && children.Count > 1))
        {
            errors.Add($"{path}.components", "COMPONENT_LAYOUT_WIDTH_EXCEEDED", "A row holds 1 to 5 buttons, or one select menu.");
        }

        for (var i = 0; i < children.Count; i++)
        {
            var at = $"{path}.components.{i}";
            if (children[i].Number("type") == ComponentType.Button)
            {
                Button(children[i], at, errors);
            }
            else if (ComponentType.IsSelect(children[i].Number("type")))
            {
                SelectRules.Check(children[i], at, errors);
            }
            else
            {
                errors.Choice($"{at}.type", "2, 3, 5, 6, 7, 8");
            }
        }
    }

    private static void Button(JsonNode? button, string path, FormErrors errors)
    {
        var style = button.Number("style");
        if (style is null or < 1 or > 6)
        {
            errors.Choice($"{path}.style", "1, 2, 3, 4, 5, 6");
        }

        var isLink = style == 5;
        errors.Text(button, "label", path, 80);
        errors.Text(button, "custom_id", path, 100, 1, required: !isLink && style != 6);
        errors.Text(button, "url", path, 512, required: isLink);
        EmbedRules.Url(button, "url", path, errors);
        if (isLink == button.Has("custom_id") && style != 6)
        {
            errors.Add(path, "BUTTON_COMPONENT_CUSTOM_ID_XOR_URL", "A custom id and url cannot both be specified");
        }

        if (style != 6 && string.IsNullOrEmpty(button.Text("label")) && button.At("emoji") is null)
        {
            errors.Add(path, "BUTTON_COMPONENT_LABEL_OR_EMOJI_REQUIRED", "A button needs a label or an emoji.");
        }
    }
}
