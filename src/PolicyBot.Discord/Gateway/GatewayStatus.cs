using System.Collections.Concurrent;

namespace PolicyBot.Discord.Gateway;

/// <summary>What is true of the gateway's connections now.</summary>
internal sealed class GatewayStatus
{
    private readonly ConcurrentDictionary<int, ShardState> _shards = new();

    /// <summary>What a person has to do before the bot can connect again; null while it can.</summary>
    public string? Stopped { get; private set; }

    public IReadOnlyDictionary<int, ShardState> Shards => _shards;

    public void Expect(int shards)
    {
        for (var shard = 0; shard < shards; shard++)
            _shards.TryAdd(shard, new(false, "not connected yet"));
    }

    public void Connected(int shard) => _shards[shard] = new(true, _shards.GetValueOrDefault(shard)?.LastProblem);

    public void Waiting(int shard, string reason) => _shards[shard] = new(false, reason);

    public void Stop(string remedy) => Stopped = remedy;
}

/// <param name="LastProblem">Why it was last not connected.</param>
internal sealed record ShardState(bool IsConnected, string? LastProblem);
