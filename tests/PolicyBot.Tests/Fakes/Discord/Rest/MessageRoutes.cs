using System.Text.Json.Nodes;

namespace PolicyBot.Tests.Fakes.Discord;

/// <summary>Messages in channels, as the bot itself.</summary>
internal sealed class MessageRoutes(World world, ChannelAccess access, Posting posting, Events events)
{
    private const string Messages = "/channels/{channel_id}/messages";
    private const string One = "/channels/{channel_id}/messages/{message_id}";
    private static readonly TimeSpan _nonceLives = TimeSpan.FromMinutes(5);

    public IEnumerable<Route> Routes =>
    [
        new("GET", Messages, List) { Limit = 5 },
        new("POST", Messages, Create) { Limit = 5, Per = TimeSpan.FromSeconds(5) },
        new("GET", One, call => Reply.Ok(MessagePayloads.Of(Readable(call), world))) { Limit = 30 },
        new("PATCH", One, Edit) { Limit = 5, Per = TimeSpan.FromSeconds(5) },
        new("DELETE", One, Delete) { Limit = 5, Per = TimeSpan.FromSeconds(1) },
        new("PUT", One + "/reactions/{emoji_name}/@me", React) { Limit = 1, Per = TimeSpan.FromMilliseconds(250), Bucket = "reactions" },
        new("DELETE", One + "/reactions/{emoji_name}/@me", Unreact) { Limit = 1, Per = TimeSpan.FromMilliseconds(250), Bucket = "reactions" },
    ];

    private Reply List(Call call)
    {
        var channel = access.Channel(call.Path["channel_id"], Permission.ReadMessageHistory);
        var most = int.TryParse(call.Query.GetValueOrDefault("limit"), out var limit) ? Math.Clamp(limit, 1, 100) : 50;
        var after = call.Query.GetValueOrDefault("after");
        var seen = channel.Messages.Where(m => m is { Deleted: false, IsEphemeral: false } && (after is null || ulong.Parse(m.Id) > ulong.Parse(after)));
        return Reply.Ok(Json.Array(seen.Reverse().Take(most).Select(message => MessagePayloads.Of(message, world))));
    }

    private Reply Create(Call call)
    {
        var channel = access.Writable(call.Path["channel_id"]);
        MessageRules.Check(call.Json, call.Body.Files, existing: null);
        if (call.Body.Files.Count > 0 && !access.May(channel, Permission.AttachFiles))
        {
            throw Refusal.MissingPermissions();
        }

        if (call.Json.Yes("enforce_nonce") && Earlier(channel, call.Json.At("nonce")!) is { } first)
        {
            return Reply.Ok(MessagePayloads.Of(first, world));
        }

        var repliesTo = Replied(channel, call.Json.At("message_reference"));
        var message = posting.Post(channel, world.Bot, call.Json, call.Body.Files, new(repliesTo is null ? 0 : 19, RepliesTo: repliesTo));
        return Reply.Ok(MessagePayloads.Of(message, world));
    }

    private Message? Earlier(Channel channel, JsonNode nonce) => channel.Messages.FirstOrDefault(message =>
        message.Author == world.Bot && message.Nonce?.ToString() == nonce.ToString() && message.SentAt + _nonceLives > world.Now);

    private Message? Replied(Channel channel, JsonNode? reference)
    {
        if (reference.Text("message_id") is not { } id)
        {
            return null;
        }

        if (!access.May(channel, Permission.ReadMessageHistory))
        {
            throw Refusal.ReplyNeedsHistory();
        }

        if (world.Find(channel, id) is { IsEphemeral: false } found)
        {
            return found;
        }

        var mayBeMissing = reference.At("fail_if_not_exists") is { } fail && fail.ToString() == "false";
        return mayBeMissing ? null : throw FormErrors.Single("message_reference", "MESSAGE_REFERENCE_UNKNOWN_MESSAGE", "Unknown message");
    }

    private Message Readable(Call call) =>
        access.Message(access.Channel(call.Path["channel_id"], Permission.ReadMessageHistory), call.Path["message_id"]);

    private Reply Edit(Call call)
    {
        var message = access.Own(call.Path["channel_id"], call.Path["message_id"]);
        MessageRules.Check(call.Json, call.Body.Files, message);
        posting.Edit(message, call.Json, call.Body.Files);
        return Reply.Ok(MessagePayloads.Of(message, world));
    }

    private Reply Delete(Call call)
    {
        var channel = access.Channel(call.Path["channel_id"]);
        var message = access.Message(channel, call.Path["message_id"]);
        if (message.Author != world.Bot && !access.May(channel, Permission.ManageMessages))
        {
            throw Refusal.MissingPermissions();
        }

        posting.Delete(message);
        return Reply.NoContent;
    }

    private Reply React(Call call)
    {
        var channel = access.Channel(call.Path["channel_id"], Permission.ReadMessageHistory);
        var message = access.Message(channel, call.Path["message_id"]);
        var emoji = call.Path["emoji_name"];
        if (channel.Archived)
        {
            throw Refusal.ThreadArchived();
        }

        if (!message.Reactions.ContainsKey(emoji) && !access.May(channel, Permission.AddReactions))
        {
            throw Refusal.MissingPermissions();
        }

        events.Reacted(message, world.Bot, emoji, added: true);
        return Reply.NoContent;
    }

    private Reply Unreact(Call call)
    {
        events.Reacted(Readable(call), world.Bot, call.Path["emoji_name"], added: false);
        return Reply.NoContent;
    }
}
