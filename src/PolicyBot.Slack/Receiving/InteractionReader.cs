using System.Text.Json;
using PolicyBot.Chat;

namespace PolicyBot.Slack.Receiving;

/// <summary>Reads commands, buttons, forms and shortcuts; pure. Null for what does not concern the bot.</summary>
internal static class InteractionReader
{
    /// <summary>The callback_id of "Check this claim" on a message.</summary>
    public const string CheckShortcut = "policy_check";

    /// <summary>How long a response_url can be used.</summary>
    public static readonly TimeSpan TicketLife = TimeSpan.FromMinutes(30);

    /// <param name="command">The fields of the command, be they from a form or a socket.</param>
    public static Incoming? Command(JsonElement command, DateTimeOffset at)
    {
        if (Workspace(command, command.Text("enterprise_id"), command.Text("team_id")) is not { } workspace
            || command.Text("channel_id") is not { } channel || command.Text("user_id") is not { } user || command.Text("trigger_id") is not { } trigger)
        {
            return null;
        }

        var act = CommandReader.Read(SlackText.Decode(command.Text("text") ?? ""));
        return Happened(workspace, trigger, new(SlackPlatform.Name, workspace, channel), new(EventIds.PersonKey(workspace, user), user), act, Route(command, null, at), at, trigger);
    }

    public static Incoming? Interaction(JsonElement payload, DateTimeOffset at) => payload.Text("type") switch
    {
        "block_actions" => Button(payload, at),
        "message_action" when payload.Text("callback_id") == CheckShortcut => Shortcut(payload, at),
        "view_submission" => Form(payload, at),
        _ => null,
    };

    private static Incoming? Button(JsonElement payload, DateTimeOffset at)
    {
        var action = payload.Items("actions").FirstOrDefault();
        if (ButtonRef.Read(action.Text("value")) is not { } button
            || Workspace(payload) is not { } workspace || payload.Text("user", "id") is not { } user
            || (payload.Text("channel", "id") ?? payload.Text("container", "channel_id")) is not { } channel)
        {
            return null;
        }

        var message = payload.Text("container", "message_ts") ?? payload.Text("message", "ts");
        var id = payload.Text("trigger_id") ?? $"{message}:{action.Text("action_ts")}:{user}";
        var place = new Place(SlackPlatform.Name, workspace, channel, payload.Text("container", "thread_ts") ?? payload.Text("message", "thread_ts"));
        return Happened(workspace, id, place, Who(payload, workspace, user), new Act.Pressed(button), Route(payload, message, at), at, payload.Text("trigger_id"));
    }

    private static Incoming? Shortcut(JsonElement payload, DateTimeOffset at)
    {
        if (Workspace(payload) is not { } workspace || payload.Text("user", "id") is not { } user
            || payload.Text("channel", "id") is not { } channel || payload.Text("trigger_id") is not { } trigger)
        {
            return null;
        }

        var ts = payload.Text("message_ts") ?? payload.Text("message", "ts");
        var place = new Place(SlackPlatform.Name, workspace, channel, payload.Text("message", "thread_ts") ?? ts);
        var act = new Act.ChoseMessage(SlackText.Decode(payload.Text("message", "text") ?? ""));
        return Happened(workspace, trigger, place, Who(payload, workspace, user), act, Route(payload, ts, at), at, trigger);
    }

    private static Incoming? Form(JsonElement payload, DateTimeOffset at)
    {
        if (Workspace(payload) is not { } workspace || payload.Text("user", "id") is not { } user
            || (payload.Text("trigger_id") ?? payload.Text("view", "id")) is not { } trigger || FormRefOf(payload) is not { } form
            || PlaceOf(form.Channel) is not { } place || place.Workspace != workspace)
        {
            return null;
        }

        var values = new Dictionary<string, string>(StringComparer.Ordinal);
        var state = payload.At("view", "state", "values");
        foreach (var block in state.ValueKind is JsonValueKind.Object ? state.EnumerateObject().AsEnumerable() : [])
        {
            // Each input block holds one element; its block_id is the field's name.
            if (block.Value.ValueKind is JsonValueKind.Object)
                values[block.Name] = block.Value.EnumerateObject().Select(e => e.Value.Text("value") ?? e.Value.Text("selected_option", "value")).FirstOrDefault() ?? "";
        }

        return Happened(workspace, trigger, place, Who(payload, workspace, user), new Act.Submitted(form, values), ReplyRoute.None, at) with { Fields = [.. values.Keys] };
    }

    private static FormRef? FormRefOf(JsonElement payload)
    {
        try
        {
            return payload.Text("view", "private_metadata") is { } metadata ? ChatJson.Read<FormRef>(metadata) : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    /// <summary>Reads back what <see cref="Place.Key"/> writes.</summary>
    private static Place? PlaceOf(string? key) => key?.Split(':') is [var platform, var workspace, { Length: > 0 } channel, var thread] && platform == SlackPlatform.Name.Value
        ? new(SlackPlatform.Name, workspace, channel, thread.Length == 0 ? null : thread)
        : null;

    private static Incoming Happened(string workspace, string id, Place place, Person person, Act act, ReplyRoute route, DateTimeOffset at, string? trigger = null) => new(
        new(EventIds.OfTrigger(workspace, id), place, Surface.SharedChannel, person, act, route, at),
        SurfaceKnown: false,
        trigger);

    /// <summary>In a connected channel people of other companies see the bot's buttons too; within one organisation the team says nothing.</summary>
    private static Person Who(JsonElement payload, string workspace, string user) =>
        new(EventIds.PersonKey(workspace, user), user, payload.Text("enterprise", "id") is null && payload.Text("user", "team_id") is { } team && team != workspace ? Standing.Outsider : Standing.Unknown);

    private static ReplyRoute Route(JsonElement payload, string? message, DateTimeOffset at) =>
        SafeAddress.Read(payload.Text("response_url")) is { } ticket ? new(ticket.AbsoluteUri, at + TicketLife, message) : new(MessageId: message);

    private static string? Workspace(JsonElement payload) =>
        Workspace(payload, payload.Text("enterprise", "id"), payload.Text("view", "app_installed_team_id") ?? payload.Text("team", "id") ?? payload.Text("user", "team_id"));

    private static string? Workspace(JsonElement payload, string? enterprise, string? team) => payload.IsTrue("is_enterprise_install") ? enterprise : team;
}
