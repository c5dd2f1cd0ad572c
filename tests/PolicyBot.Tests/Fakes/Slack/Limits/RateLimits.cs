namespace PolicyBot.Tests.Fakes.Slack.Limits;

/// <summary>How often a method may be called in a workspace, and how often a channel may be posted to.</summary>
internal sealed class RateLimits(TimeProvider clock)
{
    private static readonly TimeSpan _minute = TimeSpan.FromMinutes(1);

    /// <summary>About one message a second and channel; short bursts are let through.</summary>
    private const int ChannelBurst = 5;

    private readonly Lock _gate = new();
    private readonly Dictionary<string, Queue<DateTimeOffset>> _calls = new(StringComparer.Ordinal);
    private readonly Dictionary<string, DateTimeOffset> _channels = new(StringComparer.Ordinal);

    /// <summary>Counts a call; the seconds to wait when it is one too many.</summary>
    public int? Call(string method, string team, int perMinute)
    {
        if (perMinute == 0)
        {
            return null;
        }

        lock (_gate)
        {
            var key = $"{method} {team}";
            if (!_calls.TryGetValue(key, out var calls))
            {
                _calls.Add(key, calls = []);
            }

            var now = clock.GetUtcNow();
            while (calls.TryPeek(out var first) && now - first >= _minute)
            {
                calls.Dequeue();
            }

            if (calls.Count >= perMinute)
            {
                return Seconds(calls.Peek() + _minute - now);
            }

            calls.Enqueue(now);
            return null;
        }
    }

    /// <summary>Counts a message; the seconds to wait when it comes too soon.</summary>
    public int? Post(string channel)
    {
        lock (_gate)
        {
            var now = clock.GetUtcNow();
            var next = _channels.TryGetValue(channel, out var due) && due > now ? due : now;
            var wait = next - now - TimeSpan.FromSeconds(ChannelBurst - 1);
            if (wait > TimeSpan.Zero)
            {
                return Seconds(wait);
            }

            _channels[channel] = next + TimeSpan.FromSeconds(1);
            return null;
        }
    }

    private static int Seconds(TimeSpan wait) => Math.Max(1, (int)Math.Ceiling(wait.TotalSeconds));
}
