using System.Text.Json;
using PolicyBot.Chat;

namespace PolicyBot.Slack.Receiving;

/// <summary>Reads a payload of the Events API; pure. Null for what does not concern the bot.</summary>
internal static class EventReader
{
    public static Incoming? Read(JsonElement payload, DateTimeOffset at)
    {
        var wrapper = new Wrapper(payload, at);
        if (wrapper is not { Workspace: { } workspace, EventId: { } id })
            return null;
        var happened = payload.At("event");
        return happened.Text("type") switch
        {
            "app_mention" or "message" => Said(wrapper, workspace, happened),
            "app_home_opened" when happened.Text("tab") == "messages" => Opened(wrapper, workspace, id, happened.Text("channel"), happened.Text("user"), null),
            "assistant_thread_started" when happened.At("assistant_thread") is var thread =>
                Opened(wrapper, workspace, id, thread.Text("channel_id"), thread.Text("user_id"), thread.Text("thread_ts")),
            "agent_session_stopped" => Stopped(wrapper, workspace, id, happened),
            "app_uninstalled" => Removed(wrapper, workspace, id, "", everywhere: true),
            "tokens_revoked" when happened.Items("tokens", "bot").Any() => Removed(wrapper, workspace, id, "", everywhere: true),
            "member_left_channel" when happened.Text("user") is { } left && left == wrapper.Bot => Removed(wrapper, workspace, id, happened.Text("channel"), everywhere: false),
            "channel_left" or "group_left" => Removed(wrapper, workspace, id, happened.Text("channel"), everywhere: false),
            _ => null,
        };
    }

    private static Incoming? Said(Wrapper wrapper, string workspace, JsonElement message)
    {
        // Bots, the bot itself, edits, joins and the like are not questions; a message with a file is.
        if (message.Text("bot_id") is not null || message.Text("subtype") is not (null or "file_share" or "thread_broadcast")
            || message.Text("user") is not { } user || user == wrapper.Bot
            || message.Text("channel") is not { } channel || message.Text("ts") is not { } ts)
        {
            return null;
        }

        var direct = message.Text("channel_type") == "im";
        var thread = message.Text("thread_ts");
        var text = message.Text("text") ?? "";
        var heard = direct ? Heard.Direct
            : message.Text("type") == "app_mention" || SlackText.Mentions(text, wrapper.Bot) ? Heard.Mention
            : thread is not null && thread != ts ? Heard.InThread
            : Heard.InChannel;
        var place = new Place(SlackPlatform.Name, workspace, channel, thread ?? ts);
        var elsewhere = wrapper is { IsShared: true, IsOfOrganisation: false } && (message.Text("user_team") ?? message.Text("team")) is { } team && team != workspace;
        return new(new(
            EventIds.OfMessage(workspace, channel, ts),
            place,
            direct ? Surface.Direct : wrapper.IsShared ? Surface.SharedChannel : Surface.Channel,
            new(EventIds.PersonKey(workspace, user), user, elsewhere ? Standing.Outsider : Standing.Unknown),
            new Act.Said(SlackText.Decode(text, wrapper.Bot), heard),
            new(MessageId: ts),
            wrapper.At));
    }

    private static Incoming? Opened(Wrapper wrapper, string workspace, string id, string? channel, string? user, string? thread) =>
        channel is null || user is null ? null : new(new(
            EventIds.OfOpening(workspace, id),
            new(SlackPlatform.Name, workspace, channel, thread),
            Surface.Direct,
            new(EventIds.PersonKey(workspace, user), user),
            new Act.Opened(),
            ReplyRoute.None,
            wrapper.At));

    private static Incoming? Stopped(Wrapper wrapper, string workspace, string id, JsonElement stopped) =>
        (stopped.Text("channel") ?? stopped.Text("channel_id")) is not { } channel ? null : new(new(
            EventIds.OfEvent(workspace, id),
            new(SlackPlatform.Name, workspace, channel, stopped.Text("thread_ts")),
            channel[0] == 'D' ? Surface.Direct : Surface.Channel,
            new(EventIds.PersonKey(workspace, stopped.Text("user") ?? ""), stopped.Text("user") ?? ""),
            new Act.Stopped(),
            ReplyRoute.None,
            wrapper.At));

    private static Incoming? Removed(Wrapper wrapper, string workspace, string id, string? channel, bool everywhere) =>
        channel is null ? null : new(new(
            EventIds.OfEvent(workspace, id),
            new(SlackPlatform.Name, workspace, channel),
            Surface.Channel,
            new(EventIds.PersonKey(workspace, ""), ""),
            new Act.Removed(everywhere),
            ReplyRoute.None,
            wrapper.At));

    /// <summary>What surrounds every event.</summary>
    private sealed class Wrapper(JsonElement payload, DateTimeOffset at)
    {
        private readonly JsonElement _authorization = payload.Items("authorizations").FirstOrDefault();

        public DateTimeOffset At => at;

        public string? EventId => payload.Text("event_id");

        /// <summary>The installation: by the authorisation, since in a connected channel the author's team is another.</summary>
        public string? Workspace => IsOfOrganisation
            ? _authorization.Text("enterprise_id")
            : _authorization.Text("team_id") ?? payload.Text("team_id");

        /// <summary>Whether all workspaces of an organisation have the app in common: their teams differ, and nobody is from elsewhere for that.</summary>
        public bool IsOfOrganisation => _authorization.IsTrue("is_enterprise_install");

        public string? Bot => _authorization.IsTrue("is_bot") ? _authorization.Text("user_id") : null;

        public bool IsShared => payload.IsTrue("is_ext_shared_channel");
    }
}
