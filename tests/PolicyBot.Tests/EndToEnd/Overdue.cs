using Microsoft.Extensions.DependencyInjection;
using PolicyBot.Chat;
using PolicyBot.Digests;

namespace PolicyBot.Tests.EndToEnd;

/// <summary>Digests that have been due since a Monday of 2026, as if somebody had subscribed before it.</summary>
internal static class Overdue
{
    public static DateTimeOffset Since { get; } = new(2026, 6, 1, 13, 0, 0, TimeSpan.Zero);

    public static Subscription Weekly(string id, Place channel, DigestScope scope, Person? by = null, DateOnly? covered = null) =>
        new(id, channel, Direct: false, new("0 9 * * 1", "America/New_York"), scope, Quiet: false, by, Paused: false, covered ?? new(2026, 5, 31), Since);

    public static async Task SubscribeAsync(IServiceProvider services, params IReadOnlyList<Subscription> subscriptions)
    {
        var (inbox, token) = (services.GetRequiredService<IInbox>(), TestContext.Current.CancellationToken);
        var elsewhere = subscriptions[0].Channel with { Channel = "elsewhere" };
        var wish = new ChatEvent(new("test:subscribe"), elsewhere, Surface.Channel, new(new("test:U"), "U"), new Act.Stopped(), ReplyRoute.None, services.GetRequiredService<TimeProvider>().GetUtcNow());
        await inbox.AddAsync(wish, token);
        await inbox.CommitAsync(wish.Id, [.. subscriptions.Select(s => new Effect.Subscribe(s))], token);
    }
}
