using System.Text.Json.Nodes;

namespace PolicyBot.Tests.Fakes.Discord;

internal static class ChannelPayloads
{
    public static JsonObject Of(Channel channel, World world) =>
        channel.IsDirect ? Direct(channel) : channel.IsThread ? Thread(channel, world) : Standing(channel, world);

    /// <summary>A channel as interactions carry it, with what the caller may do in it.</summary>
    public static JsonObject ForInteraction(Channel channel, User caller, World world)
    {
        var payload = Of(channel, world);
        payload.Remove("permission_overwrites");
        return channel.Guild is null ? payload : payload.With("permissions", PermissionRules.Of(caller, channel, world.Now).Bits());
    }

    private static JsonObject Direct(Channel channel) => new()
    {
        ["id"] = channel.Id,
        ["type"] = 1,
        ["name"] = null,
        ["flags"] = 0,
        ["last_message_id"] = Last(channel),
        ["recipients"] = new JsonArray(UserPayloads.Of(channel.Recipient!)),
    };

    private static JsonObject Standing(Channel channel, World world)
    {
        var payload = Common(channel)
            .With("parent_id", null)
            .With("position", world.ChannelsOf(channel.Guild!).Where(other => !other.IsThread).ToList().IndexOf(channel))
            .With("topic", null)
            .With("nsfw", false)
            .With("default_auto_archive_duration", 4320)
            .With("permission_overwrites", Json.Array(channel.Overwrites.Select(Of)));
        return channel.TakesMessages
            ? payload
            : payload.With("available_tags", new JsonArray()).With("default_reaction_emoji", null).With("default_sort_order", null).With("default_forum_layout", 0);
    }

    private static JsonObject Of(Overwrite overwrite) => new()
    {
        ["id"] = overwrite.TargetId,
        ["type"] = overwrite.IsRole ? 0 : 1,
        ["allow"] = overwrite.Allow.Bits(),
        ["deny"] = overwrite.Deny.Bits(),
    };

    private static JsonObject Thread(Channel thread, World world)
    {
        var payload = Common(thread)
            .With("parent_id", thread.Parent!.Id)
            .With("owner_id", thread.OwnerId)
            .With("message_count", thread.Messages.Count(message => !message.Deleted))
            .With("total_message_sent", thread.Messages.Count)
            .With("member_count", thread.ThreadMembers.Count)
            .With("applied_tags", new JsonArray())
            .With("thread_metadata", Metadata(thread));
        return thread.ThreadMembers.Contains(world.Bot.Id) ? payload.With("member", Membership(thread, world.Bot)) : payload;
    }

    private static JsonObject Metadata(Channel thread)
    {
        var metadata = new JsonObject
        {
            ["archived"] = thread.Archived,
            ["archive_timestamp"] = UserPayloads.Stamp(thread.CreatedAt),
            ["auto_archive_duration"] = thread.AutoArchiveMinutes,
            ["locked"] = thread.Locked,
            ["create_timestamp"] = UserPayloads.Stamp(thread.CreatedAt),
        };
        return thread.Type == ChannelType.PrivateThread ? metadata.With("invitable", true) : metadata;
    }

    private static JsonObject Membership(Channel thread, User user) => new()
    {
        ["id"] = thread.Id,
        ["user_id"] = user.Id,
        ["join_timestamp"] = UserPayloads.Stamp(thread.CreatedAt),
        ["flags"] = 0,
    };

    private static JsonObject Common(Channel channel) => new()
    {
        ["id"] = channel.Id,
        ["type"] = (int)channel.Type,
        ["guild_id"] = channel.Guild!.Id,
        ["name"] = channel.Name,
        ["flags"] = 0,
        ["last_message_id"] = Last(channel),
        ["last_pin_timestamp"] = null,
        ["rate_limit_per_user"] = 0,
    };

    private static string? Last(Channel channel) => channel.Messages.LastOrDefault(message => !message.IsEphemeral)?.Id;
}
