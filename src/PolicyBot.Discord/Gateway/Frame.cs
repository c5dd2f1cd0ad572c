using System.Text.Json;
using PolicyBot.Discord.Wire;

namespace PolicyBot.Discord.Gateway;

/// <summary>The operations of the gateway that are in use.</summary>
internal enum GatewayOp
{
    Dispatch = 0,
    Heartbeat = 1,
    Identify = 2,
    Resume = 6,
    Reconnect = 7,
    InvalidSession = 9,
    Hello = 10,
    HeartbeatAck = 11,
}

/// <summary>A frame of the server.</summary>
/// <param name="Sequence">Set on dispatches.</param>
/// <param name="Event">The name of a dispatch.</param>
internal sealed record Frame(GatewayOp Op, JsonElement? Data, long? Sequence, string? Event)
{
    /// <returns>Null for what is no frame.</returns>
    public static Frame? Read(ReadOnlyMemory<byte> utf8) =>
        JsonReading.Parse(utf8) is { } json && json.Number("op") is { } op ? new((GatewayOp)op, json.Item("d"), json.Number("s"), json.Text("t")) : null;

    public static byte[] Heartbeat(long? sequence) => JsonSerializer.SerializeToUtf8Bytes(new { op = (int)GatewayOp.Heartbeat, d = sequence });

    public static byte[] Resume(string token, string session, long sequence) =>
        WireJson.Write(new { op = (int)GatewayOp.Resume, d = new { token, session_id = session, seq = sequence } });

    public static byte[] Identify(string token, int shard, int shards) => WireJson.Write(new
    {
        op = (int)GatewayOp.Identify,
        d = new { token, intents = Intents, properties = new { os = "linux", browser = "policybot", device = "policybot" }, shard = (int[])[shard, shards] },
    });

    /// <summary>
    /// Guilds, messages in guilds and direct messages. None is privileged: the text of a message comes only where it is a direct
    /// message or mentions the bot, and interactions come without any intent.
    /// </summary>
    public const int Intents = (1 << 0) | (1 << 9) | (1 << 12);
}
