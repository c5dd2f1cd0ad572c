using PolicyBot.Chat;

namespace PolicyBot.Local;

/// <summary>A message in the local workspace: what a member wrote, or what the bot said.</summary>
/// <param name="Id">Counts up, across channels; 0 before it is kept.</param>
/// <param name="Thread">The message under which it stands; null for one of the channel itself.</param>
/// <param name="Author">The member who wrote it; null for the bot.</param>
/// <param name="OnlyFor">The one member who sees it; null for all in the channel.</param>
/// <param name="Answers">The message that it answers, where it answers one.</param>
/// <param name="Key">The post's key; null for what a member wrote.</param>
/// <param name="Text">What a member wrote; empty for the bot.</param>
/// <param name="Said">What the bot said; null for a member.</param>
/// <param name="Concerns">Whom it is erased with: its author, or the person whose question led to it.</param>
public sealed record WorkspaceMessage(
    long Id,
    string Channel,
    long? Thread,
    string? Author,
    string? OnlyFor,
    long? Answers,
    string? Key,
    string Text,
    Message? Said,
    string? Concerns,
    DateTimeOffset At)
{
    public bool IsSeenBy(string member) => (OnlyFor is null || OnlyFor == member) && (!LocalPlatform.IsDirect(Channel) || Channel == LocalPlatform.DirectChannel(member));

    /// <summary>As plain text: what is checked when somebody chooses "Check this claim".</summary>
    public string PlainText => Said?.Content switch
    {
        Content.OfAnswer answer => answer.Answer.Text,
        Content.Note note => string.Join('\n', note.Lines),
        _ => Text,
    };
}

/// <summary>Keeps what was said in the workspace.</summary>
public interface IKeepMessages
{
    /// <summary>Adds a message; one whose key is there already is not added again.</summary>
    /// <returns>The message as it is kept, and whether it is new.</returns>
    /// <exception cref="StorageUnavailableException">It was not kept.</exception>
    Task<(WorkspaceMessage Message, bool IsNew)> AddAsync(WorkspaceMessage message, CancellationToken cancellationToken);

    /// <summary>Puts other words into a message of the bot.</summary>
    /// <returns>Null when it is no longer there.</returns>
    Task<WorkspaceMessage?> ReplaceAsync(long id, Message said, CancellationToken cancellationToken);

    /// <summary>The last messages of a channel, oldest first, whoever may see them.</summary>
    Task<IReadOnlyList<WorkspaceMessage>> LastAsync(string channel, int most, CancellationToken cancellationToken);

    Task<WorkspaceMessage?> FindAsync(long id, CancellationToken cancellationToken);
}
