using System.Text.Json.Nodes;
using PolicyBot.Tests.Fakes.Slack.State;

namespace PolicyBot.Tests.Fakes.Slack.Payloads;

/// <summary>What users do with commands, buttons, modals and shortcuts, as the bot is told.</summary>
internal sealed class Interactions(FakeSlack slack)
{
    private World World => slack.World;

    /// <summary>All values are text, booleans included, as in the form that HTTP carries.</summary>
    public JsonObject Command(Person person, Conversation channel, Installation bot, string command, string text)
    {
        var payload = new JsonObject
        {
            ["token"] = "fake-verification-token",
            ["team_id"] = person.Team.Id,
            ["team_domain"] = person.Team.Domain,
            ["channel_id"] = channel.Id,
            ["channel_name"] = channel.Kind switch { ChannelKind.Direct => "directmessage", ChannelKind.Private => "privategroup", _ => channel.Name },
            ["user_id"] = person.Id,
            ["user_name"] = person.Name,
            ["command"] = command,
            ["text"] = text,
            ["api_app_id"] = World.AppId,
            ["is_enterprise_install"] = slack.Broken == Flaw.CommandWithBooleanInstall ? false : "false",
            ["response_url"] = slack.ResponseUrls.Give("commands", person, channel, bot, null).ToString(),
            ["trigger_id"] = slack.Triggers.Give(person, bot.Team),
        };
        if (slack.Broken == Flaw.CommandWithoutResponseUrl)
        {
            payload.Remove("response_url");
        }

        return payload;
    }

    /// <summary>A button pressed or an option chosen in a message.</summary>
    public JsonObject Action(Person person, Post post, Installation bot, JsonObject action)
    {
        var payload = Head("block_actions", person, bot);
        payload["container"] = new JsonObject
        {
            ["type"] = "message",
            ["message_ts"] = post.Ts,
            ["channel_id"] = post.Channel.Id,
            ["is_ephemeral"] = post.IsEphemeral,
        };
        if (post.ThreadTs is { } thread)
        {
            payload["container"]!["thread_ts"] = thread;
        }

        payload["trigger_id"] = slack.Triggers.Give(person, bot.Team);
        payload["channel"] = new JsonObject { ["id"] = post.Channel.Id, ["name"] = post.Channel.Kind == ChannelKind.Private ? "privategroup" : post.Channel.Name };
        if (!post.IsEphemeral || slack.Broken == Flaw.EphemeralActionWithMessage)
        {
            payload["message"] = Messages.Of(post, World);
        }

        payload["state"] = new JsonObject { ["values"] = State(post.Blocks, action) };
        payload["response_url"] = slack.ResponseUrls.Give("actions", person, post.Channel, bot, post).ToString();
        payload["actions"] = new JsonArray(action);
        return payload;
    }

    /// <summary>The same in a modal or the Home tab: there is no channel, and the view is there instead.</summary>
    public JsonObject ViewAction(Person person, View view, Installation bot, JsonObject action)
    {
        var payload = Head("block_actions", person, bot);
        payload["container"] = new JsonObject { ["type"] = "view", ["view_id"] = view.Id };
        payload["trigger_id"] = slack.Triggers.Give(person, bot.Team, view);
        payload["view"] = view.Json.DeepClone();
        payload["actions"] = new JsonArray(action);
        return payload;
    }

    public JsonObject Submission(Person person, View view, Installation bot)
    {
        var payload = Head("view_submission", person, bot);
        payload["trigger_id"] = slack.Triggers.Give(person, bot.Team, view);
        payload["view"] = view.Json.DeepClone();
        payload["response_urls"] = new JsonArray();
        return payload;
    }

    public JsonObject Closed(Person person, View view, Installation bot)
    {
        var payload = Head("view_closed", person, bot);
        payload["view"] = view.Json.DeepClone();
        payload["is_cleared"] = false;
        payload["response_urls"] = new JsonArray();
        return payload;
    }

    public JsonObject MessageShortcut(Person person, Post post, Installation bot, string callbackId)
    {
        var payload = Head("message_action", person, bot);
        payload.Remove("api_app_id");
        payload["action_ts"] = World.NewTs();
        payload["callback_id"] = callbackId;
        payload["trigger_id"] = slack.Triggers.Give(person, bot.Team);
        payload["response_url"] = slack.ResponseUrls.Give("app", person, post.Channel, bot, null).ToString();
        payload["message_ts"] = post.Ts;
        payload["channel"] = new JsonObject { ["id"] = post.Channel.Id, ["name"] = post.Channel.Kind == ChannelKind.Private ? "privategroup" : post.Channel.Name };
        payload["message"] = Messages.Of(post, World);
        return payload;
    }

    public JsonObject GlobalShortcut(Person person, Installation bot, string callbackId)
    {
        var payload = Head("shortcut", person, bot);
        payload.Remove("api_app_id");
        payload["action_ts"] = World.NewTs();
        payload["callback_id"] = callbackId;
        payload["trigger_id"] = slack.Triggers.Give(person, bot.Team);
        return payload;
    }

    public JsonObject Suggestion(Person person, View view, Installation bot, string blockId, string actionId, string typed)
    {
        var payload = Head("block_suggestion", person, bot);
        payload["container"] = new JsonObject { ["type"] = "view", ["view_id"] = view.Id };
        payload["view"] = view.Json.DeepClone();
        payload["action_id"] = actionId;
        payload["block_id"] = blockId;
        payload["value"] = typed;
        return payload;
    }

    /// <summary>What the bot hears about an element that was used.</summary>
    /// <param name="chosen">The option's value for a menu; null for a button.</param>
    public JsonObject Used(JsonObject block, JsonObject element, string? chosen)
    {
        var type = element["type"]!.GetValue<string>();
        var action = new JsonObject
        {
            ["action_id"] = element["action_id"]!.DeepClone(),
            ["block_id"] = block["block_id"]!.DeepClone(),
            ["type"] = type,
        };
        switch (type)
        {
            case "button":
                action["text"] = element["text"]!.DeepClone();
                Copy("value");
                Copy("style");
                Copy("url");
                break;
            case "static_select" or "radio_buttons" or "overflow" or "external_select":
                Copy("placeholder");
                action["selected_option"] = Option(element, chosen);
                break;
            case "checkboxes" or "multi_static_select":
                action["selected_options"] = new JsonArray(Option(element, chosen));
                break;
            case "feedback_buttons":
                action["value"] = chosen;
                break;
            case "users_select":
                action["selected_user"] = chosen;
                break;
            default:
                action["value"] = chosen;
                break;
        }

        action["action_ts"] = World.NewTs();
        return action;

        void Copy(string name)
        {
            if (element[name] is { } value)
            {
                action[name] = value.DeepClone();
            }
        }
    }

    private JsonObject Head(string type, Person person, Installation bot) => new()
    {
        ["type"] = type,
        ["user"] = new JsonObject { ["id"] = person.Id, ["username"] = person.Name, ["name"] = person.Name, ["team_id"] = person.Team.Id },
        ["api_app_id"] = World.AppId,
        ["token"] = "fake-verification-token",
        ["team"] = new JsonObject { ["id"] = bot.Team.Id, ["domain"] = bot.Team.Domain },
        ["enterprise"] = null,
        ["is_enterprise_install"] = false,
    };

    private static JsonNode? Option(JsonObject element, string? chosen)
    {
        var options = (element["options"] as JsonArray ?? []).Concat((element["option_groups"] as JsonArray ?? []).SelectMany(group => (JsonArray)group!["options"]!));
        return (options.FirstOrDefault(option => option!["value"]!.GetValue<string>() == chosen)
            ?? throw new InvalidOperationException($"The menu has no option '{chosen}'.")).DeepClone();
    }

    private static JsonObject State(JsonArray? blocks, JsonObject action)
    {
        var values = new JsonObject();
        foreach (var (block, element) in BlockText.Elements(blocks))
        {
            if (element["type"]!.GetValue<string>() is "static_select" or "checkboxes" or "radio_buttons" or "plain_text_input")
            {
                var used = action["action_id"]!.GetValue<string>() == element["action_id"]!.GetValue<string>();
                var value = new JsonObject { ["type"] = element["type"]!.DeepClone() };
                value["selected_option"] = used ? action["selected_option"]?.DeepClone() : null;
                values[block["block_id"]!.GetValue<string>()] = new JsonObject { [element["action_id"]!.GetValue<string>()] = value };
            }
        }

        return values;
    }
}
