using System.Text;
using System.Text.Json.Nodes;
using PolicyBot.Tests.Fakes.Slack.State;

namespace PolicyBot.Tests.Fakes.Slack.Payloads;

/// <summary>Events as the Events API sends them, over a socket or HTTP alike.</summary>
internal sealed class Events(World world, Flaw broken)
{
    /// <summary>The envelope around an event.</summary>
    /// <param name="author">Whose workspace the event comes from; null for the installed one.</param>
    public JsonObject Wrapped(Installation bot, JsonObject inner, Conversation? channel = null, Team? author = null)
    {
        var type = inner["type"]!.GetValue<string>();
        var context = $$"""{"et":"{{type}}","tid":"{{bot.Team.Id}}","aid":"{{world.AppId}}","cid":"{{channel?.Id}}"}""";
        var wrapper = new JsonObject
        {
            ["token"] = "fake-verification-token",
            ["team_id"] = (author ?? bot.Team).Id,
            ["context_team_id"] = bot.Team.Id,
            ["context_enterprise_id"] = null,
            ["api_app_id"] = world.AppId,
            ["event"] = inner,
            ["type"] = "event_callback",
            ["event_id"] = world.NewId("Ev"),
            ["event_time"] = world.Now.ToUnixTimeSeconds(),
            ["authorizations"] = new JsonArray(new JsonObject
            {
                ["enterprise_id"] = null, ["team_id"] = bot.Team.Id, ["user_id"] = bot.BotUserId, ["is_bot"] = true, ["is_enterprise_install"] = false,
            }),
            ["is_ext_shared_channel"] = channel?.IsExternallyShared ?? false,
            ["event_context"] = "4-" + Convert.ToBase64String(Encoding.ASCII.GetBytes(context)).TrimEnd('='),
        };
        switch (broken)
        {
            case Flaw.EventWithoutId:
                wrapper.Remove("event_id");
                break;
            case Flaw.EventWithoutAuthorizations:
                wrapper.Remove("authorizations");
                break;
        }

        return wrapper;
    }

    public JsonObject Message(Post post)
    {
        var inner = Messages.Of(post, world, withMetadata: post.Metadata is not null);
        inner["channel"] = post.Channel.Id;
        inner["event_ts"] = post.Ts;
        inner["channel_type"] = post.Channel.Type;
        if (post.Channel.IsExternallyShared || post.Channel.Kind == ChannelKind.Direct)
        {
            AddTeams(inner, post);
        }

        // Replies carry no counts; only the parent's own representation does.
        return inner;
    }

    public JsonObject Mention(Post post)
    {
        var inner = Messages.Of(post, world);
        inner["type"] = "app_mention";
        inner["channel"] = post.Channel.Id;
        inner["event_ts"] = post.Ts;
        if (post.Channel.IsExternallyShared)
        {
            AddTeams(inner, post);
        }

        return inner;
    }

    public JsonObject Changed(Post post, JsonObject before)
    {
        var ts = world.NewTs();
        return new()
        {
            ["type"] = "message", ["subtype"] = "message_changed", ["message"] = Messages.Of(post, world), ["previous_message"] = before,
            ["channel"] = post.Channel.Id, ["hidden"] = true, ["ts"] = ts, ["event_ts"] = ts, ["channel_type"] = post.Channel.Type,
        };
    }

    public JsonObject Deleted(Post post)
    {
        var ts = world.NewTs();
        return new()
        {
            ["type"] = "message", ["subtype"] = "message_deleted", ["previous_message"] = Messages.Of(post, world), ["channel"] = post.Channel.Id,
            ["hidden"] = true, ["deleted_ts"] = post.Ts, ["ts"] = ts, ["event_ts"] = ts, ["channel_type"] = post.Channel.Type,
        };
    }

    public JsonObject HomeOpened(Person person, Conversation direct, string tab)
    {
        var inner = new JsonObject
        {
            ["type"] = "app_home_opened", ["user"] = person.Id, ["channel"] = direct.Id, ["tab"] = tab, ["event_ts"] = world.NewTs(),
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
        ["type"] = "agent_session_stopped", ["user"] = person.Id, ["channel"] = channel.Id, ["thread_ts"] = thread, ["event_ts"] = world.NewTs(),
    };

    public JsonObject SessionTitleChanged(Person person, Conversation channel, string thread, string title) => new()
    {
        ["type"] = "agent_session_title_changed", ["user"] = person.Id, ["channel"] = channel.Id, ["thread_ts"] = thread, ["title"] = title,
        ["event_ts"] = world.NewTs(),
    };

    public JsonObject ContextChanged(Person person, Conversation direct, Conversation? beside) => new()
    {
        ["type"] = "app_context_changed", ["user"] = person.Id, ["channel"] = direct.Id,
        ["context"] = new JsonObject { ["entities"] = Entities(beside) }, ["event_ts"] = world.NewTs(),
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
            ["type"] = type, ["user"] = person.Id, ["channel"] = channel.Id, ["channel_type"] = channel.Kind == ChannelKind.Private ? "G" : "C",
            ["team"] = channel.Team.Id, ["event_ts"] = world.NewTs(),
        };
        if (inviter is not null)
        {
            inner["inviter"] = inviter.Id;
        }

        return inner;
    }

    public JsonObject Archived(Person by, Conversation channel) => new()
    {
        ["type"] = channel.Kind == ChannelKind.Private ? "group_archive" : "channel_archive", ["channel"] = channel.Id, ["user"] = by.Id, ["is_moved"] = 0,
        ["event_ts"] = world.NewTs(),
    };

    public static JsonObject TokensRevoked(Installation bot) => new()
    {
        ["type"] = "tokens_revoked",
        ["tokens"] = new JsonObject { ["oauth"] = new JsonArray(), ["bot"] = new JsonArray(bot.BotUserId) },
    };

    public static JsonObject AppUninstalled() => new() { ["type"] = "app_uninstalled" };

    /// <summary>The one thing on the event channel that has no event in it.</summary>
    public JsonObject AppRateLimited(Installation bot) => new()
    {
        ["token"] = "fake-verification-token", ["type"] = "app_rate_limited", ["team_id"] = bot.Team.Id,
        ["minute_rate_limited"] = world.Now.ToUnixTimeSeconds() / 60 * 60, ["api_app_id"] = world.AppId,
    };

    public static JsonArray Entities(Conversation? beside) =>
        beside is null ? [] : [new JsonObject { ["type"] = "slack#/types/channel_id", ["value"] = beside.Id, ["team_id"] = beside.Team.Id }];

    private void AddTeams(JsonObject inner, Post post)
    {
        var team = post.ByBot?.Team ?? world.People[post.AuthorId].Team;
        inner["user_team"] = team.Id;
        inner["source_team"] = team.Id;
        inner["user_profile"] = new JsonObject
        {
            ["avatar_hash"] = "g0000", ["image_72"] = "https://a.slack-edge.com/72.png", ["first_name"] = world.People[post.AuthorId].Name,
            ["real_name"] = world.People[post.AuthorId].Name, ["display_name"] = world.People[post.AuthorId].Name, ["team"] = team.Id,
            ["name"] = world.People[post.AuthorId].Name, ["is_restricted"] = world.People[post.AuthorId].Role is Role.Guest,
            ["is_ultra_restricted"] = world.People[post.AuthorId].Role is Role.SingleChannelGuest,
        };
    }
}
