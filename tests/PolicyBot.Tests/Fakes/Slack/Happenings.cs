using System.Text.Json.Nodes;
using PolicyBot.Tests.Fakes.Slack.Delivering;
using PolicyBot.Tests.Fakes.Slack.Payloads;
using PolicyBot.Tests.Fakes.Slack.State;

namespace PolicyBot.Tests.Fakes.Slack;

/// <summary>Turns what happens in the workspace into the events that the app subscribed to. Callers hold the world's gate.</summary>
internal sealed class Happenings(FakeSlack slack)
{
    private readonly Dictionary<Post, JsonObject> _before = [];

    public Events Events { get; } = new(slack.World, slack.Broken);

    /// <summary>A message that everybody in the channel can see, the bot's own ones included: they come back to it.</summary>
    public Delivery? Posted(Post post)
    {
        if (post.IsEphemeral)
        {
            return null;
        }

        if (post.ByBot is not null)
        {
            ClearStatus(post);
        }

        return Tell(post, Events.Message(post));
    }

    /// <summary>Call before changing; <see cref="Changed"/> needs the earlier state.</summary>
    public void Changing(Post post) => _before[post] = Messages.Of(post, slack.World);

    public void Changed(Post post)
    {
        if (_before.Remove(post, out var before) && !post.IsEphemeral)
        {
            Tell(post, Events.Changed(post, before));
        }
    }

    public void Deleted(Post post) => Tell(post, Events.Deleted(post));

    public Delivery? Mentioned(Post post) =>
        Listening(post.Channel) is { } bot && slack.Options.Subscriptions.Contains("app_mention") && post.Channel.Kind != ChannelKind.Direct
            ? Send(bot, Events.Mention(post), post.Channel, post)
            : null;

    /// <summary>The app is removed: both events come, and the token is dead.</summary>
    public IReadOnlyList<Delivery> Uninstalled(Installation bot)
    {
        bot.Revoked = true;
        return [.. new[] { Send(bot, Events.TokensRevoked(bot), null, null), Send(bot, Events.AppUninstalled(), null, null) }.OfType<Delivery>()];
    }

    public Delivery? Send(Installation bot, JsonObject inner, Conversation? channel, Post? post, Person? by = null)
    {
        var type = inner["type"]!.GetValue<string>();
        if (type != "message" && !slack.Options.Subscriptions.Contains(type))
        {
            return null;
        }

        var author = by?.Team ?? (post is { ByBot: null } ? slack.World.People[post.AuthorId].Team : null);
        return slack.Courier.Send(new(DeliveryKind.Event, Events.Wrapped(bot, inner, channel, author)) { Post = post, Channel = channel, By = by });
    }

    private Delivery? Tell(Post post, JsonObject inner)
    {
        var subscription = post.Channel.Kind switch { ChannelKind.Public => "message.channels", ChannelKind.Private => "message.groups", _ => "message.im" };
        return Listening(post.Channel) is { } bot && slack.Options.Subscriptions.Contains(subscription)
            && bot.Scopes.Contains(post.Channel.ScopePrefix + ":history")
            ? Send(bot, inner, post.Channel, post)
            : null;
    }

    /// <summary>The app's installation that is a member of the channel.</summary>
    private Installation? Listening(Conversation channel) =>
        slack.World.Teams.Select(team => team.Bot).FirstOrDefault(bot => bot is { Revoked: false } && channel.Members.Contains(bot.BotUserId));

    private void ClearStatus(Post post)
    {
        if (slack.World.Sessions.TryGetValue((post.Channel.Id, post.ThreadTs), out var session))
        {
            session.Status = "";
        }
    }
}
