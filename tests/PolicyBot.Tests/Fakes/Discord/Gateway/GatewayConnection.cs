using System.Net.WebSockets;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;

namespace PolicyBot.Tests.Fakes.Discord;

/// <summary>One socket: a queue of what goes out, and the limits on what comes in.</summary>
internal sealed class GatewayConnection(HttpContext http, WebSocket socket, RecordedConnection record, Recording recording, TimeProvider time)
{
    private const int LargestFrame = 4096;
    private const int FramesPerMinute = 120;
    private static readonly TimeSpan _patienceWithClose = TimeSpan.FromSeconds(5);
    private readonly System.Threading.Channels.Channel<object> _outgoing = System.Threading.Channels.Channel.CreateUnbounded<object>();
    private readonly Queue<DateTimeOffset> _received = [];

    public RecordedConnection Record => record;

    public GatewaySession? Session { get; set; }

    public DateTimeOffset LastHeartbeat { get; set; } = time.GetUtcNow();

    public void Send(JsonObject frame) => _outgoing.Writer.TryWrite(frame.ToJsonString());

    public void Send(int op, JsonNode? data) => Send(new JsonObject { ["t"] = null, ["s"] = null, ["op"] = op, ["d"] = data });

    /// <summary>Closes with a code, after what has been sent before.</summary>
    public void Close(int code) => _outgoing.Writer.TryWrite(code);

    /// <summary>Cuts the connection: no close frame, as when a cable is pulled.</summary>
    public void Drop() => http.Abort();

    /// <summary>Serves the socket until either side ends it.</summary>
    public async Task Run(Action<GatewayConnection, JsonNode> handle, CancellationToken cancellation)
    {
        using var ended = CancellationTokenSource.CreateLinkedTokenSource(cancellation, http.RequestAborted);
        var writing = Write(ended.Token);
        try
        {
            await Read(handle, ended.Token);
        }
        catch (Exception e) when (e is WebSocketException or OperationCanceledException or IOException)
        {
            // The connection was cut by the test or by the client: the record says so by having no close code.
        }
        finally
        {
            record.ClosedAt = time.GetUtcNow();
            _outgoing.Writer.TryComplete();
            await ended.CancelAsync();
            await writing;
        }
    }

    private async Task Write(CancellationToken cancellation)
    {
        try
        {
            await foreach (var item in _outgoing.Reader.ReadAllAsync(cancellation))
            {
                if (item is int code)
                {
                    record.ClosedByServer = code;
                    await socket.CloseOutputAsync((WebSocketCloseStatus)code, "", cancellation);
                    // A client that does not answer the close loses the connection.
                    await Task.Delay(_patienceWithClose, TimeProvider.System, cancellation);
                    http.Abort();
                    return;
                }

                var text = (string)item;
                Note(text, fromClient: false);
                await socket.SendAsync(Encoding.UTF8.GetBytes(text), WebSocketMessageType.Text, true, cancellation);
            }
        }
        catch (Exception e) when (e is WebSocketException or OperationCanceledException or IOException or ObjectDisposedException)
        {
            // Ended from the other side while something was on its way.
        }
    }

    private async Task Read(Action<GatewayConnection, JsonNode> handle, CancellationToken cancellation)
    {
        var buffer = new byte[LargestFrame + 1];
        while (true)
        {
            var length = 0;
            ValueWebSocketReceiveResult part;
            do
            {
                part = await socket.ReceiveAsync(buffer.AsMemory(length > LargestFrame ? 0 : length), cancellation);
                length += part.Count;
            }
            while (!part.EndOfMessage);

            if (part.MessageType == WebSocketMessageType.Close)
            {
                await Acknowledge(cancellation);
                return;
            }

            if (socket.State == WebSocketState.Open)
            {
                Take(buffer, length, handle);
            }
        }
    }

    private async Task Acknowledge(CancellationToken cancellation)
    {
        if (record.ClosedByServer is null)
        {
            record.ClosedByClient = socket.CloseStatus;
            await socket.CloseOutputAsync(WebSocketCloseStatus.NormalClosure, "", cancellation);
        }
    }

    private void Take(byte[] buffer, int length, Action<GatewayConnection, JsonNode> handle)
    {
        if (length > LargestFrame)
        {
            Close(CloseCode.DecodeError);
            return;
        }

        var text = Encoding.UTF8.GetString(buffer, 0, length);
        JsonNode? frame = null;
        try
        {
            frame = JsonNode.Parse(text);
        }
        catch (JsonException)
        {
            // Said below, by the close code.
        }

        if (frame.Number("op") is null)
        {
            Close(CloseCode.DecodeError);
            return;
        }

        Note(text, fromClient: true);
        if (IsTooFast())
        {
            Close(CloseCode.RateLimited);
            return;
        }

        handle(this, frame!);
    }

    private bool IsTooFast()
    {
        var now = time.GetUtcNow();
        _received.Enqueue(now);
        while (_received.Peek() < now - TimeSpan.FromMinutes(1))
        {
            _received.Dequeue();
        }

        return _received.Count > FramesPerMinute;
    }

    private void Note(string text, bool fromClient)
    {
        var frame = JsonNode.Parse(text);
        recording.Add(new RecordedFrame(time.GetUtcNow(), record.Number, fromClient, (int)frame.Number("op")!, frame.Text("t"), text));
    }
}
