using System.Collections.Concurrent;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using PolicyBot.Chat;
using PolicyBot.Discord;
using PolicyBot.Tests.Fakes.Discord;

namespace PolicyBot.Tests.Discord;

/// <summary>The adapter in a host of its own, connected to the fake.</summary>
internal sealed class RunningBot : IAsyncDisposable
{
    private readonly IHost _host;

    private RunningBot(IHost host, Receiver receiver, Lines lines) => (_host, Receiver, Log) = (host, receiver, lines);

    public Receiver Receiver { get; }

    public Lines Log { get; }

    public IServiceProvider Services => _host.Services;

    public IPostMessages Poster => Services.GetRequiredService<IPostMessages>();

    /// <summary>Starts the bot without waiting for a connection.</summary>
    public static async Task<RunningBot> Start(FakeDiscord discord, CancellationToken cancellation, TimeProvider? time = null, params IReadOnlyList<(string Key, string Value)> settings)
    {
        var bot = Build(discord, time, settings);
        await bot._host.StartAsync(cancellation);
        return bot;
    }

    public static async Task<RunningBot> Connect(FakeDiscord discord, CancellationToken cancellation, TimeProvider? time = null, params IReadOnlyList<(string Key, string Value)> settings)
    {
        discord.SessionStarts.IgnoreConcurrency = true;
        var bot = await Start(discord, cancellation, time, settings);
        await discord.Connected(cancellation);
        await bot.Until(() => bot.Log.Text.Contains("Information 3021", StringComparison.Ordinal), "the session", cancellation);
        return bot;
    }

    public static RunningBot Build(FakeDiscord discord, TimeProvider? time = null, params IReadOnlyList<(string Key, string Value)> settings)
    {
        var builder = Host.CreateEmptyApplicationBuilder(new());
        builder.ConfigureContainer(new DefaultServiceProviderFactory(new() { ValidateOnBuild = true, ValidateScopes = true }));
        builder.Configuration.AddInMemoryCollection([new("Discord:Token", discord.Token), new("Discord:ApiBase", discord.ApiBase + "/v10")]);
        builder.Configuration.AddInMemoryCollection(settings.Select(s => KeyValuePair.Create(s.Key, (string?)s.Value)));
        var (receiver, lines) = (new Receiver(), new Lines());
        builder.Logging.AddProvider(lines).SetMinimumLevel(LogLevel.Trace);
        builder.Services.AddSingleton(time ?? TimeProvider.System).AddSingleton<IReceiveEvents>(receiver).AddDiscord(builder.Configuration);
        return new(builder.Build(), receiver, lines);
    }

    /// <summary>Waits for something that only the bot knows.</summary>
    public async Task Until(Func<bool> condition, string what, CancellationToken cancellation)
    {
        using var within = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        while (!condition())
        {
            if (within.IsCancellationRequested)
                throw new TimeoutException($"Waited for {what}. {Log.Text}");
            await Task.Delay(TimeSpan.FromMilliseconds(10), cancellation);
        }
    }

    public async Task<HealthReport> Health(CancellationToken cancellation) => await Services.GetRequiredService<HealthCheckService>().CheckHealthAsync(cancellation);

    public async Task<PostOutcome> Post(Post post) => await Poster.PostAsync(post, TestContext.Current.CancellationToken);

    public async ValueTask DisposeAsync()
    {
        await _host.StopAsync(CancellationToken.None);
        if (_host is IAsyncDisposable disposable)
            await disposable.DisposeAsync();
    }
}

/// <summary>Everything that was logged.</summary>
internal sealed class Lines : ILoggerProvider
{
    private readonly ConcurrentQueue<string> _lines = [];

    public string Text => string.Join('\n', _lines);

    public ILogger CreateLogger(string categoryName) => new Writer(_lines);

    public void Dispose()
    {
    }

    private sealed class Writer(ConcurrentQueue<string> lines) : ILogger
    {
        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, Microsoft.Extensions.Logging.EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
            lines.Enqueue($"{logLevel} {eventId.Id} {formatter(state, exception)} {exception}");
    }
}
