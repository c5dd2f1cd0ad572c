using Microsoft.Extensions.Logging;
using PolicyBot.Chat;
using PolicyBot.Knowledge;
using PolicyBot.Slack.Api;
using PolicyBot.Slack.Receiving;
using PolicyBot.Slack.Rendering;

namespace PolicyBot.Slack.Posting;

/// <param name="MessageId">The ts of the message, where Slack gives one that can be used.</param>
internal sealed record Sent(SlackReply Reply, string? MessageId = null);

/// <summary>Goes one way with a post.</summary>
internal sealed class Ways(SlackApi api, Tickets tickets, Conversations conversations, OwnPosts own, ILogger<Ways> log)
{
    /// <summary>Marks the bot's own posts in the history, with <see cref="Post.Key"/>.</summary>
    public const string MetadataType = "policybot_post";

    private static readonly Bilingual _answered = new("I have answered in the channel.", "He respondido en el canal.");

    public Task<Sent> GoAsync(Way way, Post post, SlackMessage message, Installation installation, CancellationToken cancellationToken) => way switch
    {
        Way.Message => MessageAsync(post, message, installation, cancellationToken),
        Way.Ephemeral => ApiAsync(Methods.PostEphemeral, post, installation, message.Bare(("channel", post.Place.Channel), ("thread_ts", post.Place.Thread), ("user", post.To?.Id)), cancellationToken),
        Way.Update => ApiAsync(Methods.Update, post, installation, message.Bare(("channel", post.Place.Channel), ("ts", post.Route.MessageId)), cancellationToken),
        Way.TicketForAsker => TicketAsync(post, message.Body(("response_type", "ephemeral"), ("replace_original", false)), cancellationToken),
        Way.TicketForAll => ForAllByTicketAsync(post, installation, message.Body(("response_type", "in_channel"), ("replace_original", false), ("thread_ts", post.Place.Thread)), cancellationToken),
        Way.ReplaceByTicket => TicketAsync(post, message.Body(("replace_original", true)), cancellationToken),
        _ => throw new System.Diagnostics.UnreachableException(),
    };

    /// <summary>The answer went another way than the notice, which says so now.</summary>
    public async Task SettleNoticeAsync(Post post, CancellationToken cancellationToken)
    {
        if (tickets.Use(post.Route) is { } ticket)
            await api.PostToAsync(ticket, new Dictionary<string, object?> { ["replace_original"] = true, ["text"] = _answered.In(post.Message.Language) }, cancellationToken);
    }

    private async Task<Sent> MessageAsync(Post post, SlackMessage message, Installation installation, CancellationToken cancellationToken)
    {
        var (channel, failed) = await conversations.ChannelForAsync(post, installation, cancellationToken);
        if (channel is null)
            return new(failed!);
        if (post.Again)
        {
            var earlier = await FoundAsync(post, channel, installation, cancellationToken);
            if (earlier.Reply is not SlackReply.Refused { Error: OwnPosts.NotThere })
                return earlier;
        }

        var thread = post.Delivery is Delivery.Direct ? null : post.Place.Thread;
        var metadata = new Dictionary<string, object?> { ["event_type"] = MetadataType, ["event_payload"] = new Dictionary<string, string> { ["key"] = post.Key } };
        var body = message.Body(("channel", channel), ("thread_ts", thread), ("metadata", metadata));
        var sent = await ApiAsync(Methods.PostMessage, post with { Place = post.Place with { Channel = channel } }, installation, body, cancellationToken);
        if (sent.Reply is not SlackReply.Unknown)
            return sent;
        // It may have arrived all the same: Slack has no nonce for bots, but it keeps what was posted.
        var found = await FoundAsync(post, channel, installation, cancellationToken);
        return found.Reply is SlackReply.Done ? found : sent;
    }

    private async Task<Sent> FoundAsync(Post post, string channel, Installation installation, CancellationToken cancellationToken)
    {
        var found = await own.FindAsync(post, channel, installation, cancellationToken);
        if (found.Reply is SlackReply.Done)
            Log.FoundAgain(log, post.Key);
        return found;
    }

    private async Task<Sent> ApiAsync(string method, Post post, Installation installation, IReadOnlyDictionary<string, object?> body, CancellationToken cancellationToken)
    {
        var reply = await api.CallAsync(new(method, post.Place.Workspace, installation.Token, body, post.Place.Channel), cancellationToken);
        return new(reply, reply is SlackReply.Done { Body: var done } ? done.Text("ts") : null);
    }

    private async Task<Sent> ForAllByTicketAsync(Post post, Installation installation, IReadOnlyDictionary<string, object?> body, CancellationToken cancellationToken)
    {
        // Where the bot may not look, since it is no member, it answers again rather than not at all.
        if (post.Again && await FoundAsync(post, post.Place.Channel, installation, cancellationToken) is { Reply: not SlackReply.Refused } earlier)
            return earlier;
        return await TicketAsync(post, body, cancellationToken);
    }

    private async Task<Sent> TicketAsync(Post post, IReadOnlyDictionary<string, object?> body, CancellationToken cancellationToken)
    {
        if (tickets.Use(post.Route) is not { } ticket)
            return new(new SlackReply.Refused("expired_url"));
        var reply = await api.PostToAsync(ticket, body, cancellationToken);
        if (reply is SlackReply.Refused { Error: var error } && SlackErrors.EndsTicket(error))
            tickets.End(post.Route);
        return new(reply);
    }
}
