using Microsoft.Extensions.DependencyInjection;
using PolicyBot.Chat.UseCases;

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
        return services
            .AddSingleton<Signals>()
            .AddSingleton<Standings>()
            .AddSingleton<Suggestions>()
            .AddSingleton<AskQuestion>()
            .AddSingleton<DrawChart>()
            .AddSingleton<UseAnswer>()
            .AddSingleton<ChangeSettings>()
            .AddSingleton<KeepPrivacy>()
            .AddSingleton<ShowAround>()
            .AddSingleton<Router>()
            .AddSingleton<IReceiveEvents, Reception>()
            .AddHostedService<OutboxWorker>()
            .AddHostedService<InboxWorker>();
    }
}
