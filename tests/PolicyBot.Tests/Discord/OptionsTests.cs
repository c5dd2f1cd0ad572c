using Microsoft.Extensions.Options;
using PolicyBot.Chat;
using PolicyBot.Discord;
using PolicyBot.Discord.Interactions;
using PolicyBot.Discord.Gateway;
using PolicyBot.Tests.Fakes.Discord;

namespace PolicyBot.Tests.Discord;

/// <summary>What settings do, and what is said when they are wrong.</summary>
public sealed class OptionsTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("Discord:Token", "Bot abc")]
    [InlineData("Discord:ApplicationId", "my app")]
    [InlineData("Discord:PublicKey", "abc")]
    [InlineData("Discord:Shards", "0")]
    [InlineData("Discord:ApiBase", "http://discord.example/api/v10")]
    [InlineData("Discord:ApiBase", "/api")]
    [InlineData("Discord:DeferAfter", "00:00:05")]
    public async Task A_wrong_setting_fails_the_start_and_names_the_key(string key, string value)
    {
        await using var discord = await FakeDiscord.Start(Cancel);

        var failure = await Assert.ThrowsAsync<OptionsValidationException>(() => RunningBot.Start(discord, Cancel, settings: (key, value)));

        Assert.Contains(key, failure.Message);
        if (key is "Discord:Token" or "Discord:PublicKey")
            Assert.DoesNotContain(value, failure.Message);
    }

    [Fact]
    public async Task Without_a_token_the_platform_is_off_and_says_so_once()
    {
        await using var discord = await FakeDiscord.Start(Cancel);
        await using var bot = await RunningBot.Start(discord, Cancel, settings: ("Discord:Token", ""));

        Assert.Equal("Information 3000 Discord is off: Discord:Token is not set.", bot.Log.Text.Trim().Split('\n').Single(l => l.Contains("3000", StringComparison.Ordinal)).Trim());
        Assert.Null(bot.Services.GetService(typeof(DiscordHttp)));
        Assert.Empty(discord.Recording.Requests);
    }

    [Theory]
    [InlineData("https://discord.com", true)]
    [InlineData("wss://gateway.discord.gg", true)]
    [InlineData("ws://127.0.0.1:1234", true)]
    [InlineData("http://localhost/api", true)]
    [InlineData("ws://gateway.discord.gg", false)]
    [InlineData("http://10.0.0.1/api", false)]
    [InlineData("ftp://discord.com", false)]
    public void Only_this_machine_is_spoken_to_without_encryption(string address, bool safe) => Assert.Equal(safe, SafeAddress.IsSafe(new(address)));

    [Fact]
    public void Secrets_are_not_shown()
    {
        Assert.DoesNotContain("secret", new DiscordOptions { Token = "secret" }.ToString());
        Assert.DoesNotContain("secret", PolicyBot.Discord.Rest.Calls.Answer(new("1", "secret"), new(PolicyBot.Discord.Wire.CallbackType.Pong)).ToString());
    }

    [Fact]
    public async Task The_121st_frame_waits_and_a_heartbeat_does_not()
    {
        var time = new Microsoft.Extensions.Time.Testing.FakeTimeProvider();
        var limit = new FrameLimit(time);
        for (var i = 0; i < 110; i++)
            await limit.WaitAsync(isHeartbeat: false, Cancel);

        var waiting = limit.WaitAsync(isHeartbeat: false, Cancel);
        Assert.False(waiting.IsCompleted);
        Assert.True(limit.WaitAsync(isHeartbeat: true, Cancel).IsCompletedSuccessfully);
        time.Advance(TimeSpan.FromMinutes(1));
        await waiting;
    }

    [Fact]
    public async Task A_frame_that_the_gateway_would_not_take_is_not_sent()
    {
        using var socket = new GatewaySocket(TimeProvider.System);

        await Assert.ThrowsAsync<InvalidOperationException>(() => socket.SendAsync(new byte[4097], isHeartbeat: false, Cancel));
    }

    [Theory]
    [InlineData(null)]
    [InlineData(4321)]
    public void Codes_that_nobody_documented_are_resumed(int? code) => Assert.IsType<Ending.Resume>(Ending.Of(code));
}
