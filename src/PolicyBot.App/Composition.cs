using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using PolicyBot.App.Storage;
using PolicyBot.App.Web;
using PolicyBot.Chat;
using PolicyBot.Discord;
using PolicyBot.Slack;

namespace PolicyBot.App;

/// <summary>Puts the product together: configuration, logging and the parts, in the order in which a message meets them.</summary>
internal static class Composition
{
    /// <summary>The services of the command line; settings come from <c>appsettings.json</c> and <c>POLICYBOT_</c> variables.</summary>
    /// <exception cref="Microsoft.Extensions.Options.OptionsValidationException">A setting is wrong; the message names it.</exception>
    public static IServiceProvider Build()
    {
        var builder = Host.CreateEmptyApplicationBuilder(new() { ContentRootPath = AppContext.BaseDirectory });
        Configure(builder);
        return builder.Build().Services;
    }

    /// <summary>The whole service.</summary>
    /// <param name="settings">Laid over every other source; tests point the platforms at their fakes by it.</param>
    public static WebApplication Serve(IEnumerable<KeyValuePair<string, string?>>? settings = null)
    {
        var builder = WebApplication.CreateEmptyBuilder(new() { ContentRootPath = AppContext.BaseDirectory });
        Configure(builder);
        builder.Configuration.AddInMemoryCollection(settings);
        builder.WebHost.UseConfiguredEndpoints();
        builder.Services.AddRouting().AddHealthChecks().AddCheck<LibraryHealth>("library");
        builder.Services
            .AddStorage(builder.Configuration)
            .AddChat()
            .AddSlack(builder.Configuration)
            .AddDiscord(builder.Configuration);
        var app = builder.Build();
        app.MapHealth();
        app.MapSlack();
        app.MapDiscord();
        return app;
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
