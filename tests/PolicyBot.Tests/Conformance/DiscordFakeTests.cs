using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using PolicyBot.Tests.Fakes.Discord;

namespace PolicyBot.Tests.Conformance;

/// <summary>The rules that the official clients never break, and so cannot prove: what the fake refuses, and with which error.</summary>
public sealed class DiscordFakeTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_message_reaches_its_channel()
    {
        await using var discord = await FakeDiscord.Start(Cancellation);
        using var bot = new RawBot(discord);

        var answer = await bot.Send("POST", $"/channels/{discord.General.Id}/messages", """{"content":"hello"}""");

        Assert.Equal(HttpStatusCode.OK, answer.Status);
        Assert.Equal("hello", Assert.Single(discord.As(discord.Alice).Sees(discord.General)).Content);
    }

    /// <summary>A client that sends exactly what it is told to.</summary>
    internal sealed class RawBot : IDisposable
    {
        private readonly HttpClient _http = new();
        private readonly FakeDiscord _discord;

        public RawBot(FakeDiscord discord)
        {
            _discord = discord;
            _http.DefaultRequestHeaders.TryAddWithoutValidation("User-Agent", "DiscordBot (https://example.test, 1) raw");
            _http.DefaultRequestHeaders.TryAddWithoutValidation("Authorization", $"Bot {discord.Token}");
        }

        public async Task<(HttpStatusCode Status, JsonNode? Body)> Send(string method, string path, string? json = null)
        {
            using var request = new HttpRequestMessage(new(method), $"{_discord.ApiBase}/v10{path}");
            request.Content = json is null ? null : new StringContent(json, Encoding.UTF8, "application/json");
            using var response = await _http.SendAsync(request, Cancellation);
            var text = await response.Content.ReadAsStringAsync(Cancellation);
            return (response.StatusCode, text.StartsWith('{') || text.StartsWith('[') ? JsonNode.Parse(text) : null);
        }

        public void Dispose() => _http.Dispose();
    }
}
