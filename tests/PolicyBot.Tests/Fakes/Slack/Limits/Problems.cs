using System.Text.Json.Nodes;

namespace PolicyBot.Tests.Fakes.Slack.Limits;

/// <summary>What is wrong with blocks, and the checks that several kinds of block share.</summary>
internal sealed class Problems
{
    private readonly List<string> _all = [];

    public IReadOnlyList<string> All => _all;

    public void Add(string problem, string at) => _all.Add($"[ERROR] {problem} [json-pointer:{at}]");

    public void Length(JsonNode? value, int most, string at)
    {
        if (value is JsonValue text && text.ToString().Length > most)
        {
            Add($"must be less than {most + 1} characters", at);
        }
    }

    public void Text(JsonNode? value, int least, int most, string at)
    {
        if (value is not JsonValue text || text.ToString().Length < least)
        {
            Add($"must be more than {least - 1} characters", at);
        }

        Length(value, most, at);
    }

    public void PlainText(JsonNode? value, int most, string at, bool required)
    {
        if (value is null)
        {
            if (required)
            {
                Add("missing required field: " + at[(at.LastIndexOf('/') + 1)..], at[..at.LastIndexOf('/')]);
            }

            return;
        }

        if (value["type"]?.GetValue<string>() != "plain_text")
        {
            Add("must be a plain_text object", at + "/type");
        }

        Text(value["text"], 1, most, at + "/text");
    }

    public void AnyText(JsonNode? value, int most, string at)
    {
        if (value is not JsonObject || value["type"]?.GetValue<string>() is not ("plain_text" or "mrkdwn"))
        {
            Add("must be a text object", at);
            return;
        }

        Text(value["text"], 1, most, at + "/text");
    }

    public void Items(JsonNode? value, int most, string at, Action<JsonObject, string> each)
    {
        if (value is not JsonArray { Count: > 0 } list)
        {
            Add("must have at least one item", at);
            return;
        }

        if (list.Count > most)
        {
            Add($"no more than {most} items allowed", at);
        }

        foreach (var (index, item) in list.Index())
        {
            if (item is JsonObject element)
            {
                each(element, $"{at}/{index}");
            }
            else
            {
                Add("must be an object", $"{at}/{index}");
            }
        }
    }

    public void Section(JsonObject block, string at)
    {
        if (block["text"] is null && block["fields"] is null)
        {
            Add("missing required field: text", at);
        }

        if (block["text"] is { } text)
        {
            AnyText(text, 3000, at + "/text");
        }

        if (block["fields"] is { } fields)
        {
            Items(fields, 10, at + "/fields", (field, here) => AnyText(field, 2000, here));
        }

        if (block["accessory"] is JsonObject accessory)
        {
            ElementRules.Check(this, accessory, at + "/accessory");
        }
    }

    public void ContextElement(JsonObject element, string at)
    {
        if (element["type"]?.GetValue<string>() == "image")
        {
            Image(element, at);
        }
        else
        {
            AnyText(element, 3000, at);
        }
    }

    public void Image(JsonObject image, string at)
    {
        Text(image["alt_text"], 1, 2000, at + "/alt_text");
        PlainText(image["title"], 2000, at + "/title", required: false);
        Length(image["image_url"], 3000, at + "/image_url");
        if (image["image_url"] is null == image["slack_file"] is null)
        {
            Add("must have exactly one of image_url and slack_file", at);
        }
    }

    public void UniqueActions(JsonArray? elements, string at)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var id in (elements ?? []).Select(element => (element as JsonObject)?["action_id"]?.GetValue<string>()).OfType<string>())
        {
            if (!seen.Add(id))
            {
                Add("`action_id` already exists: " + id, at);
            }
        }
    }
}
