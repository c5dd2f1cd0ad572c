using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;
using PolicyBot.Tests.Fakes;
using PolicyBot.Tests.Fakes.Discord;

namespace PolicyBot.Tests.Conformance;

/// <summary>What a test does with the fake: acts as people and administrators, and reads back what they see.</summary>
public sealed class DiscordActingTests
{
    private const string Help = """{"name":"help","description":"Help"}""";

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_conversation_reads_as_its_readers_see_it()
    {
        await using var discord = await FakeDiscord.Start(Cancellation);
        using var bot = new RawDiscordBot(discord);
        discord.Admin.Register(JsonNode.Parse(Help)!);
        var alice = discord.As(discord.Alice);
        alice.Say(discord.General, "How many?");
        var asked = await alice.Run(discord.General, "help");
        await bot.Answer(asked, """{"type":4,"data":{"content":"Here","flags":64,"embeds":[{"title":"Sources","fields":[{"name":"1","value":"CBP"}]}],"components":[{"type":1,"components":[{"type":2,"style":1,"label":"More","custom_id":"more"}]}]}}""");

        Assert.Equal(
            "alice: How many?\n\npolicybot (only you can see this): Here\n  | Sources\n  | 1: CBP\n  [More]\n",
            Transcript.Of(alice.Sees(discord.General)).ReplaceLineEndings("\n"));
        Assert.Equal("alice: How many?\n", Transcript.Of(discord.As(discord.Bob).Sees(discord.General)).ReplaceLineEndings("\n"));
    }

    [Fact]
    public async Task An_endpoint_that_takes_a_forged_signature_is_refused_when_it_is_saved()
    {
        await using var discord = await FakeDiscord.Start(Cancellation);
        await using var careless = await Loopback.Start(http => http.Response.WriteAsJsonAsync(new { type = 1 }), Cancellation);
        await using var broken = await Loopback.Start(Fail, Cancellation);

        Assert.Contains("wrong signature", await discord.Delivery.Save(careless.Address, Cancellation));
        Assert.Contains("500", await discord.Delivery.Save(broken.Address, Cancellation));
        Assert.Null(discord.InteractionsEndpoint);
    }

    [Fact]
    public async Task With_an_endpoint_the_gateway_is_silent_and_an_error_is_a_failure_that_the_user_sees()
    {
        await using var discord = await FakeDiscord.Start(Cancellation);
        await using var broken = await Loopback.Start(Fail, Cancellation);
        discord.Admin.Register(JsonNode.Parse(Help)!);
        using var gateway = await RawGateway.Identified(discord);
        await gateway.Receive("READY");
        discord.InteractionsEndpoint = broken.Address;
        var asked = await discord.As(discord.Alice).Run(discord.General, "help");
        discord.As(discord.Alice).Tell("and now over the gateway");
        await gateway.Receive("MESSAGE_CREATE");

        Assert.Equal(("The application did not respond", 500), (asked.Failure, asked.HttpStatus));
        Assert.DoesNotContain(discord.Recording.Frames, frame => frame.Event == "INTERACTION_CREATE");
    }

    [Fact]
    public async Task Bots_webhooks_roles_and_outages_are_told_as_Discord_tells_them()
    {
        await using var discord = await FakeDiscord.Start(Cancellation);
        using var gateway = await RawGateway.Identified(discord);
        await gateway.Receive("READY");
        var other = discord.Admin.AddUser("otherbot", isBot: true, discord.Guild);
        var staff = discord.Admin.AddRole(discord.Guild, "staff", Permission.None, discord.Bob);
        staff.Mentionable = true;
        discord.As(other).Say(discord.General, $"{discord.Bot.Mention} hello");
        discord.Admin.PostAsWebhook(discord.General, discord.Alice, $"{discord.Bot.Mention} hook");
        discord.As(discord.Alice).Say(discord.General, $"{staff.Mention} {discord.Bot.Mention} @everyone");
        discord.Admin.SetOutage(discord.Guild, isOut: true);

        Assert.True((await gateway.Receive("MESSAGE_CREATE")).At("d").At("author").Yes("bot"));
        Assert.True((await gateway.Receive("MESSAGE_CREATE")).At("d").Has("webhook_id"));
        var called = (await gateway.Receive("MESSAGE_CREATE")).At("d");
        Assert.Equal((staff.Id, true), (called.Items("mention_roles")[0].Text(), called.Yes("mention_everyone")));
        Assert.True((await gateway.Receive("GUILD_DELETE")).At("d").Yes("unavailable"));
    }

    [Fact]
    public async Task A_revoked_token_ends_the_socket_and_every_request()
    {
        await using var discord = await FakeDiscord.Start(Cancellation);
        using var bot = new RawDiscordBot(discord);
        using var gateway = await RawGateway.Identified(discord);
        await gateway.Receive("READY");
        discord.Sockets.RevokeToken();

        Assert.Equal(4004, await gateway.Closed());
        Assert.Equal(401, (await bot.Say(discord.General, """{"content":"x"}""")).Status);
    }

    private static Task Fail(HttpContext http)
    {
        http.Response.StatusCode = StatusCodes.Status500InternalServerError;
        return Task.CompletedTask;
    }
}
