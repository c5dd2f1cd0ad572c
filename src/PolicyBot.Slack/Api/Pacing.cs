namespace PolicyBot.Slack.Api;

/// <summary>
/// Keeps calls within Slack's limits: each (method, workspace) at its own pace, and about one message a second in a channel,
/// with short bursts. A 429 holds up the one method in the one workspace, and nothing else.
/// </summary>
internal sealed class Pacing(TimeProvider clock)
{
    private const int MostKeys = 10_000;

    /// <summary>A burst, and a minute at an even pace after it, stay together within what a method allows a minute, with some room for calls that are long on their way.</summary>
    private const int BurstsPerMinute = 6;
    private const double EvenPace = 0.8;
    private const int ChannelBurst = 4;
    private static readonly TimeSpan _perChannel = TimeSpan.FromSeconds(1);

    private readonly Lock _lock = new();

    /// <summary>When the next call of a key would be due at an even pace; a key that is not in use has none.</summary>
    private readonly Dictionary<string, DateTimeOffset> _due = new(StringComparer.Ordinal);

    /// <summary>Takes a turn, unless it is further away than <paramref name="longest"/>.</summary>
    /// <param name="channel">For methods that show something in a channel.</param>
    /// <returns>How long to wait before calling.</returns>
    public TimeSpan Take(string method, string workspace, string? channel, TimeSpan longest)
    {
        var turns = new Turn?[] { OfMethod(method, workspace), channel is null ? null : new(Key(channel, workspace), _perChannel, ChannelBurst) };
        lock (_lock)
        {
            var now = clock.GetUtcNow();
            Forget(now);
            var wait = turns.Max(turn => turn is { } t ? Wait(t, now) : TimeSpan.Zero);
            if (wait <= longest)
            {
                foreach (var turn in turns.OfType<Turn>())
                    _due[turn.Key] = Due(turn.Key, now) + turn.Interval;
            }

            return wait;
        }
    }

    /// <summary>Slack said 429: the burst is used up, and the next turn comes when the time is over.</summary>
    public void Hold(string method, string workspace, TimeSpan time)
    {
        var turn = OfMethod(method, workspace);
        lock (_lock)
        {
            var now = clock.GetUtcNow();
            var due = now + time + turn.Ahead;
            if (due > Due(turn.Key, now))
                _due[turn.Key] = due;
        }
    }

    private TimeSpan Wait(Turn turn, DateTimeOffset now) => Due(turn.Key, now) - now - turn.Ahead is var wait && wait > TimeSpan.Zero ? wait : TimeSpan.Zero;

    private DateTimeOffset Due(string key, DateTimeOffset now) => _due.GetValueOrDefault(key) is var due && due > now ? due : now;

    private static Turn OfMethod(string method, string workspace)
    {
        var perMinute = Methods.PerMinute(method);
        return new(Key(method, workspace), TimeSpan.FromMinutes(1) / (perMinute * EvenPace), Math.Max(1, perMinute / BurstsPerMinute));
    }

    private void Forget(DateTimeOffset now)
    {
        if (_due.Count < MostKeys)
            return;
        foreach (var idle in _due.Where(d => d.Value <= now).Select(d => d.Key).ToList())
            _due.Remove(idle);
        // All in use: pacing is a courtesy, and memory a duty. Slack's own 429 holds up what goes too fast.
        if (_due.Count >= MostKeys)
            _due.Clear();
    }

    private static string Key(string what, string workspace) => $"{workspace} {what}";

    private sealed record Turn(string Key, TimeSpan Interval, int Burst)
    {
        /// <summary>How far ahead of an even pace a burst may run.</summary>
        public TimeSpan Ahead => Interval * (Burst - 1);
    }
}
