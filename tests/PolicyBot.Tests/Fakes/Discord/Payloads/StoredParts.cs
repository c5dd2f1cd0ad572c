using System.Text.Json.Nodes;

namespace PolicyBot.Tests.Fakes.Discord;

/// <summary>Embeds and components as Discord keeps them: with the defaults of what their author left out.</summary>
internal static class StoredParts
{
    public static JsonArray Embeds(JsonArray embeds)
    {
        var copy = Json.Array(embeds);
        foreach (var embed in copy.OfType<JsonObject>())
        {
            embed["type"] = "rich";
            foreach (var field in embed.Items("fields").OfType<JsonObject>())
            {
                field["inline"] ??= false;
            }
        }

        return copy;
    }

    public static JsonArray Components(JsonArray components)
    {
        var copy = Json.Array(components);
        var next = 1;
        foreach (var component in copy.SelectMany(ComponentType.Within).OfType<JsonObject>())
        {
            component["id"] ??= next;
            next++;
            Complete(component);
        }

        return copy;
    }

    private static void Complete(JsonObject component)
    {
        if (ComponentType.IsSelect(component.Number("type")))
        {
            component["min_values"] ??= 1;
            component["max_values"] ??= 1;
        }
        else if (component.Number("type") == ComponentType.Container)
        {
            component["spoiler"] ??= false;
            component["accent_color"] = component.At("accent_color").Copy();
        }
    }
}
