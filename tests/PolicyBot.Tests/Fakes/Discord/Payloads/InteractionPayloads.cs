using System.Text.Json.Nodes;

namespace PolicyBot.Tests.Fakes.Discord;

internal static class InteractionPayloads
{
    public static JsonObject Of(Interaction interaction, World world, Flaw broken)
    {
        var payload = Base(interaction.Id, interaction.Token, (int)interaction.Type, world)
            .With("data", interaction.Data.Copy())
            .With("channel", ChannelPayloads.ForInteraction(interaction.Channel, interaction.User, world))
            .With("channel_id", interaction.Channel.Id)
            .With("locale", interaction.User.Locale)
            .With("app_permissions", BotPermissions(interaction.Channel, world).Bits())
            .With("attachment_size_limit", FileLimits.PerFile)
            .With("authorizing_integration_owners", Owners(interaction, world))
            .With("context", interaction.Channel.IsDirect ? 1 : 0);
        AddCaller(payload, interaction, world);
        if (interaction.Source is { } source)
        {
            payload["message"] = MessagePayloads.Of(source, world);
        }

        if (broken == Flaw.InteractionWithoutEntitlements)
        {
            payload.Remove("entitlements");
        }

        return payload;
    }

    /// <summary>The check that Discord makes of an endpoint: it has no user, no channel and no locale.</summary>
    public static JsonObject Ping(World world) => Base(world.Ids.Next(), InteractionTokens.Next(), 1, world)
        .With("user", UserPayloads.Of(world.Users.Values.First(user => !user.IsBot)))
        .With("app_permissions", PermissionSets.MinimalInvite.Bits())
        .With("attachment_size_limit", FileLimits.PerFile)
        .With("authorizing_integration_owners", new JsonObject());

    /// <summary>Who installed the application: the guild (key 0) and, if they did so themselves, the user (key 1).</summary>
    public static JsonObject Owners(Interaction interaction, World world) => interaction switch
    {
        { UserInstalledOnly: true } => new() { ["1"] = interaction.User.Id },
        { Channel.Guild: { } guild } => new() { ["0"] = guild.Id },
        _ => new() { ["0"] = "0" },
    };

    private static JsonObject Base(string id, string token, int type, World world) => new()
    {
        ["id"] = id,
        ["application_id"] = world.ApplicationId,
        ["type"] = type,
        ["token"] = token,
        ["version"] = 1,
        ["entitlements"] = new JsonArray(),
    };

    private static void AddCaller(JsonObject payload, Interaction interaction, World world)
    {
        if (interaction.Channel.Guild is not { } guild)
        {
            payload["user"] = UserPayloads.Of(interaction.User);
            return;
        }

        payload["guild"] = GuildPayloads.Partial(guild);
        payload["guild_id"] = guild.Id;
        payload["guild_locale"] = guild.Locale;
        payload["member"] = UserPayloads.Of(guild.Members[interaction.User.Id])
            .With("permissions", PermissionRules.Of(interaction.User, interaction.Channel, world.Now).Bits());
    }

    private static Permission BotPermissions(Channel channel, World world) => PermissionRules.Of(world.Bot, channel, world.Now);
}
