namespace PolicyBot.Discord.Rest;

/// <summary>One request to the REST API.</summary>
/// <param name="Route">The path with its parameters unnamed: what learned limits are kept for.</param>
/// <param name="Path">The path itself, relative to the API's base; may hold a secret, so it is never logged.</param>
/// <param name="Major">The parameter that limits are counted by: a channel, a guild, or a webhook with its token.</param>
internal sealed record RestCall(HttpMethod Method, string Route, string Path, string Major = "")
{
    /// <summary>The body as JSON.</summary>
    public byte[]? Json { get; init; }

    public IReadOnlyList<Chat.Attachment> Files { get; init; } = [];

    /// <summary>Answers to interactions: they carry their own token, and do not count towards the global limit.</summary>
    public bool ByTicket { get; init; }

    /// <summary>Whether sending it twice does no harm, so that it may be repeated when nobody knows whether it arrived.</summary>
    public bool Repeatable { get; init; } = Method != HttpMethod.Post;

    /// <summary>The channel whose refusals are remembered, so that a channel closed to the bot is not asked again and again.</summary>
    public string? WritesTo { get; init; }

    /// <summary>How long the call may wait for a limit before it is handed back.</summary>
    public TimeSpan Patience { get; init; } = TimeSpan.FromSeconds(2);

    /// <summary>A path can hold a token.</summary>
    public override string ToString() => $"{Method} {Route}";
}
