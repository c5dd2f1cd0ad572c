using PolicyBot.Tests.Fakes;
using PolicyBot.Tests.Fakes.Discord;
using PolicyBot.Tests.Fakes.Slack;
using PolicyBot.Tests.Running;
using PolicyBot.Tests.Storage;
using DiscordFault = PolicyBot.Tests.Fakes.Discord.Fault;
using SlackFault = PolicyBot.Tests.Fakes.Slack.Fault;

namespace PolicyBot.Tests.EndToEnd;

/// <summary>
/// The executable is killed (SIGKILL) between the acknowledgement of a question and the record that its answer is posted, and
/// started again: people see one answer.
/// </summary>
public sealed class KillTests
{
    private const string PostMessage = "chat.postMessage";
    private const string ResponseUrl = "response_url";
    private const string Callback = "POST /interactions/{interaction_id}/{interaction_token}/callback";
    private const string EditOriginal = "PATCH /webhooks/{webhook_id}/{webhook_token}/messages/@original";
    private const string CreateMessage = "POST /channels/{channel_id}/messages";

    /// <summary>The moment of the kill, as seen from the platform.</summary>
    public enum Moment
    {
        /// <summary>The platform has just been told that the bot has the question.</summary>
        Acknowledged,

        /// <summary>The answer has come to the platform's door, and is not taken.</summary>
        AtTheDoor,

        /// <summary>The answer is posted, and the bot has not heard so.</summary>
        PostedUnheard,

        /// <summary>The answer is posted, and the bot is about to record it.</summary>
        Posted,
    }

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(Moment.Acknowledged)]
    [InlineData(Moment.AtTheDoor)]
    [InlineData(Moment.PostedUnheard)]
    [InlineData(Moment.Posted)]
    public async Task On_Slack_a_mention_is_answered_once(Moment moment)
    {
        await using var slack = await FakeSlack.Start(Token);
        var scene = new SlackScene(slack);
        await using var lives = new Lives(scene);

        var asked = await KilledAsync(scene, lives, moment, at => Hold(slack, PostMessage, at, moment), () => Task.FromResult(scene.Mention(slack.Cast.Max, slack.Cast.General)));

        await AnsweredOnceAsync(scene, lives, asked, $"Slack mention, {moment}");
    }

    [Theory]
    [InlineData(Moment.Acknowledged)]
    [InlineData(Moment.AtTheDoor)]
    [InlineData(Moment.PostedUnheard)]
    [InlineData(Moment.Posted)]
    public async Task On_Slack_a_command_is_answered_once(Moment moment)
    {
        await using var slack = await FakeSlack.Start(Token);
        var scene = new SlackScene(slack);
        await using var lives = new Lives(scene);

        var asked = await KilledAsync(scene, lives, moment, at => Hold(slack, ResponseUrl, at, moment), () => Task.FromResult(scene.Command(slack.Cast.Max, slack.Cast.General)));

        await AnsweredOnceAsync(scene, lives, asked, $"Slack command, {moment}");
    }

    /// <summary>
    /// The one window that Slack leaves open: where the bot cannot look whether its answer is there (for one person's eyes alone, or in
    /// a channel of which it is no member), it answers again when it dies after Slack took the answer and before that is recorded.
    /// </summary>
    [Fact]
    public async Task On_Slack_an_answer_that_the_bot_cannot_look_for_is_given_at_most_twice()
    {
        await using var slack = await FakeSlack.Start(Token);
        var scene = new SlackScene(slack);
        await using var lives = new Lives(scene);

        var asked = await KilledAsync(scene, lives, Moment.Posted, _ => { }, () => Task.FromResult(scene.Command(slack.Cast.Max, slack.Cast.Elsewhere)));

        var tally = await SettledAsync(scene, lives, asked, "Slack command where the bot is no member, Posted");
        Assert.Empty(tally.Lost);
        Assert.InRange(scene.To(asked), 1, 2);
    }

    [Theory]
    [InlineData(Moment.AtTheDoor)]
    [InlineData(Moment.PostedUnheard)]
    [InlineData(Moment.Posted)]
    public async Task On_Discord_a_mention_is_answered_once(Moment moment)
    {
        await using var discord = await FakeDiscord.Start(Token);
        var scene = new DiscordScene(discord);
        await using var lives = new Lives(scene);

        var asked = await KilledAsync(scene, lives, moment, at => Hold(discord, CreateMessage, at, moment), () => Task.FromResult(scene.Mention(discord.Alice, discord.General)));

        await AnsweredOnceAsync(scene, lives, asked, $"Discord mention, {moment}");
    }

    [Theory]
    [InlineData(Moment.Acknowledged)]
    [InlineData(Moment.AtTheDoor)]
    [InlineData(Moment.PostedUnheard)]
    [InlineData(Moment.Posted)]
    public async Task On_Discord_a_command_is_answered_once(Moment moment)
    {
        await using var discord = await FakeDiscord.Start(Token);
        var scene = new DiscordScene(discord);
        await using var lives = new Lives(scene);
        await lives.PrepareAsync(Token);

        var asked = await KilledAsync(scene, lives, moment, at => Hold(discord, Callback, at, moment), () => scene.CommandAsync(discord.Alice, discord.General));

        await AnsweredOnceAsync(scene, lives, asked, $"Discord command, {moment}");
    }

    [Theory]
    [InlineData(Moment.AtTheDoor)]
    [InlineData(Moment.PostedUnheard)]
    public async Task On_Discord_a_command_that_was_deferred_is_answered_once(Moment moment)
    {
        await using var discord = await FakeDiscord.Start(Token);
        var scene = new DiscordScene(discord);
        await using var lives = new Lives(scene, new Dictionary<string, string?> { ["Discord:DeferAfter"] = "00:00:00.001" });
        await lives.PrepareAsync(Token);

        var asked = await KilledAsync(scene, lives, moment, at => Hold(discord, EditOriginal, at, moment), () => scene.CommandAsync(discord.Alice, discord.General));

        await AnsweredOnceAsync(scene, lives, asked, $"Discord deferred command, {moment}");
    }

    [Fact]
    public async Task With_PostgreSQL_a_mention_on_Slack_is_answered_once()
    {
        await using var store = new PostgresStore();
        await using var slack = await FakeSlack.Start(Token);
        var scene = new SlackScene(slack);
        await using var lives = new Lives(scene, store.Settings);

        var asked = await KilledAsync(scene, lives, Moment.PostedUnheard, at => Hold(slack, PostMessage, at, Moment.PostedUnheard), () => Task.FromResult(scene.Mention(slack.Cast.Max, slack.Cast.General)));

        await AnsweredOnceAsync(scene, lives, asked, "Slack mention, PostgreSQL, PostedUnheard");
    }

    /// <summary>A life in which somebody asks, and which ends at the given moment.</summary>
    private static async Task<Asked> KilledAsync(IScene scene, Lives lives, Moment moment, Action<Checkpoint> hold, Func<Task<Asked>> ask)
    {
        var door = new Checkpoint();
        if (moment is Moment.AtTheDoor or Moment.PostedUnheard)
            hold(door);
        await lives.StartAsync(Token);
        var asked = await ask();
        await Patience.UntilAsync(
            () => moment switch
            {
                Moment.Acknowledged => asked.Acknowledged() is not null,
                Moment.Posted => scene.To(asked) == 1,
                // An answer that came another way than the one that is held is a moment too.
                _ => door.Reached.IsCompleted || scene.To(asked) == 1,
            },
            $"the moment {moment}",
            Token,
            () => lives.Bot.Log);
        await lives.KillAsync(Token);
        return asked;
    }

    private static async Task AnsweredOnceAsync(IScene scene, Lives lives, Asked asked, string name)
    {
        var tally = await SettledAsync(scene, lives, asked, name);
        Assert.Equal((1, 1), (tally.Accepted.Count, tally.Once));
        Assert.Contains("0 waiting, 0 failed", await lives.OutboxAsync(Token), StringComparison.Ordinal);
    }

    /// <summary>The next life, until all is done.</summary>
    private static async Task<Tally> SettledAsync(IScene scene, Lives lives, Asked asked, string name)
    {
        await lives.Journal.EndLeasesAsync(Token);
        await lives.StartAsync(Token);
        await lives.SettleAsync(Token);
        var tally = await Tally.OfAsync(scene, [asked], lives.Journal, Token);
        TestContext.Current.TestOutputHelper!.WriteLine(tally.Row(name));
        return tally;
    }

    private static void Hold(FakeSlack slack, string method, Checkpoint at, Moment moment) =>
        slack.Faults.Next(method, new SlackFault.Held(at, CarriedOut: moment is Moment.PostedUnheard));

    private static void Hold(FakeDiscord discord, string route, Checkpoint at, Moment moment) =>
        discord.Faults.Next(route, DiscordFault.Held(at, carriedOut: moment is Moment.PostedUnheard));
}
