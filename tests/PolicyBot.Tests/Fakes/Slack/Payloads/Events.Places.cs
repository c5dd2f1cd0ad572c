using System.Text.Json.Nodes;
using PolicyBot.Tests.Fakes.Slack.State;

namespace PolicyBot.Tests.Fakes.Slack.Payloads;

/// <summary>Events that are not messages: the Home tab, the agent's pane, membership, the end of an installation.</summary>
internal sealed partial class Events
{
    public JsonObject HomeOpened(Person person, Conversation direct, string tab)
    {
        var inner = new JsonObject
        {
            ["type"] = "app_home_opened",
            ["user"] = person.Id,
            ["channel"] = direct.Id,
            ["tab"] = tab,
            ["event_ts"] = world.NewTs(),
        };
        if (tab == "home" && world.Homes.TryGetValue(person.Id, out var home))
        {
            inner["view"] = home.Json.DeepClone();
        }

        return inner;
    }

    /// <summary>Written from the documentation's words: no sample of the agent's events is published.</summary>
    public JsonObject SessionStopped(Person person, Conversation channel, string thread) => new()
    {
        ["type"] = "agent_session_stopped",
        ["user"] = person.Id,
        ["channel"] = channel.Id,
        ["thread_ts"] = thread,
        ["event_ts"] = world.NewTs(),
    };

    public JsonObject SessionTitleChanged(Person person, Conversation channel, string thread, string title) => new()
    {
        ["type"] = "agent_session_title_changed",
        ["user"] = person.Id,
        ["channel"] = channel.Id,
        ["thread_ts"] = thread,
        ["title"] = title,
        ["event_ts"] = world.NewTs(),
    };

    public JsonObject ContextChanged(Person person, Conversation direct, Conversation beside) => new()
    {
        ["type"] = "app_context_changed",
        ["user"] = person.Id,
        ["channel"] = direct.Id,
        ["context"] = new JsonObject { ["entities"] = Entities(beside) },
        ["event_ts"] = world.NewTs(),
    };

    /// <param name="type"><c>assistant_thread_started</c> or <c>assistant_thread_context_changed</c>.</param>
    public JsonObject AssistantThread(string type, Person person, Conversation direct, string thread, Conversation? beside) => new()
    {
        ["type"] = type,
        ["assistant_thread"] = new JsonObject
        {
            ["user_id"] = person.Id,
            ["context"] = beside is null ? [] : new JsonObject { ["channel_id"] = beside.Id, ["team_id"] = beside.Team.Id, ["enterprise_id"] = null },
            ["channel_id"] = direct.Id,
            ["thread_ts"] = thread,
        },
        ["event_ts"] = world.NewTs(),
    };

    public JsonObject Membership(string type, Person person, Conversation channel, Person? inviter)
    {
        var inner = new JsonObject
        {
            ["type"] = type,
            ["user"] = person.Id,
            ["channel"] = channel.Id,
            ["channel_type"] = channel.Kind == ChannelKind.Private ? "G" : "C",
            ["team"] = channel.Team.Id,
            ["event_ts"] = world.NewTs(),
        };
        if (inviter is not null)
        {
            inner["inviter"] = inviter.Id;
        }

        return inner;
    }

    public JsonObject Archived(Person by, Conversation channel) => new()
    {
        ["type"] = channel.Kind == ChannelKind.Private ? "group_archive" : "channel_archive",
        ["channel"] = channel.Id,
        ["user"] = by.Id,
        ["is_moved"] = 0,
        ["event_ts"] = world.NewTs(),
    };

    public JsonObject TokensRevoked(Installation bot) => new()
    {
        ["type"] = "tokens_revoked",
        ["tokens"] = new JsonObject { ["oauth"] = new JsonArray(), ["bot"] = new JsonArray(bot.BotUserId) },
        ["event_ts"] = world.NewTs(),
    };

    public JsonObject AppUninstalled() => new() { ["type"] = "app_uninstalled", ["event_ts"] = world.NewTs() };

    /// <summary>The one thing on the event channel that has no event in it.</summary>
    public JsonObject AppRateLimited(Installation bot) => new()
    {
        ["token"] = "fake-verification-token",
        ["type"] = "app_rate_limited",
        ["team_id"] = bot.Team.Id,
        ["minute_rate_limited"] = world.Now.ToUnixTimeSeconds() / 60 * 60,
        ["api_app_id"] = world.AppId,
    };
}
