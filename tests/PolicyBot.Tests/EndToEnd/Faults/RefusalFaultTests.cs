using PolicyBot.Tests.Fakes;
using PolicyBot.Tests.Fakes.Discord;
using PolicyBot.Tests.Running;
using DiscordFault = PolicyBot.Tests.Fakes.Discord.Fault;
using SlackFault = PolicyBot.Tests.Fakes.Slack.Fault;

namespace PolicyBot.Tests.EndToEnd.Faults;

/// <summary>What the platform no longer lets the bot do by the time the answer is ready.</summary>
public sealed class RefusalFaultTests
{
    private const string PostMessage = "chat.postMessage";
    private const string CreateMessage = "POST /channels/{channel_id}/messages";
    private const string Callback = "POST /interactions/{interaction_id}/{interaction_token}/callback";
    private const string EditOriginal = "PATCH /webhooks/{webhook_id}/{webhook_token}/messages/@original";

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("expired_url")]
    [InlineData("used_url")]
    [InlineData("no_active_hooks")]
    public async Task Slack_no_longer_takes_the_response_url(string error)
    {
        await using var trial = await SlackTrial.StartAsync();
        trial.Fake.Faults.Next("response_url", new SlackFault.Refusal(error), times: 5);

        await trial.AnsweredOnceAsync($"response_url expired ({error})", trial.Command());
    }

    [Fact]
    public async Task Slack_no_longer_takes_the_token()
    {
        await using var trial = await SlackTrial.StartAsync();
        var asked = await WhenAnsweringAsync(trial, () => trial.Fake.RevokeTokens(trial.Fake.Cast.Home));

        var tally = await trial.SettledAsync("token revoked", asked);
        Assert.Single(tally.Failures);
    }

    [Fact]
    public async Task Slack_has_the_bot_no_longer_in_the_channel()
    {
        await using var trial = await SlackTrial.StartAsync();
        var asked = await WhenAnsweringAsync(trial, () => trial.Fake.As(trial.Fake.Cast.Ana).RemoveBot(trial.Fake.Cast.General));

        var tally = await trial.SettledAsync("bot removed from channel", asked);
        // Whether the post or the news of the removal comes first decides between a direct message and a recorded failure.
        Assert.True(tally.Once + tally.Failures.Count == 1, tally.ToString());
    }

    [Fact]
    public async Task Slack_has_the_channel_archived()
    {
        await using var trial = await SlackTrial.StartAsync();
        var asked = await WhenAnsweringAsync(trial, () => trial.Fake.As(trial.Fake.Cast.Ana).Archive(trial.Fake.Cast.General));

        await trial.AnsweredOnceAsync("archived channel", asked);
        Assert.Contains(trial.Fake.As(trial.Fake.Cast.Max).Direct.Posts, post => post.ByBot is not null);
    }

    [Fact]
    public async Task Slack_misses_a_scope()
    {
        await using var trial = await SlackTrial.StartAsync();
        trial.Fake.Faults.Next(PostMessage, new SlackFault.Refusal("missing_scope"), times: 20);

        await trial.FailedAsync("missing permission (scope)", "missing_scope", trial.Mention());
    }

    [Fact]
    public async Task Discord_no_longer_knows_the_interaction()
    {
        await using var trial = await DiscordTrial.StartAsync();
        trial.Fake.Faults.Next(Callback, DiscordFault.Refused(404, 10062), times: 5);

        await trial.AnsweredOnceAsync("interaction expired before the answer", await trial.CommandAsync());
    }

    [Fact]
    public async Task Discord_no_longer_takes_the_interaction_token()
    {
        await using var trial = await DiscordTrial.StartAsync(settings: _ => new() { ["Discord:DeferAfter"] = "00:00:00.001" });
        trial.Fake.Faults.Next(EditOriginal, DiscordFault.Refused(401, 50027), times: 5);

        await trial.AnsweredOnceAsync("interaction token expired after deferring", await trial.CommandAsync());
    }

    [Fact]
    public async Task Discord_no_longer_takes_the_bot_token_until_an_operator_has_set_another()
    {
        await using var trial = await DiscordTrial.StartAsync();
        var asked = await WhenAnsweringAsync(trial, trial.Fake.Sockets.RevokeToken);
        await Patience.UntilAsync(
            async () => await trial.Journal.WaitsBecauseAsync(asked.Key, Token) is "Discord rejected the token.",
            "the reason is recorded",
            Token,
            trial.Scene.Story);

        await trial.Product.StopAsync();
        trial.Fake.Credentials.IsRevoked = false;
        await trial.Journal.EndLeasesAsync(Token);
        await trial.Product.StartAsync();

        await trial.AnsweredOnceAsync("token revoked, then renewed", asked);
    }

    [Fact]
    public async Task Discord_hides_the_channel_from_the_bot()
    {
        await using var trial = await DiscordTrial.StartAsync();
        var asked = await WhenAnsweringAsync(trial, () => trial.Fake.Admin.RemoveBot(trial.Fake.General));

        await trial.AnsweredOnceAsync("bot removed from channel", asked);
        Assert.Contains(trial.Fake.As(trial.Fake.Alice).Direct.Messages, message => message.Author == trial.Fake.Bot);
    }

    [Fact]
    public async Task Discord_throws_the_bot_out_of_the_server()
    {
        await using var trial = await DiscordTrial.StartAsync();
        var asked = await WhenAnsweringAsync(trial, () => trial.Fake.Admin.RemoveBot(trial.Fake.Guild));

        var tally = await trial.SettledAsync("bot removed from server", asked);
        Assert.True(tally.Once + tally.Failures.Count == 1, tally.ToString());
    }

    [Fact]
    public async Task Discord_has_the_thread_locked_and_archived()
    {
        await using var trial = await DiscordTrial.StartAsync();
        var thread = trial.Fake.Admin.AddThread(trial.Fake.General, "asylum", trial.Fake.Alice);
        var asked = await WhenAnsweringAsync(trial, () => trial.Fake.Admin.Archive(thread, locked: true), thread);

        await trial.AnsweredOnceAsync("archived and locked thread", asked);
    }

    [Fact]
    public async Task Discord_has_the_channel_deleted()
    {
        await using var trial = await DiscordTrial.StartAsync();
        var asked = await WhenAnsweringAsync(trial, () => trial.Fake.Admin.Delete(trial.Fake.General));

        var tally = await trial.SettledAsync("channel deleted", asked);
        Assert.True(tally.Once + tally.Failures.Count == 1, tally.ToString());
    }

    [Fact]
    public async Task Discord_misses_the_permission_to_send()
    {
        await using var trial = await DiscordTrial.StartAsync();
        var asked = await WhenAnsweringAsync(trial, () => trial.Fake.Admin.Deny(trial.Fake.General, trial.Fake.Bot, Permission.SendMessages));

        await trial.AnsweredOnceAsync("missing permission", asked);
    }

    [Fact]
    public async Task Discord_misses_the_permission_to_send_and_the_person_takes_no_direct_messages()
    {
        await using var trial = await DiscordTrial.StartAsync();
        trial.Fake.Alice.AcceptsDirectMessages = false;
        var asked = await WhenAnsweringAsync(trial, () => trial.Fake.Admin.Deny(trial.Fake.General, trial.Fake.Bot, Permission.SendMessages));

        await trial.FailedAsync("missing permission, no direct messages", "does not let the bot write", asked);
    }

    /// <summary>A question whose answer stands at the door while something happens.</summary>
    private static async Task<Asked> WhenAnsweringAsync(SlackTrial trial, Action happen)
    {
        var door = new Checkpoint();
        trial.Fake.Faults.Next(PostMessage, new SlackFault.Held(door, CarriedOut: false));
        var asked = trial.Mention();
        await trial.UntilAsync(() => door.Reached.IsCompleted, "the answer is on its way");
        happen();
        door.Open();
        return asked;
    }

    private static async Task<Asked> WhenAnsweringAsync(DiscordTrial trial, Action happen, Channel? where = null)
    {
        var door = new Checkpoint();
        trial.Fake.Faults.Next(CreateMessage, DiscordFault.Held(door, carriedOut: false));
        var asked = trial.Mention(where);
        await trial.UntilAsync(() => door.Reached.IsCompleted, "the answer is on its way");
        happen();
        door.Open();
        return asked;
    }
}
