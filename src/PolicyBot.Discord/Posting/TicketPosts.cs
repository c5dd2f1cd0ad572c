using PolicyBot.Chat;
using PolicyBot.Discord.Events;
using PolicyBot.Discord.Interactions;
using PolicyBot.Discord.Rest;
using PolicyBot.Discord.Wire;

namespace PolicyBot.Discord.Posting;

/// <summary>
/// Answers interactions. Which call it takes depends on how far the interaction is answered: first the callback, after a deferral the
/// edit of the original, after an answer a follow-up. Who will see a deferred answer was fixed when it was deferred.
/// </summary>
internal sealed class TicketPosts(DiscordRest rest, Awaited awaited, Self self)
{
    /// <returns>Null when the ticket has ended: the post has to go another way.</returns>
    public async Task<PostOutcome?> PostAsync(Post post, InteractionTicket ticket, OutgoingMessage message, CancellationToken cancellationToken)
    {
        var pending = awaited.Of(ticket);
        await pending.Turn.WaitAsync(cancellationToken);
        try
        {
            var isPrivate = post.Audience is Audience.Asker;
            message = message with { Flags = isPrivate ? OutgoingMessage.Ephemeral : null };
            var result = await SendAsync(post, pending, message, isPrivate, cancellationToken);
            if (Failures.IsTicketEnded(result))
                return null;
            if (result is not RestResult.Done done)
                return Failures.Of(result);
            pending.Move(AnswerState.Answered);
            return new PostOutcome.Posted(done.Body.Item("resource").Item("message").Text("id") ?? done.Body.Text("id"));
        }
        finally
        {
            pending.Turn.Release();
        }
    }

    private async Task<RestResult> SendAsync(Post post, PendingInteraction pending, OutgoingMessage message, bool isPrivate, CancellationToken cancellationToken)
    {
        if (pending.State is AnswerState.Unanswered or AnswerState.Unknown)
        {
            var type = post.Delivery is Delivery.Replace ? CallbackType.UpdateMessage : CallbackType.Message;
            var first = await rest.SendAsync(Calls.Answer(pending.Ticket, new(type, message)), cancellationToken);
            if (!first.Is(ErrorCode.AlreadyAcknowledged))
                return first;
            // Deferred or answered by a process that is no more, or by an attempt whose end was not seen: the edit fits both.
            pending.Move(AnswerState.Deferred, isPrivate);
        }

        if (await self.ApplicationAsync(cancellationToken) is not { } application)
            return new RestResult.Unreachable("the application's id is not known");
        return pending.State switch
        {
            // What was to be private must not appear where all see it.
            AnswerState.Deferred when isPrivate && !pending.IsPrivate => await InsteadAsync(application, pending, message, cancellationToken),
            AnswerState.Deferred => await rest.SendAsync(Calls.EditOriginal(application, pending.Ticket, message), cancellationToken),
            _ => await rest.SendAsync(Calls.FollowUp(application, pending.Ticket, message), cancellationToken),
        };
    }

    /// <summary>The public "thinking…" goes first: a follow-up beside it would fill it, for all to see.</summary>
    private async Task<RestResult> InsteadAsync(string application, PendingInteraction pending, OutgoingMessage message, CancellationToken cancellationToken)
    {
        var deleted = await rest.SendAsync(Calls.DeleteOriginal(application, pending.Ticket), cancellationToken);
        if (deleted is not RestResult.Done && !deleted.Is(ErrorCode.UnknownMessage))
            return deleted;
        pending.Move(AnswerState.Answered);
        return await rest.SendAsync(Calls.FollowUp(application, pending.Ticket, message), cancellationToken);
    }
}
