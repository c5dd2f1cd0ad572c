using Microsoft.Extensions.DependencyInjection;
using PolicyBot.Chat;
using PolicyBot.Digests;
using PolicyBot.Tests.Fakes.Discord;
using PolicyBot.Tests.Running;

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

    /// <summary>Slack's word of it was lost: the bot finds out when it posts.</summary>
    [Fact]
    public async Task In_a_workspace_of_Slack_whose_token_is_revoked()
    {
        await using var trial = await SlackTrial.StartAsync();
        var (home, channel, max) = (trial.Fake.Cast.Home, trial.Fake.Cast.General, trial.Fake.Cast.Max);
        home.Bot!.Revoked = true;

        await SubscribeAsync(trial, new(new("slack"), home.Id, channel.Id), new(new($"slack:{home.Id}:{max.Id}"), max.Id));

        // The digest, and the word to the person, which has no other way to go.
        await Patience.UntilAsync(async () => (await FailuresAsync(trial)).Count == 2 && (await trial.Journal.WaitingAsync(Token)).IsNothing, "both are given up", Token, trial.Scene.Story);
        Assert.Contains("token_revoked", (await FailuresAsync(trial))[0], StringComparison.Ordinal);
        Assert.InRange(trial.Fake.Recorder.Requests.Count(r => r.Error == "token_revoked"), 1, 2);
        Assert.Equal((1, true), await RunsAsync(trial));
    }

    /// <summary>The bot was thrown out while it was not there to hear of it. Discord lets it write to those whom it meets in another server.</summary>
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task In_a_server_of_Discord_that_has_thrown_the_bot_out(bool meetsElsewhere)
    {
        await using var trial = await DiscordTrial.StartAsync();
        var discord = trial.Fake;
        if (meetsElsewhere)
            discord.Admin.AddGuild("Elsewhere", discord.Alice);
        discord.Guild.HasBot = false;
        discord.Guild.Members.Remove(discord.Bot.Id);

        await SubscribeAsync(trial, new(new("discord"), discord.Guild.Id, discord.General.Id), new(new("discord:" + discord.Alice.Id), discord.Alice.Id));

        await Patience.UntilAsync(async () => (await FailuresAsync(trial)).Count == (meetsElsewhere ? 1 : 2) && (await trial.Journal.WaitingAsync(Token)).IsNothing, "the digest is given up", Token, trial.Scene.Story);
        Assert.Contains(await FailuresAsync(trial), f => f.Contains("Discord refused it", StringComparison.Ordinal));
        Assert.Equal(meetsElsewhere ? [discord.Alice] : [], discord.FromBot.Select(m => m.Channel.Recipient));
        Assert.InRange(discord.Recording.Of("POST /channels/{channel_id}/messages").Count(r => r.Path.Contains(discord.General.Id, StringComparison.Ordinal)), 1, 2);
        Assert.Equal((1, true), await RunsAsync(trial));
    }

    [Fact]
    public async Task With_a_token_that_Discord_rejects()
    {
        await using var trial = await DiscordTrial.StartAsync(new() { HeartbeatInterval = TimeSpan.FromHours(2) }, replacing: services => services.AddSingleton<TimeProvider>(new Discord.QuickClock(times: 200)));
        var discord = trial.Fake;
        discord.Faults.Next("POST /channels/{channel_id}/messages", Fault.Refused(401, 0));

        await SubscribeAsync(trial, new(new("discord"), discord.Guild.Id, discord.General.Id), new(new("discord:" + discord.Alice.Id), discord.Alice.Id));

        await Patience.UntilAsync(async () => (await FailuresAsync(trial)).Count == 2 && (await trial.Journal.WaitingAsync(Token)).IsNothing, "both are given up", Token, trial.Scene.Story);
        Assert.Contains("Discord rejected the token", (await FailuresAsync(trial))[0], StringComparison.Ordinal);
        Assert.Single(discord.Recording.Of("POST /channels/{channel_id}/messages"));
    }

    private static Task SubscribeAsync(Trial trial, Place channel, Person by) =>
        Overdue.SubscribeAsync(trial.Product.Services, Overdue.Weekly("weekly", channel, new([], [], Language.English), by));

    /// <returns>How many runs there were, and whether the next one is still to come.</returns>
    private static async Task<(int Runs, bool IsNextToCome)> RunsAsync(Trial trial)
    {
        var now = TimeProvider.System.GetUtcNow();
        var due = await trial.Product.Services.GetRequiredService<IKeepSubscriptions>().DueAsync(now.AddDays(8), 10, Token);
        return (await trial.Journal.RunsAsync(Token), due is [var one] && one.Next > now);
    }

    private static async Task<IReadOnlyList<string>> FailuresAsync(Trial trial) => [.. (await trial.Journal.PostsAsync(Token)).Values.OfType<string>()];
}
