using System.Security.Cryptography;
using System.Text;

namespace PolicyBot.Tests.Fakes.Discord;

/// <summary>Where a bucket stands after a request.</summary>
internal sealed record BucketState(string Hash, int Limit, int Remaining, DateTimeOffset ResetsAt, bool Exceeded);

/// <summary>Discord's limits: a bucket for a route and its major parameters, and one for all routes together.</summary>
internal sealed class RateLimits(TimeProvider time, int globalLimit)
{
    private static readonly TimeSpan _second = TimeSpan.FromSeconds(1);

    private readonly Lock _gate = new();
    private readonly Dictionary<string, (int Requests, TimeSpan Per)> _limits = [];
    private readonly Dictionary<string, (DateTimeOffset Start, int Used)> _windows = [];

    /// <summary>Answers of 401, 403 and 429 (but not shared ones); 10,000 of them in ten minutes ban an address.</summary>
    public int InvalidRequests { get; private set; }

    public int InvalidRequestLimit { get; set; } = 10_000;

    public bool IsBanned => InvalidRequests >= InvalidRequestLimit;

    /// <summary>Changes what a route allows; the route is written as in the documentation, "POST /channels/{channel_id}/messages".</summary>
    public void Set(string route, int requests, TimeSpan per)
    {
        lock (_gate)
        {
            _limits[route] = (requests, per);
        }
    }

    public BucketState Take(Route route, string majorParameters)
    {
        lock (_gate)
        {
            var (requests, per) = _limits.TryGetValue(route.Key, out var set) ? set : (route.Limit, route.Per);
            var (start, used) = Window($"{route.Bucket}|{majorParameters}", per, requests);
            return new(Hash(route.Bucket), requests, Math.Max(0, requests - used), start + per, used > requests);
        }
    }

    /// <summary>Counts a request against the global limit; the time to wait when it is spent.</summary>
    public TimeSpan? TakeGlobal()
    {
        lock (_gate)
        {
            var (start, used) = Window("global", _second, globalLimit);
            return used > globalLimit ? start + _second - time.GetUtcNow() : null;
        }
    }

    public void CountInvalid(int status, bool shared)
    {
        lock (_gate)
        {
            if (status is 401 or 403 || (status == 429 && !shared))
            {
                InvalidRequests++;
            }
        }
    }

    private (DateTimeOffset Start, int Used) Window(string key, TimeSpan per, int allowed)
    {
        var now = time.GetUtcNow();
        var window = _windows.TryGetValue(key, out var open) && open.Start + per > now ? open : (Start: now, Used: 0);
        // A refused request does not lengthen the wait.
        return _windows[key] = (window.Start, Math.Min(window.Used + 1, allowed + 1));
    }

    private static string Hash(string bucket) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(bucket)))[..32];
}
