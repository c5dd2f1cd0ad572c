using System.Globalization;
using System.Text.Json;
using PolicyBot.Chat;
using PolicyBot.Slack.Api;
using PolicyBot.Slack.Receiving;

namespace PolicyBot.Slack.Posting;

/// <summary>
/// Looks in a conversation for a post of the bot's own: by the key in its metadata, and an answer that came by a response_url, which
/// takes no metadata, by its buttons, which carry its name.
/// </summary>
internal sealed class OwnPosts(SlackApi api, TimeProvider clock)
{
    /// <summary>Said in Slack's own manner: the conversation was read, and the post is not in it.</summary>
    public const string NotThere = "post_not_there";

    private const int MostPages = 5;
    private const int PageSize = 200;
    private static readonly TimeSpan _reach = TimeSpan.FromDays(1);

    /// <returns><see cref="SlackReply.Done"/> with the message's id when it is there; <see cref="NotThere"/> when it is not; else why that cannot be told.</returns>
    public async Task<Sent> FindAsync(Post post, string channel, Installation installation, CancellationToken cancellationToken)
    {
        var thread = post.Delivery is Delivery.Direct ? null : post.Place.Thread;
        string? cursor = null;
        for (var page = 0; page < MostPages; page++)
        {
            var arguments = new Dictionary<string, object?>
            {
                ["channel"] = channel,
                ["ts"] = thread,
                ["include_all_metadata"] = true,
                ["limit"] = PageSize,
                ["oldest"] = (clock.GetUtcNow() - _reach).ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture) + ".000000",
                ["cursor"] = cursor,
            };
            var reply = await api.CallAsync(new(thread is null ? Methods.History : Methods.Replies, post.Place.Workspace, installation.Token, arguments), cancellationToken);
            if (reply is not SlackReply.Done { Body: var body })
                return new(reply is SlackReply.Refused { Error: "thread_not_found" } ? new SlackReply.Refused(NotThere) : reply);
            foreach (var message in body.Items("messages"))
            {
                if (IsThis(message, post))
                    return new(reply, message.Text("ts"));
            }

            cursor = body.Text("response_metadata", "next_cursor");
            if (cursor is null)
                break;
        }

        return new(new SlackReply.Refused(NotThere));
    }

    private static bool IsThis(JsonElement message, Post post) =>
        (message.Text("metadata", "event_type") == Ways.MetadataType && message.Text("metadata", "event_payload", "key") == post.Key)
        || (post is { Delivery: Delivery.Respond, Message.Content: Content.OfAnswer { Page: 0, Id: var answer } } && message.Text("bot_id") is not null && Names(message, answer));

    private static bool Names(JsonElement message, AnswerId answer) => message.Items("blocks")
        .SelectMany(block => block.Items("elements"))
        .Any(element => ButtonRef.Read(element.Text("value"))?.Answer == answer);
}
