using System.Collections.Concurrent;
using System.Net.WebSockets;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;
using PolicyBot.Tests.Fakes.Slack.Payloads;

namespace PolicyBot.Tests.Fakes.Slack.Delivering;

/// <summary>One open socket of the bot.</summary>
internal sealed class SocketConnection(FakeSlack slack, string name, HttpContext http, WebSocket socket, PongStream stream) : IDisposable
{
    private const int FragmentBytes = 64;

    private readonly SemaphoreSlim _sending = new(1);
    private readonly ConcurrentDictionary<string, Pending> _pending = new(StringComparer.Ordinal);
    private readonly TaskCompletionSource _closed = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public string Name { get; } = name;

    /// <summary>Hello was sent, so envelopes may follow.</summary>
    public bool Ready { get; private set; }

    public bool WithholdPongs { get => stream.WithholdPongs; set => stream.WithholdPongs = value; }

    /// <summary>The server behaves as if the acknowledgements of this socket never arrived.</summary>
    public bool IgnoreAcks { get; set; }

    public WebSocketCloseStatus? ClosedWith { get; private set; }

    public Task Closed => _closed.Task;

    public async Task SayHello(int connections)
    {
        await Send(Envelopes.Hello(slack, connections));
        Ready = true;
        slack.Recorder.Ring();
    }

    public Task Disconnect(string reason, int connections) => Send(Envelopes.Disconnect(slack, reason, connections));

    /// <summary>Sends an envelope and waits for its acknowledgement; null when the socket closed first.</summary>
    public async Task<(bool Acknowledged, JsonNode? Reply)> Deliver(string id, JsonObject envelope, bool takesReply, CancellationToken cancellation)
    {
        var pending = new Pending(takesReply);
        _pending[id] = pending;
        try
        {
            await Send(envelope);
            var first = await Task.WhenAny(pending.Answer.Task, Closed).WaitAsync(cancellation);
            return first == Closed ? (false, null) : (true, await pending.Answer.Task);
        }
        catch (Exception e) when (e is WebSocketException or ObjectDisposedException or IOException or InvalidOperationException)
        {
            return (false, null);
        }
        finally
        {
            _pending.TryRemove(id, out var _);
        }
    }

    /// <summary>Cuts the connection without a closing handshake.</summary>
    public void Drop() => http.Abort();

    public async Task Close(WebSocketCloseStatus status)
    {
        await _sending.WaitAsync();
        try
        {
            await socket.CloseOutputAsync(status, null, CancellationToken.None);
        }
        catch (Exception e) when (e is WebSocketException or ObjectDisposedException or IOException or InvalidOperationException)
        {
            http.Abort();
        }
        finally
        {
            _sending.Release();
        }
    }

    /// <summary>Hears the bot out until the socket is gone.</summary>
    public async Task Listen()
    {
        var buffer = new byte[16 * 1024];
        using var text = new MemoryStream();
        try
        {
            while (true)
            {
                var part = await socket.ReceiveAsync(buffer.AsMemory(), http.RequestAborted);
                if (part.MessageType == WebSocketMessageType.Close)
                {
                    ClosedWith = socket.CloseStatus;
                    if (socket.State == WebSocketState.CloseReceived)
                    {
                        await socket.CloseOutputAsync(WebSocketCloseStatus.NormalClosure, null, CancellationToken.None);
                    }

                    return;
                }

                text.Write(buffer.AsSpan(0, part.Count));
                if (part.EndOfMessage)
                {
                    Heard(Encoding.UTF8.GetString(text.ToArray()));
                    text.SetLength(0);
                }
            }
        }
        catch (Exception e) when (e is WebSocketException or OperationCanceledException or IOException or ObjectDisposedException)
        {
            ClosedWith ??= null;
        }
        finally
        {
            Ready = false;
            _closed.TrySetResult();
            slack.Recorder.Ring();
        }
    }

    public void Dispose()
    {
        socket.Dispose();
        _sending.Dispose();
    }

    private void Heard(string text)
    {
        slack.Recorder.Add(new RecordedFrame(Name, true, text, slack.World.Now));
        JsonObject? ack;
        try
        {
            ack = JsonNode.Parse(text) as JsonObject;
        }
        catch (JsonException)
        {
            slack.Recorder.Violation($"a frame on {Name} is not JSON: {text}");
            return;
        }

        if (IgnoreAcks || slack.Broken == Flaw.AcknowledgementIgnored)
        {
            return;
        }

        if (ack?["envelope_id"]?.GetValue<string>() is not { } id || !_pending.TryGetValue(id, out var pending))
        {
            slack.Recorder.Violation($"a frame on {Name} acknowledges nothing that is due on this socket: {text}");
            return;
        }

        var reply = ack["payload"];
        if (!pending.TakesReply && reply is JsonObject { Count: > 0 } or JsonValue)
        {
            slack.Recorder.Violation($"an acknowledgement has a payload where none is accepted: {text}");
            reply = null;
        }

        pending.Answer.TrySetResult(reply?.DeepClone());
    }

    private async Task Send(JsonObject json)
    {
        var bytes = Encoding.UTF8.GetBytes(json.ToJsonString());
        slack.Recorder.Add(new RecordedFrame(Name, false, json.ToJsonString(), slack.World.Now));
        await _sending.WaitAsync();
        try
        {
            var size = slack.Options.Fragmented ? FragmentBytes : bytes.Length;
            for (var from = 0; from < bytes.Length; from += size)
            {
                var end = Math.Min(from + size, bytes.Length);
                await socket.SendAsync(bytes.AsMemory(from..end), WebSocketMessageType.Text, end == bytes.Length, CancellationToken.None);
            }
        }
        finally
        {
            _sending.Release();
        }
    }

    private sealed record Pending(bool TakesReply)
    {
        public TaskCompletionSource<JsonNode?> Answer { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
    }
}
