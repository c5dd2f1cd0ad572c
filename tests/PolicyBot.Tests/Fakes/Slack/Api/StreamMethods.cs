using System.Text.Json.Nodes;
using PolicyBot.Tests.Fakes.Slack.Limits;
using PolicyBot.Tests.Fakes.Slack.Payloads;
using PolicyBot.Tests.Fakes.Slack.State;
using static PolicyBot.Tests.Fakes.Slack.Api.ApiMethod;

namespace PolicyBot.Tests.Fakes.Slack.Api;

/// <summary>Messages that appear while they are written.</summary>
internal static class StreamMethods
{
    private const int LongestMarkdown = 12_000;

    /// <summary>How long a stream may be silent; the platform documents that it ends, not when.</summary>
    private static readonly TimeSpan _idle = TimeSpan.FromMinutes(5);

    public static IReadOnlyList<ApiMethod> All { get; } =
    [
        new("chat.startStream", Tier2, "chat:write", Start),
        new("chat.appendStream", Tier4, "chat:write", Append),
        new("chat.stopStream", Tier2, "chat:write", Stop),
    ];

    private static JsonObject Start(ApiCall call)
    {
        var channel = call.JoinedChannel();
        var thread = ChatMethods.Thread(call, channel);
        if (channel.Kind == ChannelKind.Direct)
        {
            if (thread is null)
            {
                throw new SlackRefusal("invalid_thread_ts");
            }
        }
        else if (call.Text("recipient_user_id") is not { Length: > 0 })
        {
            throw new SlackRefusal("missing_recipient_user_id");
        }
        else if (call.Text("recipient_team_id") is not { Length: > 0 })
        {
            throw new SlackRefusal("missing_recipient_team_id");
        }

        var post = new Post(channel, call.World.NewTs(), call.Bot.BotUserId)
        {
            ByBot = call.Bot,
            ThreadTs = thread,
            Streaming = true,
            StreamTouched = call.World.Now,
            UnfurlLinks = false,
            UnfurlMedia = false,
        };
        Write(call, post, needed: false);
        channel.Posts.Add(post);
        call.Slack.Happenings.Posted(post);
        return Ok(("channel", channel.Id), ("ts", post.Ts));
    }

    private static JsonObject Append(ApiCall call)
    {
        var post = Streaming(call);
        call.Slack.Happenings.Changing(post);
        Write(call, post, needed: true);
        call.Slack.Happenings.Changed(post);
        return Ok(("channel", post.Channel.Id), ("ts", post.Ts));
    }

    private static JsonObject Stop(ApiCall call)
    {
        var post = Streaming(call);
        call.Slack.Happenings.Changing(post);
        Write(call, post, needed: false);
        var blocks = call.List("blocks", "invalid_blocks_format");
        if (BlockRules.Message(blocks) is { Count: > 0 } problems)
        {
            throw new SlackRefusal("invalid_blocks", problems);
        }

        if (blocks is not null)
        {
            post.Blocks = [new JsonObject { ["type"] = "markdown", ["text"] = post.Text, ["block_id"] = "streamed" }, .. Content.Completed(blocks).Select(block => block!.DeepClone())];
        }

        post.Metadata = call.Object("metadata", "invalid_metadata_format") ?? post.Metadata;
        post.Streaming = false;
        call.Slack.Happenings.Changed(post);
        return Ok(("channel", post.Channel.Id), ("ts", post.Ts), ("message", Messages.Of(post, call.World)));
    }

    private static Post Streaming(ApiCall call)
    {
        var channel = call.Channel();
        var post = channel.Find(call.Required("ts", "message_not_found")) ?? throw new SlackRefusal("message_not_found");
        if (post.ByBot != call.Bot)
        {
            throw new SlackRefusal("message_not_owned_by_app");
        }

        if (post.Streaming && call.World.Now - post.StreamTouched > _idle)
        {
            post.Streaming = false;
        }

        return post.Streaming ? post : throw new SlackRefusal("message_not_in_streaming_state");
    }

    private static void Write(ApiCall call, Post post, bool needed)
    {
        var text = call.Text("markdown_text");
        var chunks = call.List("chunks", "invalid_chunks");
        if (needed && string.IsNullOrEmpty(text) && chunks is not { Count: > 0 })
        {
            throw new SlackRefusal("no_text");
        }

        foreach (var chunk in chunks ?? [])
        {
            text += chunk?["type"]?.GetValue<string>() switch
            {
                "markdown_text" => chunk["text"]?.GetValue<string>() ?? throw new SlackRefusal("invalid_chunks"),
                "task_update" or "plan_update" or "blocks" => "",
                _ => throw new SlackRefusal("invalid_chunks"),
            };
        }

        if (text?.Length > LongestMarkdown || (text?.Length ?? 0) + post.Text.Length > LongestMarkdown)
        {
            throw new SlackRefusal("msg_too_long");
        }

        post.Text += text;
        post.StreamTouched = call.World.Now;
    }
}
