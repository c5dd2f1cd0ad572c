using Microsoft.AspNetCore.Http;
using PolicyBot.Tests.Fakes.Slack.Acting;
using PolicyBot.Tests.Fakes.Slack.Api;
using PolicyBot.Tests.Fakes.Slack.Control;
using PolicyBot.Tests.Fakes.Slack.Delivering;
using PolicyBot.Tests.Fakes.Slack.Payloads;
using PolicyBot.Tests.Fakes.Slack.State;

namespace PolicyBot.Tests.Fakes.Slack;

/// <summary>
/// A Slack on the loopback: Web API, Socket Mode, HTTP delivery, response addresses, consent page, and people who use it. It
/// enforces the documented rules and answers what the platform answers to those who break them.
/// </summary>
internal sealed class FakeSlack : IAsyncDisposable
{
    private static readonly TimeSpan _patience = TimeSpan.FromSeconds(30);

    private readonly ControlDesk _desk;
    private Loopback? _loopback;
    private HttpDelivery? _http;

    private FakeSlack(FakeSlackOptions options)
    {
        Options = options;
        World = new(options.Clock);
        Cast = new(World, options.Scopes);
        Sockets = new(this);
        ResponseUrls = new(this);
        Triggers = new(World, options.Broken);
        Grants = new(World);
        Interactions = new(this);
        Happenings = new(this);
        Api = new(this);
        Courier = new(this, new(this));
        Carrier = Sockets;
        _desk = new(this);
    }

    public FakeSlackOptions Options { get; }

    public Flaw Broken => Options.Broken;

    public World World { get; }

    /// <summary>The people and channels that are there from the start.</summary>
    public Cast Cast { get; }

    public Faults Faults { get; } = new();

    public Recorder Recorder { get; } = new();

    public SocketServer Sockets { get; }

    public ResponseUrls ResponseUrls { get; }

    public Triggers Triggers { get; }

    public Grants Grants { get; }

    public Interactions Interactions { get; }

    public Happenings Happenings { get; }

    public WebApi Api { get; }

    public Courier Courier { get; }

    /// <summary>How deliveries travel: over the sockets until <see cref="DeliverTo"/> names addresses.</summary>
    public ICarry Carrier { get; private set; }

    public HttpDelivery? Http => _http;

    public Uri Address => _loopback!.Address;

    public Uri SocketAddress => _loopback!.SocketAddress;

    /// <summary>What a client takes for <c>https://slack.com/api/</c>.</summary>
    public Uri ApiBase => new(Address, "api/");

    /// <summary>What an installer takes for <c>https://slack.com/oauth/v2/authorize</c>.</summary>
    public Uri AuthorizeUrl => new(Address, "oauth/v2/authorize");

    public static Task<FakeSlack> Start(CancellationToken cancellation) => Start(new(), cancellation);

    public static async Task<FakeSlack> Start(FakeSlackOptions options, CancellationToken cancellation)
    {
        var slack = new FakeSlack(options);
        slack._loopback = await Loopback.Start(slack.Route, cancellation);
        return slack;
    }

    /// <summary>A user at the keyboard.</summary>
    public Actor As(Person person) => new(this, person);

    /// <summary>From now on, events, commands and interactions go to the bot's own addresses by HTTP.</summary>
    public void DeliverTo(Uri events, Uri commands, Uri interactivity)
    {
        _http?.Dispose();
        _http = new(this, new(events, commands, interactivity));
        Carrier = _http;
    }

    /// <summary>Back to Socket Mode.</summary>
    public void DeliverOverSockets() => Carrier = Sockets;

    public Installation BotIn(Conversation channel) =>
        World.Teams.Select(team => team.Bot).FirstOrDefault(bot => bot is not null && channel.Members.Contains(bot.BotUserId)) ?? channel.Team.Bot!;

    /// <summary>Removes the app from a workspace, as its administrator would.</summary>
    public IReadOnlyList<Delivery> Uninstall(Team team)
    {
        lock (World.Gate)
        {
            return Happenings.Uninstalled(team.Bot!);
        }
    }

    /// <summary>Makes the token of a workspace invalid without removing the app.</summary>
    public Delivery? RevokeTokens(Team team)
    {
        lock (World.Gate)
        {
            team.Bot!.Revoked = true;
            return Happenings.Send(team.Bot, Happenings.Events.TokensRevoked(team.Bot), null, null);
        }
    }

    /// <summary>Any event that a test makes up.</summary>
    public Delivery SendEvent(Team team, System.Text.Json.Nodes.JsonObject inner, Conversation? channel = null)
    {
        lock (World.Gate)
        {
            return Courier.Send(new(DeliveryKind.Event, Happenings.Events.Wrapped(team.Bot!, inner, channel)) { Channel = channel });
        }
    }

    /// <summary>Waits until the condition holds; it is looked at whenever something happens. Fails with the whole story.</summary>
    public async Task Until(Func<bool> condition, string what, CancellationToken cancellation)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        limit.CancelAfter(_patience);
        try
        {
            while (true)
            {
                var bell = Recorder.Bell;
                if (condition())
                {
                    return;
                }

                // Some conditions hold without a bell, such as those that look at the bot's own state.
                await Task.WhenAny(bell, Task.Delay(TimeSpan.FromMilliseconds(100), limit.Token));
                limit.Token.ThrowIfCancellationRequested();
            }
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            Assert.Fail($"Waited in vain: {what}\n{Story()}");
        }
    }

    /// <summary>Waits for a message on the person's screen.</summary>
    public async Task<Post> See(Person person, Conversation channel, Func<Post, bool> condition, CancellationToken cancellation)
    {
        Post? found = null;
        await Until(() => (found = As(person).Sees(channel).FirstOrDefault(condition)) is not null, $"{person} sees a message in {channel}", cancellation);
        return found!;
    }

    /// <summary>The requests and deliveries so far, one a line, for a failing test.</summary>
    public string Story() => string.Join('\n', [
        "Requests:", .. Recorder.Requests.Select(request => "  " + request), "Deliveries:", .. Courier.All.Select(delivery => "  " + delivery),
        "Violations:", .. Recorder.Violations.Select(violation => "  " + violation)]);

    public async ValueTask DisposeAsync()
    {
        await Courier.DisposeAsync();
        Sockets.DropAll();
        await _loopback!.DisposeAsync();
        _http?.Dispose();
    }

    private Task Route(HttpContext http)
    {
        var path = http.Request.Path;
        return path.StartsWithSegments("/api", StringComparison.Ordinal, out var method) ? Api.Answer(http, method.Value!.Trim('/'))
            : path.StartsWithSegments("/link", StringComparison.Ordinal) ? Sockets.Accept(http)
            : path.StartsWithSegments("/upload/v1", StringComparison.Ordinal, out var file) ? Uploads.Receive(this, http, file.Value!.Trim('/'))
            : path.StartsWithSegments("/oauth/v2/authorize", StringComparison.Ordinal) ? Consent.Answer(this, http)
            : path.StartsWithSegments("/__control", StringComparison.Ordinal, out var order) ? _desk.Answer(http, order.Value!.Trim('/'))
            : http.Request.Method == HttpMethods.Post ? ResponseUrls.Answer(http)
            : NotFound(http);
    }

    private static Task NotFound(HttpContext http)
    {
        http.Response.StatusCode = StatusCodes.Status404NotFound;
        return Task.CompletedTask;
    }
}
