using System.Text.Json.Nodes;

namespace PolicyBot.Tests.Fakes.Discord;

internal static class UserPayloads
{
    /// <summary>A time as Discord writes it.</summary>
    public static string Stamp(DateTimeOffset time) => time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.ffffff'+00:00'");

    public static JsonObject Of(User user) => new()
    {
        ["id"] = user.Id,
        ["username"] = user.Name,
        ["discriminator"] = user.IsBot ? "4821" : "0",
        ["global_name"] = user.IsBot ? null : user.Name,
        ["avatar"] = null,
        ["avatar_decoration_data"] = null,
        ["banner"] = null,
        ["accent_color"] = null,
        ["collectibles"] = null,
        ["primary_guild"] = null,
        ["public_flags"] = 0,
        ["flags"] = 0,
        ["bot"] = user.IsBot,
        ["system"] = false,
    };

    /// <summary>The bot as it sees itself.</summary>
    public static JsonObject Self(User bot) => Of(bot)
        .With("verified", true).With("email", null).With("mfa_enabled", true).With("locale", "en-US").With("premium_type", 0);

    public static JsonObject Of(Member member) => Partial(member).With("user", Of(member.User));

    /// <summary>A member as messages carry it: without the user, who stands beside it.</summary>
    public static JsonObject Partial(Member member) => new()
    {
        ["avatar"] = null,
        ["avatar_decoration_data"] = null,
        ["banner"] = null,
        ["collectibles"] = null,
        ["communication_disabled_until"] = member.TimedOutUntil is { } until ? Stamp(until) : null,
        ["deaf"] = false,
        ["flags"] = 0,
        ["joined_at"] = Stamp(member.JoinedAt),
        ["mute"] = false,
        ["nick"] = member.Nick,
        ["pending"] = false,
        ["premium_since"] = null,
        ["roles"] = Json.Array(member.RoleIds),
    };

    public static JsonObject Of(Role role, Guild guild) => new()
    {
        ["id"] = role.Id,
        ["name"] = role.Name,
        ["description"] = null,
        ["permissions"] = role.Permissions.Bits(),
        ["position"] = guild.Roles.Keys.ToList().IndexOf(role.Id),
        ["color"] = 0,
        ["colors"] = new JsonObject { ["primary_color"] = 0, ["secondary_color"] = null, ["tertiary_color"] = null },
        ["hoist"] = false,
        ["managed"] = role.BotId is not null,
        ["mentionable"] = role.Mentionable,
        ["icon"] = null,
        ["unicode_emoji"] = null,
        ["flags"] = 0,
        ["tags"] = role.BotId is null ? new JsonObject() : new JsonObject { ["bot_id"] = role.BotId },
    };
}
