using System.Text.Json.Nodes;
using PolicyBot.Tests.Fakes.Slack.Delivering;
using PolicyBot.Tests.Fakes.Slack.Payloads;
using PolicyBot.Tests.Fakes.Slack.State;

namespace PolicyBot.Tests.Fakes.Slack.Acting;

/// <summary>The Home tab, the agent's pane, and what is done to channels.</summary>
internal sealed partial class Actor
{
    /// <param name="tab"><c>home</c> or <c>messages</c>.</param>
    public Delivery OpenHome(string tab = "home") => Event(Direct, bot => slack.Happenings.Events.HomeOpened(person, World.DirectWith(person, bot), tab));

    /// <summary>Presses the stop button of the agent's surface.</summary>
    public Delivery Stop(Conversation channel, string thread) => Event(channel, _ => slack.Happenings.Events.SessionStopped(person, channel, thread));

    public Delivery RenameSession(Conversation channel, string thread, string title) =>
        Event(channel, _ => slack.Happenings.Events.SessionTitleChanged(person, channel, thread, title));

    /// <summary>Looks at another channel beside the agent's pane.</summary>
    public Delivery LookAt(Conversation beside)
    {
        lock (World.Gate)
        {
            World.Beside[person.Id] = beside;
        }

        return Event(Direct, bot => slack.Happenings.Events.ContextChanged(person, World.DirectWith(person, bot), beside));
    }

    /// <summary>Shares a file with a word about it.</summary>
    public Delivery Share(Conversation channel, string fileName, string text)
    {
        lock (World.Gate)
        {
            var bot = BotFor(channel);
            var file = Api.FileMethods.Json(World, new(World.NewId("F"), fileName, 100, bot));
            file["user"] = person.Id;
            var post = new Post(channel, World.NewTs(), person.Id)
            {
                Text = Typing.Escaped(text, World),
                Subtype = "file_share",
                ClientMessageId = Guid.NewGuid().ToString(),
                Files = [file],
                Blocks = Messages.RichText(Typing.Escaped(text, World), World),
            };
            channel.Posts.Add(post);
            return slack.Happenings.Posted(post) ?? Unheard(post);
        }
    }

    /// <summary>Opens a thread in the older assistant view; the root message is the assistant's own.</summary>
    public Delivery StartAssistant(Conversation? beside)
    {
        lock (World.Gate)
        {
            var bot = BotFor(null);
            var direct = World.DirectWith(person, bot);
            var root = new Post(direct, World.NewTs(), bot.BotUserId) { ByBot = bot, Text = "New chat", Subtype = "assistant_app_thread" };
            direct.Posts.Add(root);
            return slack.Happenings.Send(bot, slack.Happenings.Events.AssistantThread("assistant_thread_started", person, direct, root.Ts, beside), direct, root, person)!;
        }
    }

    public Delivery ChangeAssistantContext(string thread, Conversation beside) =>
        Event(Direct, bot => slack.Happenings.Events.AssistantThread("assistant_thread_context_changed", person, World.DirectWith(person, bot), thread, beside));

    /// <summary>Takes the bot out of a channel.</summary>
    public Delivery? RemoveBot(Conversation channel)
    {
        lock (World.Gate)
        {
            var bot = slack.BotIn(channel);
            var told = slack.Happenings.Send(bot, slack.Happenings.Events.Membership("member_left_channel", World.People[bot.BotUserId], channel, null), channel, null);
            channel.Members.Remove(bot.BotUserId);
            return told;
        }
    }

    public Delivery? InviteBot(Conversation channel)
    {
        lock (World.Gate)
        {
            var bot = BotFor(channel);
            channel.Members.Add(bot.BotUserId);
            return slack.Happenings.Send(bot, slack.Happenings.Events.Membership("member_joined_channel", World.People[bot.BotUserId], channel, person), channel, null);
        }
    }

    public Delivery? Archive(Conversation channel)
    {
        lock (World.Gate)
        {
            channel.Archived = true;
            return slack.Happenings.Send(slack.BotIn(channel), slack.Happenings.Events.Archived(person, channel), channel, null);
        }
    }

    private Delivery Event(Conversation channel, Func<Installation, JsonObject> inner)
    {
        lock (World.Gate)
        {
            var bot = BotFor(channel);
            return slack.Happenings.Send(bot, inner(bot), channel, null, person) ?? Unheard(new(channel, "", person.Id));
        }
    }
}
