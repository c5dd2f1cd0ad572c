using Microsoft.AspNetCore.Http;

namespace PolicyBot.Tests.Fakes.Discord;

/// <summary>
/// Discord on this machine: REST, gateway and interactions, with the documented rules enforced. A test starts it, points the bot
/// at <see cref="ApiBase"/> with <see cref="Token"/>, acts as users do (<see cref="As"/>), plays faults, and reads back what
/// came and what a user sees.
/// </summary>
internal sealed class FakeDiscord : IAsyncDisposable
{
    private static readonly TimeSpan _patience = TimeSpan.FromSeconds(30);

    private readonly CancellationTokenSource _stopping = new();
    private readonly Changes _changes = new();
    private readonly Signer _signer = new();
    private readonly World _world;
    private readonly Posting _posting;
    private readonly Events _events;
    private readonly Delivery _delivery;
    private readonly GatewayServer _gateway;
    private readonly RestServer _rest;
    private readonly ControlServer _control;
    private Loopback? _loopback;

    private FakeDiscord(FakeDiscordOptions options)
    {
        Options = options;
        Recording = new(_changes);
        Credentials = new(options.Token);
        Limits = new(options.Time, options.GlobalLimit);
        SessionStarts = new(options);
        _world = new(options.Time);
        var sessions = new GatewaySessions(_world, _changes);
        var switches = new GatewaySwitches();
        _events = new(_world, sessions, options);
        var handshake = new Handshake(options, _world, Credentials, SessionStarts, switches, sessions, _changes, () => ResumeUrl);
        _gateway = new(options, _world, Recording, Faults, switches, sessions, handshake, _changes);
        _posting = new(_world, _events);
        var answers = new InteractionAnswers(_world, _posting, options);
        _delivery = new(_world, _events, answers, _signer, options, _changes);
        var access = new ChannelAccess(_world);
        var commands = new CommandRoutes(_world);
        Route[] routes =
        [
            .. new IdentityRoutes(this, _world, options, SessionStarts).Routes,
            .. commands.Routes,
            .. new InteractionRoutes(_world, options, answers, _posting).Routes,
            .. new MessageRoutes(_world, access, _posting, _events).Routes,
            .. new ChannelRoutes(_world, access, _posting, _events).Routes,
        ];
        _rest = new(options, _world, Recording, Limits, Faults, Credentials, _changes, routes);
        Sockets = new(_world, sessions, switches, Credentials, _changes);
        Admin = new(_world, _events, _posting, commands);
        _control = new(this, _world);

        Owner = _world.AddUser("olivia");
        Alice = _world.AddUser("alice");
        Bob = _world.AddUser("bob");
        Guild = _world.AddGuild("Acme", Owner);
        _world.Join(Guild, Alice);
        _world.Join(Guild, Bob);
        General = _world.AddChannel(Guild, "general");
        News = _world.AddChannel(Guild, "news", ChannelType.Announcement);
        Forum = _world.AddChannel(Guild, "forum", ChannelType.Forum);
    }

    public FakeDiscordOptions Options { get; }

    /// <summary>What the bot is configured with in place of <c>https://discord.com/api</c>; the version is the client's to add.</summary>
    public Uri ApiBase => new(_loopback!.Address, "api");

    public string GatewayUrl => new Uri(_loopback!.SocketAddress, "gateway").ToString();

    public string ResumeUrl => new Uri(_loopback!.SocketAddress, "gateway-resume").ToString();

    public Uri ControlBase => new(_loopback!.Address, "__control/");

    public string Token => Options.Token;

    public string ApplicationId => _world.ApplicationId;

    /// <summary>With which the bot verifies interactions over HTTP.</summary>
    public string PublicKey => _signer.PublicKey;

    public User Bot => _world.Bot;

    public User Owner { get; }

    public User Alice { get; }

    public User Bob { get; }

    /// <summary>A guild with the bot, its owner, Alice and Bob.</summary>
    public Guild Guild { get; }

    public Channel General { get; }

    public Channel News { get; }

    public Channel Forum { get; }

    public Recording Recording { get; }

    public Faults Faults { get; } = new();

    public RateLimits Limits { get; }

    public Sockets Sockets { get; }

    public SessionStarts SessionStarts { get; }

    public Administration Admin { get; }

    /// <summary>What was posted to the bot's endpoint, and the means to post anything else there.</summary>
    public Delivery Delivery => _delivery;

    /// <summary>The bot's interactions endpoint. Once set, interactions come there and no longer over the gateway.</summary>
    public Uri? InteractionsEndpoint
    {
        get => _delivery.Endpoint;
        set => _delivery.Endpoint = value;
    }

    /// <summary>How many direct-message channels the bot may open before 40003.</summary>
    public int DirectChannelsAllowed { get; set; } = 100;

    /// <summary>Everybody who was notified.</summary>
    public IReadOnlyList<Ping> Pings => Read(() => _world.Pings.ToList());

    /// <summary>Every message in the order it was sent, ephemeral and deleted ones included.</summary>
    public IReadOnlyList<Message> Messages => Read(() => _world.Sent.ToList());

    /// <summary>What the bot has sent.</summary>
    public IReadOnlyList<Message> FromBot => [.. Messages.Where(message => message.Author == Bot)];

    public IReadOnlyList<Channel> Channels => Read(() => _world.Channels.Values.ToList());

    internal Credentials Credentials { get; }

    /// <summary>The registered commands of a guild, or the global ones.</summary>
    public IReadOnlyList<System.Text.Json.Nodes.JsonObject> Commands(Guild? guild = null) => Read(() => _world.CommandsOf(guild?.Id ?? "").ToList());

    public static async Task<FakeDiscord> Start(CancellationToken cancellation, FakeDiscordOptions? options = null)
    {
        var fake = new FakeDiscord(options ?? new());
        fake._loopback = await Loopback.Start(fake.Serve, cancellation);
        return fake;
    }

    /// <summary>A user at a client.</summary>
    public Actor As(User user, bool userInstalledOnly = false) => new(_world, user, _delivery, _posting, _events, userInstalledOnly);

    /// <summary>Waits until something can be seen; looks again after every change.</summary>
    public Task<T> Until<T>(Func<T?> see, string what, CancellationToken cancellation, TimeSpan? within = null)
        where T : class => _changes.Until(() => Read(see), what, within ?? _patience, cancellation);

    /// <summary>Waits until a condition holds.</summary>
    public Task Until(Func<bool> condition, string what, CancellationToken cancellation, TimeSpan? within = null) =>
        Until(() => condition() ? this : null, what, cancellation, within);

    public async ValueTask DisposeAsync()
    {
        await _stopping.CancelAsync();
        if (_loopback is not null)
        {
            await _loopback.DisposeAsync();
        }

        _delivery.Dispose();
        _signer.Dispose();
        _stopping.Dispose();
    }

    private Task Serve(HttpContext http) => http.Request.Path.Value switch
    {
        "/gateway" or "/gateway/" => _gateway.Serve(http, "/gateway", _stopping.Token),
        "/gateway-resume" or "/gateway-resume/" => _gateway.Serve(http, "/gateway-resume", _stopping.Token),
        { } path when path.StartsWith("/__control/", StringComparison.Ordinal) => _control.Serve(http),
        _ => _rest.Serve(http),
    };

    private T Read<T>(Func<T> see)
    {
        lock (_world.Gate)
        {
            return see();
        }
    }
}
