using System.Text.Json.Nodes;

namespace PolicyBot.Tests.Fakes.Discord;

/// <summary>Collects what is wrong with a body and refuses it with 50035, each fault under the path of its field.</summary>
/// <param name="prefix">Where the checked part stands in the body, "data" for the message of an interaction's answer.</param>
internal sealed class FormErrors(string prefix = "")
{
    private readonly JsonObject _errors = [];

    public void Add(string path, string code, string message)
    {
        var node = _errors;
        foreach (var step in $"{prefix}.{path}".Split('.', StringSplitOptions.RemoveEmptyEntries))
        {
            if (node[step] is not JsonObject next)
            {
                node[step] = next = [];
            }

            node = next;
        }

        if (node["_errors"] is not JsonArray list)
        {
            node["_errors"] = list = [];
        }

        list.Add(new JsonObject { ["code"] = code, ["message"] = message });
    }

    public void Required(string path) => Add(path, "BASE_TYPE_REQUIRED", "This field is required");

    public void Choice(string path, string allowed) => Add(path, "BASE_TYPE_CHOICES", $"Value must be one of {{{allowed}}}.");

    public void Duplicate(string path) => Add(path, "COMPONENT_CUSTOM_ID_DUPLICATED", "Component custom id cannot be duplicated");

    /// <summary>A text under a name, checked for its kind and its length; null where it is absent.</summary>
    public string? Text(JsonNode? form, string name, string path, int most, int least = 0, bool required = false)
    {
        var at = path.Length == 0 ? name : $"{path}.{name}";
        if (form.At(name) is not { } value)
        {
            if (required)
            {
                Required(at);
            }

            return null;
        }

        if (value.Text() is not { } text)
        {
            Add(at, "STRING_TYPE_CONVERT", "Could not interpret value as string.");
            return null;
        }

        Length(at, text.Length, most, least);
        return text;
    }

    public void Length(string path, int length, int most, int least = 0)
    {
        if (length > most && least == 0)
        {
            Add(path, "BASE_TYPE_MAX_LENGTH", $"Must be {most} or fewer in length.");
        }
        else if (length > most || length < least)
        {
            Add(path, "BASE_TYPE_BAD_LENGTH", $"Must be between {least} and {most} in length.");
        }
    }

    public void Number(JsonNode? form, string name, string path, long least, long most)
    {
        if (form.At(name) is not null && (form.Number(name) is not { } number || number < least || number > most))
        {
            Add($"{path}.{name}", "NUMBER_TYPE_COERCE", $"Value must be a whole number between {least} and {most}.");
        }
    }

    public void ThrowIfAny()
    {
        if (_errors.Count > 0)
        {
            throw new Refusal(400, 50035, "Invalid Form Body", _errors);
        }
    }

    public static Refusal Single(string path, string code, string message)
    {
        var errors = new FormErrors();
        errors.Add(path, code, message);
        return new(400, 50035, "Invalid Form Body", errors._errors);
    }
}
