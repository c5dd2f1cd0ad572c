namespace PolicyBot.Tests.Fakes.Discord;

/// <summary>Ids as Discord makes them: milliseconds since 2015 in the upper 42 bits, unique and rising.</summary>
internal sealed class Snowflakes(TimeProvider time)
{
    private const long DiscordEpoch = 1_420_070_400_000;

    /// <summary>Clients hash routes by ids of 17 to 19 digits, so a test clock set to the last century must not shorten them.</summary>
    private const long Earliest = 1_700_000_000_000;

    private readonly Lock _gate = new();
    private ulong _last;

    public string Next()
    {
        var milliseconds = Math.Max(time.GetUtcNow().ToUnixTimeMilliseconds(), Earliest) - DiscordEpoch;
        lock (_gate)
        {
            _last = Math.Max((ulong)milliseconds << 22, _last + 1);
            return _last.ToString();
        }
    }

    /// <summary>The shard that a guild belongs to.</summary>
    public static int Shard(string guildId, int shards) => (int)((ulong.Parse(guildId) >> 22) % (ulong)shards);
}
