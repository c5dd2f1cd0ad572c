using PolicyBot.Chat;

namespace PolicyBot.Digests;

/// <summary>A channel's wish to be told regularly what has changed.</summary>
/// <param name="Channel">A place without thread.</param>
/// <param name="Direct">Whether it is one person's direct message.</param>
/// <param name="Quiet">Whether nothing is posted when nothing has changed.</param>
/// <param name="By">Who subscribed, and is told when a digest could not be posted; null when that person has been erased.</param>
/// <param name="Covered">The last day that has been told of.</param>
/// <param name="Next">When the next digest is due.</param>
/// <param name="Last">When the last one was made; null when none has been.</param>
/// <param name="Attempts">How often making the next one has gone wrong so far.</param>
public sealed record Subscription(
    string Id,
    Place Channel,
    bool Direct,
    Schedule Schedule,
    DigestScope Scope,
    bool Quiet,
    Person? By,
    bool Paused,
    DateOnly Covered,
    DateTimeOffset Next,
    DateTimeOffset? Last = null,
    int Attempts = 0)
{
    /// <summary>
    /// When the next one is due if the schedule becomes <paramref name="changed"/>: not on a day that has had its digest already, and
    /// a day whose new hour is over keeps the old one, so that it gets its digest still.
    /// </summary>
    public DateTimeOffset NextUnder(Schedule changed, DateTimeOffset now)
    {
        var next = changed.NextAfter(now);
        while (Last is { } last && changed.DayOf(next) <= changed.DayOf(last))
            next = changed.NextAfter(next);
        var today = changed.DayOf(now);
        var isTodayOver = changed.DayOf(next) > today && changed.DayOf(changed.NextAfter(now.AddDays(-1))) == today;
        return isTodayOver && Next > now && changed.DayOf(Next) == today ? Next : next;
    }
}

/// <summary>Reads the subscriptions, and carries out what is due.</summary>
public interface IKeepSubscriptions
{
    /// <summary>Those of a channel, oldest first.</summary>
    Task<IReadOnlyList<Subscription>> OfChannelAsync(Place channel, CancellationToken cancellationToken);

    /// <summary>Those that are due and not paused, the longest due first.</summary>
    Task<IReadOnlyList<Subscription>> DueAsync(DateTimeOffset now, int most, CancellationToken cancellationToken);

    /// <summary>
    /// Marks the time for which <paramref name="due"/> was due as done, and commits what the run says with it, all or nothing.
    /// </summary>
    /// <param name="following">When the next one is due.</param>
    /// <param name="covered">The last day that the run tells of.</param>
    /// <param name="failed">Why the run tells of nothing, where it failed for good.</param>
    /// <returns>False when it was done already, here or by another replica, or is no longer wanted: then nothing was changed.</returns>
    Task<bool> RunAsync(Subscription due, DateTimeOffset following, DateOnly covered, IReadOnlyList<Effect> says, string? failed, CancellationToken cancellationToken);

    /// <summary>Counts an attempt that went wrong, and lets nobody try again before <paramref name="until"/>; changes nothing where another replica has counted it or done the run.</summary>
    Task PostponeAsync(Subscription due, DateTimeOffset until, CancellationToken cancellationToken);
}

/// <summary>Remembers since when the service has known each change of the library.</summary>
public interface IKeepHistory
{
    /// <summary>
    /// Notes those of <paramref name="changes"/> that are new under <paramref name="today"/>; the very first ones under their own day, since
    /// a library that was just installed is no news.
    /// </summary>
    /// <returns>The day on which each was first known.</returns>
    Task<IReadOnlyDictionary<string, DateOnly>> KnownSinceAsync(IReadOnlyDictionary<string, DateOnly> changes, DateOnly today, CancellationToken cancellationToken);
}

/// <summary>Questions of a channel that could not be answered, for those who manage it.</summary>
public interface IReadGaps
{
    /// <returns>Masked, the newest first.</returns>
    Task<IReadOnlyList<string>> OfChannelAsync(Place channel, DateTimeOffset since, int most, CancellationToken cancellationToken);
}
