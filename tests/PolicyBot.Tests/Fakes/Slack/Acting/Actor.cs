using PolicyBot.Tests.Fakes.Slack.Delivering;
using PolicyBot.Tests.Fakes.Slack.Payloads;
using PolicyBot.Tests.Fakes.Slack.State;

namespace PolicyBot.Tests.Fakes.Slack.Acting;

/// <summary>
/// A user at the keyboard. Each deed returns at once with what is now on its way to the bot; await
/// <see cref="Delivery.Done"/> for the acknowledgement.
/// </summary>
internal sealed partial class Actor(FakeSlack slack, Person person)
{
    private World World => slack.World;

    public Person Person => person;

    /// <summary>The direct message with the bot.</summary>
    public Conversation Direct
    {
        get
        {
            lock (World.Gate)
            {
                return World.DirectWith(person, BotFor(null));
            }
        }
    }

    /// <summary>Types a slash command; what is typed is escaped as the app's manifest asks for.</summary>
    public Delivery Command(string command, string text, Conversation channel)
    {
        lock (World.Gate)
        {
            var payload = slack.Interactions.Command(person, channel, BotFor(channel), command, Typing.Escaped(text, World, withNames: true));
            return slack.Courier.Send(new(DeliveryKind.Command, payload) { By = person, Channel = channel });
        }
    }

    /// <summary>"@policybot text" in a channel. The same message also comes as a <c>message</c> event, as on the real platform.</summary>
    public Delivery Mention(Conversation channel, string text, string? thread = null) =>
        Say(channel, $"<@{slack.BotIn(channel).BotUserId}> " + Typing.Escaped(text, World), thread, raw: true, prefersMention: true);

    /// <summary>Writes a message in a channel.</summary>
    public Delivery Say(Conversation channel, string text, string? thread = null) => Say(channel, Typing.Escaped(text, World), thread, raw: true, prefersMention: false);

    /// <summary>Writes to the bot in the direct message with it.</summary>
    public Delivery Write(string text, string? thread = null) => Say(Direct, text, thread);

    /// <summary>Changes an own message.</summary>
    public void Edit(Post post, string text)
    {
        lock (World.Gate)
        {
            slack.Happenings.Changing(post);
            post.Earlier.Add(post.Shown);
            post.Text = Typing.Escaped(text, World);
            post.Blocks = Messages.RichText(post.Text, World);
            post.EditedTs = World.NewTs();
            slack.Happenings.Changed(post);
        }
    }

    public void Delete(Post post)
    {
        lock (World.Gate)
        {
            slack.Happenings.Deleted(post);
            post.Deleted = true;
        }
    }

    /// <summary>Everything on the user's screen in this channel, oldest first: nothing of channels she is not in, nor others' private notes.</summary>
    public IReadOnlyList<Post> Sees(Conversation channel)
    {
        lock (World.Gate)
        {
            var may = channel.Members.Contains(person.Id) || channel.Kind == ChannelKind.Public && channel.Team == person.Team;
            return may ? [.. channel.Posts.Where(post => !post.Deleted && (post.OnlyFor is null || post.OnlyFor == person.Id))] : [];
        }
    }

    /// <summary>The modals on her screen, the topmost last.</summary>
    public IReadOnlyList<View> Modals
    {
        get
        {
            lock (World.Gate)
            {
                return [.. World.Views.Values.Where(view => view.Owner == person && view.Open && view.Json["type"]!.GetValue<string>() == "modal")];
            }
        }
    }

    /// <summary>Her Home tab; null before the bot published one.</summary>
    public View? Home => World.Homes.GetValueOrDefault(person.Id);

    private Delivery Say(Conversation channel, string text, string? thread, bool raw, bool prefersMention)
    {
        lock (World.Gate)
        {
            var post = new Post(channel, World.NewTs(), person.Id)
            {
                Text = text,
                ThreadTs = thread,
                ClientMessageId = Guid.NewGuid().ToString(),
                Blocks = raw ? Messages.RichText(text, World) : null,
            };
            channel.Posts.Add(post);
            var told = slack.Happenings.Posted(post);
            var mentioned = text.Contains($"<@{slack.BotIn(channel).BotUserId}>", StringComparison.Ordinal) ? slack.Happenings.Mentioned(post) : null;
            return (prefersMention ? mentioned ?? told : told ?? mentioned) ?? Unheard(post);
        }
    }

    /// <summary>The bot is not there or did not subscribe: nothing is sent.</summary>
    private static Delivery Unheard(Post post)
    {
        var nothing = new Delivery(DeliveryKind.Event, new() { ["type"] = "not delivered" }) { Post = post };
        nothing.End(null);
        return nothing;
    }

    private Installation BotFor(Conversation? channel) =>
        channel?.Team.Bot is { } there && person.Team == channel.Team ? there
        : person.Team.Bot ?? channel?.Team.Bot ?? throw new InvalidOperationException($"The app is not installed in {person.Team}.");
}
