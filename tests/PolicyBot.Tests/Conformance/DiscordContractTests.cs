using System.Text.Json.Nodes;
using PolicyBot.Tests.Fakes.Discord;

namespace PolicyBot.Tests.Conformance;

/// <summary>What discord.js sends keeps the published contract, what the fake answers does too, and the check can fail.</summary>
public sealed class DiscordContractTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    /// <summary>What discord.js adds to every message it edits or follows up with; Discord takes it.</summary>
    private static readonly string[] _harmlessExtras = ["/tts", "/enforce_nonce", "/nonce", "threads\",\"part\":\"request\",\"at\":\"/type"];

    [Fact]
    public async Task Requests_of_discord_js_and_answers_of_the_fake_keep_the_published_contract()
    {
        Assert.SkipWhen(NodeClient.Missing is not null, NodeClient.Missing ?? "");
        await using var discord = await FakeDiscord.Start(Cancellation);
        var environment = new Dictionary<string, string> { ["DISCORD_CONTROL"] = discord.ControlBase.ToString() };
        var run = await NodeClient.Run("discord-client.mjs", environment, TimeSpan.FromMinutes(4), Cancellation);
        Assert.True(run.Passed, run.ToString());

        var exchanges = discord.Recording.Requests.Where(request => request.Status is >= 200 and < 300).Select(request => new JsonObject
        {
            ["route"] = request.Route,
            ["status"] = request.Status,
            ["json"] = request.Json.Copy(),
            ["answer"] = request.Answer.Copy(),
        }).ToList();
        var breaches = await DiscordContract.AgainstDocument(exchanges, Cancellation);

        Assert.True(exchanges.Count > 40, $"{exchanges.Count} exchanges");
        var real = breaches.Where(breach => !(breach.Contains("unknown field") && _harmlessExtras.Any(breach.Contains))).ToList();
        Assert.True(real.Count == 0, string.Join('\n', real));
    }

    [Theory]
    [InlineData("""{"content":7}""", "string")]
    [InlineData("""{"embeds":[{"title":"x"}],"nonsense":1}""", "unknown field")]
    [InlineData("""{"content":"@everyone","allowed_mentions":{"parse":["everyone"]}}""", "neither everyone nor roles")]
    [InlineData("""{"content":"hello"}""", "absent")]
    public async Task A_request_that_breaks_the_contract_is_found(string body, string expected)
    {
        await using var discord = await FakeDiscord.Start(Cancellation);
        using var bot = new RawDiscordBot(discord);
        await bot.Send("POST", $"/channels/{discord.General.Id}/messages", body);

        var breaches = await DiscordContract.Breaches(discord.Recording.Requests, Cancellation);

        Assert.Contains(breaches, breach => breach.Contains(expected));
    }
}
