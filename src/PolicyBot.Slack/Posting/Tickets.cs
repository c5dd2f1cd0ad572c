using PolicyBot.Chat;

namespace PolicyBot.Slack.Posting;

/// <summary>Keeps count of how often each response_url was used: Slack allows 5 times in 30 minutes, and the sixth is an error.</summary>
internal sealed class Tickets(TimeProvider clock)
{
    private const int MostUses = 5;
    private const int Most = 20_000;

    private readonly Lock _lock = new();
    private readonly BoundedCache<string, int> _uses = new(Most, Receiving.InteractionReader.TicketLife, clock);

    public bool CanUse(ReplyRoute route) =>
        route.Ticket is { } ticket && route.Expires > clock.GetUtcNow() && SafeAddress.Read(ticket) is not null && (!_uses.TryGet(ticket, out var uses) || uses < MostUses);

    /// <returns>Null when there is no ticket, or it has ended or was used up.</returns>
    public Uri? Use(ReplyRoute route)
    {
        lock (_lock)
        {
            if (!CanUse(route))
                return null;
            _uses.Set(route.Ticket!, _uses.TryGet(route.Ticket!, out var uses) ? uses + 1 : 1);
            return SafeAddress.Read(route.Ticket);
        }
    }

    /// <summary>Slack says that the ticket has ended.</summary>
    public void End(ReplyRoute route) => _uses.Set(route.Ticket!, MostUses);
}
