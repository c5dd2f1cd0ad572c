using System.Globalization;
using System.Threading.Channels;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using PolicyBot.App;
using PolicyBot.App.Storage;
using PolicyBot.Asking;
using PolicyBot.Chat;

namespace PolicyBot.Tests.Chat;

/// <summary>The chat core with the real library, a real database and the real workers; the platform writes down what it is given to post.</summary>
internal sealed class Desk : IAsyncDisposable
{
    private static readonly TimeSpan _patience = TimeSpan.FromSeconds(60);

    private readonly string _directory = Directory.CreateTempSubdirectory("policybot-desk").FullName;
    private readonly IHost _host;
    private int _events;

    private Desk(Action<IServiceCollection>? change, IReadOnlyDictionary<string, string?>? settings)
    {
        var builder = Host.CreateEmptyApplicationBuilder(new());
        builder.Configuration.AddInMemoryCollection(new Dictionary<string, string?> { ["Storage:Path"] = Path.Combine(_directory, "bot.db") }).AddInMemoryCollection(settings ?? new Dictionary<string, string?>());
        builder.Services.AddKnowledge(builder.Configuration).AddOrchestration().AddStorage(builder.Configuration).AddChat();
        builder.Services.AddSingleton<IPostMessages>(Platform).AddSingleton<IDescribePeople>(Platform);
        // The library is read once for all tests.
        builder.Services.AddSingleton(EndToEnd.Bot.Services.GetRequiredService<LiveKnowledge>());
        change?.Invoke(builder.Services);
        _host = builder.Build();
    }

    public RecordingPlatform Platform { get; } = new();

    public IServiceProvider Services => _host.Services;

    public static async Task<Desk> OpenAsync(Action<IServiceCollection>? change = null, IReadOnlyDictionary<string, string?>? settings = null)
    {
        var desk = new Desk(change, settings);
        await desk._host.StartAsync(TestContext.Current.CancellationToken);
        return desk;
    }

    public ChatEvent Event(Act act, string person = "U1", string channel = "C1", Surface surface = Surface.Channel, string? thread = null, Standing standing = Standing.Member, Language? locale = null) => new(
        new("test:" + (++_events).ToString(CultureInfo.InvariantCulture)),
        new(RecordingPlatform.Name, "T1", channel, thread),
        surface,
        new(new("test:" + person), person, standing, locale),
        act,
        new("ticket", DateTimeOffset.MaxValue, "m1"),
        Services.GetRequiredService<TimeProvider>().GetUtcNow());

    public Task<Receipt> ReceiveAsync(ChatEvent happened) => Services.GetRequiredService<IReceiveEvents>().ReceiveAsync(happened, TestContext.Current.CancellationToken);

    /// <summary>Hands an event in and waits for the posts that it leads to.</summary>
    public async Task<IReadOnlyList<Post>> TellAsync(ChatEvent happened, int posts = 1)
    {
        Assert.IsType<Receipt.Stored>(await ReceiveAsync(happened));
        return await PostsAsync(posts);
    }

    public async Task<IReadOnlyList<Post>> PostsAsync(int count)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        patience.CancelAfter(_patience);
        var posts = new List<Post>();
        while (posts.Count < count)
            posts.Add(await Platform.Posted.Reader.ReadAsync(patience.Token));
        return posts;
    }

    public Task<IReadOnlyList<Post>> CommandAsync(string text, string person = "U1", string channel = "C1", Surface surface = Surface.Channel, Standing standing = Standing.Member, Language? locale = null, int posts = 1) =>
        TellAsync(Event(CommandReader.Read(text), person, channel, surface, standing: standing, locale: locale), posts);

    public Task<IReadOnlyList<Post>> PressAsync(ButtonRef button, string person = "U1", string channel = "C1", Surface surface = Surface.Channel, int posts = 1) =>
        TellAsync(Event(new Act.Pressed(button), person, channel, surface), posts);

    public async ValueTask DisposeAsync()
    {
        await _host.StopAsync(CancellationToken.None);
        _host.Dispose();
        Directory.Delete(_directory, recursive: true);
    }
}

/// <summary>A platform that posts everything at once, unless it was told what to answer.</summary>
internal sealed class RecordingPlatform : IPostMessages, IDescribePeople
{
    private readonly Queue<PostOutcome> _outcomes = [];

    public static PlatformName Name { get; } = new("test");

    public PlatformName Platform => Name;

    public Channel<Post> Posted { get; } = Channel.CreateUnbounded<Post>();

    /// <summary>What people may do whose events do not say.</summary>
    public Standing Standing { get; set; } = Standing.Member;

    /// <summary>What the next attempts come to, in order.</summary>
    public void Answer(params PostOutcome[] outcomes)
    {
        foreach (var outcome in outcomes)
            _outcomes.Enqueue(outcome);
    }

    public Task<PostOutcome> PostAsync(Post post, CancellationToken cancellationToken)
    {
        Posted.Writer.TryWrite(post);
        return Task.FromResult(_outcomes.TryDequeue(out var outcome) ? outcome : new PostOutcome.Posted("m" + post.Key));
    }

    /// <summary>The time zone of everybody.</summary>
    public string? Zone { get; set; }

    public Task<string?> ZoneAsync(Place place, Person person, CancellationToken cancellationToken) => Task.FromResult(Zone);

    public Task<Standing> StandingAsync(Place place, Person person, CancellationToken cancellationToken) => Task.FromResult(Standing);
}

internal static class Reading
{
    public static Answer Answer(this Post post) => Assert.IsType<Content.OfAnswer>(post.Message.Content).Answer;

    public static string Text(this Post post) => post.Message.Content switch
    {
        Content.OfAnswer answer => answer.Answer.Text,
        Content.Note note => string.Join('\n', [note.Title ?? "", .. note.Lines]),
        _ => throw new System.Diagnostics.UnreachableException(),
    };

    public static ButtonRef Button(this Post post, ButtonKind kind) => post.Message.Buttons.First(b => b.Ref.Kind == kind).Ref;

    public static bool Has(this Post post, ButtonKind kind) => post.Message.Buttons.Any(b => b.Ref.Kind == kind);
}
