using System.Text.Json;
using PolicyBot.Chat;
using PolicyBot.Discord.Wire;

namespace PolicyBot.Discord.Events;

/// <summary>Reads that the bot was taken out of a server, or that a channel is gone. An outage of a server is neither.</summary>
internal static class RemovalReader
{
    /// <param name="delivery">What makes this delivery one and the same when it is played back: a server can be left more than once.</param>
    public static ChatEvent? Read(string name, JsonElement data, string delivery, DateTimeOffset at) => (name, data.Text("id")) switch
    {
        ("GUILD_DELETE", { } guild) when !data.Is("unavailable") => Removed($"left:{guild}:{delivery}", DiscordNames.Place(guild, ""), everywhere: true, at),
        ("CHANNEL_DELETE" or "THREAD_DELETE", { } channel) when data.Text("guild_id") is { } guild => Removed("deleted:" + channel, DiscordNames.Place(guild, channel), everywhere: false, at),
        _ => null,
    };

    /// <summary>Nobody in particular did it, as far as the platform tells.</summary>
    private static ChatEvent Removed(string id, Place place, bool everywhere, DateTimeOffset at) =>
        new(DiscordNames.Event(id), place, Surface.Channel, new(DiscordNames.Person("0"), "0"), new Act.Removed(everywhere), ReplyRoute.None, at);
}
