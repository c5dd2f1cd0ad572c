using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using PolicyBot.Discord.Rest;
using PolicyBot.Discord.Wire;
using PolicyBot.Tests.Fakes.Discord;
using RateLimits = PolicyBot.Discord.Rest.RateLimits;

namespace PolicyBot.Tests.Discord;

/// <summary>Limits and failures of the REST API.</summary>
public sealed class RestTests
{
    private const string Messages = "POST /channels/{channel_id}/messages";

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Its_requests_say_who_it_is()
    {
        await using var discord = await FakeDiscord.Start(Cancel);
        await using var bot = RunningBot.Build(discord);

        await Rest(bot).SendAsync(Calls.Application, Cancel);

        var request = Assert.Single(discord.Recording.Requests);
        Assert.StartsWith("DiscordBot (", request.Headers["User-Agent"]);
        Assert.Equal("Bot " + discord.Token, request.Headers["Authorization"]);
    }

    [Fact]
    public async Task A_bucket_that_is_used_up_is_waited_for_and_not_run_against()
    {
        await using var discord = await FakeDiscord.Start(Cancel);
        await using var bot = RunningBot.Build(discord);
        discord.Limits.Set(Messages, 3, TimeSpan.FromSeconds(1));

        await Task.WhenAll(Enumerable.Range(0, 7).Select(i => Rest(bot).SendAsync(Patient(discord, i), Cancel)));

        Assert.Equal(7, discord.FromBot.Count);
        Assert.DoesNotContain(discord.Recording.Requests, r => r.Status == 429);
    }

    [Fact]
    public async Task A_limit_of_one_channel_does_not_hold_up_another()
    {
        await using var discord = await FakeDiscord.Start(Cancel);
        await using var bot = RunningBot.Build(discord);
        discord.Limits.Set(Messages, 1, TimeSpan.FromMinutes(1));
        await Rest(bot).SendAsync(Create(discord.General, "one"), Cancel);

        Assert.IsType<RestResult.Limited>(await Rest(bot).SendAsync(Create(discord.General, "two"), Cancel));
        Assert.IsType<RestResult.Done>(await Rest(bot).SendAsync(Create(discord.News, "three"), Cancel));
    }

    [Fact]
    public async Task A_short_limit_is_waited_for_and_a_long_one_handed_back()
    {
        await using var discord = await FakeDiscord.Start(Cancel);
        await using var bot = RunningBot.Build(discord);

        discord.Faults.Next(Messages, Fault.UserLimit(TimeSpan.FromSeconds(0.2)));
        Assert.IsType<RestResult.Done>(await Rest(bot).SendAsync(Create(discord.General, "one"), Cancel));
        discord.Faults.Next(Messages, Fault.SharedLimit(TimeSpan.FromSeconds(100)));
        var limited = Assert.IsType<RestResult.Limited>(await Rest(bot).SendAsync(Create(discord.General, "two"), Cancel));

        Assert.InRange(limited.After.TotalSeconds, 90, 110);
        Assert.IsType<RestResult.Done>(await Rest(bot).SendAsync(Create(discord.News, "three"), Cancel));
    }

    [Fact]
    public async Task A_global_limit_and_one_of_the_network_close_everything()
    {
        foreach (var fault in (Fault[])[Fault.GlobalLimit(TimeSpan.FromMinutes(1)), Fault.Cloudflare(TimeSpan.FromMinutes(1))])
        {
            await using var discord = await FakeDiscord.Start(Cancel);
            await using var bot = RunningBot.Build(discord);
            discord.Faults.Next(Messages, fault);

            Assert.IsType<RestResult.Limited>(await Rest(bot).SendAsync(Create(discord.General, "one"), Cancel));
            Assert.IsType<RestResult.Limited>(await Rest(bot).SendAsync(Create(discord.News, "two"), Cancel));
            Assert.Single(discord.Recording.Requests);
        }
    }

    [Fact]
    public async Task More_than_the_global_limit_is_spread_over_time()
    {
        await using var discord = await FakeDiscord.Start(Cancel);
        await using var bot = RunningBot.Build(discord);
        var channels = Enumerable.Range(0, 70).Select(i => discord.Admin.AddChannel(discord.Guild, "c" + i)).ToList();

        var results = await Task.WhenAll(channels.Select(c => Rest(bot).SendAsync(Create(c, "hello") with { Patience = TimeSpan.FromSeconds(30) }, Cancel)));

        Assert.All(results, r => Assert.IsType<RestResult.Done>(r));
        Assert.DoesNotContain(discord.Recording.Requests, r => r.Status == 429);
    }

    [Fact]
    public async Task A_request_without_a_nonce_is_never_repeated_blindly()
    {
        await using var discord = await FakeDiscord.Start(Cancel);
        await using var bot = RunningBot.Build(discord);
        discord.Faults.Next(Messages, Fault.ServerError(), times: 5);

        Assert.IsType<RestResult.Unreachable>(await Rest(bot).SendAsync(Calls.CreateMessage(discord.General.Id, Text("once")), Cancel));
        Assert.Single(discord.Recording.Requests);

        Assert.IsType<RestResult.Unreachable>(await Rest(bot).SendAsync(Create(discord.General, "thrice"), Cancel));
        Assert.Equal(4, discord.Recording.Requests.Count);
    }

    [Fact]
    public async Task A_cut_connection_is_an_outcome_and_no_exception()
    {
        await using var discord = await FakeDiscord.Start(Cancel);
        await using var bot = RunningBot.Build(discord);
        discord.Faults.Next(Messages, Fault.Reset, times: 5);

        Assert.IsType<RestResult.Unreachable>(await Rest(bot).SendAsync(Create(discord.General, "hello"), Cancel));
    }

    [Fact]
    public async Task A_rejected_token_stops_every_request_that_needs_it()
    {
        await using var discord = await FakeDiscord.Start(Cancel);
        await using var bot = RunningBot.Build(discord, settings: ("Discord:Token", "not.the.token"));

        Assert.IsType<RestResult.Stopped>(await Rest(bot).SendAsync(Calls.Application, Cancel));
        Assert.IsType<RestResult.Stopped>(await Rest(bot).SendAsync(Calls.Application, Cancel));

        Assert.Single(discord.Recording.Requests);
        Assert.Equal(HealthStatus.Unhealthy, (await bot.Health(Cancel)).Status);
    }

    [Fact]
    public void The_guard_closes_long_before_the_platform_would()
    {
        var time = new Microsoft.Extensions.Time.Testing.FakeTimeProvider();
        var guard = new InvalidRequests(time);
        for (var i = 0; i < 1000; i++)
            guard.Count();

        Assert.IsType<RestResult.Limited>(guard.Objection(Calls.Application));
        time.Advance(TimeSpan.FromMinutes(10));
        Assert.Null(guard.Objection(Calls.Application));
    }

    [Fact]
    public void Routes_that_the_platform_counts_together_share_a_bucket()
    {
        var time = new Microsoft.Extensions.Time.Testing.FakeTimeProvider();
        var limits = new RateLimits(time);
        var (one, other) = (new RestCall(HttpMethod.Get, "a/:id", "a/1", "1"), new RestCall(HttpMethod.Get, "b/:id", "b/1", "1"));
        foreach (var call in (RestCall[])[one, other])
        {
            using var response = new HttpResponseMessage();
            response.Headers.Add("X-RateLimit-Bucket", "abc");
            response.Headers.Add("X-RateLimit-Remaining", "0");
            response.Headers.Add("X-RateLimit-Reset-After", "1.5");
            limits.Learn(call, limits.Of(call), response.Headers);
        }

        Assert.Same(limits.Of(one), limits.Of(other));
        Assert.NotSame(limits.Of(one), limits.Of(one with { Major = "2" }));
        Assert.Equal(TimeSpan.FromSeconds(1.5), limits.Wait(limits.Of(other)));
        time.Advance(TimeSpan.FromSeconds(1.5));
        Assert.Equal(TimeSpan.Zero, limits.Wait(limits.Of(other)));
    }

    private static DiscordRest Rest(RunningBot bot) => bot.Services.GetRequiredService<DiscordRest>();

    private static OutgoingMessage Text(string text) => new(text, [], [], AllowedMentions.Only([]), []);

    private static RestCall Create(Channel channel, string text) => Calls.CreateMessage(channel.Id, Text(text) with { Nonce = text, EnforceNonce = true });

    private static RestCall Patient(FakeDiscord discord, int number) => Create(discord.General, "number " + number) with { Patience = TimeSpan.FromSeconds(30) };
}
