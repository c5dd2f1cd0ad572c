using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using PolicyBot.App.Storage;
using PolicyBot.App.Web;
using PolicyBot.App.Web.Site;
using PolicyBot.Asking;
using PolicyBot.Chat;
using PolicyBot.Discord;
using PolicyBot.Slack;

namespace PolicyBot.App;

/// <summary>Puts the product together: configuration, logging and the parts, in the order in which a message meets them.</summary>
internal static class Composition
{
    /// <summary>This machine alone: what is to be reached from elsewhere stands behind something that speaks TLS, and is named by <c>Urls</c>.</summary>
    private const string DefaultUrl = "http://127.0.0.1:8080";

    /// <summary>What answers a question; settings come from <c>appsettings.json</c>, user secrets, <c>POLICYBOT_</c> variables and files.</summary>
    /// <exception cref="Microsoft.Extensions.Options.OptionsValidationException">A setting is wrong; the message names it.</exception>
    public static IServiceProvider Build() => Build(_ => { });

    /// <summary>What an operator's commands need besides: the database, and Discord's registration.</summary>
    public static IServiceProvider BuildForOperators() => Build(builder => builder.Services.AddStorage(builder.Configuration).AddDiscord(builder.Configuration));

    /// <summary>The whole service.</summary>
    /// <param name="settings">Laid over every other source; tests point the platforms at their fakes by it.</param>
    /// <param name="replacing">Registers parts in the place of the product's own; for tests.</param>
    public static WebApplication Serve(IEnumerable<KeyValuePair<string, string?>>? settings = null, Action<IServiceCollection>? replacing = null)
    {
        var builder = WebApplication.CreateEmptyBuilder(new() { ContentRootPath = AppContext.BaseDirectory });
        Configure(builder);
        builder.Configuration.AddInMemoryCollection(settings);
        builder.WebHost.UseKestrel(o => o.AddServerHeader = false).UseUrls(builder.Configuration["Urls"] ?? DefaultUrl);
        builder.Services.AddRouting().AddHealthChecks().AddCheck<LibraryHealth>("library");
        builder.Services
            .AddStorage(builder.Configuration)
            .AddChat()
            .AddSlack(builder.Configuration)
            .AddDiscord(builder.Configuration);
        builder.AddSite();
        builder.AddTelemetry();
        replacing?.Invoke(builder.Services);
        var app = builder.Build();
        var knowledge = app.Services.GetRequiredService<LiveKnowledge>();
        knowledge.Current.WarmUp();
        knowledge.Watch();
        app.MapHealth();
        app.MapSlack();
        app.MapDiscord();
        app.MapTelemetry();
        app.MapSite();
        return app;
    }

    private static IServiceProvider Build(Action<IHostApplicationBuilder> more)
    {
        var builder = Host.CreateEmptyApplicationBuilder(new() { ContentRootPath = AppContext.BaseDirectory });
        Configure(builder);
        more(builder);
        return builder.Build().Services;
    }

    private static void Configure(IHostApplicationBuilder builder)
    {
        builder.Configuration
            .AddJsonFile("appsettings.json", optional: true)
            .AddUserSecrets(typeof(Composition).Assembly, optional: true)
            .AddEnvironmentVariables("POLICYBOT_");
        // One file a secret, as container platforms mount them: Slack__BotToken, Discord__Token.
        if (builder.Configuration["Secrets"] is { Length: > 0 } directory)
            builder.Configuration.AddKeyPerFile(directory, optional: false);
        // Answers go to standard output, everything about them to standard error.
        builder.Logging.AddConfiguration(builder.Configuration.GetSection("Logging")).AddConsole(options => options.LogToStandardErrorThreshold = LogLevel.Trace);
        builder.Services.AddKnowledge(builder.Configuration).AddOrchestration();
    }
}
