namespace PolicyBot.Tests.Fakes.Discord;

/// <summary>What the bot may do where, asked in the words of the errors that follow.</summary>
internal sealed class ChannelAccess(World world)
{
    /// <summary>A channel that exists, the bot can see, and grants what is wanted.</summary>
    public Channel Channel(string id, Permission wanted = Permission.None)
    {
        if (!world.Channels.TryGetValue(id, out var channel) || channel.Deleted)
        {
            throw Refusal.UnknownChannel();
        }

        var permissions = Permissions(channel);
        if (channel.Guild is { HasBot: false } || permissions == Permission.None)
        {
            throw Refusal.MissingAccess();
        }

        if (!permissions.Allows(wanted))
        {
            throw Refusal.MissingPermissions();
        }

        return channel;
    }

    public Guild Guild(string id)
    {
        if (!world.Guilds.TryGetValue(id, out var guild))
        {
            throw Refusal.UnknownGuild();
        }

        return guild.HasBot ? guild : throw Refusal.MissingAccess();
    }

    public Message Message(Channel channel, string id) =>
        world.Find(channel, id) is { IsEphemeral: false } message ? message : throw Refusal.UnknownMessage();

    public bool May(Channel channel, Permission wanted) => Permissions(channel).Allows(wanted);

    /// <summary>A channel into which the bot may write a message.</summary>
    public Channel Writable(string id)
    {
        var channel = Channel(id);
        if (channel.Recipient is { } person && (!person.AcceptsDirectMessages || !Knows(person)))
        {
            throw Refusal.CannotMessageUser();
        }

        if (!channel.TakesMessages)
        {
            throw Refusal.NotATextChannel();
        }

        if (!May(channel, channel.IsThread ? Permission.SendMessagesInThreads : Permission.SendMessages))
        {
            throw Refusal.MissingPermissions();
        }

        if (channel.Locked && !May(channel, Permission.ManageThreads))
        {
            throw Refusal.ThreadLocked();
        }

        return channel;
    }

    /// <summary>A message of the bot's own, in a thread that is not archived.</summary>
    public Message Own(string channelId, string messageId)
    {
        var channel = Channel(channelId);
        var message = Message(channel, messageId);
        if (message.Author != world.Bot)
        {
            throw Refusal.NotYours();
        }

        return channel.Archived ? throw Refusal.ThreadArchived() : message;
    }

    private Permission Permissions(Channel channel) => PermissionRules.Of(world.Bot, channel, world.Now);

    private bool Knows(User person) => world.Guilds.Values.Any(guild => guild.HasBot && guild.Members.ContainsKey(person.Id));
}
