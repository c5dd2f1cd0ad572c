namespace PolicyBot.Tests.Running;

/// <summary>The executable on one database and one platform: started, killed, and started again.</summary>
internal sealed class Lives : IAsyncDisposable
{
    private readonly string _directory = Directory.CreateTempSubdirectory("policybot-").FullName;
    private readonly IScene _scene;
    private readonly Dictionary<string, string?> _settings;
    private BotProcess? _bot;

    /// <param name="settings">Laid over what brings the bot to the scene, with a SQLite file of its own.</param>
    public Lives(IScene scene, IReadOnlyDictionary<string, string?>? settings = null)
    {
        _scene = scene;
        _settings = new(scene.Settings, StringComparer.OrdinalIgnoreCase)
        {
            ["Urls"] = "http://127.0.0.1:0",
            ["Storage:Path"] = Path.Combine(_directory, "policybot.db"),
            // The scene's few people ask more than a person does.
            ["Limits:PerPerson"] = "1000000",
            ["Limits:PerChannel"] = "1000000",
            ["Limits:PerWorkspace"] = "1000000",
        };
        foreach (var (key, value) in settings ?? new Dictionary<string, string?>())
            _settings[key] = value;
        Journal = Journal.Of(_settings);
    }

    public Journal Journal { get; }

    public BotProcess Bot => _bot ?? throw new InvalidOperationException("It is not running.");

    /// <summary>Before its first start: what an operator does once.</summary>
    public Task PrepareAsync(CancellationToken cancellationToken) => _scene.PrepareAsync(_settings, cancellationToken);

    public void Start() => _bot = BotProcess.Start(_settings);

    /// <summary>Starts it, and returns when it is connected.</summary>
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        Start();
        await Patience.UntilAsync(() => _scene.Connections > 0, "the bot connects", cancellationToken, () => Bot.Log);
    }

    /// <summary>Kills it, and returns when the platform has noticed. What it had in its hands is free for the next.</summary>
    public async Task KillAsync(CancellationToken cancellationToken)
    {
        await Bot.DisposeAsync();
        _bot = null;
        await Patience.UntilAsync(() => _scene.Connections == 0, "the platform notices that the bot is gone", cancellationToken);
        _scene.ForgetBot();
    }

    /// <summary>Waits until everything that was accepted is finished.</summary>
    public Task SettleAsync(CancellationToken cancellationToken, TimeSpan? limit = null) => Patience.UntilAsync(
        async () => _scene.IsQuiet && (await Journal.WaitingAsync(cancellationToken)).IsNothing,
        "everything is answered or given up",
        cancellationToken,
        () => $"{_bot?.Log}\n{_scene.Story()}",
        limit);

    /// <summary>What the operator's command says of posts that wait or have failed.</summary>
    public Task<string> OutboxAsync(CancellationToken cancellationToken) => BotProcess.RunAsync(_settings, cancellationToken, "outbox");

    public async ValueTask DisposeAsync()
    {
        if (_bot is not null)
            await _bot.DisposeAsync();
        await Journal.DisposeAsync();
        Directory.Delete(_directory, recursive: true);
    }
}
