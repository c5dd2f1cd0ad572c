namespace PolicyBot.Chat;

/// <summary>Events that were acknowledged and are to be handled: each once, those of one conversation in order.</summary>
public interface IInbox
{
    /// <returns>False when this event is there already.</returns>
    /// <exception cref="StorageUnavailableException">It was not stored.</exception>
    Task<bool> AddAsync(ChatEvent received, CancellationToken cancellationToken);

    /// <summary>Takes events for <paramref name="lease"/>: nobody else gets them meanwhile, and they come back when the holder dies.</summary>
    Task<IReadOnlyList<ChatEvent>> ClaimAsync(int most, TimeSpan lease, CancellationToken cancellationToken);

    /// <summary>Marks an event as handled and commits its effects, all or nothing. A second commit of the same event changes nothing.</summary>
    Task CommitAsync(EventId id, IReadOnlyList<Effect> effects, CancellationToken cancellationToken);

    /// <summary>Gives an event back after a failure; after <paramref name="attempts"/> attempts it is recorded as failed instead.</summary>
    /// <returns>Whether it is to be tried again.</returns>
    Task<bool> ReturnAsync(EventId id, string reason, int attempts, CancellationToken cancellationToken);
}

/// <summary>Posts that are to leave: those of one conversation in order, the next only when the one before is posted or given up.</summary>
public interface IOutbox
{
    /// <summary>Takes due posts for <paramref name="lease"/>, at most one per conversation; one that was claimed before comes as <see cref="Post.Again"/>.</summary>
    Task<IReadOnlyList<PendingPost>> ClaimAsync(int most, TimeSpan lease, CancellationToken cancellationToken);

    Task PostedAsync(string key, string? messageId, CancellationToken cancellationToken);

    /// <param name="changed">The post in its next form (plain, or as a direct message); null to leave it as it is.</param>
    /// <param name="counts">Whether this attempt is counted.</param>
    Task LaterAsync(string key, TimeSpan after, string reason, Post? changed, bool counts, CancellationToken cancellationToken);

    /// <summary>Records a post as failed, for good, with its reason.</summary>
    /// <param name="instead">What is to be said instead, elsewhere; put down together with the failure.</param>
    Task FailedAsync(string key, string reason, Post? instead, CancellationToken cancellationToken);
}

/// <param name="Attempts">Attempts so far that counted.</param>
public sealed record PendingPost(Post Post, int Attempts);

/// <summary>The database cannot be reached or is locked; what was asked of it was not done.</summary>
public sealed class StorageUnavailableException(string message, Exception inner) : Exception(message, inner);
