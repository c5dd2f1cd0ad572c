namespace PolicyBot.Slack.Sockets;

/// <summary>How long to wait before the next attempt: 1, 2, 4 … seconds up to a minute, and some of it by chance, so that replicas do not come back together.</summary>
internal sealed class BackOff
{
    private const int MostDoublings = 6;
    private int _failures;

    public TimeSpan Next()
    {
        var ceiling = TimeSpan.FromSeconds(1 << Math.Min(_failures++, MostDoublings));
#pragma warning disable CA5394 // Jitter is no secret.
        return ceiling * (0.5 + (Random.Shared.NextDouble() / 2));
#pragma warning restore CA5394
    }

    public void Reset() => _failures = 0;
}
