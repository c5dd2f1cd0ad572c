using System.Text.Json.Nodes;
using PolicyBot.Tests.Fakes.Slack.Delivering;
using PolicyBot.Tests.Fakes.Slack.Payloads;
using PolicyBot.Tests.Fakes.Slack.State;

namespace PolicyBot.Tests.Fakes.Slack.Acting;

/// <summary>
/// A user at the keyboard. Each deed returns at once with what is now on its way to the bot; await
/// <see cref="Delivery.Done"/> for the acknowledgement.
/// </summary>
internal sealed class Actor(FakeSlack slack, Person person)
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

    /// <summary>Presses a button, or chooses an option of a menu, of a message.</summary>
    /// <param name="actionId">The whole action_id, or its beginning where only one element begins so.</param>
    public Delivery Press(Post post, string actionId, string? chosen = null)
    {
        lock (World.Gate)
        {
            if (post.Deleted || post.OnlyFor is { } only && only != person.Id)
            {
                throw new InvalidOperationException($"{person} cannot see the message {post}.");
            }

            var (block, element) = Find(post.Blocks, actionId);
            var bot = post.ByBot ?? BotFor(post.Channel);
            var payload = slack.Interactions.Action(person, post, bot, slack.Interactions.Used(block, element, chosen));
            return slack.Courier.Send(new(DeliveryKind.Interactive, payload) { By = person, Post = post, Channel = post.Channel });
        }
    }

    /// <summary>The same in a modal or on the Home tab.</summary>
    public Delivery Press(View view, string actionId, string? chosen = null)
    {
        lock (World.Gate)
        {
            var (block, element) = Find((JsonArray)view.Json["blocks"]!, actionId);
            var payload = slack.Interactions.ViewAction(person, view, BotFor(null), slack.Interactions.Used(block, element, chosen));
            return slack.Courier.Send(new(DeliveryKind.Interactive, payload) { By = person, View = view });
        }
    }

    /// <summary>Fills in and submits a modal.</summary>
    /// <param name="answers">By action_id: the text typed, or the value of the option chosen.</param>
    public Delivery Submit(View view, params IReadOnlyList<(string ActionId, string Value)> answers)
    {
        lock (World.Gate)
        {
            var values = new JsonObject();
            foreach (var (block, element) in BlockText.Elements((JsonArray)view.Json["blocks"]!))
            {
                var given = answers.FirstOrDefault(answer => answer.ActionId == element["action_id"]!.GetValue<string>()).Value;
                values[block["block_id"]!.GetValue<string>()] = new JsonObject { [element["action_id"]!.GetValue<string>()] = Typing.Filled(slack, block, element, given) };
            }

            view.Json["state"] = new JsonObject { ["values"] = values };
            var payload = slack.Interactions.Submission(person, view, BotFor(null));
            return slack.Courier.Send(new(DeliveryKind.Interactive, payload) { By = person, View = view });
        }
    }

    /// <summary>Closes a modal; the bot hears of it only where the view asks for that.</summary>
    public Delivery? Close(View view)
    {
        lock (World.Gate)
        {
            view.Open = false;
            return view.Json["notify_on_close"]?.GetValue<bool>() == true
                ? slack.Courier.Send(new(DeliveryKind.Interactive, slack.Interactions.Closed(person, view, BotFor(null))) { By = person, View = view })
                : null;
        }
    }

    public Delivery MessageShortcut(Post post, string callbackId)
    {
        lock (World.Gate)
        {
            var payload = slack.Interactions.MessageShortcut(person, post, BotFor(post.Channel), callbackId);
            return slack.Courier.Send(new(DeliveryKind.Interactive, payload) { By = person, Post = post, Channel = post.Channel });
        }
    }

    public Delivery GlobalShortcut(string callbackId)
    {
        lock (World.Gate)
        {
            return slack.Courier.Send(new(DeliveryKind.Interactive, slack.Interactions.GlobalShortcut(person, BotFor(null), callbackId)) { By = person });
        }
    }

    /// <summary>Types into an external menu of a modal, which asks the bot for options.</summary>
    public Delivery Suggest(View view, string actionId, string typed)
    {
        lock (World.Gate)
        {
            var (block, element) = Find((JsonArray)view.Json["blocks"]!, actionId);
            var payload = slack.Interactions.Suggestion(person, view, BotFor(null), block["block_id"]!.GetValue<string>(), element["action_id"]!.GetValue<string>(), typed);
            return slack.Courier.Send(new(DeliveryKind.Interactive, payload) { By = person, View = view });
        }
    }

    /// <param name="tab"><c>home</c> or <c>messages</c>.</param>
    public Delivery OpenHome(string tab = "home") => Event(Direct, bot => slack.Happenings.Events.HomeOpened(person, World.DirectWith(person, bot), tab));

    /// <summary>Presses the stop button of the agent's surface.</summary>
    public Delivery Stop(Conversation channel, string thread) => Event(channel, _ => slack.Happenings.Events.SessionStopped(person, channel, thread));

    public Delivery RenameSession(Conversation channel, string thread, string title) =>
        Event(channel, _ => slack.Happenings.Events.SessionTitleChanged(person, channel, thread, title));

    /// <summary>Looks at another channel beside the agent's pane.</summary>
    public Delivery LookAt(Conversation? beside) => Event(Direct, bot => slack.Happenings.Events.ContextChanged(person, World.DirectWith(person, bot), beside));

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
                Text = text, ThreadTs = thread, ClientMessageId = Guid.NewGuid().ToString(), Blocks = raw ? Messages.RichText(text, World) : null,
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

    private Delivery Event(Conversation channel, Func<Installation, JsonObject> inner)
    {
        lock (World.Gate)
        {
            var bot = BotFor(channel);
            return slack.Happenings.Send(bot, inner(bot), channel, null, person) ?? Unheard(new(channel, "", person.Id));
        }
    }

    private Installation BotFor(Conversation? channel) =>
        channel?.Team.Bot is { } there && person.Team == channel.Team ? there
        : person.Team.Bot ?? channel?.Team.Bot ?? throw new InvalidOperationException($"The app is not installed in {person.Team}.");

    private static (JsonObject Block, JsonObject Element) Find(JsonArray? blocks, string actionId)
    {
        var all = BlockText.Elements(blocks).ToList();
        var exact = all.Where(it => it.Element["action_id"]!.GetValue<string>() == actionId).ToList();
        var found = exact.Count > 0 ? exact : all.Where(it => it.Element["action_id"]!.GetValue<string>().StartsWith(actionId, StringComparison.Ordinal)).ToList();
        return found.Count == 1 ? found[0]
            : throw new InvalidOperationException($"{found.Count} elements have the action_id '{actionId}'; there are: {string.Join(", ", all.Select(it => it.Element["action_id"]))}");
    }
}
