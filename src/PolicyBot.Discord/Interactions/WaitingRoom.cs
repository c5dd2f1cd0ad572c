namespace PolicyBot.Discord.Interactions;

/// <summary>
/// Where interactions wait a moment for their answers, so that those can be the first thing that is seen. It holds a few: once it
/// overflows all of them leave to be acknowledged without, and for as long as a moment takes nobody waits.
/// </summary>
internal sealed class WaitingRoom(TimeSpan moment, TimeProvider time)
{
    private const int Seats = 16;
    private readonly Lock _gate = new();
    private int _waiting;
    private TaskCompletionSource _overflow = Calm();
    private DateTimeOffset _crowdedUntil;

    /// <summary>Whether nobody waits now.</summary>
    public bool IsCrowded
    {
        get
        {
            lock (_gate)
                return _waiting >= Seats || time.GetUtcNow() < _crowdedUntil;
        }
    }

    /// <returns>Whether <paramref name="answered"/> completed in time.</returns>
    public async Task<bool> SeesAsync(Task answered, CancellationToken cancellationToken)
    {
        var overflow = Enter();
        try
        {
            await ((Task)Task.WhenAny(answered, overflow)).WaitAsync(moment, time, cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            cancellationToken.ThrowIfCancellationRequested();
            return answered.IsCompleted;
        }
        finally
        {
            Leave();
        }
    }

    private Task Enter()
    {
        lock (_gate)
        {
            if (++_waiting > Seats)
                _crowdedUntil = time.GetUtcNow() + moment;
            if (time.GetUtcNow() < _crowdedUntil)
                _overflow.TrySetResult();
            return _overflow.Task;
        }
    }

    private void Leave()
    {
        lock (_gate)
        {
            if (--_waiting == 0 && _overflow.Task.IsCompleted)
                _overflow = Calm();
        }
    }

    private static TaskCompletionSource Calm() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}
