namespace PolicyBot.Tests.Fakes.Discord;

/// <summary>How often the bot may still identify: a day's total, and so many in five seconds.</summary>
internal sealed class SessionStarts(FakeDiscordOptions options)
{
    private static readonly TimeSpan _window = TimeSpan.FromSeconds(5);
    private readonly Lock _gate = new();
    private readonly Dictionary<int, DateTimeOffset> _last = [];

    public int Remaining { get; set; } = options.SessionStartTotal;

    public TimeSpan ResetAfter { get; set; } = TimeSpan.FromHours(24);

    /// <summary>Counts an IDENTIFY; false when none was left, upon which Discord resets the token.</summary>
    public bool TakeDaily()
    {
        lock (_gate)
        {
            return Remaining-- > 0;
        }
    }

    /// <summary>False when another shard of the same concurrency key identified less than five seconds ago.</summary>
    public bool TakeConcurrent(int shard)
    {
        lock (_gate)
        {
            var key = shard % options.MaxConcurrency;
            var now = options.Time.GetUtcNow();
            if (_last.TryGetValue(key, out var last) && now - last < _window && !IgnoreConcurrency)
            {
                return false;
            }

            _last[key] = now;
            return true;
        }
    }

    /// <summary>For tests that reconnect often and are not about this limit.</summary>
    public bool IgnoreConcurrency { get; set; }
}
