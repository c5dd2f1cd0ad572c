using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using PolicyBot.Chat;
using PolicyBot.Discord.Events;
using PolicyBot.Discord.Posting;
using PolicyBot.Discord.Rendering;
using PolicyBot.Discord.Rest;
using PolicyBot.Discord.Wire;

namespace PolicyBot.Discord.Interactions;

/// <summary>
/// Hands in interactions and acknowledges each within the platform's three seconds: by what the receipt says to show, by the answer
/// itself when it comes in a moment, else by deferring.
/// </summary>
internal sealed partial class InteractionDesk(
    IReceiveEvents receiver,
    Awaited awaited,
    ChannelRights rights,
    DiscordRest rest,
    IOptions<DiscordOptions> options,
    TimeProvider time,
    ILogger<InteractionDesk> logger)
{
    private readonly WaitingRoom _moment = new(options.Value.DeferAfter, time);

    /// <param name="safe">Completed when the interaction is stored, needs no storing, or had to be deferred because storing takes long.</param>
    public async Task HandleAsync(Interaction interaction, TaskCompletionSource safe, CancellationToken cancellationToken)
    {
        using var arriving = receiver.Arriving();
        try
        {
            if (interaction is { Channel: { } channel, BotMay: { } may })
                rights.Learn(channel, may);
            var pending = new PendingInteraction(interaction.Ticket, AnswerState.Unanswered);
            if (!awaited.Add(pending))
                return;
            if (interaction.Event is not { } happened)
            {
                await ShowAsync(interaction, pending, Unknown(interaction), cancellationToken);
                return;
            }

            var receiving = receiver.ReceiveAsync(happened, cancellationToken);
            if (interaction.Kind is not InteractionKind.Autocomplete && !await InTimeAsync(receiving, DiscordOptions.LongestWait, cancellationToken))
            {
                await DeferAsync(pending, isPrivate: true, cancellationToken);
                safe.TrySetResult();
            }

            var receipt = await receiving;
            safe.TrySetResult();
            await AcknowledgeAsync(interaction, pending, receipt, arriving, cancellationToken);
        }
        finally
        {
            safe.TrySetResult();
        }
    }

    private async Task AcknowledgeAsync(Interaction interaction, PendingInteraction pending, Receipt receipt, IDisposable arriving, CancellationToken cancellationToken)
    {
        switch (receipt)
        {
            case Receipt.Stored stored:
                // Who waits for the answer must not keep it from being given.
                if (!_moment.IsCrowded)
                    arriving.Dispose();
                // A repeated delivery is acknowledged too: the process that had it first may have died before it could.
                if (!stored.IsNew || !await _moment.SeesAsync(pending.Answered, cancellationToken))
                    await DeferAsync(pending, stored.Audience is Audience.Asker, cancellationToken);
                break;
            case Receipt.Show show:
                await ShowAsync(interaction, pending, new(CallbackType.Modal, FormModal.Of(show.Form)), cancellationToken);
                break;
            case Receipt.Mistakes mistakes:
                await ShowAsync(interaction, pending, Privately([.. mistakes.ByField.Values]), cancellationToken);
                break;
            case Receipt.Suggest suggest:
                await ShowAsync(interaction, pending, new(CallbackType.Suggestions, SuggestionList.Of(suggest.Choices)), cancellationToken);
                break;
            case Receipt.Unavailable unavailable:
                await ShowAsync(interaction, pending, Privately([unavailable.Text]), cancellationToken);
                break;
            default:
                await ShowAsync(interaction, pending, Nothing(interaction), cancellationToken);
                break;
        }
    }

    /// <summary>Answers with what is to be seen at once, or in the place of "thinking…" when the receipt took too long for that.</summary>
    private async Task ShowAsync(Interaction interaction, PendingInteraction pending, Callback callback, CancellationToken cancellationToken)
    {
        await pending.Turn.WaitAsync(cancellationToken);
        try
        {
            if (pending.State is AnswerState.Unanswered)
                Note(await rest.SendAsync(Calls.Answer(pending.Ticket, callback), cancellationToken));
            else if (interaction.Application is { } application)
                Note(await rest.SendAsync(Calls.EditOriginal(application, pending.Ticket, InPlaceOf(callback, interaction)), cancellationToken));
            pending.Move(AnswerState.Answered);
        }
        finally
        {
            pending.Turn.Release();
        }
    }

    private async Task DeferAsync(PendingInteraction pending, bool isPrivate, CancellationToken cancellationToken)
    {
        await pending.Turn.WaitAsync(cancellationToken);
        try
        {
            if (pending.State is not AnswerState.Unanswered)
                return;
            var result = await rest.SendAsync(Calls.Answer(pending.Ticket, Callback.Deferred(isPrivate)), cancellationToken);
            Note(result);
            // A refusal says that it was answered elsewhere, or too late: the post finds out which.
            pending.Move(result is RestResult.Done ? AnswerState.Deferred : AnswerState.Unknown, isPrivate);
        }
        finally
        {
            pending.Turn.Release();
        }
    }

    private async Task<bool> InTimeAsync(Task task, TimeSpan limit, CancellationToken cancellationToken)
    {
        await task.WaitAsync(limit, time, cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        cancellationToken.ThrowIfCancellationRequested();
        return task.IsCompleted;
    }

    private void Note(RestResult result)
    {
        if (result is RestResult.Refused refused)
            LogNotAcknowledged(logger, refused.Code);
        else if (result is not RestResult.Done)
            LogNotAcknowledged(logger, 0);
    }

    /// <summary>A form can only be opened at once.</summary>
    private static OutgoingMessage InPlaceOf(Callback callback, Interaction interaction) =>
        callback.Data as OutgoingMessage ?? MessageForm.OfLines([DiscordWords.TryAgain.In(interaction.Locale ?? Language.English)]);

    private static Callback Unknown(Interaction interaction) => interaction.Kind switch
    {
        InteractionKind.Autocomplete => new(CallbackType.Suggestions, SuggestionList.Of([])),
        _ => Privately([DiscordWords.OutOfDate.In(interaction.Locale ?? Language.English)]),
    };

    private static Callback Nothing(Interaction interaction) => interaction.Kind switch
    {
        InteractionKind.Component => new(CallbackType.DeferredUpdate),
        InteractionKind.Autocomplete => new(CallbackType.Suggestions, SuggestionList.Of([])),
        _ => Privately([DiscordWords.Noted.In(interaction.Locale ?? Language.English)]),
    };

    private static Callback Privately(IReadOnlyList<string> lines) => new(CallbackType.Message, MessageForm.OfLines(lines) with { Flags = OutgoingMessage.Ephemeral });

    [LoggerMessage(3211, LogLevel.Warning, "An interaction could not be acknowledged: code {Code}.")]
    private static partial void LogNotAcknowledged(ILogger logger, int code);
}
