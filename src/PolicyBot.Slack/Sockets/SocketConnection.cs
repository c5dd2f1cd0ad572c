using System.Net.WebSockets;
using System.Text.Json;
using Microsoft.Extensions.Logging;
using PolicyBot.Slack.Receiving;

namespace PolicyBot.Slack.Sockets;

/// <summary>Why a socket is to be replaced.</summary>
internal enum SocketEnd
{
    /// <summary>Slack asks for it; the socket still works for a while.</summary>
    Refresh,

    /// <summary>More sockets are open than Slack allows.</summary>
    TooMany,

    /// <summary>Socket Mode was turned off.</summary>
    Disabled,

    /// <summary>It broke.</summary>
    Dropped,
}

/// <summary>Slack ended a socket before its hello, and said why.</summary>
internal sealed class SocketRefusedException(SocketEnd end) : Exception($"Slack refused the socket: {end}.")
{
    public SocketEnd End => end;
}

/// <summary>One socket, from its hello to its end. Acknowledgements go out by the socket that the delivery came from.</summary>
internal sealed class SocketConnection : IAsyncDisposable
{
    private static readonly TimeSpan _helloPatience = TimeSpan.FromSeconds(15);
    private static readonly TimeSpan _drainPatience = TimeSpan.FromSeconds(8);
    private static readonly TimeSpan _closePatience = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan _pingEvery = TimeSpan.FromSeconds(10);

    private readonly ClientWebSocket _socket = new() { Options = { KeepAliveInterval = _pingEvery, KeepAliveTimeout = _pingEvery } };
    private readonly SemaphoreSlim _sending = new(1);
    private readonly CancellationTokenSource _abandoned = new();
    private readonly TaskCompletionSource _hello = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource<SocketEnd> _replace = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly Deliveries _deliveries;
    private readonly TimeProvider _clock;
    private Task _handling = Task.CompletedTask;
    private Task _listening = Task.CompletedTask;

    private SocketConnection(Intake intake, TimeProvider clock, ILogger log)
    {
        _clock = clock;
        _deliveries = new(intake, AcknowledgeAsync, clock, log);
    }

    /// <summary>Ends when the socket is to be replaced.</summary>
    public Task<SocketEnd> Replace => _replace.Task;

    /// <summary>Connects and waits for the hello.</summary>
    /// <exception cref="WebSocketException">The socket could not be opened, or broke before its hello.</exception>
    /// <exception cref="SocketRefusedException">Slack wants none.</exception>
    /// <exception cref="TimeoutException">No hello came.</exception>
    public static async Task<SocketConnection> OpenAsync(Uri address, Intake intake, TimeProvider clock, ILogger log, CancellationToken cancellationToken)
    {
        var connection = new SocketConnection(intake, clock, log);
        try
        {
            await connection._socket.ConnectAsync(address, cancellationToken).WaitAsync(_helloPatience, clock, cancellationToken);
            connection._handling = connection._deliveries.RunAsync(connection._abandoned.Token);
            connection._listening = connection.ListenAsync();
            await connection._hello.Task.WaitAsync(_helloPatience, clock, cancellationToken);
            return connection;
        }
        catch
        {
            await connection.DisposeAsync();
            throw;
        }
    }

    /// <summary>Finishes what was taken in, says goodbye, and ends.</summary>
    public async ValueTask DisposeAsync()
    {
        try
        {
            _deliveries.Complete();
            await _handling.WaitAsync(_drainPatience, _clock);
            await CloseAsync();
        }
        catch (Exception ended) when (ended is OperationCanceledException or WebSocketException or TimeoutException or IOException)
        {
            // It was ending anyway.
        }
        finally
        {
            await _abandoned.CancelAsync();
            _socket.Dispose();
            await _listening;
            _abandoned.Dispose();
            _sending.Dispose();
        }
    }

    private async Task CloseAsync()
    {
        if (_socket.State is not (WebSocketState.Open or WebSocketState.CloseReceived))
            return;
        using var patience = new CancellationTokenSource(_closePatience, _clock);
        await SendAsync(token => _socket.CloseOutputAsync(WebSocketCloseStatus.NormalClosure, null, token), patience.Token);
        // Slack answers the close, and that ends the listening.
        await _listening.WaitAsync(patience.Token);
    }

    private async Task ListenAsync()
    {
        var frames = new Frames(_socket);
        try
        {
            while (await frames.ReadAsync(_abandoned.Token) is { } message)
                await HandleAsync(Envelope.Read(message));
        }
        catch (Exception broken) when (broken is WebSocketException or OperationCanceledException or IOException or ObjectDisposedException)
        {
            // The end of a socket is nothing exceptional: it is replaced.
        }
        finally
        {
            _replace.TrySetResult(SocketEnd.Dropped);
            _hello.TrySetException(new WebSocketException(WebSocketError.ConnectionClosedPrematurely));
        }
    }

    private async Task HandleAsync(Envelope? envelope)
    {
        switch (envelope)
        {
            case Envelope.Hello:
                _hello.TrySetResult();
                break;
            case Envelope.Disconnect { Reason: var reason }:
                var end = reason switch
                {
                    "link_disabled" => SocketEnd.Disabled,
                    "too_many_websockets" => SocketEnd.TooMany,
                    _ => SocketEnd.Refresh,
                };
                _replace.TrySetResult(end);
                _hello.TrySetException(new SocketRefusedException(end));
                break;
            case Envelope.Delivery delivery:
                await _deliveries.AddAsync(delivery, _abandoned.Token);
                break;
        }
    }

    private Task AcknowledgeAsync(string envelope, IReadOnlyDictionary<string, object?>? payload, CancellationToken cancellationToken)
    {
        // On a socket that has ended nothing can be acknowledged: Slack delivers again, and the inbox knows the event.
        if (_socket.State is not (WebSocketState.Open or WebSocketState.CloseReceived))
            return Task.CompletedTask;
        var ack = new Dictionary<string, object?> { ["envelope_id"] = envelope };
        if (payload is not null)
            ack["payload"] = payload;
        var bytes = JsonSerializer.SerializeToUtf8Bytes(ack);
        return SendAsync(token => _socket.SendAsync(bytes, WebSocketMessageType.Text, endOfMessage: true, token), cancellationToken);
    }

    /// <summary>One at a time: a socket takes no two sends at once.</summary>
    private async Task SendAsync(Func<CancellationToken, Task> send, CancellationToken cancellationToken)
    {
        await _sending.WaitAsync(cancellationToken);
        try
        {
            await send(cancellationToken);
        }
        finally
        {
            _sending.Release();
        }
    }
}
