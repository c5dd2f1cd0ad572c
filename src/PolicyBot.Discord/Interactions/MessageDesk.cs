using Microsoft.Extensions.Options;
using PolicyBot.Chat;
using PolicyBot.Discord.Rest;

namespace PolicyBot.Discord.Interactions;

/// <summary>Hands in messages and removals, and shows that the bot is typing when an answer takes longer than a moment.</summary>
internal sealed class MessageDesk(IReceiveEvents receiver, Awaited awaited, DiscordRest rest, IOptions<DiscordOptions> options, TimeProvider time)
{
    public async Task HandleAsync(ChatEvent happened, CancellationToken cancellationToken)
    {
        var reply = happened.Act is Act.Said ? awaited.Reply(happened.Id) : Task.CompletedTask;
        if (await receiver.ReceiveAsync(happened, cancellationToken) is not Receipt.Stored { IsNew: true })
            return;
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
