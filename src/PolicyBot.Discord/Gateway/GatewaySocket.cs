using System.Buffers;
using System.Net.WebSockets;

namespace PolicyBot.Discord.Gateway;

/// <summary>One WebSocket to the gateway: whole messages in, whole frames out.</summary>
internal sealed class GatewaySocket(TimeProvider time) : IDisposable
{
    /// <summary>The largest frame that the platform takes.</summary>
    public const int LargestSent = 4096;

    /// <summary>A close code that keeps the session: the bot comes back.</summary>
    public const int ComingBack = 4200;

    /// <summary>The largest message that is taken: a server with thousands of channels describes itself in some megabytes.</summary>
    private const int LargestReceived = 16 * 1024 * 1024;

    private static readonly TimeSpan _connectWithin = TimeSpan.FromSeconds(20);
    private static readonly TimeSpan _closeWithin = TimeSpan.FromSeconds(2);

    private readonly ClientWebSocket _socket = new();
    private readonly FrameLimit _limit = new(time);
    private readonly SemaphoreSlim _sending = new(1, 1);
    private readonly ArrayBufferWriter<byte> _received = new(16 * 1024);

    /// <summary>The code with which the other side closed; null when the connection broke.</summary>
    public int? CloseCode => (int?)_socket.CloseStatus is { } code and not 1005 ? code : null;

    /// <exception cref="WebSocketException">There is no connection.</exception>
    public async Task ConnectAsync(Uri address, CancellationToken cancellationToken)
    {
        using var within = new CancellationTokenSource(_connectWithin, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(within.Token, cancellationToken);
        // The gateway's own heartbeats show whether the connection lives.
        _socket.Options.KeepAliveInterval = TimeSpan.Zero;
        try
        {
            await _socket.ConnectAsync(address, either.Token);
        }
        catch (OperationCanceledException e) when (!cancellationToken.IsCancellationRequested)
        {
            throw new WebSocketException(WebSocketError.Faulted, "The gateway did not answer.", e);
        }
    }

    /// <returns>A whole message, valid until the next call; null when the connection has ended.</returns>
    /// <exception cref="InvalidDataException">The message is too large.</exception>
    public async Task<ReadOnlyMemory<byte>?> ReceiveAsync(CancellationToken cancellationToken)
    {
        _received.ResetWrittenCount();
        try
        {
            while (true)
            {
                var part = await _socket.ReceiveAsync(_received.GetMemory(8 * 1024), cancellationToken);
                if (part.MessageType is WebSocketMessageType.Close)
                    return null;
                _received.Advance(part.Count);
                if (_received.WrittenCount > LargestReceived)
                    throw new InvalidDataException("A message of the gateway is too large.");
                if (part.EndOfMessage)
                    return _received.WrittenMemory;
            }
        }
        catch (WebSocketException)
        {
            return null;
        }
    }

    /// <exception cref="WebSocketException">The connection has ended.</exception>
    public async Task SendAsync(byte[] frame, bool isHeartbeat, CancellationToken cancellationToken)
    {
        if (frame.Length > LargestSent)
            throw new InvalidOperationException($"A frame of {frame.Length} bytes is more than the gateway takes.");
        await _limit.WaitAsync(isHeartbeat, cancellationToken);
        await _sending.WaitAsync(cancellationToken);
        try
        {
            await _socket.SendAsync(frame, WebSocketMessageType.Text, endOfMessage: true, cancellationToken);
        }
        catch (InvalidOperationException e)
        {
            throw new WebSocketException(WebSocketError.InvalidState, "The connection has ended.", e);
        }
        finally
        {
            _sending.Release();
        }
    }

    /// <summary>Says goodbye, and does not wait for an answer.</summary>
    public async Task CloseAsync(int code)
    {
        using var within = new CancellationTokenSource(_closeWithin);
        try
        {
            if (_socket.State is WebSocketState.Open or WebSocketState.CloseReceived)
                await _socket.CloseOutputAsync((WebSocketCloseStatus)code, null, within.Token);
        }
        catch (Exception e) when (e is WebSocketException or OperationCanceledException or InvalidOperationException)
        {
            // It is gone already: that is what was wanted.
        }
    }

    /// <summary>Reads on, and looks at nothing, until the other side has closed too.</summary>
    public async Task DrainAsync(CancellationToken cancellationToken)
    {
        while (_socket.State is WebSocketState.CloseSent && await ReceiveAsync(cancellationToken) is not null)
        {
        }
    }

    public void Dispose()
    {
        _socket.Dispose();
        _sending.Dispose();
    }
}
