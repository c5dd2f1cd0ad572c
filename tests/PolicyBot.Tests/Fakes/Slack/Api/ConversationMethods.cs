using System.Text;
using System.Text.Json.Nodes;
using PolicyBot.Tests.Fakes.Slack.Payloads;
using PolicyBot.Tests.Fakes.Slack.State;
using static PolicyBot.Tests.Fakes.Slack.Api.ApiMethod;

namespace PolicyBot.Tests.Fakes.Slack.Api;

/// <summary>Channels and what was said in them. The scope depends on the kind of channel, so these methods check it themselves.</summary>
internal static class ConversationMethods
{
    public static IReadOnlyList<ApiMethod> All { get; } =
    [
        new("conversations.open", Tier3, "im:write", Open),
        new("conversations.info", Tier3, "", Info),
        new("conversations.history", Tier3, "", History),
        new("conversations.replies", Tier3, "", Replies),
        new("conversations.members", Tier4, "", Members),
    ];

    private static JsonObject Open(ApiCall call)
    {
        if (call.Text("channel") is not null)
        {
            return Answer(call, call.Channel());
        }

        var users = call.Required("users", "users_list_not_supplied").Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        if (users.Length > 1)
        {
            throw new SlackRefusal("not_enough_users");
        }

        return !call.World.People.TryGetValue(users[0], out var person) ? throw new SlackRefusal("user_not_found")
            : person.Role == Role.Bot ? throw new SlackRefusal("cannot_dm_bot")
            : Answer(call, call.World.DirectWith(person, call.Bot));
    }

    private static JsonObject Answer(ApiCall call, Conversation channel)
    {
        var answer = Ok(("no_op", true), ("already_open", true));
        answer["channel"] = call.Flag("return_im") == true ? Profiles.Channel(channel, call.Bot, false) : new JsonObject { ["id"] = channel.Id };
        return answer;
    }

    private static JsonObject Info(ApiCall call)
    {
        var channel = call.Channel();
        Need(call, channel, "read");
        return Ok(("channel", Profiles.Channel(channel, call.Bot, call.Flag("include_num_members") == true)));
    }

    private static JsonObject Members(ApiCall call)
    {
        var channel = call.Channel();
        Need(call, channel, "read");
        var (page, next) = Page(call, [.. channel.Members.Order(StringComparer.Ordinal)], 100);
        return Ok(("members", new JsonArray([.. page.Select(id => (JsonNode)id)])), ("response_metadata", new JsonObject { ["next_cursor"] = next }));
    }

    private static JsonObject History(ApiCall call)
    {
        var channel = call.JoinedChannel();
        Need(call, channel, "history");
        var posts = channel.Posts.Where(post => !post.IsEphemeral && !post.Deleted && (post.ThreadTs is null || post.Broadcast) && Within(call, post));
        return Answer(call, [.. posts.Reverse()], 100);
    }

    private static JsonObject Replies(ApiCall call)
    {
        var channel = call.JoinedChannel();
        Need(call, channel, "history");
        var asked = channel.Find(call.Required("ts", "thread_not_found")) ?? throw new SlackRefusal("thread_not_found");
        var thread = asked.ThreadTs is null ? channel.Thread(asked.Ts) : [asked];
        return Answer(call, [.. thread.Where(post => post == asked || Within(call, post))], 1000);
    }

    private static JsonObject Answer(ApiCall call, IReadOnlyList<Post> posts, int otherwise)
    {
        var (page, next) = Page(call, posts, otherwise);
        var withMetadata = call.Flag("include_all_metadata") == true;
        var answer = Ok(
            ("messages", new JsonArray([.. page.Select(post => (JsonNode)Messages.Of(post, call.World, withMetadata))])),
            ("has_more", next.Length > 0));
        if (next.Length > 0)
        {
            answer["response_metadata"] = new JsonObject { ["next_cursor"] = next };
        }

        return answer;
    }

    /// <summary>Message ids are compared as text: seconds of one length, then micros of one length.</summary>
    private static bool Within(ApiCall call, Post post)
    {
        var least = call.Flag("inclusive") == true ? 0 : 1;
        return (call.Text("oldest") is not { Length: > 1 } oldest || string.CompareOrdinal(post.Ts, oldest) >= least)
            && (call.Text("latest") is not { Length: > 1 } latest || string.CompareOrdinal(latest, post.Ts) >= least);
    }

    private static (IReadOnlyList<T> Items, string Next) Page<T>(ApiCall call, IReadOnlyList<T> all, int otherwise)
    {
        var limit = call.Number("limit", otherwise);
        if (limit is < 1 or > 1000)
        {
            throw new SlackRefusal("invalid_limit");
        }

        var from = 0;
        if (call.Text("cursor") is { Length: > 0 } cursor)
        {
            try
            {
                from = int.Parse(Encoding.ASCII.GetString(Convert.FromBase64String(cursor)).Split(':')[1]);
            }
            catch (Exception e) when (e is FormatException or IndexOutOfRangeException)
            {
                throw new SlackRefusal("invalid_cursor");
            }
        }

        var next = from + limit < all.Count ? Convert.ToBase64String(Encoding.ASCII.GetBytes($"next:{from + limit}")) : "";
        return ([.. all.Skip(from).Take(limit)], next);
    }

    private static void Need(ApiCall call, Conversation channel, string right) => call.Slack.Api.Need(call.Bot, [$"{channel.ScopePrefix}:{right}"]);
}
