using System.Collections.Concurrent;
using System.Net.Http.Json;
using System.Net.WebSockets;
using System.Text;
using System.Text.Json.Nodes;
using PolicyBot.Tests.Fakes.Slack;

namespace PolicyBot.Tests.Conformance;

/// <summary>A bare client for tests of the fake itself: one call, one socket, no cleverness.</summary>
internal sealed class SlackWire(FakeSlack slack) : IAsyncDisposable
{
    private readonly HttpClient _http = new();
    private readonly ClientWebSocket _socket = new();
    private readonly ConcurrentQueue<JsonObject> _frames = [];

    public IReadOnlyList<JsonObject> Frames => [.. _frames];

    /// <summary>Whether a frame is acknowledged, and with which payload.</summary>
    public Func<JsonObject, JsonNode?>? Acknowledge { get; set; } = _ => null;

    public string BotToken { get; set; } = slack.Cast.Home.Bot!.Token;

    private Task Listening { get; set; } = Task.CompletedTask;

    public async Task<JsonObject> Call(string method, object arguments, string? token = null)
    {
        using var response = await Send(method, arguments, token);
        return (await response.Content.ReadFromJsonAsync<JsonObject>(TestContext.Current.CancellationToken))!;
    }

    public async Task<HttpResponseMessage> Send(string method, object arguments, string? token = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(slack.ApiBase, method)) { Content = JsonContent.Create(arguments) };
        request.Headers.Authorization = new("Bearer", token ?? BotToken);
        return await _http.SendAsync(request, TestContext.Current.CancellationToken);
    }

    public async Task<(int Status, string Body)> Post(string url, object body)
    {
        using var response = await _http.PostAsJsonAsync(new Uri(url), body, TestContext.Current.CancellationToken);
        return ((int)response.StatusCode, await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
    }

    /// <summary>Opens a socket, waits for hello, and acknowledges what comes.</summary>
    public async Task Connect()
    {
        var opened = await Call("apps.connections.open", new { }, slack.World.AppToken);
        await _socket.ConnectAsync(new(opened["url"]!.GetValue<string>()), TestContext.Current.CancellationToken);
        Listening = Listen();
        await slack.Until(() => Frames.Any(frame => frame["type"]!.GetValue<string>() == "hello"), "hello", TestContext.Current.CancellationToken);
    }

    public async ValueTask DisposeAsync()
    {
        _socket.Abort();
        await Listening.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        _socket.Dispose();
        _http.Dispose();
    }

    private async Task Listen()
    {
        var buffer = new byte[256 * 1024];
        while (true)
        {
            var length = 0;
            ValueWebSocketReceiveResult part;
            do
            {
                part = await _socket.ReceiveAsync(buffer.AsMemory(length), CancellationToken.None);
                length += part.Count;
            }
            while (!part.EndOfMessage);
            if (part.MessageType == WebSocketMessageType.Close)
            {
                return;
            }

            var frame = (JsonObject)JsonNode.Parse(buffer.AsSpan(0, length))!;
            _frames.Enqueue(frame);
            slack.Recorder.Ring();
            if (frame["envelope_id"] is { } id && Acknowledge is { } acknowledge)
            {
                var ack = new JsonObject { ["envelope_id"] = id.DeepClone() };
                if (acknowledge(frame) is { } payload)
                {
                    ack["payload"] = payload;
                }

                await _socket.SendAsync(Encoding.UTF8.GetBytes(ack.ToJsonString()), WebSocketMessageType.Text, true, CancellationToken.None);
            }
        }
    }
}
