using System.Text.Json.Nodes;

namespace PolicyBot.Tests.Fakes.Discord;

/// <summary>A user at a client: can do what the client offers, and no more.</summary>
/// <param name="userInstalledOnly">The user, and not the guild, has installed the application.</param>
internal sealed class Actor(World world, User user, Delivery delivery, Posting posting, Events events, bool userInstalledOnly)
{
    public User User => user;

    /// <summary>Runs a slash command that the bot has registered: <c>Run(channel, "policy", "ask", ("question", "..."))</c>.</summary>
    public Task<Interaction> Run(Channel channel, string command, string? subcommand = null, params IReadOnlyList<(string Name, object Value)> options) =>
        Start(InteractionType.Command, channel, () => new CommandCall(world, channel).Slash(command, subcommand, options));

    /// <summary>Types into an option that has autocomplete; the last option given is the one being typed.</summary>
    public Task<Interaction> Type(Channel channel, string command, string? subcommand, params IReadOnlyList<(string Name, object Value)> options) =>
        Start(InteractionType.Autocomplete, channel, () => new CommandCall(world, channel).Slash(command, subcommand, options, options[^1].Name));

    /// <summary>Runs a command from a message's context menu.</summary>
    public Task<Interaction> RunOn(Message message, string command) =>
        Start(InteractionType.Command, message.Channel, () => new CommandCall(world, message.Channel).OnMessage(command, message));

    /// <summary>Presses a button that the message shows.</summary>
    public Task<Interaction> Press(Message message, string customId) =>
        Start(InteractionType.Component, message.Channel, () => Shown(message, customId, type => type == ComponentType.Button), message);

    /// <summary>Chooses in a menu that the message shows.</summary>
    public Task<Interaction> Choose(Message message, string customId, params string[] values) =>
        Start(InteractionType.Component, message.Channel, () => Shown(message, customId, type => ComponentType.IsSelect(type)).With("values", Json.Array(values)), message);

    /// <summary>Submits the modal that an interaction opened.</summary>
    public Task<Interaction> Submit(Interaction opened, params IReadOnlyList<(string CustomId, string Value)> values)
    {
        var modal = opened.Modal ?? throw new InvalidOperationException("The interaction opened no modal.");
        var given = values.GroupBy(value => value.CustomId).ToDictionary(group => group.Key, group => group.Select(value => value.Value).ToArray());
        return Start(InteractionType.Modal, opened.Channel, () => ModalAnswer.Of(modal, given), opened.Source);
    }

    /// <summary>Sends any interaction, such as one of a command that has since been removed.</summary>
    public Task<Interaction> Send(InteractionType type, Channel channel, JsonObject data, Message? source = null) => Start(type, channel, () => data, source);

    /// <summary>Writes a message; mentions are written as <c>user.Mention</c>.</summary>
    /// <param name="replyTo">The message that this one replies to, with its author pinged unless <paramref name="ping"/> is false.</param>
    public Message Say(Channel channel, string text, Message? replyTo = null, bool ping = true)
    {
        lock (world.Gate)
        {
            var needed = channel.IsThread ? Permission.SendMessagesInThreads : Permission.SendMessages;
            if (!PermissionRules.Of(user, channel, world.Now).Allows(needed) || channel.Locked)
            {
                throw new InvalidOperationException($"{user.Name} may not write in #{channel.Name}.");
            }

            var form = new JsonObject { ["content"] = text, ["nonce"] = world.Ids.Next() };
            if (!ping)
            {
                form["allowed_mentions"] = new JsonObject { ["parse"] = new JsonArray("everyone", "roles", "users"), ["replied_user"] = false };
            }

            return posting.Post(channel, user, form, [], replyTo is null ? Origin.Plain : new(19, RepliesTo: replyTo));
        }
    }

    /// <summary>Writes to the bot directly.</summary>
    public Message Tell(string text) => Say(Direct, text);

    /// <summary>The direct-message channel with the bot.</summary>
    public Channel Direct
    {
        get
        {
            lock (world.Gate)
            {
                return world.DirectChannel(user);
            }
        }
    }

    public void Edit(Message message, string text)
    {
        lock (world.Gate)
        {
            posting.Edit(message, new JsonObject { ["content"] = text }, []);
        }
    }

    public void Delete(Message message)
    {
        lock (world.Gate)
        {
            posting.Delete(message);
        }
    }

    public void React(Message message, string emoji)
    {
        lock (world.Gate)
        {
            events.Reacted(message, user, emoji, added: true);
        }
    }

    /// <summary>The messages that this user sees in a channel: everybody's, and what the bot answered to this user alone.</summary>
    public IReadOnlyList<Message> Sees(Channel channel)
    {
        lock (world.Gate)
        {
            return [.. channel.Messages.Where(IsVisible)];
        }
    }

    private bool IsVisible(Message message) => !message.Deleted && (!message.IsEphemeral || message.Answers?.User == user);

    private JsonObject Shown(Message message, string customId, Func<long?, bool> wanted)
    {
        if (!IsVisible(message))
        {
            throw new InvalidOperationException($"{user.Name} does not see this message.");
        }

        var component = message.Components.SelectMany(ComponentType.Within).FirstOrDefault(c => c.Text("custom_id") == customId && wanted(c.Number("type")))
            ?? throw new InvalidOperationException($"The message shows nothing with the custom_id '{customId}'.");
        return component.Yes("disabled")
            ? throw new InvalidOperationException($"'{customId}' is disabled.")
            : new() { ["id"] = component.Number("id"), ["custom_id"] = customId, ["component_type"] = component.Number("type") };
    }

    private async Task<Interaction> Start(InteractionType type, Channel channel, Func<JsonObject> data, Message? source = null)
    {
        Interaction interaction;
        lock (world.Gate)
        {
            if (channel.Guild is not null && !PermissionRules.Of(user, channel, world.Now).Allows(Permission.UseApplicationCommands | Permission.ViewChannel))
            {
                throw new InvalidOperationException($"{user.Name} may not use commands in #{channel.Name}.");
            }

            interaction = new()
            {
                Id = world.Ids.Next(),
                Token = InteractionTokens.Next(),
                Type = type,
                CreatedAt = world.Now,
                User = user,
                Channel = channel,
                ApplicationId = world.ApplicationId,
                Data = data(),
                Source = source,
                UserInstalledOnly = userInstalledOnly,
            };
        }

        await delivery.Deliver(interaction, CancellationToken.None);
        return interaction;
    }
}
