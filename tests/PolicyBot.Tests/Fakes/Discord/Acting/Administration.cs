using System.Text.Json.Nodes;

namespace PolicyBot.Tests.Fakes.Discord;

/// <summary>What owners and administrators do: make places and people, take rights away, throw the bot out.</summary>
internal sealed class Administration(World world, Events events, Posting posting, CommandRoutes commands)
{
    public User AddUser(string name, bool isBot = false, params Guild[] guilds)
    {
        lock (world.Gate)
        {
            var user = world.AddUser(name, isBot);
            foreach (var guild in guilds)
            {
                world.Join(guild, user);
            }

            return user;
        }
    }

    /// <summary>Makes a guild with the bot in it; one with an id of its own falls on the shard that the id says.</summary>
    public Guild AddGuild(string name, User owner, string? id = null)
    {
        lock (world.Gate)
        {
            var guild = world.AddGuild(name, owner, id);
            events.GuildCreated(guild);
            return guild;
        }
    }

    public Channel AddChannel(Guild guild, string name, ChannelType type = ChannelType.Text)
    {
        lock (world.Gate)
        {
            var channel = world.AddChannel(guild, name, type);
            events.ChannelCreated(channel);
            return channel;
        }
    }

    public Channel AddThread(Channel parent, string name, User owner, ChannelType type = ChannelType.PublicThread)
    {
        lock (world.Gate)
        {
            var thread = world.AddThread(parent, name, type, owner);
            events.ThreadCreated(thread);
            return thread;
        }
    }

    public Role AddRole(Guild guild, string name, Permission permissions, params User[] holders)
    {
        lock (world.Gate)
        {
            var role = world.AddRole(guild, name, permissions);
            foreach (var holder in holders)
            {
                guild.Members[holder.Id].RoleIds.Add(role.Id);
            }

            return role;
        }
    }

    /// <summary>Takes permissions from somebody in a channel, whatever their roles say.</summary>
    public void Deny(Channel channel, User user, Permission denied)
    {
        lock (world.Gate)
        {
            channel.Overwrites.RemoveAll(overwrite => overwrite.TargetId == user.Id);
            channel.Overwrites.Add(new(user.Id, IsRole: false, Permission.None, denied));
            events.ChannelUpdated(channel);
        }
    }

    /// <summary>Takes the bot's own exceptions in a channel back.</summary>
    public void Restore(Channel channel, User user)
    {
        lock (world.Gate)
        {
            channel.Overwrites.RemoveAll(overwrite => overwrite.TargetId == user.Id);
            events.ChannelUpdated(channel);
        }
    }

    /// <summary>Hides a channel from the bot.</summary>
    public void RemoveBot(Channel channel) => Deny(channel, world.Bot, Permission.ViewChannel);

    /// <summary>Throws the bot out of a guild.</summary>
    public void RemoveBot(Guild guild)
    {
        lock (world.Gate)
        {
            events.GuildDeleted(guild);
            guild.HasBot = false;
            guild.Members.Remove(world.Bot.Id);
        }
    }

    public void SetOutage(Guild guild, bool isOut)
    {
        lock (world.Gate)
        {
            guild.Unavailable = isOut;
            if (isOut)
            {
                events.GuildDeleted(guild);
            }
            else
            {
                events.GuildCreated(guild);
            }
        }
    }

    public void Delete(Channel channel)
    {
        lock (world.Gate)
        {
            events.ChannelDeleted(channel);
            channel.Deleted = true;
        }
    }

    public void Archive(Channel thread, bool locked = false)
    {
        lock (world.Gate)
        {
            thread.Archived = true;
            thread.Locked = locked;
            events.ChannelUpdated(thread);
        }
    }

    /// <summary>Posts as a webhook, which is nobody to be answered.</summary>
    public Message PostAsWebhook(Channel channel, User author, string text)
    {
        lock (world.Gate)
        {
            return posting.Post(channel, author, new JsonObject { ["content"] = text }, [], new(WebhookId: world.Ids.Next()));
        }
    }

    /// <summary>Registers a command on the bot's behalf, for a test that is not about registration.</summary>
    public JsonObject Register(JsonNode command, Guild? guild = null)
    {
        lock (world.Gate)
        {
            var stored = commands.Store(command, guild?.Id);
            world.CommandsOf(guild?.Id ?? "").Add(stored);
            return stored;
        }
    }
}
