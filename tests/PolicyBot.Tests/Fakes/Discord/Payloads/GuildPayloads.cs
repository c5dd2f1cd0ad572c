using System.Text.Json.Nodes;

namespace PolicyBot.Tests.Fakes.Discord;

internal static class GuildPayloads
{
    /// <summary>A guild as REST returns it.</summary>
    public static JsonObject Of(Guild guild) => new()
    {
        ["id"] = guild.Id,
        ["name"] = guild.Name,
        ["icon"] = null,
        ["description"] = null,
        ["home_header"] = null,
        ["splash"] = null,
        ["discovery_splash"] = null,
        ["features"] = new JsonArray(),
        ["banner"] = null,
        ["owner_id"] = guild.OwnerId,
        ["application_id"] = null,
        ["region"] = "deprecated",
        ["afk_channel_id"] = null,
        ["afk_timeout"] = 300,
        ["system_channel_id"] = null,
        ["system_channel_flags"] = 0,
        ["widget_enabled"] = false,
        ["widget_channel_id"] = null,
        ["verification_level"] = 0,
        ["roles"] = Json.Array(guild.Roles.Values.Select(role => UserPayloads.Of(role, guild))),
        ["default_message_notifications"] = 0,
        ["mfa_level"] = 0,
        ["explicit_content_filter"] = 0,
        ["max_presences"] = null,
        ["max_members"] = 500000,
        ["max_stage_video_channel_users"] = 50,
        ["max_video_channel_users"] = 25,
        ["vanity_url_code"] = null,
        ["premium_tier"] = 0,
        ["premium_subscription_count"] = 0,
        ["preferred_locale"] = guild.Locale,
        ["rules_channel_id"] = null,
        ["safety_alerts_channel_id"] = null,
        ["public_updates_channel_id"] = null,
        ["premium_progress_bar_enabled"] = false,
        ["nsfw"] = false,
        ["nsfw_level"] = 0,
        ["emojis"] = new JsonArray(),
        ["stickers"] = new JsonArray(),
        ["incidents_data"] = null,
        ["hub_type"] = null,
    };

    /// <summary>A guild as GUILD_CREATE delivers it: with its channels, threads, and of its members the bot and its owner.</summary>
    public static JsonObject Full(Guild guild, World world)
    {
        var channels = world.ChannelsOf(guild).ToList();
        return Of(guild)
            .With("joined_at", UserPayloads.Stamp(guild.Members[world.Bot.Id].JoinedAt))
            .With("large", false)
            .With("unavailable", false)
            .With("member_count", guild.Members.Count)
            .With("members", Json.Array(guild.Members.Values.Where(m => m.User == world.Bot || m.User.Id == guild.OwnerId).Select(UserPayloads.Of)))
            .With("channels", Json.Array(channels.Where(channel => !channel.IsThread).Select(channel => ChannelPayloads.Of(channel, world))))
            .With("threads", Json.Array(channels.Where(channel => channel.IsThread && Sees(world, channel)).Select(channel => ChannelPayloads.Of(channel, world))))
            .With("voice_states", new JsonArray())
            .With("presences", new JsonArray())
            .With("stage_instances", new JsonArray())
            .With("guild_scheduled_events", new JsonArray())
            .With("soundboard_sounds", new JsonArray());
    }

    /// <summary>A guild as interactions carry it.</summary>
    public static JsonObject Partial(Guild guild) => new() { ["id"] = guild.Id, ["locale"] = guild.Locale, ["features"] = new JsonArray() };

    private static bool Sees(World world, Channel channel) => PermissionRules.Of(world.Bot, channel, world.Now) != Permission.None;
}
