using PolicyBot.Chat;
using PolicyBot.Discord.Events;
using PolicyBot.Discord.Interactions;
using PolicyBot.Discord.Rendering;
using PolicyBot.Discord.Wire;

namespace PolicyBot.Discord.Posting;

/// <summary>Posts to Discord: by an interaction's ticket while it is good, else to the channel, else to the person.</summary>
internal sealed class DiscordPoster(TicketPosts tickets, ChannelPosts channels, ChannelRights rights, Awaited awaited, TimeProvider time) : IPostMessages
{
    /// <summary>A ticket about to end is not begun with: the edit would come too late.</summary>
    private static readonly TimeSpan _margin = TimeSpan.FromSeconds(5);

    public PlatformName Platform => DiscordNames.Platform;

    /// <remarks>
    /// A repetition is known by the post's key in channels (as the nonce, for some minutes) and by the platform itself in answers to
    /// interactions, so <see cref="Post.Again"/> needs no looking for the earlier attempt.
    /// </remarks>
    public async Task<PostOutcome> PostAsync(Post post, CancellationToken cancellationToken)
    {
        var message = MessageForm.Of(post, rights.MayEmbed(post.Place.Channel));
        if (TicketOf(post) is { } ticket && await tickets.PostAsync(post, ticket, message, cancellationToken) is { } answered)
            return answered;
        var outcome = await channels.PostAsync(post, message, cancellationToken);
        if (post.InReplyTo is { } question)
            awaited.Replied(question);
        return outcome;
    }

    private InteractionTicket? TicketOf(Post post) =>
        post.Delivery is Delivery.Respond or Delivery.Replace && post.Route.Expires is { } expires && expires - _margin > time.GetUtcNow() ? InteractionTicket.Read(post.Route.Ticket) : null;
}
