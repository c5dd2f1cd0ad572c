using System.Text.Json.Nodes;

namespace PolicyBot.Tests.Fakes.Discord;

internal static class ReadyPayload
{
    /// <summary>Documented fields and those that the live service sends beside them, which one client cannot do without.</summary>
    public static JsonObject Of(World world, GatewaySession session, IEnumerable<Guild> guilds, string resumeUrl) => new()
    {
        ["v"] = 10,
        ["user"] = UserPayloads.Self(world.Bot),
        ["guilds"] = Json.Array(guilds.Select(guild => new JsonObject { ["id"] = guild.Id, ["unavailable"] = true })),
        ["session_id"] = session.Id,
        ["session_type"] = "normal",
        ["resume_gateway_url"] = resumeUrl,
        ["shard"] = new JsonArray(session.Shard, session.Shards),
        ["application"] = new JsonObject { ["id"] = world.ApplicationId, ["flags"] = 0, ["flags_new"] = "0" },
        ["private_channels"] = new JsonArray(),
        ["relationships"] = new JsonArray(),
        ["presences"] = new JsonArray(),
        ["guild_join_requests"] = new JsonArray(),
        ["user_settings"] = new JsonObject(),
        ["geo_ordered_rtc_regions"] = new JsonArray("us-east", "us-central"),
        ["_trace"] = new JsonArray(),
    };

    public static JsonObject Application(World world, string publicKey, string? endpoint) => new()
    {
        ["id"] = world.ApplicationId,
        ["name"] = "PolicyBot",
        ["icon"] = null,
        ["description"] = "",
        ["type"] = null,
        ["bot"] = UserPayloads.Of(world.Bot),
        ["summary"] = "",
        ["bot_public"] = true,
        ["bot_require_code_grant"] = false,
        ["verify_key"] = publicKey,
        ["flags"] = 0,
        ["flags_new"] = "0",
        ["hook"] = true,
        ["integration_types_config"] = new JsonObject { ["0"] = new JsonObject() },
        ["redirect_uris"] = new JsonArray(),
        ["interactions_endpoint_url"] = endpoint,
        ["role_connections_verification_url"] = null,
        ["owner"] = UserPayloads.Of(world.Users.Values.First(user => !user.IsBot)),
        ["approximate_guild_count"] = world.Guilds.Count,
        ["approximate_user_install_count"] = 0,
        ["approximate_user_authorization_count"] = 0,
        ["explicit_content_filter"] = 0,
        ["team"] = null,
        ["eligible_oauth2_scopes"] = new JsonArray("bot", "applications.commands"),
    };
}
