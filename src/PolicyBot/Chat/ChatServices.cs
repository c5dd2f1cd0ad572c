using Microsoft.Extensions.DependencyInjection;
using PolicyBot.Charts;
using PolicyBot.Chat.UseCases;
using PolicyBot.Digests;

namespace PolicyBot.Chat;

/// <summary>The chat side of the core: reception, router, use cases and the two workers.</summary>
public static class ChatServices
{
    /// <summary>Needs an answering engine, storage and at least one platform beside it.</summary>
    public static IServiceCollection AddChat(this IServiceCollection services)
    {
        services.AddOptions<Limits>()
            .BindConfiguration(Limits.Section)
            .Validate(l => l is { PerPerson: > 0, PerChannel: > 0, PerWorkspace: > 0 }, "Limits:PerPerson, PerChannel and PerWorkspace must each be at least 1 question a minute.")
            .ValidateOnStart();
        services.AddOptions<DigestOptions>()
            .BindConfiguration(DigestOptions.Section)
            .Validate(d => TimeZoneInfo.TryFindSystemTimeZoneById(d.Zone, out _), "Digests:Zone must be the IANA name of a time zone that this machine knows, such as America/New_York; a machine without time zones needs the package tzdata.")
            .ValidateOnStart();
        return services
            .AddSingleton<Signals>()
            .AddSingleton<Arrivals>()
            .AddSingleton<Standings>()
            .AddSingleton<Suggestions>()
            .AddSingleton<AskQuestion>()
            .AddSingleton<DrawChart>()
            .AddSingleton<UseAnswer>()
            .AddSingleton<ChangeSettings>()
            .AddSingleton<ChartPictures>()
            .AddSingleton<DigestDesk>()
            .AddSingleton<ManageDigests>()
            .AddSingleton<KeepPrivacy>()
            .AddSingleton<ShowAround>()
            .AddSingleton<Router>()
            .AddSingleton<IReceiveEvents, Reception>()
            .AddHostedService<OutboxWorker>()
            .AddHostedService<InboxWorker>()
            .AddHostedService<DigestWorker>();
    }
}
