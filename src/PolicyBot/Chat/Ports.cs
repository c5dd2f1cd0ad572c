namespace PolicyBot.Chat;

/// <summary>Where transports hand in what happened. The receiving side of every platform.</summary>
public interface IReceiveEvents
{
    /// <summary>
    /// Stores the event, masked, so that it may be acknowledged; or gives what the platform is to show at once. Never throws for
    /// a database that is down: the transport then does not acknowledge, or says that it cannot answer now.
    /// </summary>
    Task<Receipt> ReceiveAsync(ChatEvent received, CancellationToken cancellationToken);

    /// <summary>To be held from when something comes in until the platform has been told that the bot has it: meanwhile others wait for their answers.</summary>
    IDisposable Arriving();
}

/// <summary>What a transport does with an event after handing it in.</summary>
public abstract record Receipt
{
    private Receipt()
    {
    }

    /// <summary>Stored: acknowledge. A post with <see cref="Post.InReplyTo"/> follows through the outbox.</summary>
    /// <param name="IsNew">False for a repeated delivery: acknowledge, and do nothing.</param>
    /// <param name="Audience">Who will see the reply: where a reply must be deferred, this cannot be changed later.</param>
    public sealed record Stored(bool IsNew, Audience Audience) : Receipt;

    /// <summary>Nothing to do, on purpose: acknowledge.</summary>
    public sealed record Ignored : Receipt;

    /// <summary>Open this form as the acknowledgement.</summary>
    public sealed record Show(Form Form) : Receipt;

    /// <summary>A form was sent in with mistakes: show them by field name.</summary>
    public sealed record Mistakes(IReadOnlyDictionary<string, string> ByField) : Receipt;

    /// <summary>Suggestions for what is being typed; at most 25.</summary>
    public sealed record Suggest(IReadOnlyList<Choice> Choices) : Receipt;

    /// <summary>It could not be stored. Do not acknowledge where the platform would deliver again; else show <paramref name="Text"/> to the person.</summary>
    public sealed record Unavailable(string Text) : Receipt;
}

/// <summary>Posts to one platform; one per adapter.</summary>
public interface IPostMessages
{
    PlatformName Platform { get; }

    /// <summary>Renders and posts. Errors of the platform come back as outcomes; only cancellation throws.</summary>
    Task<PostOutcome> PostAsync(Post post, CancellationToken cancellationToken);
}

/// <summary>Tells what a person may do where an event did not say; one per adapter.</summary>
public interface IDescribePeople
{
    PlatformName Platform { get; }

    /// <returns><see cref="Standing.Unknown"/> when the platform cannot be asked: then nothing that needs a right is done.</returns>
    Task<Standing> StandingAsync(Place place, Person person, CancellationToken cancellationToken);

    /// <returns>The person's own time zone, by its IANA name; null where the platform does not tell.</returns>
    Task<string?> ZoneAsync(Place place, Person person, CancellationToken cancellationToken);
}

/// <summary>Workspaces that have installed the bot, with their tokens; kept encrypted.</summary>
public interface IKeepInstallations
{
    /// <returns>Null when the workspace has none, or it was taken out.</returns>
    Task<Installation?> FindAsync(PlatformName platform, string workspace, CancellationToken cancellationToken);

    Task SaveAsync(Installation installation, CancellationToken cancellationToken);
}

/// <param name="Workspace">As in <see cref="Place.Workspace"/>.</param>
/// <param name="Token">The bot's token there: a secret.</param>
/// <param name="BotUser">The bot's own user id there.</param>
/// <param name="Scopes">What the workspace granted.</param>
public sealed record Installation(PlatformName Platform, string Workspace, string Token, string BotUser, IReadOnlyList<string> Scopes)
{
    /// <summary>A token is never shown.</summary>
    public override string ToString() => $"{Platform} installation";
}
