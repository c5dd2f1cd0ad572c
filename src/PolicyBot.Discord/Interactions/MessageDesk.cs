using Microsoft.Extensions.Options;
using PolicyBot.Chat;
using PolicyBot.Discord.Rendering;
using PolicyBot.Discord.Rest;

namespace PolicyBot.Discord.Interactions;

/// <summary>Hands in messages and removals, and shows that the bot is typing when an answer takes longer than a moment.</summary>
internal sealed class MessageDesk(IReceiveEvents receiver, Awaited awaited, DiscordRest rest, IOptions<DiscordOptions> options, TimeProvider time)
{
    public async Task HandleAsync(ChatEvent happened, CancellationToken cancellationToken)
    {
        var reply = happened.Act is Act.Said ? awaited.Reply(happened.Id) : Task.CompletedTask;
        switch (await receiver.ReceiveAsync(happened, cancellationToken))
        {
            case Receipt.Stored { IsNew: true }:
                await TypeUntilAsync(reply, happened, cancellationToken);
                break;
            // Discord does not deliver a message again: who spoke to the bot is told.
            case Receipt.Unavailable { Text: var text } when happened is { Act: Act.Said { Heard: Heard.Direct or Heard.Mention }, Route.MessageId: { } question }:
                var line = MessageForm.OfLines([text]) with { MessageReference = new(question), Nonce = question, EnforceNonce = true };
                await rest.SendAsync(Calls.CreateMessage(happened.Place.Channel, line), cancellationToken);
                break;
        }
    }

    private async Task TypeUntilAsync(Task reply, ChatEvent happened, CancellationToken cancellationToken)
    {
        try
        {
            await reply.WaitAsync(options.Value.DeferAfter, time, cancellationToken);
        }
        catch (TimeoutException)
        {
            await rest.SendAsync(Calls.Typing(happened.Place.Channel), cancellationToken);
        }
    }
}
