namespace PolicyBot.Chat;

/// <summary>The settings of a channel, as commands and forms name them.</summary>
public enum SettingName
{
    Who,
    Answers,
    Replies,
    Language,
    Topics,
    Contacts,
    Digests,
    Zone,
}

/// <summary>Who may ask in a channel.</summary>
public enum WhoMayAsk
{
    Everyone,

    /// <summary>Members of the organisation: no guests, nobody from elsewhere.</summary>
    Members,

    /// <summary>Those who manage the channel.</summary>
    Managers,

    /// <summary>Questions are off; digests may still be on.</summary>
    Nobody,
}

/// <summary>Who sees answers.</summary>
public enum AnswerMode
{
    Public,
    Private,
}

/// <summary>What the bot answers without being asked by command.</summary>
public enum ReplyMode
{
    /// <summary>Mentions only.</summary>
    Mention,

    /// <summary>Mentions, and what is said after them in the same thread.</summary>
    Thread,

    /// <summary>Every question in the channel.</summary>
    All,
}

/// <summary>How the bot behaves in one channel.</summary>
/// <param name="Answers">Null for the default of the place: private where other organisations read along, else public.</param>
/// <param name="Language">Null: the language of the question.</param>
/// <param name="Topics">Topic names that may be asked about; empty for all.</param>
/// <param name="Zone">The time zone of digests for those whose own is not known, by its IANA name; null for the service's.</param>
/// <param name="Contacts">User ids whom "I need a person" tags.</param>
public sealed record ChannelSettings(
    WhoMayAsk Who,
    AnswerMode? Answers,
    ReplyMode Replies,
    Language? Language,
    IReadOnlyList<string> Topics,
    IReadOnlyList<string> Contacts,
    bool Digests,
    string? Zone = null)
{
    public static ChannelSettings Default { get; } = new(WhoMayAsk.Everyone, null, ReplyMode.Thread, null, [], [], Digests: true);

    /// <summary>Who sees the answer to a question here.</summary>
    public Audience AudienceIn(Surface surface) => (surface, Answers) switch
    {
        (Surface.Direct, _) => Audience.Everyone,
        (_, AnswerMode.Public) => Audience.Everyone,
        (_, AnswerMode.Private) => Audience.Asker,
        (Surface.SharedChannel, null) => Audience.Asker,
        _ => Audience.Everyone,
    };
}
