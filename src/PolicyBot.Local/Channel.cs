using PolicyBot.Chat;

namespace PolicyBot.Local;

/// <summary>A channel of the local workspace.</summary>
/// <param name="Id">Lower-case letters, digits and dashes; its name too.</param>
/// <param name="IsShared">Whether people of other organisations read it.</param>
/// <param name="HasBot">Whether the bot is in it.</param>
public sealed record Channel(string Id, string Purpose, bool IsShared, bool HasBot)
{
    public const int LongestName = 30;

    public Surface Surface => IsShared ? Surface.SharedChannel : Surface.Channel;

    /// <summary>What a new workspace begins with.</summary>
    public static IReadOnlyList<Channel> First { get; } =
    [
        new("newsroom", "Questions and answers for everybody here", IsShared: false, HasBot: true),
        new("border-desk", "For a team: settings, digests and people to ask are the channel's own", IsShared: false, HasBot: true),
        new("partners", "People of other organisations read along here: answers are private unless set otherwise", IsShared: true, HasBot: true),
    ];

    /// <returns>The name as a channel's id; null when it cannot be one.</returns>
    public static string? CleanName(string? name)
    {
        var clean = string.Join('-', Clean.Line(name ?? "", LongestName).ToLowerInvariant().TrimStart('#').Split(' ', StringSplitOptions.RemoveEmptyEntries));
        return clean.Length > 0 && clean.All(c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || c == '-') && char.IsAsciiLetterOrDigit(clean[0]) ? clean : null;
    }
}

/// <summary>Keeps the channels of the workspace, in the order in which they were made.</summary>
public interface IKeepChannels
{
    /// <exception cref="StorageUnavailableException">The database cannot be reached.</exception>
    Task<IReadOnlyList<Channel>> AllAsync(CancellationToken cancellationToken);

    /// <summary>Adds a channel, or changes it.</summary>
    Task SaveAsync(Channel channel, CancellationToken cancellationToken);
}
