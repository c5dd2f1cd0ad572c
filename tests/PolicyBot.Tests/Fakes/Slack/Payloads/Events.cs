using System.Text;
using System.Text.Json.Nodes;
using PolicyBot.Tests.Fakes.Slack.State;

namespace PolicyBot.Tests.Fakes.Slack.Payloads;

/// <summary>Events as the Events API sends them, over a socket or HTTP alike.</summary>
internal sealed partial class Events(World world, Flaw broken)
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
                ["enterprise_id"] = null,
                ["team_id"] = bot.Team.Id,
                ["user_id"] = bot.BotUserId,
                ["is_bot"] = true,
                ["is_enterprise_install"] = false,
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

        if (post.Channel.Kind == ChannelKind.Direct && post.ByBot is null)
        {
            AddAgentContext(inner, post);
        }

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
            ["type"] = "message",
            ["subtype"] = "message_changed",
            ["message"] = Messages.Of(post, world),
            ["previous_message"] = before,
            ["channel"] = post.Channel.Id,
            ["hidden"] = true,
            ["ts"] = ts,
            ["event_ts"] = ts,
            ["channel_type"] = post.Channel.Type,
        };
    }

    public JsonObject Deleted(Post post)
    {
        var ts = world.NewTs();
        return new()
        {
            ["type"] = "message",
            ["subtype"] = "message_deleted",
            ["previous_message"] = Messages.Of(post, world),
            ["channel"] = post.Channel.Id,
            ["hidden"] = true,
            ["deleted_ts"] = post.Ts,
            ["ts"] = ts,
            ["event_ts"] = ts,
            ["channel_type"] = post.Channel.Type,
        };
    }

    private static JsonArray Entities(Conversation beside) =>
        [new JsonObject { ["type"] = "slack#/types/channel_id", ["value"] = beside.Id, ["team_id"] = beside.Team.Id }];

    /// <summary>In the older assistant's threads a token for searching; in the agent's messages what lies beside them.</summary>
    private void AddAgentContext(JsonObject inner, Post post)
    {
        if (post.ThreadTs is { } root && post.Channel.Find(root)?.Subtype == "assistant_app_thread")
        {
            inner["assistant_thread"] = new JsonObject { ["action_token"] = world.NewId("") + ".fake" };
        }
        else if (world.Beside.TryGetValue(post.AuthorId, out var beside))
        {
            inner["app_context"] = new JsonObject { ["entities"] = Entities(beside) };
        }
    }

    private void AddTeams(JsonObject inner, Post post)
    {
        var team = post.ByBot?.Team ?? world.People[post.AuthorId].Team;
        inner["user_team"] = team.Id;
        inner["source_team"] = team.Id;
        inner["user_profile"] = new JsonObject
        {
            ["avatar_hash"] = "g0000",
            ["image_72"] = "https://a.slack-edge.com/72.png",
            ["first_name"] = world.People[post.AuthorId].Name,
            ["real_name"] = world.People[post.AuthorId].Name,
            ["display_name"] = world.People[post.AuthorId].Name,
            ["team"] = team.Id,
            ["name"] = world.People[post.AuthorId].Name,
            ["is_restricted"] = world.People[post.AuthorId].Role is Role.Guest,
            ["is_ultra_restricted"] = world.People[post.AuthorId].Role is Role.SingleChannelGuest,
        };
    }
}
