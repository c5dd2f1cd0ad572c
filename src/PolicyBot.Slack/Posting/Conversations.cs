using PolicyBot.Chat;
using PolicyBot.Slack.Api;
using PolicyBot.Slack.Receiving;

namespace PolicyBot.Slack.Posting;

/// <summary>Finds the channel that a post goes to: its place's, or the person's direct messages.</summary>
internal sealed class Conversations(SlackApi api, TimeProvider clock)
{
    private readonly BoundedCache<(string Workspace, string User), string> _direct = new(5000, TimeSpan.FromMinutes(30), clock);

    /// <returns>The channel, or why it cannot be had.</returns>
    public async Task<(string? Channel, SlackReply? Failed)> ChannelForAsync(Post post, Installation installation, CancellationToken cancellationToken)
    {
        var user = post.Delivery is Delivery.Direct ? post.To?.Id : post.Place.Channel is ['U' or 'W', ..] ? post.Place.Channel : null;
        if (user is null)
            return post.Delivery is Delivery.Direct ? (null, new SlackReply.Refused("user_not_found")) : (post.Place.Channel, null);
        var key = (post.Place.Workspace, user);
        if (_direct.TryGet(key, out var known))
            return (known, null);
        var reply = await api.CallAsync(new(Methods.OpenConversation, post.Place.Workspace, installation.Token, new Dictionary<string, object?> { ["users"] = user }), cancellationToken);
        if (reply is not SlackReply.Done { Body: var body } || body.Text("channel", "id") is not { } channel)
            return (null, reply is SlackReply.Done ? new SlackReply.Unknown("conversations.open named no channel") : reply);
        _direct.Set(key, channel);
        return (channel, null);
    }
}
