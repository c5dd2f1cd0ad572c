using Microsoft.Extensions.DependencyInjection;
using PolicyBot.Chat;
using PolicyBot.Tests.Fakes.Discord;

namespace PolicyBot.Tests.EndToEnd.Faults;

/// <summary>A digest that is due where the platform does not take it: it is recorded as failed, and who subscribed is told where that can be.</summary>
public sealed class DigestFaultTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task In_an_archived_channel_of_Slack()
    {
        await using var trial = await SlackTrial.StartAsync();
        var (home, channel, max) = (trial.Fake.Cast.Home, trial.Fake.Cast.General, trial.Fake.Cast.Max);
        trial.Fake.As(trial.Fake.Cast.Ana).Archive(channel);

        await SubscribeAsync(trial, new(new("slack"), home.Id, channel.Id), new(new($"slack:{home.Id}:{max.Id}"), max.Id));

        await trial.UntilAsync(() => trial.Fake.As(max).Direct.Posts.Any(p => p.ByBot is not null), "the person who subscribed is told");
        Assert.Contains("is_archived", trial.Fake.As(max).Direct.Posts.Single(p => p.ByBot is not null).Text, StringComparison.Ordinal);
        Assert.Contains("is_archived", Assert.Single(await FailuresAsync(trial)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task In_a_channel_that_Discord_hides_from_the_bot()
    {
        await using var trial = await DiscordTrial.StartAsync();
        var discord = trial.Fake;
        discord.Admin.Deny(discord.General, discord.Bot, Permission.SendMessages);

        await SubscribeAsync(trial, new(new("discord"), discord.Guild.Id, discord.General.Id), new(new("discord:" + discord.Alice.Id), discord.Alice.Id));

        await trial.UntilAsync(() => discord.FromBot.Any(m => m.Channel.Recipient == discord.Alice), "the person who subscribed is told");
        Assert.DoesNotContain(discord.FromBot, m => m.Channel == discord.General);
        Assert.Single(await FailuresAsync(trial));
    }

    /// <summary>As if it had been due since the spring of 2026.</summary>
    private static async Task SubscribeAsync(Trial trial, Place channel, Person by)
    {
        var inbox = trial.Product.Services.GetRequiredService<IInbox>();
        var wish = new ChatEvent(new("test:subscribe"), channel with { Channel = "elsewhere" }, Surface.Channel, by, new Act.Stopped(), ReplyRoute.None, TimeProvider.System.GetUtcNow());
        await inbox.AddAsync(wish, Token);
        var due = new DateTimeOffset(2026, 6, 1, 13, 0, 0, TimeSpan.Zero);
        await inbox.CommitAsync(
            wish.Id,
            [new Effect.Subscribe(new("weekly", channel, Direct: false, new("0 9 * * 1", "America/New_York"), new([], [], Language.English), Quiet: false, by, Paused: false, new(2026, 5, 31), due))],
            Token);
    }

    private static async Task<IReadOnlyList<string>> FailuresAsync(Trial trial) => [.. (await trial.Journal.PostsAsync(Token)).Values.OfType<string>()];
}
