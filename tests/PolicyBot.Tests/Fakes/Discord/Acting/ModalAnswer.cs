using System.Text.Json.Nodes;

namespace PolicyBot.Tests.Fakes.Discord;

/// <summary>The data of a submitted modal: its components mirrored, with what the user put in.</summary>
internal static class ModalAnswer
{
    public static JsonObject Of(JsonObject modal, IReadOnlyDictionary<string, string[]> given)
    {
        var components = modal.Items("components").Select((component, index) => Mirror(component!, index + 1, given));
        return new() { ["custom_id"] = modal.Text("custom_id"), ["components"] = Json.Array(components) };
    }

    private static JsonObject Mirror(JsonNode component, int id, IReadOnlyDictionary<string, string[]> given)
    {
        var mirrored = new JsonObject { ["type"] = component.Number("type"), ["id"] = id };
        return component.Number("type") switch
        {
            ComponentType.ActionRow => mirrored.With("components", Json.Array(component.Items("components").Select(input => Input(input!, id + 100, given)))),
            ComponentType.Label => mirrored.With("component", Input(component.At("component")!, id + 100, given)),
            _ => mirrored,
        };
    }

    private static JsonObject Input(JsonNode input, int id, IReadOnlyDictionary<string, string[]> given)
    {
        var name = input.Text("custom_id")!;
        var values = given.GetValueOrDefault(name) ?? [.. input.Items("options").Where(option => option.Yes("default")).Select(option => option.Text("value")!)];
        var mirrored = new JsonObject { ["type"] = input.Number("type"), ["id"] = id, ["custom_id"] = name };
        if (input.Number("type") != ComponentType.TextInput)
        {
            return mirrored.With("values", Json.Array(values));
        }

        var text = values.FirstOrDefault() ?? input.Text("value") ?? "";
        var isRequired = input.At("required")?.ToString() != "false";
        if ((isRequired && text.Length == 0) || (text.Length > 0 && text.Length < (input.Number("min_length") ?? 0)) || text.Length > (input.Number("max_length") ?? 4000))
        {
            throw new InvalidOperationException($"The client would not submit {text.Length} characters as '{name}'.");
        }

        return mirrored.With("value", text);
    }
}
