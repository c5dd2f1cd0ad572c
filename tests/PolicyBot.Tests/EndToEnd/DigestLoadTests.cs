using Microsoft.Extensions.DependencyInjection;
using PolicyBot.Chat;
using PolicyBot.Tests.Fakes.Discord;
using PolicyBot.Tests.Fakes.Slack;
using PolicyBot.Tests.Running;
using Reply = PolicyBot.Chat.Reply;

namespace PolicyBot.Tests.EndToEnd;

/// <summary>A thousand digests that are due in the same minute, two in each of 500 channels, within what the platforms allow.</summary>
public sealed class DigestLoadTests
{
    private const int Channels = 500;
    private const int Digests = 2 * Channels;

    private static readonly string[] _scopes = ["courts", "asylum"];

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task On_Slack_each_comes_once_in_order_and_no_call_is_one_too_many()
    {
        var clock = new Discord.QuickClock(times: 8);
        await using var slack = await FakeSlack.Start(new() { Clock = clock }, Token);
        var scene = new SlackScene(slack, Channels, people: 1);
        await using var product = await Product.StartAsync(slack, replacing: services => services.AddSingleton<TimeProvider>(clock));

        await SubscribeAsync(product, n => new(new("slack"), slack.Cast.Home.Id, $"C0SCENE{n:D4}"));
        await Patience.UntilAsync(() => scene.Posts().Count >= Digests, "every digest is posted", Token, () => $"{scene.Posts().Count} posts, {slack.Recorder.Requests.Count(r => r.Status == 429)} limits");
        await using var journal = Journal.Of(product.Settings);
        await Patience.UntilAsync(async () => (await journal.WaitingAsync(Token)).IsNothing, "nothing is left", Token);

        Assert.Empty(slack.World.Files);
        Assert.Equal(Digests, scene.Posts().SelectMany(marks => marks).Distinct().Count());
        Assert.Equal(Digests, scene.Posts().Count);
        Assert.DoesNotContain(slack.Recorder.Requests, r => r.Status == 429);
        var keys = slack.World.Channels.Values.Where(c => c.Id.StartsWith("C0SCENE", StringComparison.Ordinal)).Select(c => (c.Id, Keys: c.Posts.Select(p => p.Metadata!["event_payload"]!["key"]!.GetValue<string>()))).ToList();
        Assert.All(keys, c => Assert.Equal(KeysOf("slack", int.Parse(c.Id[7..], null)), c.Keys));
    }

    [Fact]
    public async Task On_Discord_each_comes_once_in_order_and_no_call_is_one_too_many()
    {
        await using var discord = await FakeDiscord.Start(Token);
        var channels = Enumerable.Range(1, Channels).Select(n => discord.Admin.AddChannel(discord.Guild, $"scene-{n}")).ToList();
        await using var product = await Product.StartAsync(discord: discord);
        await discord.Until(() => discord.Sockets.Connected > 0, "the bot is connected", Token);

        await SubscribeAsync(product, n => new(new("discord"), discord.Guild.Id, channels[n - 1].Id));
        await Patience.UntilAsync(() => discord.FromBot.Count >= Digests, "every digest is posted", Token, () => $"{discord.FromBot.Count} posts, {discord.Recording.Requests.Count(r => r.Status == 429)} limits");
        await using var journal = Journal.Of(product.Settings);
        await Patience.UntilAsync(async () => (await journal.WaitingAsync(Token)).IsNothing, "nothing is left", Token);

        Assert.Equal(Digests, discord.FromBot.Count);
        Assert.DoesNotContain(discord.Recording.Requests, r => r.Status == 429);
        Assert.All(channels, (channel, i) => Assert.Equal(KeysOf("discord", i + 1), discord.FromBot.Where(m => m.Channel == channel).Select(m => m.Nonce!.ToString())));
    }

    private static string[] KeysOf(string platform, int channel) =>
        [.. _scopes.Select(scope => Reply.Key(new($"{platform}:digest:{scope}-{channel}:{Overdue.Since.ToUnixTimeSeconds()}"), 0))];

    private static Task SubscribeAsync(Product product, Func<int, Place> place) => Overdue.SubscribeAsync(
        product.Services,
        [.. Enumerable.Range(1, Channels).SelectMany(n => _scopes.Select(scope => Overdue.Weekly($"{scope}-{n}", place(n), new([scope], [], Language.English))))]);
}
