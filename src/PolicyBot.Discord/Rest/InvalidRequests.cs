namespace PolicyBot.Discord.Rest;

/// <summary>
/// Ten thousand answers of 401, 403 or 429 within ten minutes close the platform to this address. The bot stops long before:
/// at a rejected token at once, at a channel that refuses it for a while, and at everything after a thousand.
/// </summary>
internal sealed class InvalidRequests(TimeProvider time)
{
    private const int Most = 1000;
    private const int MostChannels = 4096;
    private static readonly TimeSpan _window = TimeSpan.FromMinutes(10);
    private static readonly TimeSpan _remembered = TimeSpan.FromMinutes(2);
    private readonly Lock _gate = new();
    private readonly Queue<DateTimeOffset> _seen = new();
    private readonly Dictionary<string, (RestResult.Refused Refusal, DateTimeOffset Until)> _channels = [];

    /// <summary>Whether the token was rejected: only a person can mend that.</summary>
    public bool TokenRejected { get; private set; }

    /// <returns>Why the call is not to be made; null when it may be.</returns>
    public RestResult? Objection(RestCall call)
    {
        lock (_gate)
        {
            var now = time.GetUtcNow();
            if (TokenRejected && !call.ByTicket)
                return new RestResult.Stopped();
            if (call.WritesTo is { } channel && _channels.TryGetValue(channel, out var known) && now < known.Until)
                return known.Refusal;
            while (_seen.TryPeek(out var first) && now - first >= _window)
                _seen.Dequeue();
            return _seen.Count < Most ? null : new RestResult.Limited(_seen.Peek() + _window - now, "too many invalid requests");
        }
    }

    /// <summary>An answer of 401, 403, or a limit that is the bot's own.</summary>
    public void Count()
    {
        lock (_gate)
            _seen.Enqueue(time.GetUtcNow());
    }

    public void RejectToken() => TokenRejected = true;

    public void Remember(string channel, RestResult.Refused refusal)
    {
        lock (_gate)
        {
            var now = time.GetUtcNow();
            if (_channels.Count >= MostChannels)
            {
                foreach (var (key, _) in _channels.Where(c => c.Value.Until <= now).ToList())
                    _channels.Remove(key);
            }

            if (_channels.Count < MostChannels)
                _channels[channel] = (refusal, now + _remembered);
        }
    }

    /// <summary>Forgets refusals where something changed: a role, a permission, a channel.</summary>
    public void Forget()
    {
        lock (_gate)
            _channels.Clear();
    }
}
