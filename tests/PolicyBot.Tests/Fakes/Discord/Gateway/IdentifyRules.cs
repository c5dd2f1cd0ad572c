using System.Text.Json.Nodes;

namespace PolicyBot.Tests.Fakes.Discord;

internal static class IdentifyRules
{
    /// <summary>The close code that an IDENTIFY deserves; null where it is in order.</summary>
    public static int? Verdict(GatewayConnection connection, JsonNode? data, FakeDiscordOptions options, Credentials credentials, bool requiresSharding)
    {
        if (connection.Session is not null)
        {
            return CloseCode.AlreadyAuthenticated;
        }

        if (data.Text("token") is not { } token || data.At("properties") is not JsonObject)
        {
            return CloseCode.DecodeError;
        }

        if (!credentials.Accepts(token))
        {
            return CloseCode.AuthenticationFailed;
        }

        if (data.Number("intents") is not { } bits || bits is < 0 or >= 1L << 26)
        {
            return CloseCode.InvalidIntents;
        }

        if (((Intents)bits & Intents.Privileged & ~options.PrivilegedIntents) != Intents.None)
        {
            return CloseCode.DisallowedIntents;
        }

        return ShardVerdict(data, requiresSharding);
    }

    public static (int Shard, int Shards) Shard(JsonNode? data) =>
        data.Items("shard") is [{ } shard, { } shards] ? ((int)shard.GetValue<long>(), (int)shards.GetValue<long>()) : (0, 1);

    private static int? ShardVerdict(JsonNode? data, bool requiresSharding)
    {
        if (data.At("shard") is not null && data.Items("shard").Count != 2)
        {
            return CloseCode.InvalidShard;
        }

        var (shard, shards) = Shard(data);
        if (shard < 0 || shards < 1 || shard >= shards)
        {
            return CloseCode.InvalidShard;
        }

        return requiresSharding && shards == 1 ? CloseCode.ShardingRequired : null;
    }
}
