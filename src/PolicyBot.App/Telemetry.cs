using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;
using PolicyBot.App.Orchestration;
using PolicyBot.Chat;

namespace PolicyBot.App;

/// <summary>Where measurements go; configuration section <c>Telemetry</c>.</summary>
internal sealed class TelemetryOptions
{
    public const string Section = "Telemetry";

    /// <summary>The address of an OTLP collector, such as http://127.0.0.1:4317; empty for none.</summary>
    public string Otlp { get; set; } = "";

    /// <summary>Whether <c>/metrics</c> is there for Prometheus: for all who reach the service, so it is off unless set.</summary>
    public bool Prometheus { get; set; }
}

/// <summary>Traces and metrics of OpenTelemetry. None of them holds a text, a name or an id of a person.</summary>
internal static class Telemetry
{
    private const string Service = "policybot";

    public static void AddTelemetry(this IHostApplicationBuilder builder)
    {
        var section = builder.Configuration.GetSection(TelemetryOptions.Section);
        builder.Services.AddOptions<TelemetryOptions>()
            .Bind(section)
            .Validate(t => t.Otlp.Length == 0 || SafeAddress.Read(t.Otlp) is not null, "Telemetry:Otlp must be the https address of a collector; plain http is for this machine alone.")
            .ValidateOnStart();
        var options = section.Get<TelemetryOptions>() ?? new();
        var collector = SafeAddress.Read(options.Otlp);
        if (collector is null && !options.Prometheus)
            return;
        var telemetry = builder.Services.AddOpenTelemetry().ConfigureResource(r => r.AddService(Service));
        telemetry.WithMetrics(metrics =>
        {
            metrics.AddMeter(TelemetryFilter.Name, "Microsoft.AspNetCore.Hosting", "Microsoft.AspNetCore.Server.Kestrel", "System.Net.Http", "System.Runtime");
            if (options.Prometheus)
                metrics.AddPrometheusExporter();
            if (collector is not null)
                metrics.AddOtlpExporter(o => o.Endpoint = collector);
        });
        if (collector is null)
            return;
        telemetry.WithTracing(tracing => tracing
            .AddSource(TelemetryFilter.Name)
            // Addresses of requests may hold what nobody else is to see.
            .AddAspNetCoreInstrumentation(o => o.EnrichWithHttpRequest = (activity, _) => activity.SetTag("url.query", null))
            .AddOtlpExporter(o => o.Endpoint = collector));
    }

    public static void MapTelemetry(this WebApplication app)
    {
        if (app.Configuration.GetValue<bool>($"{TelemetryOptions.Section}:{nameof(TelemetryOptions.Prometheus)}"))
            app.MapPrometheusScrapingEndpoint("/metrics");
    }
}
