using System.Text.Json;
using PolicyBot.Chat;
using PolicyBot.Discord.Wire;

namespace PolicyBot.Discord.Events;

/// <summary>Reads what a person did from an interaction's data.</summary>
internal static class ActReader
{
    private const int ChatInput = 1;
    private const int MessageCommand = 3;
    private const int SubCommand = 1;
    private const int Label = 18;

    /// <returns>Null for what this version of the bot does not know.</returns>
    public static Act? Read(JsonElement interaction, InteractionKind kind, Place place)
    {
        if (interaction.Item("data") is not { } data)
            return null;
        return kind switch
        {
            InteractionKind.Command when data.Number("type") == MessageCommand => Chosen(data),
            InteractionKind.Command when data.Number("type") is null or ChatInput => Commanded(data),
            InteractionKind.Autocomplete => Typing(data),
            InteractionKind.Component => ButtonRef.Read(data.Text("custom_id")) is { } button ? new Act.Pressed(button) : null,
            InteractionKind.ModalSubmit => FormId.Read(data.Text("custom_id"), place) is { } form ? new Act.Submitted(form, Values(data)) : null,
            _ => null,
        };
    }

    private static Act.ChoseMessage? Chosen(JsonElement data) =>
        data.Text("name") == Commands.CheckThisClaim.English && data.Text("target_id") is { } target && data.Item("resolved").Item("messages").Item(target) is { } message
            ? new(PlainWords.Read(message.Text("content") ?? ""))
            : null;

    private static Act.Commanded? Commanded(JsonElement data)
    {
        if (data.Text("name") != Commands.Name || Word(data) is not ({ } word, { } options))
            return null;
        var arguments = new Dictionary<string, string>();
        foreach (var option in options)
        {
            // Settings name people by their mentions; everywhere else a mention is only a word.
            if (option.Text("name") is { } name && option.Scalar("value") is { } value)
                arguments[name] = word == Commands.Settings ? value : PlainWords.Read(value);
        }

        return new(word, arguments);
    }

    private static Act.Typing? Typing(JsonElement data)
    {
        if (data.Text("name") != Commands.Name || Word(data) is not ({ } word, { } options))
            return null;
        var focused = options.Where(o => o.Is("focused")).Take(1).ToList();
        return focused is [var option] && option.Text("name") is { } name ? new(word, name, option.Scalar("value") ?? "") : null;
    }

    /// <summary>The subcommand and its options.</summary>
    private static (string? Word, IReadOnlyList<JsonElement>? Options) Word(JsonElement data)
    {
        var chosen = data.Items("options").Where(o => o.Number("type") == SubCommand).Take(1).ToList();
        return chosen is [var option] && option.Text("name") is { } word && Commands.Find(word) is { } command ? (command.Word, [.. option.Items("options")]) : (null, null);
    }

    /// <summary>The fields of a form: each in its label, or in the rows of older clients.</summary>
    private static Dictionary<string, string> Values(JsonElement data)
    {
        var values = new Dictionary<string, string>();
        foreach (var field in data.Items("components").SelectMany(c => c.Number("type") == Label ? [c.Item("component")] : c.Items("components").Select(i => (JsonElement?)i)))
        {
            if (field.Text("custom_id") is { } name && Value(field!.Value) is { } value)
                values[name] = value;
        }

        return values;
    }

    private static string? Value(JsonElement field)
    {
        if (field.Text("value") is { } text)
            return text;
        var chosen = field.Items("values").Take(1).ToList();
        return chosen is [{ ValueKind: JsonValueKind.String } first] ? first.GetString() : null;
    }
}
