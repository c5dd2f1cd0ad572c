using System.Net.Http.Headers;

namespace PolicyBot.Discord.Rest;

/// <summary>
/// The platform's limits as its answers tell them, and nothing hard-coded: a bucket is what the platform calls it, together with
/// the major parameter; routes may share one. Until a route's bucket is known, the route is its own.
/// </summary>
internal sealed class RateLimits(TimeProvider time)
{
    /// <summary>Buckets kept at most; those that are full again are forgotten first.</summary>
    private const int Most = 4096;

    private readonly Lock _gate = new();
    private readonly Dictionary<string, string> _hashes = [];
    private readonly Dictionary<string, Bucket> _buckets = [];

    /// <summary>The bucket of a call. One call at a time uses a bucket, so that its count is always what the platform last said.</summary>
    public Bucket Of(RestCall call)
    {
        lock (_gate)
        {
            var key = Key(_hashes.GetValueOrDefault(RouteKey(call), RouteKey(call)), call.Major);
            if (!_buckets.TryGetValue(key, out var bucket))
            {
                if (_buckets.Count >= Most)
                    Forget();
                _buckets[key] = bucket = new();
            }

            bucket.Users++;
            return bucket;
        }
    }

    public void Done(Bucket bucket)
    {
        lock (_gate)
            bucket.Users--;
    }

    /// <summary>How long until the bucket takes another call.</summary>
    public TimeSpan Wait(Bucket bucket)
    {
        lock (_gate)
            return bucket.Remaining > 0 || bucket.Resets <= time.GetUtcNow() ? TimeSpan.Zero : bucket.Resets - time.GetUtcNow();
    }

    /// <summary>Takes over what an answer says about its bucket.</summary>
    public void Learn(RestCall call, Bucket used, HttpResponseHeaders headers)
    {
        if (RestHeaders.Seconds(headers, "X-RateLimit-Reset-After") is not { } resetAfter || RestHeaders.Count(headers, "X-RateLimit-Remaining") is not { } remaining)
            return;
        lock (_gate)
        {
            used.Remaining = remaining;
            used.Resets = time.GetUtcNow() + resetAfter;
            if (RestHeaders.Text(headers, "X-RateLimit-Bucket") is not { } hash || _hashes.GetValueOrDefault(RouteKey(call)) == hash)
                return;
            _hashes[RouteKey(call)] = hash;
            _buckets.Remove(Key(RouteKey(call), call.Major));
            _buckets.TryAdd(Key(hash, call.Major), used);
        }
    }

    /// <summary>The bucket was found empty.</summary>
    public void Exhausted(Bucket bucket, TimeSpan after)
    {
        lock (_gate)
        {
            bucket.Remaining = 0;
            bucket.Resets = time.GetUtcNow() + after;
        }
    }

    private static string RouteKey(RestCall call) => $"{call.Method} {call.Route}";

    private static string Key(string bucket, string major) => bucket + "|" + major;

    private void Forget()
    {
        var now = time.GetUtcNow();
        foreach (var (key, _) in _buckets.Where(b => b.Value.Users == 0 && b.Value.Resets <= now).ToList())
            _buckets.Remove(key);
    }

    internal sealed class Bucket
    {
        /// <summary>Held by the call that is under way.</summary>
        public SemaphoreSlim Turn { get; } = new(1, 1);

        public int Remaining { get; set; } = 1;

        public DateTimeOffset Resets { get; set; }

        public int Users { get; set; }
    }
}
