using System.Net.Http.Headers;
using System.Net.WebSockets;
using System.Text;
using System.Text.Json.Nodes;
using PolicyBot.Tests.Fakes.Discord;

namespace PolicyBot.Tests.Conformance;

/// <summary>A bot that sends exactly what it is told to, right or wrong.</summary>
internal sealed class RawDiscordBot : IDisposable
{
    private readonly HttpClient _http = new();
    private readonly FakeDiscord _discord;

    public RawDiscordBot(FakeDiscord discord, string? authorization = null, string userAgent = "DiscordBot (https://example.test, 1.0)")
    {
        _discord = discord;
        _http.DefaultRequestHeaders.TryAddWithoutValidation("User-Agent", userAgent);
        _http.DefaultRequestHeaders.TryAddWithoutValidation("Authorization", authorization ?? $"Bot {discord.Token}");
    }

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public async Task<RawAnswer> Send(string method, string path, string? json = null, string type = "application/json")
    {
        using var request = new HttpRequestMessage(new(method), $"{_discord.ApiBase}/v10{path}");
        if (json is not null)
        {
            request.Content = new ByteArrayContent(Encoding.UTF8.GetBytes(json));
            request.Content.Headers.ContentType = MediaTypeHeaderValue.Parse(type);
        }

        using var response = await _http.SendAsync(request, Cancellation);
        var text = await response.Content.ReadAsStringAsync(Cancellation);
        return new((int)response.StatusCode, text.StartsWith('{') || text.StartsWith('[') ? JsonNode.Parse(text) : null, response.Headers);
    }

    public Task<RawAnswer> Say(Channel channel, string json) => Send("POST", $"/channels/{channel.Id}/messages", json);

    public Task<RawAnswer> Answer(Interaction interaction, string json) => Send("POST", $"/interactions/{interaction.Id}/{interaction.Token}/callback", json);

    public Task<RawAnswer> EditOriginal(Interaction interaction, string json) =>
        Send("PATCH", $"/webhooks/{_discord.ApplicationId}/{interaction.Token}/messages/%40original", json);

    public void Dispose() => _http.Dispose();
}

internal sealed record RawAnswer(int Status, JsonNode? Body, HttpResponseHeaders Headers)
{
    public long? Code => Body.Number("code");

    public string Id => Body.Text("id")!;

    public override string ToString() => $"{Status} {Body?.ToJsonString()}";
}

/// <summary>A socket to the gateway, frame by frame.</summary>
internal sealed class RawGateway : IDisposable
{
    private readonly ClientWebSocket _socket = new();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public WebSocketCloseStatus? CloseCode => _socket.CloseStatus;

    public static async Task<RawGateway> Open(string url, string query = "?v=10&encoding=json")
    {
        var gateway = new RawGateway();
        await gateway._socket.ConnectAsync(new(url + query), Cancellation);
        return gateway;
    }

    /// <summary>Connects, identifies, and reads up to READY.</summary>
    public static async Task<RawGateway> Identified(FakeDiscord discord, int intents = 4609, int shard = 0, int shards = 1)
    {
        var gateway = await Open(discord.GatewayUrl);
        await gateway.Receive();
        await gateway.Send(Opcode.Identify, Identify(discord.Token, intents, shard, shards));
        return gateway;
    }

    public static JsonObject Identify(string token, int intents, int shard = 0, int shards = 1) => new()
    {
        ["token"] = token,
        ["intents"] = intents,
        ["properties"] = new JsonObject { ["os"] = "linux", ["browser"] = "raw", ["device"] = "raw" },
        ["shard"] = new JsonArray(shard, shards),
    };

    public Task Send(int op, JsonNode? data) => SendText(new JsonObject { ["op"] = op, ["d"] = data }.ToJsonString());

    public Task SendText(string text) => _socket.SendAsync(Encoding.UTF8.GetBytes(text), WebSocketMessageType.Text, true, Cancellation);

    /// <summary>The next frame; null when the socket was closed.</summary>
    public async Task<JsonNode?> Receive()
    {
        var buffer = new byte[256 * 1024];
        var length = 0;
        ValueWebSocketReceiveResult part;
        do
        {
            part = await _socket.ReceiveAsync(buffer.AsMemory(length), Cancellation);
            length += part.Count;
        }
        while (!part.EndOfMessage);
        return part.MessageType == WebSocketMessageType.Close ? null : JsonNode.Parse(buffer.AsSpan(0, length));
    }

    /// <summary>Reads until an event of a kind; throws when the socket is closed before.</summary>
    public async Task<JsonNode> Receive(string type)
    {
        while (await Receive() is { } frame)
        {
            if (frame.Text("t") == type)
            {
                return frame;
            }
        }

        throw new InvalidOperationException($"Closed with {CloseCode} before {type}.");
    }

    /// <summary>The code with which the other side closes.</summary>
    public async Task<int?> Closed()
    {
        while (await Receive() is not null)
        {
        }

        return (int?)CloseCode;
    }

    public void Dispose() => _socket.Dispose();
}
