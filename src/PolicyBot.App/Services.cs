using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Microsoft.SemanticKernel;
using PolicyBot.App.Orchestration;
using PolicyBot.Asking;
using PolicyBot.Knowledge;

namespace PolicyBot.App;

/// <summary>Where the library is read from.</summary>
internal sealed class LibraryOptions
{
    public const string Section = "Library";

    /// <summary>A directory whose files are laid over the embedded library; empty for none.</summary>
    public string Overlay { get; set; } = "";

    /// <summary>Whether that directory is the whole library.</summary>
    public bool Replace { get; set; }
}

/// <summary>The product's parts, one method each.</summary>
internal static class Services
{
    public static IServiceCollection AddKnowledge(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddOptions<LibraryOptions>()
            .Bind(configuration.GetSection(LibraryOptions.Section))
            .Validate(o => o.Overlay.Length == 0 || Directory.Exists(o.Overlay), "Library:Overlay names a directory that does not exist; create it or remove the setting.")
            .Validate(o => !o.Replace || o.Overlay.Length > 0, "Library:Replace needs Library:Overlay to name the directory that holds the library.")
            .ValidateOnStart();
        services.AddSingleton(provider =>
        {
            var options = provider.GetRequiredService<IOptions<LibraryOptions>>().Value;
            return new LibraryFiles(options.Overlay.Length == 0 ? null : options.Overlay, options.Replace);
        });
        return services.AddSingleton<LiveKnowledge>();
    }

    public static IServiceCollection AddOrchestration(this IServiceCollection services)
    {
        services.AddSingleton(TimeProvider.System);
        services.AddMetrics();
        services.AddSingleton<Charts.IDrawCharts, Charts.Drawing.ScottPlotCharts>();
        services.AddSingleton<IFunctionInvocationFilter, TelemetryFilter>();
        services.AddSingleton<IFunctionInvocationFilter, GateFilter>();
        services.AddSingleton(provider =>
        {
            var kernel = new Kernel(provider);
            kernel.Plugins.AddFromType<PolicyFunctions>(PolicyFunctions.PluginName, provider);
            return kernel;
        });
        return services.AddSingleton<IAnswerQuestions, Orchestrator>();
    }
}
