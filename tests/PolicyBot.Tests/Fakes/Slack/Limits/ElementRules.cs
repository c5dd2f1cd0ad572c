using System.Text.Json.Nodes;

namespace PolicyBot.Tests.Fakes.Slack.Limits;

/// <summary>The limits of what can be pressed, chosen or filled in.</summary>
internal static class ElementRules
{
    public static void Check(Problems found, JsonObject element, string at)
    {
        found.Length(element["action_id"], 255, at + "/action_id");
        var type = element["type"]?.GetValue<string>();
        switch (type)
        {
            case "button":
                found.PlainText(element["text"], 75, at + "/text", required: true);
                found.Length(element["value"], 2000, at + "/value");
                found.Length(element["url"], 3000, at + "/url");
                found.Length(element["accessibility_label"], 75, at + "/accessibility_label");
                if (element["style"]?.GetValue<string>() is not (null or "primary" or "danger"))
                {
                    found.Add("invalid style", at + "/style");
                }

                break;
            case "static_select" or "multi_static_select" or "overflow" or "checkboxes" or "radio_buttons":
                Options(found, element, type, at);
                break;
            case "plain_text_input":
                found.PlainText(element["placeholder"], 150, at + "/placeholder", required: false);
                found.Length(element["initial_value"], 3000, at + "/initial_value");
                break;
            case "image":
                found.Image(element, at);
                break;
            case "external_select" or "users_select" or "conversations_select" or "channels_select" or "datepicker" or "timepicker"
                or "datetimepicker" or "email_text_input" or "url_text_input" or "number_input" or "rich_text_input" or "multi_users_select"
                or "multi_conversations_select" or "multi_channels_select" or "multi_external_select" or "feedback_buttons" or "icon_button"
                or "workflow_button" or "file_input":
                break;
            default:
                found.Add("unsupported type: " + type, at + "/type");
                break;
        }

        if (element["confirm"] is JsonObject confirm)
        {
            found.PlainText(confirm["title"], 100, at + "/confirm/title", required: true);
            found.AnyText(confirm["text"], 300, at + "/confirm/text");
            found.PlainText(confirm["confirm"], 30, at + "/confirm/confirm", required: true);
            found.PlainText(confirm["deny"], 30, at + "/confirm/deny", required: true);
        }
    }

    private static void Options(Problems found, JsonObject element, string type, string at)
    {
        var most = type switch { "overflow" => 5, "checkboxes" or "radio_buttons" => 10, _ => 100 };
        found.PlainText(element["placeholder"], 150, at + "/placeholder", required: false);
        if (element["option_groups"] is { } groups)
        {
            found.Items(groups, 100, at + "/option_groups", (group, here) =>
            {
                found.PlainText(group["label"], 75, here + "/label", required: true);
                found.Items(group["options"], 100, here + "/options", (option, place) => Option(found, option, place));
            });
            return;
        }

        found.Items(element["options"], most, at + "/options", (option, here) => Option(found, option, here));
    }

    private static void Option(Problems found, JsonObject option, string at)
    {
        found.AnyText(option["text"], 75, at + "/text");
        found.Text(option["value"], 1, 150, at + "/value");
        found.PlainText(option["description"], 75, at + "/description", required: false);
    }
}
