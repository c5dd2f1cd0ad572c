using PolicyBot.Chat;

namespace PolicyBot.Slack.Posting;

/// <summary>A way by which a post can reach Slack.</summary>
internal enum Way
{
    /// <summary>chat.postMessage.</summary>
    Message,

    /// <summary>chat.postEphemeral.</summary>
    Ephemeral,

    /// <summary>chat.update of the message whose button was pressed.</summary>
    Update,

    /// <summary>The response_url, for the person alone.</summary>
    TicketForAsker,

    /// <summary>The response_url, for everybody: it also works where the bot is no member.</summary>
    TicketForAll,

    /// <summary>The response_url, in place of the message it belongs to.</summary>
    ReplaceByTicket,
}

/// <summary>Which ways to try for a post, the best first.</summary>
internal sealed class Routes(Tickets tickets)
{
    /// <param name="notice">Whether a "Looking that up" stands that the answer should replace.</param>
    public IEnumerable<Way> For(Post post, bool notice)
    {
        var ticket = tickets.CanUse(post.Route);
        var forAsker = post.Audience is Audience.Asker && post.To is not null;
        return post.Delivery switch
        {
            Delivery.Respond when forAsker => ToAsker(post, ticket, notice),
            Delivery.Respond => ToAll(post, ticket),
            Delivery.Replace when ticket => [Way.ReplaceByTicket, .. Instead(post, forAsker)],
            Delivery.Replace => Instead(post, forAsker),
            _ => [forAsker && !IsDirect(post) ? Way.Ephemeral : Way.Message],
        };
    }

    /// <summary>Where only the person and the bot read along; also true of other people's direct messages, which the bot cannot post to anyway.</summary>
    public static bool IsDirect(Post post) => post.Delivery is Delivery.Direct || post.Place.Channel is ['D' or 'U' or 'W', ..];

    private static IEnumerable<Way> ToAsker(Post post, bool ticket, bool notice)
    {
        // What is said by a ticket for one person appears in the channel, not in the thread.
        if (ticket && post.Place.Thread is null)
            yield return notice ? Way.ReplaceByTicket : Way.TicketForAsker;
        yield return IsDirect(post) ? Way.Message : Way.Ephemeral;
        if (ticket && post.Place.Thread is not null)
            yield return Way.TicketForAsker;
    }

    private static IEnumerable<Way> ToAll(Post post, bool ticket)
    {
        if (ticket && post.Place.Thread is null)
            yield return Way.TicketForAll;
        yield return Way.Message;
        if (ticket && post.Place.Thread is not null)
            yield return Way.TicketForAll;
    }

    /// <summary>Without a ticket: a message for one person cannot be changed any more, one for all can.</summary>
    private static IEnumerable<Way> Instead(Post post, bool forAsker)
    {
        if (!forAsker && post.Route.MessageId is not null)
            yield return Way.Update;
        yield return forAsker && !IsDirect(post) ? Way.Ephemeral : Way.Message;
    }
}
