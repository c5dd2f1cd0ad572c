using System.Text.Json.Nodes;

namespace PolicyBot.Tests.Fakes.Discord;

/// <summary>What outlives a socket: the numbered dispatches, of which a resumed connection gets those it missed.</summary>
internal sealed class GatewaySession(string id, Intents intents, int shard, int shards, Flaw broken)
{
    private readonly List<(long Sequence, JsonObject Frame)> _sent = [];
    private long _sequence;

    public string Id => id;

    public Intents Intents => intents;

    public int Shard => shard;

    public int Shards => shards;

    public long Sequence => _sequence;

    /// <summary>The socket on which it runs now; null between two.</summary>
    public GatewayConnection? Connection { get; set; }

    public bool Covers(Guild? guild) => guild is null ? shard == 0 : Snowflakes.Shard(guild.Id, shards) == shard;

    /// <summary>Numbers an event, keeps it for a resume, and sends it where a socket is open.</summary>
    public void Dispatch(string type, JsonNode data)
    {
        var frame = Next(type, data);
        _sent.Add((_sequence, frame));
        Connection?.Send(frame);
    }

    /// <summary>Sends the last event of a kind once more, under a new number: delivery is not exactly-once.</summary>
    public void Repeat(string type)
    {
        var (_, frame) = _sent.LastOrDefault(sent => sent.Frame.Text("t") == type);
        if (frame is not null)
        {
            Dispatch(type, frame["d"]!.DeepClone());
        }
    }

    public void Replay(long after)
    {
        if (broken == Flaw.ResumeWithoutReplay)
        {
            return;
        }

        foreach (var (_, frame) in _sent.Where(sent => sent.Sequence > after).ToList())
        {
            Connection?.Send(frame);
        }
    }

    private JsonObject Next(string type, JsonNode data)
    {
        _sequence = broken == Flaw.SequenceStandsStill ? 1 : _sequence + 1;
        return new() { ["t"] = type, ["s"] = _sequence, ["op"] = Opcode.Dispatch, ["d"] = data.DeepClone() };
    }
}
