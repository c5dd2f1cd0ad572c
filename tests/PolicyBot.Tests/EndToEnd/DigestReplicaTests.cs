using PolicyBot.Chat;
using PolicyBot.Tests.Fakes.Slack;
using PolicyBot.Tests.Running;
using PolicyBot.Tests.Storage;

namespace PolicyBot.Tests.EndToEnd;

/// <summary>Two replicas of the executable on one PostgreSQL, of which one is killed (SIGKILL) while digests are being posted.</summary>
public sealed class DigestReplicaTests
{
    private const int Channels = 40;
    private const int Some = 3;

    private static readonly TimeSpan _idle = TimeSpan.FromSeconds(15);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Each_channel_gets_its_digest_once()
    {
        await using var store = new PostgresStore();
        await using var slack = await FakeSlack.Start(Token);
        var scene = new SlackScene(slack, Channels, people: 1);
        var settings = new Dictionary<string, string?>(scene.Settings, StringComparer.OrdinalIgnoreCase) { ["Urls"] = "http://127.0.0.1:0", ["Storage:Postgres"] = store.ConnectionString };
        await SubscribeAsync(store, slack.Cast.Home.Id);
        await using var journal = Journal.Of(settings);

        await using var one = BotProcess.Start(settings);
        await using var other = BotProcess.Start(settings);
        await UntilAsync(() => scene.Posts().Count >= Some, "the first digests", one);
        await one.KillAsync();
        await OnlyTheDeadHoldsAsync(journal, other);
        await journal.EndLeasesAsync(Token);

        await UntilAsync(() => scene.Posts().Count >= Channels, "a digest in every channel", other);
        await Patience.UntilAsync(async () => (await journal.WaitingAsync(Token)).IsNothing, "nothing is left to post", Token, () => other.Log);
        Assert.Equal(Channels, scene.Posts().Count);
        Assert.Equal(Channels, scene.Posts().SelectMany(marks => marks).Distinct().Count());
    }

    /// <summary>Waits until the living one has posted what it could: what waits then, the dead one has taken.</summary>
    private static async Task OnlyTheDeadHoldsAsync(Journal journal, BotProcess living)
    {
        var (waits, since) = (-1L, TimeProvider.System.GetTimestamp());
        await Patience.UntilAsync(
            async () =>
            {
                var now = (await journal.WaitingAsync(Token)).Posts;
                if (now != waits)
                    (waits, since) = (now, TimeProvider.System.GetTimestamp());
                return TimeProvider.System.GetElapsedTime(since) > _idle;
            },
            "the living one has nothing more to post",
            Token,
            () => living.Log,
            TimeSpan.FromSeconds(120));
    }

    private static async Task SubscribeAsync(PostgresStore store, string team)
    {
        var bot = await store.StartAsync();
        var asked = new ChatEvent(new("subscribe"), new(new("slack"), team, "C0"), Surface.Channel, new(new("slack:T:U"), "U"), new Act.Stopped(), ReplyRoute.None, store.Time.GetUtcNow());
        await bot.Inbox.AddAsync(asked, Token);
        await bot.Inbox.CommitAsync(
            asked.Id,
            [
                .. Enumerable.Range(1, Channels).Select(n => new Effect.Subscribe(new(
                    $"weekly-{n}",
                    new(new("slack"), team, $"C0SCENE{n:D4}"),
                    Direct: false,
                    new("0 9 * * 1", "America/New_York"),
                    new(["courts"], [], Language.English),
                    Quiet: false,
                    By: null,
                    Paused: false,
                    new(2026, 2, 22),
                    store.Time.GetUtcNow()))),
            ],
            Token);
    }

    private static Task UntilAsync(Func<bool> isTrue, string what, BotProcess bot) => Patience.UntilAsync(() => Task.FromResult(isTrue()), what, Token, () => bot.Log, TimeSpan.FromSeconds(120));
}
