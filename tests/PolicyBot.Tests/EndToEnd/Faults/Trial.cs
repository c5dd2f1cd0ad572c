using Microsoft.Extensions.DependencyInjection;
using PolicyBot.Discord.Registration;
using PolicyBot.Tests.Fakes.Discord;
using PolicyBot.Tests.Fakes.Slack;
using PolicyBot.Tests.Running;

namespace PolicyBot.Tests.EndToEnd.Faults;

/// <summary>The whole service on one platform where something goes wrong, and what became of the questions meanwhile.</summary>
internal abstract class Trial(IScene scene, Product product) : IAsyncDisposable
{
    public Product Product => product;

    public IScene Scene => scene;

    public Journal Journal { get; } = Journal.Of(product.Settings);

    private protected static CancellationToken Token => TestContext.Current.CancellationToken;

    public Task ConnectedAsync() => UntilAsync(() => scene.Connections > 0, "the bot is connected");

    public Task AnsweredAsync(Asked asked) => UntilAsync(() => scene.To(asked) > 0, "an answer");

    public Task AcknowledgedAsync(Asked asked) => UntilAsync(() => asked.Acknowledged() is not null, "the acknowledgement");

    public Task UntilAsync(Func<bool> isTrue, string what) => Patience.UntilAsync(isTrue, what, Token, scene.Story);

    /// <summary>Waits until all is done, counts, and has each question answered once.</summary>
    public async Task AnsweredOnceAsync(string fault, params IReadOnlyList<Asked> asked)
    {
        var tally = await SettledAsync(fault, asked);
        Assert.True(tally.Once == asked.Count, $"{tally}\n{scene.Story()}");
    }

    /// <summary>The same for questions that cannot be answered: the reason is recorded.</summary>
    public async Task FailedAsync(string fault, string reason, params IReadOnlyList<Asked> asked)
    {
        var tally = await SettledAsync(fault, asked);
        Assert.True(tally.Failures.Count == asked.Count && tally.Failures.All(r => r.Contains(reason, StringComparison.Ordinal)), $"{tally} {string.Join("; ", tally.Failures)}\n{scene.Story()}");
    }

    /// <summary>Waits until nothing is left to do, and counts.</summary>
    public async Task<Tally> SettledAsync(string fault, params IReadOnlyList<Asked> asked)
    {
        await Patience.UntilAsync(
            async () => scene.IsQuiet && await AreAllHereAsync(asked) && (await Journal.WaitingAsync(Token)).IsNothing,
            "everything is answered or recorded as failed",
            Token,
            scene.Story);
        var tally = await Tally.OfAsync(scene, asked, Journal, Token);
        TestContext.Current.TestOutputHelper!.WriteLine(tally.Row($"{fault} | {scene.Platform}"));
        Assert.True(tally.Lost.Count == 0 && tally.Accepted.Count == asked.Count, $"{tally}\n{scene.Story()}");
        return tally;
    }

    public async ValueTask DisposeAsync()
    {
        await product.DisposeAsync();
        await Journal.DisposeAsync();
        await EndAsync();
        GC.SuppressFinalize(this);
    }

    private protected abstract ValueTask EndAsync();

    /// <summary>What is on its way to the bot has not arrived as long as there is neither a row nor a receipt.</summary>
    private async Task<bool> AreAllHereAsync(IReadOnlyList<Asked> asked)
    {
        var events = await Journal.EventsAsync(Token);
        return asked.All(a => events.ContainsKey(a.Fingerprint));
    }
}

internal sealed class SlackTrial : Trial
{
    private SlackTrial(FakeSlack slack, Product product)
        : base(new SlackScene(slack), product) => Fake = slack;

    public FakeSlack Fake { get; }

    private SlackScene Slack => (SlackScene)Scene;

    public static async Task<SlackTrial> StartAsync(FakeSlackOptions? options = null, Func<FakeSlack, Dictionary<string, string?>>? settings = null, Action<IServiceCollection>? replacing = null)
    {
        var slack = await FakeSlack.Start(options ?? new() { RetryDelays = [TimeSpan.Zero, TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(5)] }, Token);
        var trial = new SlackTrial(slack, await Product.StartAsync(slack, settings: settings?.Invoke(slack), replacing: replacing));
        await trial.ConnectedAsync();
        return trial;
    }

    /// <summary>Max mentions the bot in #general.</summary>
    public Asked Mention() => Slack.Mention(Fake.Cast.Max, Fake.Cast.General);

    public Asked Command() => Slack.Command(Fake.Cast.Max, Fake.Cast.General);

    private protected override ValueTask EndAsync() => Fake.DisposeAsync();
}

internal sealed class DiscordTrial : Trial
{
    private DiscordTrial(FakeDiscord discord, Product product)
        : base(new DiscordScene(discord), product) => Fake = discord;

    public FakeDiscord Fake { get; }

    private DiscordScene Discord => (DiscordScene)Scene;

    public static async Task<DiscordTrial> StartAsync(FakeDiscordOptions? options = null, Func<FakeDiscord, Dictionary<string, string?>>? settings = null, Action<IServiceCollection>? replacing = null)
    {
        var discord = await FakeDiscord.Start(Token, options);
        var trial = new DiscordTrial(discord, await Product.StartAsync(discord: discord, settings: settings?.Invoke(discord), replacing: replacing));
        Assert.True((await trial.Product.Services.GetRequiredService<DiscordCommands>().RegisterAsync(null, Token)).IsDone);
        await trial.ConnectedAsync();
        return trial;
    }

    /// <summary>Alice mentions the bot, in #general where nothing else is said.</summary>
    public Asked Mention(Channel? where = null) => Discord.Mention(Fake.Alice, where ?? Fake.General);

    public Task<Asked> CommandAsync() => Discord.CommandAsync(Fake.Alice, Fake.General);

    private protected override ValueTask EndAsync() => Fake.DisposeAsync();
}
