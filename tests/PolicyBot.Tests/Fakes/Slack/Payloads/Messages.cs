using System.Text.Json.Nodes;
using PolicyBot.Tests.Fakes.Slack.State;

namespace PolicyBot.Tests.Fakes.Slack.Payloads;

/// <summary>A message, as the API, events and interactions describe it.</summary>
internal static partial class Messages
{
    public static JsonObject Of(Post post, World world, bool withMetadata = false)
    {
        var json = new JsonObject { ["type"] = "message", ["user"] = post.AuthorId, ["ts"] = post.Ts };
        if (post.ByBot is { } bot)
        {
            json["bot_id"] = bot.BotId;
            json["app_id"] = world.AppId;
            json["bot_profile"] = BotProfile(bot, world);
        }

        if (post.ClientMessageId is { } client)
        {
            json["client_msg_id"] = client;
        }

        if (post.Subtype is { } subtype)
        {
            json["subtype"] = subtype;
        }

        json["text"] = post.Text;
        json["team"] = post.ByBot?.Team.Id ?? world.People[post.AuthorId].Team.Id;
        Add(json, "blocks", post.Blocks);
        Add(json, "files", post.Files);
        if (post.Files is not null)
        {
            json["upload"] = false;
            json["display_as_bot"] = false;
        }

        AddThread(json, post);
        if (post.EditedTs is { } edited)
        {
            json["edited"] = new JsonObject { ["user"] = post.ByBot is { } editor ? editor.BotId : post.AuthorId, ["ts"] = edited };
        }

        if (withMetadata)
        {
            Add(json, "metadata", post.Metadata);
        }

        return json;
    }

    /// <summary>Slack shows a reader's text as one rich-text block.</summary>
    public static JsonArray RichText(string text, World world)
    {
        var elements = new JsonArray();
        foreach (var part in Mention().Split(text).Where(part => part.Length > 0))
        {
            elements.Add(part.StartsWith("<@", StringComparison.Ordinal)
                ? new JsonObject { ["type"] = "user", ["user_id"] = part[2..^1] }
                : new JsonObject { ["type"] = "text", ["text"] = part });
        }

        return
        [
            new JsonObject
            {
                ["type"] = "rich_text",
                ["block_id"] = world.NewId("r")[^5..],
                ["elements"] = new JsonArray(new JsonObject { ["type"] = "rich_text_section", ["elements"] = elements }),
            },
        ];
    }

    /// <summary>Between words and mentions, so that splitting keeps both.</summary>
    [System.Text.RegularExpressions.GeneratedRegex("(?=<@[UW][A-Z0-9]+>)|(?<=<@[UW][A-Z0-9]+>)")]
    private static partial System.Text.RegularExpressions.Regex Mention();

    private static JsonObject BotProfile(Installation bot, World world) => new()
    {
        ["id"] = bot.BotId,
        ["app_id"] = world.AppId,
        ["user_id"] = bot.BotUserId,
        ["name"] = "Policy Bot",
        ["deleted"] = false,
        ["updated"] = 1600000000,
        ["team_id"] = bot.Team.Id,
        ["icons"] = new JsonObject
        {
            ["image_36"] = "https://a.slack-edge.com/36.png",
            ["image_48"] = "https://a.slack-edge.com/48.png",
            ["image_72"] = "https://a.slack-edge.com/72.png",
        },
    };

    private static void AddThread(JsonObject json, Post post)
    {
        if (post.ThreadTs is { } root)
        {
            json["thread_ts"] = root;
            if (post.Channel.Find(root) is { } parent)
            {
                json["parent_user_id"] = parent.AuthorId;
            }

            return;
        }

        var replies = post.Channel.Thread(post.Ts).Where(other => other != post).ToList();
        if (replies.Count > 0)
        {
            json["thread_ts"] = post.Ts;
            json["reply_count"] = replies.Count;
            var users = replies.Select(reply => reply.AuthorId).Distinct(StringComparer.Ordinal).ToList();
            json["reply_users_count"] = users.Count;
            json["latest_reply"] = replies[^1].Ts;
            json["reply_users"] = new JsonArray([.. users.Select(user => (JsonNode)user)]);
            json["is_locked"] = false;
            json["subscribed"] = false;
        }
    }

    private static void Add(JsonObject json, string name, JsonNode? value)
    {
        if (value is not null)
        {
            json[name] = value.DeepClone();
        }
    }
}
