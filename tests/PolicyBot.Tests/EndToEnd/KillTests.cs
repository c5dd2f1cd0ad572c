using PolicyBot.Tests.Fakes;
using PolicyBot.Tests.Fakes.Discord;
using PolicyBot.Tests.Fakes.Slack;
using PolicyBot.Tests.Fakes.Slack.State;
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

    /// <summary>What was asked, and so the way that its answer takes.</summary>
    public enum Question
    {
        SlackMention,
        SlackCommand,
        DiscordMention,
        DiscordCommand,
        DiscordDeferredCommand,
    }

    /// <summary>
    /// Every moment of every question. Discord is told of no message that the bot has it; and a deferred command differs from another
    /// only in how its answer is posted.
    /// </summary>
    public static MatrixTheoryData<Question, Moment> AtEveryMoment { get; } = new([Question.SlackMention, Question.SlackCommand, Question.DiscordCommand], Enum.GetValues<Moment>());

    /// <inheritdoc cref="AtEveryMoment"/>
    public static TheoryData<Question, Moment> AtSome { get; } = new()
    {
        { Question.DiscordMention, Moment.AtTheDoor },
        { Question.DiscordMention, Moment.PostedUnheard },
        { Question.DiscordMention, Moment.Posted },
        { Question.DiscordDeferredCommand, Moment.AtTheDoor },
        { Question.DiscordDeferredCommand, Moment.PostedUnheard },
    };

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [MemberData(nameof(AtEveryMoment))]
    [MemberData(nameof(AtSome))]
    public async Task A_question_is_answered_once(Question question, Moment moment)
    {
        await using var ground = await Ground.Of(question);

        await AnsweredOnceAsync(ground, moment, $"{question}, {moment}");
    }

    [Fact]
    public async Task With_PostgreSQL_a_question_is_answered_once()
    {
        await using var store = new PostgresStore();
        await using var ground = await Ground.Of(Question.SlackMention, store.Settings);

        await AnsweredOnceAsync(ground, Moment.PostedUnheard, "SlackMention, PostgreSQL, PostedUnheard");
    }

    /// <summary>
    /// The one window that Slack leaves open: where the bot cannot look whether its answer is there (for one person's eyes alone, or in
    /// a channel of which it is no member), it answers again when it dies after Slack took the answer and before that is recorded.
    /// </summary>
    [Fact]
    public async Task On_Slack_an_answer_that_the_bot_cannot_look_for_is_given_at_most_twice()
    {
        await using var ground = await Ground.OnSlack(Question.SlackCommand, slack => slack.Cast.Elsewhere);

        var (asked, tally) = await KilledAndBackAsync(ground, Moment.Posted, "SlackCommand where the bot is no member, Posted");

        Assert.Empty(tally.Lost);
        Assert.InRange(ground.Scene.To(asked), 1, 2);
    }

    private static async Task AnsweredOnceAsync(Ground ground, Moment moment, string name)
    {
        var (_, tally) = await KilledAndBackAsync(ground, moment, name);

        Assert.Equal((1, 1), (tally.Accepted.Count, tally.Once));
        Assert.Contains("0 waiting, 0 failed", await ground.Lives.OutboxAsync(Token), StringComparison.Ordinal);
    }

    /// <summary>A life in which somebody asks, and which ends at the given moment; and the next, until all is done.</summary>
    private static async Task<(Asked Asked, Tally Tally)> KilledAndBackAsync(Ground ground, Moment moment, string name)
    {
        var (scene, lives, door) = (ground.Scene, ground.Lives, new Checkpoint());
        if (moment is Moment.AtTheDoor or Moment.PostedUnheard)
            ground.Hold(door, moment is Moment.PostedUnheard);
        await lives.PrepareAsync(Token);
        await lives.StartAsync(Token);
        var asked = await ground.Ask();
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

        await lives.Journal.EndLeasesAsync(Token);
        await lives.StartAsync(Token);
        await lives.SettleAsync(Token);
        var tally = await Tally.OfAsync(scene, [asked], lives.Journal, Token);
        TestContext.Current.TestOutputHelper!.WriteLine(tally.Row(name));
        return (asked, tally);
    }

    /// <summary>A platform on which one question is asked.</summary>
    /// <param name="Hold">Stops the call that posts its answer; whether it is carried out before.</param>
    private sealed record Ground(IAsyncDisposable Platform, IScene Scene, Lives Lives, Action<Checkpoint, bool> Hold, Func<Task<Asked>> Ask) : IAsyncDisposable
    {
        public static Task<Ground> Of(Question question, IReadOnlyDictionary<string, string?>? settings = null) =>
            question is Question.SlackMention or Question.SlackCommand ? OnSlack(question, slack => slack.Cast.General, settings) : OnDiscord(question);

        public static async Task<Ground> OnSlack(Question question, Func<FakeSlack, Conversation> where, IReadOnlyDictionary<string, string?>? settings = null)
        {
            var slack = await FakeSlack.Start(Token);
            var (scene, isMention) = (new SlackScene(slack), question is Question.SlackMention);
            return new(
                slack,
                scene,
                new(scene, settings),
                (at, carriedOut) => slack.Faults.Next(isMention ? "chat.postMessage" : "response_url", new SlackFault.Held(at, carriedOut)),
                () => Task.FromResult(isMention ? scene.Mention(slack.Cast.Max, where(slack)) : scene.Command(slack.Cast.Max, where(slack))));
        }

        public async ValueTask DisposeAsync()
        {
            await Lives.DisposeAsync();
            await Platform.DisposeAsync();
        }

        private static async Task<Ground> OnDiscord(Question question)
        {
            var discord = await FakeDiscord.Start(Token);
            var scene = new DiscordScene(discord);
            var route = question switch
            {
                Question.DiscordMention => "POST /channels/{channel_id}/messages",
                Question.DiscordCommand => "POST /interactions/{interaction_id}/{interaction_token}/callback",
                _ => "PATCH /webhooks/{webhook_id}/{webhook_token}/messages/@original",
            };
            return new(
                discord,
                scene,
                new(scene, question is Question.DiscordDeferredCommand ? new Dictionary<string, string?> { ["Discord:DeferAfter"] = "00:00:00.001" } : null),
                (at, carriedOut) => discord.Faults.Next(route, DiscordFault.Held(at, carriedOut)),
                () => question is Question.DiscordMention ? Task.FromResult(scene.Mention(discord.Alice, discord.General)) : scene.CommandAsync(discord.Alice, discord.General));
        }
    }
}
