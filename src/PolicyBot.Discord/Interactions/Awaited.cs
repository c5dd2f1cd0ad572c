using PolicyBot.Chat;
using PolicyBot.Discord.Wire;

namespace PolicyBot.Discord.Interactions;

/// <summary>
/// What has come in and waits for its answer: interactions with how far they are answered, messages until something is posted.
/// A memory of this process alone, and bounded; what is not in it is asked of the platform.
/// </summary>
internal sealed class Awaited(TimeProvider time)
{
    private const int Most = 20_000;
    private readonly Lock _gate = new();
    private readonly Dictionary<string, PendingInteraction> _interactions = [];
    private readonly Dictionary<EventId, TaskCompletionSource> _messages = [];
    private readonly Queue<(DateTimeOffset At, string? Interaction, EventId Message)> _order = new();

    /// <returns>False for an interaction that came before: it is being answered already.</returns>
    public bool Add(PendingInteraction interaction)
    {
        lock (_gate)
        {
            if (!_interactions.TryAdd(interaction.Ticket.Id, interaction))
                return false;
            Note(interaction.Ticket.Id, default);
            return true;
        }
    }

    /// <summary>The interaction of this ticket, of which nothing is known if it did not come to this process.</summary>
    public PendingInteraction Of(InteractionTicket ticket)
    {
        lock (_gate)
        {
            if (_interactions.TryGetValue(ticket.Id, out var known))
                return known;
            var unknown = new PendingInteraction(ticket, AnswerState.Unknown);
            _interactions.Add(ticket.Id, unknown);
            Note(ticket.Id, default);
            return unknown;
        }
    }

    /// <returns>Completes when something was posted in reply to this message.</returns>
    public Task Reply(EventId message)
    {
        lock (_gate)
        {
            if (_messages.TryGetValue(message, out var waiting))
                return waiting.Task;
            waiting = new(TaskCreationOptions.RunContinuationsAsynchronously);
            _messages.Add(message, waiting);
            Note(null, message);
            return waiting.Task;
        }
    }

    public void Replied(EventId message)
    {
        lock (_gate)
        {
            if (_messages.TryGetValue(message, out var waiting))
                waiting.TrySetResult();
        }
    }

    private void Note(string? interaction, EventId message)
    {
        var now = time.GetUtcNow();
        _order.Enqueue((now, interaction, message));
        while (_order.Count > Most || (_order.TryPeek(out var oldest) && now - oldest.At > InteractionTicket.Life))
        {
            var (_, gone, reply) = _order.Dequeue();
            if (gone is not null)
                _interactions.Remove(gone);
            else
                _messages.Remove(reply);
        }
    }
}
