using Microsoft.Extensions.DependencyInjection;
using PolicyBot.Chat;

namespace PolicyBot.Local;

/// <summary>The one door to the local platform.</summary>
public static class LocalServices
{
    /// <summary>
    /// Adds the workspace that the bot itself serves. Needs <see cref="IReceiveEvents"/>, <see cref="IKeepMessages"/>,
    /// <see cref="IKeepChannels"/>, <see cref="IKeepMembers"/> and a <see cref="TimeProvider"/> beside it.
    /// </summary>
    public static IServiceCollection AddLocal(this IServiceCollection services) => services
        .AddSingleton<Feed>()
        .AddSingleton<Workspace>()
        .AddSingleton<IPostMessages, LocalPosts>()
        .AddSingleton<IDescribePeople, LocalPeople>();
}
