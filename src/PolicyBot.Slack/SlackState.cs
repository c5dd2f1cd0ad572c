namespace PolicyBot.Slack;

/// <summary>How the connection to Slack is doing; written by whoever knows, read by the health check.</summary>
internal sealed class SlackState
{
    private int _connected;
    private volatile string? _stopped;
    private volatile string? _lastError;
    private volatile string? _tokenFault;

    public int Connected => Volatile.Read(ref _connected);

    /// <summary>Why the sockets have stopped for good; null while they run.</summary>
    public string? Stopped
    {
        get => _stopped;
        set => _stopped = value;
    }

    /// <summary>Why the last attempt to open a socket failed; null after one that worked.</summary>
    public string? LastError
    {
        get => _lastError;
        set => _lastError = value;
    }

    /// <summary>What is wrong with the configured bot token; null when nothing is known to be.</summary>
    public string? TokenFault
    {
        get => _tokenFault;
        set => _tokenFault = value;
    }

    public void SocketOpened() => Interlocked.Increment(ref _connected);

    public void SocketEnded() => Interlocked.Decrement(ref _connected);
}
