using PolicyBot.Discord.Wire;

namespace PolicyBot.Discord.Interactions;

/// <summary>How far an interaction has been answered.</summary>
internal enum AnswerState
{
    /// <summary>Another process may have answered it, or this one before it was restarted.</summary>
    Unknown,

    Unanswered,

    /// <summary>The person sees "thinking…" until the answer comes.</summary>
    Deferred,

    Answered,
}

/// <summary>An interaction that is waiting for its answer. Who reads or changes its state holds <see cref="Turn"/>.</summary>
internal sealed class PendingInteraction(InteractionTicket ticket, AnswerState state)
{
    private readonly TaskCompletionSource _answered = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public InteractionTicket Ticket => ticket;

    public SemaphoreSlim Turn { get; } = new(1, 1);

    public AnswerState State { get; private set; } = state;

    /// <summary>Whether it was deferred for the person's eyes only: what comes after cannot change that.</summary>
    public bool IsPrivate { get; private set; }

    /// <summary>Completes when the answer has been given.</summary>
    public Task Answered => _answered.Task;

    public void Move(AnswerState next, bool isPrivate = false)
    {
        State = next;
        IsPrivate = isPrivate;
        if (next is AnswerState.Answered)
            _answered.TrySetResult();
    }
}
