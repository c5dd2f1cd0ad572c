using System.Text.Json.Nodes;

namespace PolicyBot.Tests.Fakes.Discord;

/// <summary>All that exists on the fake Discord. Whoever reads or changes it holds <see cref="Gate"/>.</summary>
internal sealed class World
{
    public World(TimeProvider time)
    {
        Time = time;
        Ids = new(time);
        ApplicationId = Ids.Next();
        Bot = AddUser("policybot", isBot: true);
    }

    public Lock Gate { get; } = new();

    public TimeProvider Time { get; }

    public Snowflakes Ids { get; }

    /// <summary>Differs from the bot's user id, as it does for older applications.</summary>
    public string ApplicationId { get; }

    public User Bot { get; }

    public Dictionary<string, User> Users { get; } = [];

    public Dictionary<string, Guild> Guilds { get; } = [];

    public Dictionary<string, Channel> Channels { get; } = [];

    public Dictionary<string, Interaction> Interactions { get; } = [];

    /// <summary>Registered commands by scope: a guild's id, or "" for global ones.</summary>
    public Dictionary<string, List<JsonObject>> Commands { get; } = [];

    public List<Ping> Pings { get; } = [];

    /// <summary>Every message in the order it was sent, deleted ones included.</summary>
    public List<Message> Sent { get; } = [];

    public DateTimeOffset Now => Time.GetUtcNow();

    public User AddUser(string name, bool isBot = false)
    {
        var user = new User { Id = Ids.Next(), Name = name, IsBot = isBot };
        Users.Add(user.Id, user);
        return user;
    }

    public Guild AddGuild(string name, User owner, string? id = null)
    {
        var guild = new Guild { Id = id ?? Ids.Next(), Name = name, OwnerId = owner.Id };
        guild.Roles.Add(guild.Id, new() { Id = guild.Id, Name = "@everyone", Permissions = PermissionSets.Everyone });
        Guilds.Add(guild.Id, guild);
        Join(guild, owner);
        var own = AddRole(guild, Bot.Name, PermissionSets.MinimalInvite, Bot.Id);
        Join(guild, Bot).RoleIds.Add(own.Id);
        return guild;
    }

    public Role AddRole(Guild guild, string name, Permission permissions, string? botId = null)
    {
        var role = new Role { Id = Ids.Next(), Name = name, Permissions = permissions, BotId = botId };
        guild.Roles.Add(role.Id, role);
        return role;
    }

    public Member Join(Guild guild, User user)
    {
        var member = new Member { User = user, JoinedAt = Now };
        guild.Members[user.Id] = member;
        return member;
    }

    public Channel AddChannel(Guild guild, string name, ChannelType type = ChannelType.Text)
    {
        var channel = new Channel { Id = Ids.Next(), Type = type, Name = name, Guild = guild, CreatedAt = Now };
        Channels.Add(channel.Id, channel);
        return channel;
    }

    public Channel AddThread(Channel parent, string name, ChannelType type, User owner, string? id = null)
    {
        var thread = new Channel { Id = id ?? Ids.Next(), Type = type, Name = name, Guild = parent.Guild, Parent = parent, OwnerId = owner.Id, CreatedAt = Now };
        thread.ThreadMembers.Add(owner.Id);
        Channels.Add(thread.Id, thread);
        return thread;
    }

    /// <summary>The one direct-message channel between the bot and a user, opened on first need.</summary>
    public Channel DirectChannel(User user)
    {
        var channel = Channels.Values.FirstOrDefault(channel => channel.Recipient == user);
        if (channel is null)
        {
            channel = new() { Id = Ids.Next(), Type = ChannelType.Direct, Name = "", Recipient = user, CreatedAt = Now };
            Channels.Add(channel.Id, channel);
        }

        return channel;
    }

    public IEnumerable<Channel> ChannelsOf(Guild guild) => Channels.Values.Where(channel => channel.Guild == guild && !channel.Deleted);

    public List<JsonObject> CommandsOf(string scope) => Commands.TryGetValue(scope, out var commands) ? commands : Commands[scope] = [];

    public Message? Find(Channel channel, string id) => channel.Messages.FirstOrDefault(message => message.Id == id && !message.Deleted);
}
