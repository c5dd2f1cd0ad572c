using System.Text;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using PolicyBot.Discord.Interactions;
using PolicyBot.Tests.Fakes.Discord;

namespace PolicyBot.Tests.Discord;

/// <summary>Interactions by HTTP: who sent them, and what they get.</summary>
public sealed class SignatureTests
{
    private static readonly DateTimeOffset _now = new(2026, 5, 1, 12, 0, 0, TimeSpan.Zero);

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    /// <summary>RFC 8032, section 7.1, the second and third test: the first bytes of what is signed stand for the timestamp only if they are digits, so the algorithm itself is asked.</summary>
    [Theory]
    [InlineData("3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c", "72", "92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da085ac1e43e15996e458f3613d0f11d8c387b2eaeb4302aeeb00d291612bb0c00")]
    [InlineData("fc51cd8e6218a1a38da47ed00230f0580816ed13ba3303ac5deb911548908025", "af82", "6291d657deec24024827e69c3abe01a30ce548a284743a445e3680d7db5ac3ac18ff9b538d16f290ae67f760984dc6594a7c15e9716ed28dc027beceea1ec40a")]
    public void The_published_vectors_verify_and_any_flipped_bit_does_not(string key, string message, string signature)
    {
        var (checks, signed) = (new Signature(key), Convert.FromHexString(message));

        Assert.True(checks.IsOf(signed, signature));
        for (var bit = 0; bit < signature.Length * 4; bit += 37)
        {
            var altered = Convert.FromHexString(signature);
            altered[bit / 8] ^= (byte)(1 << (bit % 8));
            Assert.False(checks.IsOf(signed, Convert.ToHexStringLower(altered)));
        }
    }

    [Fact]
    public async Task A_signed_ping_is_answered_and_everything_not_signed_is_refused_with_401()
    {
        using var signer = new Signer();
        await using var discord = await FakeDiscord.Start(Cancel);
        await using var bot = RunningBot.Build(discord, new FakeTimeProvider(_now), ("Discord:PublicKey", signer.PublicKey));
        var http = bot.Services.GetRequiredService<DiscordHttp>();
        var ping = Encoding.UTF8.GetBytes("""{"type":1}""");
        var (timestamp, good) = (Stamp(_now), signer.Sign(Stamp(_now), ping));

        Assert.Equal(new DiscordHttpReply(200, "application/json", """{"type":1}"""), await http.HandleAsync(good, timestamp, ping, Cancel));
        Assert.Equal(200, (await http.HandleAsync(good.ToUpperInvariant(), timestamp, ping, Cancel)).Status);
        foreach (var (signature, stamp, body) in ((string?, string?, byte[])[])
        [
            (null, timestamp, ping), (good, null, ping), ("", timestamp, ping), (good, "", ping), (good[..127], timestamp, ping), (good[..126], timestamp, ping),
            (good + "00", timestamp, ping), ("zz" + good[2..], timestamp, ping), (good, timestamp + "0", ping), (good, "yesterday", ping), (good, Stamp(_now.AddSeconds(1)), ping),
            (good, timestamp, [.. ping, 32]), (good, timestamp, []), (new string('0', 128), timestamp, ping), (good, new string('1', 5000), ping),
        ])
            Assert.Equal(new DiscordHttpReply(401), await http.HandleAsync(signature, stamp, body, Cancel));
    }

    [Theory]
    [InlineData(-299, 200)]
    [InlineData(299, 200)]
    [InlineData(-301, 401)]
    [InlineData(301, 401)]
    public async Task A_request_is_taken_for_some_minutes(int age, int expected)
    {
        using var signer = new Signer();
        await using var discord = await FakeDiscord.Start(Cancel);
        await using var bot = RunningBot.Build(discord, new FakeTimeProvider(_now), ("Discord:PublicKey", signer.PublicKey));
        var ping = Encoding.UTF8.GetBytes("""{"type":1}""");
        var stamp = Stamp(_now.AddSeconds(-age));

        Assert.Equal(expected, (await bot.Services.GetRequiredService<DiscordHttp>().HandleAsync(signer.Sign(stamp, ping), stamp, ping, Cancel)).Status);
    }

    [Fact]
    public async Task Signed_nonsense_is_not_an_interaction_and_too_much_of_it_is_not_read()
    {
        using var signer = new Signer();
        await using var discord = await FakeDiscord.Start(Cancel);
        await using var bot = RunningBot.Build(discord, new FakeTimeProvider(_now), ("Discord:PublicKey", signer.PublicKey));
        var http = bot.Services.GetRequiredService<DiscordHttp>();

        Assert.Equal(400, (await Post("not json")).Status);
        Assert.Equal(400, (await Post("[]")).Status);
        Assert.Equal(401, (await Post(new string(' ', DiscordHttp.LongestBody + 1))).Status);

        Task<DiscordHttpReply> Post(string text)
        {
            var body = Encoding.UTF8.GetBytes(text);
            return http.HandleAsync(signer.Sign(Stamp(_now), body), Stamp(_now), body, Cancel);
        }
    }

    [Fact]
    public async Task Without_a_key_nothing_is_taken()
    {
        await using var discord = await FakeDiscord.Start(Cancel);
        await using var bot = RunningBot.Build(discord);
        var http = bot.Services.GetRequiredService<DiscordHttp>();

        Assert.False(http.IsOn);
        Assert.Equal(401, (await http.HandleAsync(new string('0', 128), Stamp(_now), "{}"u8.ToArray(), Cancel)).Status);
    }

    private static string Stamp(DateTimeOffset at) => at.ToUnixTimeSeconds().ToString(System.Globalization.CultureInfo.InvariantCulture);
}
