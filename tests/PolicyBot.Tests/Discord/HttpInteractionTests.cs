using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using PolicyBot.Chat;
using PolicyBot.Discord.Interactions;
using PolicyBot.Discord.Registration;
using PolicyBot.Tests.Fakes;
using PolicyBot.Tests.Fakes.Discord;

namespace PolicyBot.Tests.Discord;

/// <summary>The way by HTTP from end to end: the platform takes the endpoint, and answers come by the callback.</summary>
public sealed class HttpInteractionTests
{
    private const string Command =
        """
        {"id":"846462639134605312","application_id":"845027738276462632","type":2,"token":"a","version":1,"channel_id":"772908445358620702","guild_id":"290926798626357999",
         "member":{"user":{"id":"53908232506183680","username":"mason"},"permissions":"2147483647","roles":[]},
         "data":{"type":1,"name":"policy","id":"771825006014889984","options":[{"name":"topics","type":1}]}}
        """;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_platform_takes_the_endpoint_and_an_interaction_by_it_is_answered()
    {
        await using var discord = await FakeDiscord.Start(Cancel);
        await using var bot = await RunningBot.Connect(discord, Cancel, settings: ("Discord:PublicKey", discord.PublicKey));
        await bot.Services.GetRequiredService<DiscordCommands>().RegisterAsync(null, Cancel);
        await using var endpoint = await Endpoint(bot);
        bot.Receiver.Then = asked => bot.Post(Said.Reply(asked, "By the callback."));

        Assert.Null(await discord.Delivery.Save(endpoint.Address, Cancel));
        var interaction = await discord.As(discord.Alice).Run(discord.General, "policy", "ask", ("question", "what?"));
        var message = await discord.Answer(interaction, Cancel);

        Assert.Equal(202, interaction.HttpStatus);
        Assert.Contains("By the callback.", message.Embeds.ToJsonString());
        Assert.Single(bot.Receiver.Deliveries);
        Assert.DoesNotContain(discord.Recording.Frames, f => f.Event == "INTERACTION_CREATE");
    }

    [Fact]
    public async Task A_request_gets_its_202_only_when_the_interaction_is_stored()
    {
        using var signer = new Signer();
        await using var discord = await FakeDiscord.Start(Cancel);
        await using var bot = await RunningBot.Connect(discord, Cancel, settings: ("Discord:PublicKey", signer.PublicKey));
        var storing = new TaskCompletionSource();
        bot.Receiver.Gate = storing.Task;
        var (body, stamp) = (System.Text.Encoding.UTF8.GetBytes(Command), TimeProvider.System.GetUtcNow().ToUnixTimeSeconds().ToString(System.Globalization.CultureInfo.InvariantCulture));

        var reply = bot.Services.GetRequiredService<DiscordHttp>().HandleAsync(signer.Sign(stamp, body), stamp, body, Cancel);
        await Task.Delay(TimeSpan.FromMilliseconds(100), Cancel);
        Assert.False(reply.IsCompleted);

        storing.SetResult();
        Assert.Equal(202, (await reply).Status);
        Assert.Single(bot.Receiver.Events);
    }

    [Fact]
    public async Task A_request_that_is_replayed_is_handled_once()
    {
        await using var discord = await FakeDiscord.Start(Cancel);
        await using var bot = await RunningBot.Connect(discord, Cancel, settings: ("Discord:PublicKey", discord.PublicKey));
        await bot.Services.GetRequiredService<DiscordCommands>().RegisterAsync(null, Cancel);
        await using var endpoint = await Endpoint(bot);
        bot.Receiver.Then = asked => bot.Post(Said.Reply(asked, "Once."));
        await discord.Delivery.Save(endpoint.Address, Cancel);
        await discord.Answer(await discord.As(discord.Alice).Run(discord.General, "policy", "ask", ("question", "what?")), Cancel);

        using var again = await discord.Delivery.Send(endpoint.Address, System.Text.Encoding.UTF8.GetBytes(discord.Delivery.Posted[^1].Body), discord.Delivery.Timestamp(), signature: null, Cancel);
        discord.As(discord.Alice).Tell("and then this");
        await bot.Until(() => bot.Receiver.Events.Any(e => e.Act is Act.Said), "what came after", Cancel);

        Assert.Single(bot.Receiver.Deliveries, e => e.Act is Act.Commanded);
        Assert.Single(discord.FromBot, m => m.Channel == discord.General);
    }

    /// <summary>What the application does: read the bytes, hand them over, write what comes back.</summary>
    private static Task<Loopback> Endpoint(RunningBot bot) => Loopback.Start(
        async context =>
        {
            using var body = new MemoryStream();
            await context.Request.Body.CopyToAsync(body, context.RequestAborted);
            var reply = await bot.Services.GetRequiredService<DiscordHttp>()
                .HandleAsync(context.Request.Headers[DiscordHttp.SignatureHeader], context.Request.Headers[DiscordHttp.TimestampHeader], body.ToArray(), context.RequestAborted);
            context.Response.StatusCode = reply.Status;
            context.Response.ContentType = reply.ContentType;
            await context.Response.WriteAsync(reply.Body, context.RequestAborted);
        },
        Cancel);
}
