using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace PolicyBot.App;

/// <summary>Puts the product together: configuration, logging and the parts, in the order in which a message meets them.</summary>
internal static class Composition
{
    /// <summary>The services of the command line; settings come from <c>appsettings.json</c> and <c>POLICYBOT_</c> variables.</summary>
    /// <exception cref="Microsoft.Extensions.Options.OptionsValidationException">A setting is wrong; the message names it.</exception>
    public static IServiceProvider Build()
    {
        var builder = Host.CreateEmptyApplicationBuilder(new() { ContentRootPath = AppContext.BaseDirectory });
        builder.Configuration.AddJsonFile("appsettings.json", optional: true).AddEnvironmentVariables("POLICYBOT_");
        // Answers go to standard output, everything about them to standard error.
        builder.Logging.AddConfiguration(builder.Configuration.GetSection("Logging")).AddConsole(options => options.LogToStandardErrorThreshold = LogLevel.Trace);
        builder.Services.AddKnowledge(builder.Configuration).AddOrchestration();
        return builder.Build().Services;
    }
}
