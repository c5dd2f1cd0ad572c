using System.Net;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Http.Resilience;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Polly;
using PolicyBot.Chat;
using PolicyBot.Slack.Api;
using PolicyBot.Slack.Installing;
using PolicyBot.Slack.People;
using PolicyBot.Slack.Posting;
using PolicyBot.Slack.Receiving;
using PolicyBot.Slack.Sockets;

namespace PolicyBot.Slack;

/// <summary>The door of the Slack adapter.</summary>
public static class SlackServices
{
    private const int MostResponseBytes = 8 * 1024 * 1024;

    /// <summary>
    /// Adds Slack, as the section <c>Slack</c> sets it up. Needs <see cref="IReceiveEvents"/>, <see cref="IKeepInstallations"/> and a
    /// <see cref="TimeProvider"/> beside it. Without tokens the platform is off, and says so once.
    /// </summary>
    public static IServiceCollection AddSlack(this IServiceCollection services, IConfiguration configuration)
    {
        var section = configuration.GetSection(SlackOptions.Section);
        services.AddOptions<SlackOptions>().Bind(section).ValidateOnStart();
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IValidateOptions<SlackOptions>, SlackOptionsValidator>());
        services.AddSingleton(p => new SlackHttp(p.GetRequiredService<Intake>(), p.GetRequiredService<IOptions<SlackOptions>>(), p.GetRequiredService<TimeProvider>(), p.GetRequiredService<ILogger<SlackHttp>>()));
        services.AddSingleton(p => new SlackInstall(p.GetRequiredService<SlackInstallations>(), p.GetRequiredService<SlackApi>(), p.GetRequiredService<IOptions<SlackOptions>>(), p.GetRequiredService<TimeProvider>()));
        services.AddHttpClient().AddParts();

        var options = section.Get<SlackOptions>() ?? new();
        if (options.WhyOff is { } why)
            return services.AddSingleton<IHostedService>(p => new OffNotice(why, p.GetRequiredService<ILogger<SlackOptions>>()));
        services
            .AddSingleton<IPostMessages, SlackPosts>()
            .AddSingleton<IDescribePeople, SlackPeople>()
            .AddHostedService(p => p.GetRequiredService<Courtesies>())
            .AddHostedService<TokenTest>()
            .AddHealthChecks().AddCheck<SlackHealth>("slack");
        return options.UsesSockets ? services.AddHostedService<SocketMode>() : services;
    }

    private static void AddParts(this IServiceCollection services) => services
        .AddSingleton<SlackState>()
        .AddSingleton<Pacing>()
        .AddSingleton<SlackApi>()
        .AddSingleton<SlackInstallations>()
        .AddSingleton<SlackChannels>()
        .AddSingleton<Tickets>()
        .AddSingleton<Notices>()
        .AddSingleton<Courtesies>()
        .AddSingleton<Intake>()
        .AddSingleton<Conversations>()
        .AddSingleton<OwnPosts>()
        .AddSingleton<Routes>()
        .AddSingleton<Ways>()
        .AddSingleton<Files>()
        .AddSingleton<ChartSupport>()
        .AddSingleton<Prompts>();

    private static IServiceCollection AddHttpClient(this IServiceCollection services)
    {
        services
            .AddHttpClient(SlackApi.Client, client =>
            {
                client.Timeout = Timeout.InfiniteTimeSpan;
                client.MaxResponseContentBufferSize = MostResponseBytes;
            })
            .ConfigurePrimaryHttpMessageHandler(() => new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false, PooledConnectionLifetime = TimeSpan.FromMinutes(5) })
            // The factory's own loggers write addresses, and a response_url is a secret.
            .RemoveAllLoggers()
            .AddStandardResilienceHandler(Tune);
        return services;
    }

    /// <summary>Only reads are sent again here; posts go back to the outbox. A 429 is no failure of Slack's, and holds up one method only.</summary>
    private static void Tune(HttpStandardResilienceOptions resilience)
    {
        resilience.Retry.MaxRetryAttempts = 2;
        resilience.Retry.Delay = TimeSpan.FromMilliseconds(300);
        resilience.Retry.ShouldHandle = arguments => ValueTask.FromResult(IsTransient(arguments.Outcome));
        resilience.Retry.DisableForUnsafeHttpMethods();
        resilience.CircuitBreaker.ShouldHandle = arguments => ValueTask.FromResult(IsTransient(arguments.Outcome));
        resilience.CircuitBreaker.FailureRatio = 0.5;
    }

    private static bool IsTransient(Outcome<HttpResponseMessage> outcome) =>
        outcome.Result is not { StatusCode: HttpStatusCode.TooManyRequests } && HttpClientResiliencePredicates.IsTransient(outcome);

    /// <summary>Says once why nothing happens.</summary>
    private sealed class OffNotice(string why, ILogger log) : IHostedService
    {
        public Task StartAsync(CancellationToken cancellationToken)
        {
            Log.Off(log, why);
            return Task.CompletedTask;
        }

        public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
    }
}
