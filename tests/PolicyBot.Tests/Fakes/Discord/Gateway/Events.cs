using System.Text.Json.Nodes;

namespace PolicyBot.Tests.Fakes.Discord;

/// <summary>What happens on the fake, told to the sessions that may know of it.</summary>
internal sealed class Events(World world, GatewaySessions gateway, FakeDiscordOptions options)
{
    public void MessageCreated(Message message) => Message("MESSAGE_CREATE", message);

    public void MessageUpdated(Message message) => Message("MESSAGE_UPDATE", message);

    public void MessageDeleted(Message message)
    {
        if (!message.IsEphemeral && Sees(message.Channel))
        {
            Send("MESSAGE_DELETE", message.Channel, Place(message.Channel).With("id", message.Id), Intents.GuildMessages, Intents.DirectMessages);
        }
    }

    public void Reacted(Message message, User user, string emoji, bool added)
    {
        var users = message.Reactions.TryGetValue(emoji, out var known) ? known : message.Reactions[emoji] = [];
        if (added ? !users.Add(user.Id) : !users.Remove(user.Id))
        {
            return;
        }

        var payload = Place(message.Channel)
            .With("user_id", user.Id).With("message_id", message.Id).With("emoji", new JsonObject { ["id"] = null, ["name"] = emoji })
            .With("burst", false).With("type", 0);
        if (added)
        {
            payload["message_author_id"] = message.Author.Id;
            payload["burst_colors"] = new JsonArray();
            if (message.Channel.Guild is { } guild)
            {
                payload["member"] = UserPayloads.Of(guild.Members[user.Id]);
            }
        }

        Send(added ? "MESSAGE_REACTION_ADD" : "MESSAGE_REACTION_REMOVE", message.Channel, payload, Intents.GuildMessageReactions, Intents.DirectMessageReactions);
    }

    public void Typed(Channel channel, User user)
    {
        var payload = Place(channel).With("user_id", user.Id).With("timestamp", world.Now.ToUnixTimeSeconds());
        if (channel.Guild is { } guild)
        {
            payload["member"] = UserPayloads.Of(guild.Members[user.Id]);
        }

        Send("TYPING_START", channel, payload, Intents.GuildMessageTyping, Intents.DirectMessageTyping);
    }

    public void ThreadCreated(Channel thread) => Structural("THREAD_CREATE", thread, ChannelPayloads.Of(thread, world).With("newly_created", true));

    public void ChannelCreated(Channel channel) => Structural("CHANNEL_CREATE", channel, ChannelPayloads.Of(channel, world));

    public void ChannelUpdated(Channel channel) =>
        Structural(channel.IsThread ? "THREAD_UPDATE" : "CHANNEL_UPDATE", channel, ChannelPayloads.Of(channel, world));

    public void ChannelDeleted(Channel channel)
    {
        var payload = channel.IsThread
            ? new JsonObject { ["id"] = channel.Id, ["guild_id"] = channel.Guild!.Id, ["parent_id"] = channel.Parent!.Id, ["type"] = (int)channel.Type }
            : ChannelPayloads.Of(channel, world);
        Structural(channel.IsThread ? "THREAD_DELETE" : "CHANNEL_DELETE", channel, payload);
    }

    public void GuildCreated(Guild guild) => gateway.Dispatch("GUILD_CREATE", guild, Intents.Guilds, _ => GuildPayloads.Full(guild, world));

    /// <summary>With unavailable an outage, without it the bot's removal.</summary>
    public void GuildDeleted(Guild guild)
    {
        var payload = new JsonObject { ["id"] = guild.Id };
        gateway.Dispatch("GUILD_DELETE", guild, Intents.Guilds, _ => guild.Unavailable ? payload.With("unavailable", true) : payload);
    }

    public void RoleUpdated(Guild guild, Role role) => gateway.Dispatch(
        "GUILD_ROLE_UPDATE", guild, Intents.Guilds, _ => new() { ["guild_id"] = guild.Id, ["role"] = UserPayloads.Of(role, guild) });

    /// <summary>Needs no intent at all.</summary>
    public void Interaction(Interaction interaction) => gateway.Dispatch(
        "INTERACTION_CREATE", interaction.Channel.Guild, Intents.None, _ => InteractionPayloads.Of(interaction, world, options.Broken));

    private void Message(string type, Message message)
    {
        if (message.IsEphemeral || !Sees(message.Channel))
        {
            return;
        }

        var wanted = message.Channel.IsDirect ? Intents.DirectMessages : Intents.GuildMessages;
        gateway.Dispatch(type, message.Channel.Guild, wanted, session => Payload(message, session));
    }

    private JsonObject Payload(Message message, GatewaySession session)
    {
        // What the bot wrote, what was written to it alone and what mentions it come with content whatever it asked for.
        var isAddressed = message.Author == world.Bot || message.Channel.IsDirect || message.Mentions.Contains(world.Bot);
        var payload = MessagePayloads.Dispatched(message, world, isAddressed || session.Intents.HasFlag(Intents.MessageContent));
        if (options.Broken == Flaw.DirectMessageWithoutChannelType)
        {
            payload.Remove("channel_type");
        }

        return payload;
    }

    private void Structural(string type, Channel channel, JsonObject payload) =>
        gateway.Dispatch(type, channel.Guild, Intents.Guilds, _ => payload);

    private void Send(string type, Channel channel, JsonObject payload, Intents inGuild, Intents direct) =>
        gateway.Dispatch(type, channel.Guild, channel.IsDirect ? direct : inGuild, _ => payload);

    private bool Sees(Channel channel) => PermissionRules.Of(world.Bot, channel, world.Now) != Permission.None && channel.Guild is null or { HasBot: true };

    private static JsonObject Place(Channel channel)
    {
        var place = new JsonObject { ["channel_id"] = channel.Id };
        return channel.Guild is { } guild ? place.With("guild_id", guild.Id) : place;
    }
}
