using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Http.Resilience;
using Microsoft.Extensions.Options;
using Polly;
using PolicyBot.Chat;
using PolicyBot.Discord.Events;
using PolicyBot.Discord.Gateway;
using PolicyBot.Discord.Interactions;
using PolicyBot.Discord.People;
using PolicyBot.Discord.Posting;
using PolicyBot.Discord.Registration;
using PolicyBot.Discord.Rest;

namespace PolicyBot.Discord;

/// <summary>The one door to the Discord adapter.</summary>
public static class DiscordServices
{
    private const int MostResponse = 8 * 1024 * 1024;
    /// <summary>In a burst a call waits for a connection more cheaply than it opens its own.</summary>
    private const int MostConnections = 100;

    /// <summary>
    /// Adds the adapter when <c>Discord:Token</c> is set; without it the platform is off, and says so once. Beside it an
    /// <see cref="IReceiveEvents"/> is needed. <see cref="DiscordHttp"/> and <see cref="DiscordCommands"/> are what the application uses.
    /// </summary>
    public static IServiceCollection AddDiscord(this IServiceCollection services, IConfiguration configuration)
    {
        var section = configuration.GetSection(DiscordOptions.Section);
        services.TryAddSingleton(TimeProvider.System);
        if (string.IsNullOrWhiteSpace(section[nameof(DiscordOptions.Token)]))
            return services.AddHostedService<DiscordOff>();

        services.AddSingleton<IValidateOptions<DiscordOptions>, DiscordOptionsCheck>();
        services.AddOptions<DiscordOptions>().Bind(section).ValidateOnStart();
        services.AddHealthChecks().AddCheck<DiscordHealth>("discord");
        return services.AddRest(configuration["PublicUrl"]).AddInteractions().AddGateway().AddPosting();
    }

    /// <param name="publicUrl">Where this service is reached, if anywhere: Discord wants to know whose client it is.</param>
    private static IServiceCollection AddRest(this IServiceCollection services, string? publicUrl)
    {
        services.AddTransient<BotToken>();
        services.AddHttpClient(DiscordRest.Client)
            .ConfigureHttpClient((provider, client) =>
            {
                client.BaseAddress = new(provider.GetRequiredService<IOptions<DiscordOptions>>().Value.ApiBase.AbsoluteUri.TrimEnd('/') + "/");
                client.DefaultRequestHeaders.UserAgent.ParseAdd(UserAgent(publicUrl));
                client.MaxResponseContentBufferSize = MostResponse;
                // The attempts have their own limit of time.
                client.Timeout = Timeout.InfiniteTimeSpan;
            })
            .ConfigurePrimaryHttpMessageHandler(() => new SocketsHttpHandler { AllowAutoRedirect = false, PooledConnectionLifetime = TimeSpan.FromMinutes(10), MaxConnectionsPerServer = MostConnections })
            // The client's own log lines hold whole addresses, and those of answers to interactions hold tokens.
            .RemoveAllLoggers()
            .AddHttpMessageHandler<BotToken>()
            .AddResilienceHandler("discord", Resilience);
        return services.AddSingleton<RateLimits>().AddSingleton<GlobalLimit>().AddSingleton<InvalidRequests>().AddSingleton<DiscordRest>();
    }

    /// <remarks>https://docs.discord.com/developers/reference#user-agent: an address and a version.</remarks>
    private static string UserAgent(string? publicUrl)
    {
        var version = typeof(DiscordServices).Assembly.GetName().Version!.ToString(3);
        return $"DiscordBot ({(Uri.TryCreate(publicUrl, UriKind.Absolute, out var address) ? address.GetLeftPart(UriPartial.Authority) : "https://localhost")}, {version})";
    }

    /// <summary>Ten seconds for an attempt; a failed one is repeated twice, but only where repeating does no harm.</summary>
    private static void Resilience(ResiliencePipelineBuilder<HttpResponseMessage> pipeline, ResilienceHandlerContext context)
    {
        pipeline.TimeProvider = context.ServiceProvider.GetRequiredService<TimeProvider>();
        pipeline.AddRetry(new HttpRetryStrategyOptions
        {
            MaxRetryAttempts = 2,
            BackoffType = DelayBackoffType.Exponential,
            Delay = TimeSpan.FromMilliseconds(250),
            UseJitter = true,
            ShouldRetryAfterHeader = false,
            ShouldHandle = arguments => ValueTask.FromResult(IsRepeatable(arguments.Context) && IsPassing(arguments.Outcome)),
        });
        pipeline.AddTimeout(TimeSpan.FromSeconds(10));
    }

    private static bool IsRepeatable(ResilienceContext context) =>
        context.GetRequestMessage() is { } request && request.Options.TryGetValue(DiscordRest.Repeatable, out var repeatable) && repeatable;

    private static bool IsPassing(Outcome<HttpResponseMessage> outcome) =>
        outcome.Exception is HttpRequestException or Polly.Timeout.TimeoutRejectedException || (int?)outcome.Result?.StatusCode >= 500;

    private static IServiceCollection AddGateway(this IServiceCollection services) => services
        .AddSingleton<GatewayStatus>()
        .AddSingleton<IdentifyGate>()
        .AddSingleton<Self>()
        .AddSingleton<ITakeDispatches, GatewayEvents>()
        // After the intake: what is begun last is stopped first, and what came in until then is still taken in.
        .AddHostedService<GatewayService>();

    private static IServiceCollection AddInteractions(this IServiceCollection services) => services
        .AddSingleton<Awaited>()
        .AddSingleton<InteractionDesk>()
        .AddSingleton<MessageDesk>()
        .AddSingleton<Intake>()
        .AddHostedService(provider => provider.GetRequiredService<Intake>())
        .AddSingleton(provider => new DiscordHttp(provider.GetRequiredService<IOptions<DiscordOptions>>(), provider.GetRequiredService<Intake>(), provider.GetRequiredService<TimeProvider>()))
        .AddSingleton(provider => new DiscordCommands(provider.GetRequiredService<DiscordRest>(), provider.GetRequiredService<Self>()));

    private static IServiceCollection AddPosting(this IServiceCollection services) => services
        .AddSingleton<ChannelRights>()
        .AddSingleton<TicketPosts>()
        .AddSingleton<ChannelPosts>()
        .AddSingleton<IPostMessages, DiscordPoster>()
        .AddSingleton<IDescribePeople, DiscordPeople>();
}
