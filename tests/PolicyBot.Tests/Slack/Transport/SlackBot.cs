using System.Collections.Concurrent;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using PolicyBot.Chat;
using PolicyBot.Slack;
using PolicyBot.Tests.Fakes;
using PolicyBot.Tests.Fakes.Slack;

namespace PolicyBot.Tests.Slack.Transport;

/// <summary>The adapter, alone in a host, and the fake Slack that it talks to.</summary>
internal sealed class SlackBot : IAsyncDisposable
{
    private readonly IHost _host;
    private Loopback? _web;

    private SlackBot(FakeSlack slack, IHost host, FrontDesk desk, Shelf shelf, LogBook log) => (Slack, _host, Desk, Shelf, LogBook) = (slack, host, desk, shelf, log);

    public FakeSlack Slack { get; }

    public FrontDesk Desk { get; }

    public Shelf Shelf { get; }

    public LogBook LogBook { get; }

    public IPostMessages Posts => _host.Services.GetRequiredService<IPostMessages>();

    public IDescribePeople People => _host.Services.GetRequiredService<IDescribePeople>();

    public SlackInstall Install => _host.Services.GetRequiredService<SlackInstall>();

    public SlackHttp Http => _host.Services.GetRequiredService<SlackHttp>();

    /// <param name="settings">Laid over those of an app in one workspace with sockets; an empty value removes one.</param>
    public static async Task<SlackBot> StartAsync(FakeSlackOptions? options = null, Action<FakeSlack>? prepare = null, bool http = false, params (string Name, string? Value)[] settings)
    {
        var slack = await FakeSlack.Start(options ?? new(), Cancellation);
        prepare?.Invoke(slack);
        var all = new Dictionary<string, string?>
        {
            ["Slack:ApiBase"] = slack.ApiBase.AbsoluteUri,
            [http ? "Slack:SigningSecret" : "Slack:AppToken"] = http ? slack.World.SigningSecret : slack.World.AppToken,
            ["Slack:BotToken"] = slack.Cast.Home.Bot!.Token,
        };
        foreach (var (name, value) in settings)
            all[name] = value;
        var builder = Host.CreateEmptyApplicationBuilder(new());
        builder.Configuration.AddInMemoryCollection(all);
        var (desk, shelf, log) = (new FrontDesk(), new Shelf(), new LogBook());
        builder.Logging.SetMinimumLevel(LogLevel.Trace).AddProvider(log);
        builder.Services.AddSingleton(slack.Options.Clock).AddSingleton<IReceiveEvents>(desk).AddSingleton<IKeepInstallations>(shelf).AddSlack(builder.Configuration);
        var bot = new SlackBot(slack, builder.Build(), desk, shelf, log);
        await bot._host.StartAsync(Cancellation);
        if (http)
            await bot.ListenAsync();
        else if (all["Slack:AppToken"] is { Length: > 0 } && prepare is null)
            await slack.Until(() => slack.Sockets.Connections.Count(c => c.Ready) == 2, "both sockets are connected", Cancellation);
        return bot;
    }

    public static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public Task StopAsync() => _host.StopAsync(Cancellation);

    public async Task<HealthReportEntry> HealthAsync() =>
        (await _host.Services.GetRequiredService<HealthCheckService>().CheckHealthAsync(Cancellation)).Entries["slack"];

    /// <summary>Waits for an event of this kind.</summary>
    public async Task<ChatEvent> HearsAsync<TAct>()
        where TAct : Act
    {
        ChatEvent? heard = null;
        await Slack.Until(() => (heard = Desk.Stored.FirstOrDefault(e => e.Act is TAct)) is not null, $"the bot hears of {typeof(TAct).Name}", Cancellation);
        return heard!;
    }

    public async ValueTask DisposeAsync()
    {
        await _host.StopAsync(CancellationToken.None);
        _host.Dispose();
        if (_web is not null)
            await _web.DisposeAsync();
        await Slack.DisposeAsync();
        Contract.Holds(Slack.Recorder.Requests);
        // Whatever a test was about, no log ever holds a secret.
        var secrets = new[] { Slack.World.AppToken, Slack.World.SigningSecret, Slack.World.ClientSecret, "xoxb-", "/commands/T0", "/actions/T0", "ticket=" };
        Assert.All(LogBook.Lines, line => Assert.DoesNotContain(secrets, secret => line.Contains(secret, StringComparison.Ordinal)));
    }

    /// <summary>The endpoints as the app maps them.</summary>
    private async Task ListenAsync()
    {
        _web = await Loopback.Start(AnswerAsync, Cancellation);
        Slack.DeliverTo(new(_web.Address, "slack/events"), new(_web.Address, "slack/commands"), new(_web.Address, "slack/interactivity"));
    }

    private async Task AnswerAsync(HttpContext http)
    {
        var body = new MemoryStream();
        await http.Request.Body.CopyToAsync(body);
        var path = http.Request.Path.Value switch
        {
            "/slack/events" => SlackPath.Events,
            "/slack/commands" => SlackPath.Commands,
            _ => SlackPath.Interactivity,
        };
        var answer = await Http.HandleAsync(new(path, http.Request.Headers["X-Slack-Request-Timestamp"], http.Request.Headers["X-Slack-Signature"], body.ToArray()), http.RequestAborted);
        http.Response.StatusCode = answer.Status;
        if (answer.ContentType is not null)
            http.Response.ContentType = answer.ContentType;
        await http.Response.WriteAsync(answer.Body);
    }
}

/// <summary>Everything that was logged.</summary>
internal sealed class LogBook : ILoggerProvider, ILogger
{
    private readonly ConcurrentQueue<string> _lines = [];

    public IReadOnlyList<string> Lines => [.. _lines];

    public ILogger CreateLogger(string categoryName) => this;

    public void Log<TState>(LogLevel logLevel, Microsoft.Extensions.Logging.EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
        _lines.Enqueue($"{eventId.Id} {formatter(state, exception)} {exception}");

    public bool IsEnabled(LogLevel logLevel) => true;

    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull => null;

    public void Dispose()
    {
    }
}
