using Microsoft.Extensions.Logging;

namespace PolicyBot.Chat;

/// <summary>Handles stored events, each once: what one changes is committed together with its being handled.</summary>
internal sealed partial class InboxWorker(IInbox inbox, Router router, Signals signals, Arrivals arrivals, TimeProvider time, ILogger<InboxWorker> logger)
    : ClaimingWorker<ChatEvent>(signals.Inbox, Slots, time, logger)
{
    private const int Slots = 16;
    private const int Attempts = 3;
    private static readonly TimeSpan _lease = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan _courtesy = TimeSpan.FromSeconds(1);

    protected override async Task<IReadOnlyList<ChatEvent>> ClaimAsync(int most, CancellationToken cancellationToken)
    {
        await arrivals.QuietAsync(_courtesy, Time, cancellationToken);
        return await inbox.ClaimAsync(most, _lease, cancellationToken);
    }

    protected override async Task HandleAsync(ChatEvent claimed)
    {
        try
        {
            await inbox.CommitAsync(claimed.Id, await router.HandleAsync(claimed, CancellationToken.None), CancellationToken.None);
        }
#pragma warning disable CA1031 // Whatever one event runs into must neither end the worker nor leave its asker without a word.
        catch (Exception e) when (e is not StorageUnavailableException)
#pragma warning restore CA1031
        {
            LogFailed(logger, claimed.Place.Platform, claimed.Act.GetType().Name, e);
            await ApologiseAsync(claimed, e);
        }

        signals.Outbox.Raise();
    }

    /// <summary>After the last attempt the asker is told that there will be no answer.</summary>
    private async Task ApologiseAsync(ChatEvent happened, Exception failure)
    {
        if (!await inbox.ReturnAsync(happened.Id, failure.GetType().Name, Attempts, CancellationToken.None))
            await inbox.CommitAsync(happened.Id, [new Reply(happened, Audience.Asker, happened.Person.Locale ?? Language.English).Privately(Wording.Failed)], CancellationToken.None);
    }

    [LoggerMessage(212, LogLevel.Error, "An event of {Platform} ({Act}) could not be handled.")]
    private static partial void LogFailed(ILogger logger, PlatformName platform, string act, Exception exception);
}
