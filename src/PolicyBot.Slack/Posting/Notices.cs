using PolicyBot.Chat;

namespace PolicyBot.Slack.Posting;

/// <summary>
/// Which events have been told "Looking that up". A notice is shown only while the answer has not begun to be posted, and the
/// answer waits for a notice that is being shown, so that it can take its place.
/// </summary>
internal sealed class Notices(TimeProvider clock)
{
    private const int Most = 10_000;

    private readonly BoundedCache<EventId, Notice> _open = new(Most, TimeSpan.FromMinutes(30), clock);

    /// <summary>Before the event is stored, since it may be answered the moment it is.</summary>
    /// <returns>False when it was expected already.</returns>
    public bool Expect(EventId id) => _open.Add(id, new());

    /// <summary>About to show the notice.</summary>
    /// <returns>False when the answer came first.</returns>
    public bool Begin(EventId id) => _open.TryGet(id, out var notice) && notice.Begin();

    public void Shown(EventId id, bool shown)
    {
        if (_open.TryGet(id, out var notice))
            notice.Shown.TrySetResult(shown);
    }

    /// <summary>About to post the answer.</summary>
    /// <returns>Whether a notice stands that the answer should replace.</returns>
    public Task<bool> AnswerAsync(EventId? id, CancellationToken cancellationToken)
    {
        if (id is not { } known || !_open.TryGet(known, out var notice))
            return Task.FromResult(false);
        if (notice.Begin())
            notice.Shown.TrySetResult(false);
        return notice.Shown.Task.WaitAsync(cancellationToken);
    }

    /// <summary>The answer was posted: there is nothing left to replace.</summary>
    public void Close(EventId? id)
    {
        if (id is { } known)
            _open.Remove(known);
    }

    private sealed class Notice
    {
        private int _begun;

        public TaskCompletionSource<bool> Shown { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

        /// <returns>True for the first of notice and answer.</returns>
        public bool Begin() => Interlocked.Exchange(ref _begun, 1) == 0;
    }
}
