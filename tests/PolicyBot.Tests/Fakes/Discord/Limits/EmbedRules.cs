using System.Text.Json.Nodes;

namespace PolicyBot.Tests.Fakes.Discord;

/// <summary>The limits of embeds, among them the sum of all their text, which neither the specification nor discord.js checks.</summary>
internal static class EmbedRules
{
    private const int TotalText = 6000;

    public static void Check(JsonArray embeds, FormErrors errors)
    {
        if (embeds.Count > 10)
        {
            errors.Add("embeds", "BASE_TYPE_MAX_LENGTH", "Must be 10 or fewer in length.");
        }

        for (var i = 0; i < embeds.Count; i++)
        {
            Check(embeds[i], $"embeds.{i}", errors);
        }

        if (embeds.Sum(Size) > TotalText)
        {
            errors.Add("embeds", "MAX_EMBED_SIZE_EXCEEDED", $"Embed size exceeds maximum size of {TotalText}");
        }
    }

    private static void Check(JsonNode? embed, string path, FormErrors errors)
    {
        if (embed is not JsonObject)
        {
            errors.Add(path, "MODEL_TYPE_CONVERT", "Only dictionaries may be used in a ModelType");
            return;
        }

        errors.Text(embed, "title", path, 256);
        errors.Text(embed, "description", path, 4096);
        errors.Number(embed, "color", path, 0, 0xFFFFFF);
        Url(embed, "url", path, errors);
        errors.Text(embed.At("footer"), "text", $"{path}.footer", 2048, required: embed.At("footer") is not null);
        errors.Text(embed.At("author"), "name", $"{path}.author", 256, required: embed.At("author") is not null);
        Url(embed.At("author"), "url", $"{path}.author", errors);
        if (embed.Text("timestamp") is { } time && !DateTimeOffset.TryParse(time, out _))
        {
            errors.Add($"{path}.timestamp", "DATE_TIME_TYPE_PARSE", $"Could not parse {time}. Should be ISO8601.");
        }

        Fields(embed.Items("fields"), path, errors);
    }

    private static void Fields(JsonArray fields, string path, FormErrors errors)
    {
        if (fields.Count > 25)
        {
            errors.Add($"{path}.fields", "BASE_TYPE_MAX_LENGTH", "Must be 25 or fewer in length.");
        }

        for (var i = 0; i < fields.Count; i++)
        {
            errors.Text(fields[i], "name", $"{path}.fields.{i}", 256, 1, required: true);
            errors.Text(fields[i], "value", $"{path}.fields.{i}", 1024, 1, required: true);
        }
    }

    internal static void Url(JsonNode? node, string name, string path, FormErrors errors)
    {
        if (node.Text(name) is { } url && (!Uri.TryCreate(url, UriKind.Absolute, out var address) || address.Scheme is not ("http" or "https" or "attachment" or "discord")))
        {
            errors.Add($"{path}.{name}", "URL_TYPE_INVALID_URL", "Not a well formed URL.");
        }
    }

    private static int Size(JsonNode? embed) =>
        Length(embed, "title") + Length(embed, "description") + Length(embed.At("footer"), "text") + Length(embed.At("author"), "name")
        + embed.Items("fields").Sum(field => Length(field, "name") + Length(field, "value"));

    private static int Length(JsonNode? node, string name) => node.Text(name)?.Length ?? 0;
}
