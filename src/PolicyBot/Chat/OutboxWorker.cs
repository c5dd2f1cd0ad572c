using Microsoft.Extensions.Logging;

namespace PolicyBot.Chat;

/// <summary>
/// Posts what is waiting: retried while the platform cannot take it, degraded to plain text or a direct message when it will not,
/// and recorded as failed with the reason when nothing helps.
/// </summary>
internal sealed partial class OutboxWorker(IOutbox outbox, IEnumerable<IPostMessages> platforms, Signals signals, TimeProvider time, ILogger<OutboxWorker> logger)
    : ClaimingWorker<PendingPost>(signals.Outbox, Slots, time, logger)
{
    private const int Slots = 32;
    private const int MostAttempts = 10;
    private static readonly TimeSpan _lease = TimeSpan.FromSeconds(90);
    private static readonly TimeSpan _longestWait = TimeSpan.FromMinutes(5);
    private readonly Dictionary<PlatformName, IPostMessages> _platforms = platforms.ToDictionary(p => p.Platform);

    protected override Task<IReadOnlyList<PendingPost>> ClaimAsync(int most, CancellationToken cancellationToken) => outbox.ClaimAsync(most, _lease, cancellationToken);

    protected override async Task HandleAsync(PendingPost claimed) => await RecordAsync(claimed, await AttemptAsync(claimed));

    private async Task<PostOutcome> AttemptAsync(PendingPost pending)
    {
        if (!_platforms.TryGetValue(pending.Post.Place.Platform, out var platform))
            return new PostOutcome.Refused("The platform is not configured.", Remedy.None);
        try
        {
            return await platform.PostAsync(pending.Post, CancellationToken.None);
        }
#pragma warning disable CA1031 // An adapter that throws must not end the worker: the post is tried again, then recorded as failed.
        catch (Exception e)
#pragma warning restore CA1031
        {
            LogThrew(logger, pending.Post.Place.Platform, e);
            return new PostOutcome.Later(null, e.GetType().Name);
        }
    }

    private async Task RecordAsync(PendingPost pending, PostOutcome outcome)
    {
        var post = pending.Post;
        switch (outcome)
        {
            case PostOutcome.Posted posted:
                await outbox.PostedAsync(post.Key, posted.MessageId, CancellationToken.None);
                break;
            case PostOutcome.Later later when later.Counts && pending.Attempts + 1 >= MostAttempts:
                await FailAsync(post, $"Given up after {MostAttempts} attempts: {later.Reason}");
                break;
            case PostOutcome.Later later:
                await outbox.LaterAsync(post.Key, later.After ?? BackOff(pending.Attempts), later.Reason, null, later.Counts, CancellationToken.None);
                break;
            case PostOutcome.Refused refused when Degraded(post, refused.Remedy) is { } next:
                await outbox.LaterAsync(post.Key, TimeSpan.Zero, refused.Reason, next, counts: true, CancellationToken.None);
                break;
            case PostOutcome.Refused refused:
                await FailAsync(post, refused.Reason);
                break;
            default:
                throw new System.Diagnostics.UnreachableException();
        }
    }

    /// <returns>The post in its next form; null when it has been tried in that form.</returns>
    private static Post? Degraded(Post post, Remedy remedy) => remedy switch
    {
        Remedy.PlainText when !post.Plain => post with { Plain = true },
        Remedy.DirectMessage when post is { To: not null, Delivery: not (Delivery.Direct or Delivery.Send) } => post with { Delivery = Delivery.Direct, Audience = Audience.Asker },
        _ => null,
    };

    private async Task FailAsync(Post post, string reason)
    {
        LogGivenUp(logger, post.Key, post.Place.Platform, reason);
        await outbox.FailedAsync(post.Key, reason, Told(post, reason), CancellationToken.None);
        signals.Outbox.Raise();
    }

    /// <summary>What was to be said for all, and could not, is told to the person on whose behalf it was: nobody else would know.</summary>
    private static Post? Told(Post post, string reason) => post is { To: { } person, Delivery: Delivery.Send, InReplyTo: null }
        ? post with
        {
            Key = Reply.Key(new(post.Key), 0),
            Route = ReplyRoute.None,
            Delivery = Delivery.Direct,
            Audience = Audience.Asker,
            Plain = false,
            Again = false,
            Message = Message.Of(post.Message.Language, new Content.Note(Wording.NotPosted.In(post.Message.Language), [reason, Wording.NotPostedHelp.In(post.Message.Language)])),
        }
        : null;

    /// <summary>1, 2, 4 ... seconds, at most five minutes, and up to a quarter more, so that replicas do not come back together.</summary>
    private static TimeSpan BackOff(int attempts)
    {
        var wait = TimeSpan.FromSeconds(Math.Min(Math.Pow(2, attempts), _longestWait.TotalSeconds));
#pragma warning disable CA5394 // Jitter is no secret.
        return wait * (1 + (Random.Shared.NextDouble() / 4));
#pragma warning restore CA5394
    }

    [LoggerMessage(222, LogLevel.Error, "Posting to {Platform} failed unexpectedly.")]
    private static partial void LogThrew(ILogger logger, PlatformName platform, Exception exception);

    [LoggerMessage(223, LogLevel.Error, "Post {Key} to {Platform} is given up: {Reason}")]
    private static partial void LogGivenUp(ILogger logger, string key, PlatformName platform, string reason);
}
