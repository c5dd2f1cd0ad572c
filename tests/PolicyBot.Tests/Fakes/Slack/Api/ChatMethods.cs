using System.Text.Json.Nodes;
using PolicyBot.Tests.Fakes.Slack.Limits;
using PolicyBot.Tests.Fakes.Slack.Payloads;
using PolicyBot.Tests.Fakes.Slack.State;
using static PolicyBot.Tests.Fakes.Slack.Api.ApiMethod;

namespace PolicyBot.Tests.Fakes.Slack.Api;

/// <summary>Posting, changing and removing messages.</summary>
internal static class ChatMethods
{
    public static IReadOnlyList<ApiMethod> All { get; } =
    [
        new("chat.postMessage", Special, "chat:write", PostMessage),
        new("chat.postEphemeral", Tier4, "chat:write", PostEphemeral),
        new("chat.update", Tier3, "chat:write", Update),
        new("chat.delete", Tier3, "chat:write", Delete),
        new("chat.getPermalink", Special, "", Permalink),
    ];

    private static JsonObject PostMessage(ApiCall call)
    {
        var channel = call.Channel();
        if (channel.Archived)
        {
            throw new SlackRefusal("is_archived");
        }

        if (!channel.Members.Contains(call.Bot.BotUserId) && !(channel.Kind == ChannelKind.Public && call.Bot.Scopes.Contains("chat:write.public")))
        {
            throw new SlackRefusal("not_in_channel");
        }

        var content = Content.Read(call, truncates: true);
        var post = content.Onto(new(channel, call.World.NewTs(), call.Bot.BotUserId)
        {
            ByBot = call.Bot,
            ThreadTs = Thread(call, channel),
            Broadcast = call.Flag("reply_broadcast") == true,
            Metadata = content.Metadata,
            UnfurlLinks = call.Flag("unfurl_links"),
            UnfurlMedia = call.Flag("unfurl_media"),
        });
        channel.Posts.Add(post);
        call.Slack.Happenings.Posted(post);
        return Ok(("channel", channel.Id), ("ts", post.Ts), ("message", Messages.Of(post, call.World, withMetadata: true)));
    }

    private static JsonObject PostEphemeral(ApiCall call)
    {
        var channel = call.JoinedChannel();
        if (channel.Archived)
        {
            throw new SlackRefusal("is_archived");
        }

        var reader = call.Person("user");
        if (!channel.Members.Contains(reader.Id))
        {
            throw new SlackRefusal("user_not_in_channel");
        }

        var content = Content.Read(call, truncates: false);
        var post = content.Onto(new(channel, call.World.NewTs(), call.Bot.BotUserId)
        {
            ByBot = call.Bot,
            OnlyFor = reader.Id,
            ThreadTs = Thread(call, channel),
        });
        channel.Posts.Add(post);
        return Ok(("message_ts", post.Ts));
    }

    private static JsonObject Update(ApiCall call)
    {
        var post = Own(call, "cant_update_message");
        if (post.Streaming)
        {
            throw new SlackRefusal("streaming_state_conflict");
        }

        var content = Content.Read(call, truncates: false);
        call.Slack.Happenings.Changing(post);
        content.Onto(post);
        post.Metadata = content.Metadata ?? post.Metadata;
        post.EditedTs = call.World.NewTs();
        call.Slack.Happenings.Changed(post);
        return Ok(("channel", post.Channel.Id), ("ts", post.Ts), ("text", post.Text), ("message", Messages.Of(post, call.World, withMetadata: true)));
    }

    private static JsonObject Delete(ApiCall call)
    {
        var post = Own(call, "cant_delete_message");
        call.Slack.Happenings.Deleted(post);
        post.Deleted = true;
        return Ok(("channel", post.Channel.Id), ("ts", post.Ts));
    }

    private static JsonObject Permalink(ApiCall call)
    {
        var channel = call.Channel();
        var post = channel.Find(call.Required("message_ts", "message_not_found")) ?? throw new SlackRefusal("message_not_found");
        var thread = post.ThreadTs is null ? "" : $"?thread_ts={post.ThreadTs}&cid={channel.Id}";
        return Ok(
            ("channel", channel.Id),
            ("permalink", $"https://{call.Bot.Team.Domain}.slack.com/archives/{channel.Id}/p{post.Ts.Replace(".", "")}{thread}"));
    }

    private static Post Own(ApiCall call, string notOwn)
    {
        var channel = call.Text("channel") is { } id && call.World.People.ContainsKey(id) ? throw new SlackRefusal("channel_not_found") : call.Channel();
        var post = channel.Find(call.Required("ts", "message_not_found")) ?? throw new SlackRefusal("message_not_found");
        return post.ByBot == call.Bot ? post : throw new SlackRefusal(notOwn);
    }

    /// <summary>The root of the thread that the message goes to. A reply's own ts is taken for its root, and noted as an error.</summary>
    internal static string? Thread(ApiCall call, Conversation channel)
    {
        if (call.Text("thread_ts") is not { Length: > 0 } ts)
        {
            return null;
        }

        var post = channel.Find(ts) ?? throw new SlackRefusal("thread_not_found");
        if (post.ThreadTs is not null)
        {
            call.Slack.Recorder.Violation($"thread_ts {ts} is a reply's own ts, not its parent's");
        }

        return post.ThreadTs ?? post.Ts;
    }
}
