using System.Text.Json;
using PolicyBot.Chat;
using PolicyBot.Discord.Wire;

namespace PolicyBot.Discord.Events;

/// <summary>
/// Reads MESSAGE_CREATE. Without the privileged intent the text comes only with direct messages and with messages that mention
/// the bot; every other message arrives empty, and an empty message is none of the bot's business.
/// </summary>
internal static class MessageReader
{
    private const int Ordinary = 0;
    private const int Reply = 19;

    /// <param name="self">The bot's user id.</param>
    /// <param name="ownRole">
    /// The bot's own role in this server. Its mention counts as one of the bot: people pick it from the menu by mistake, and nobody
    /// else is meant by it. @everyone and other roles do not count.
    /// </param>
    /// <returns>Null for what is not for the bot.</returns>
    public static ChatEvent? Read(JsonElement message, string? self, string? ownRole, DateTimeOffset at)
    {
        if (message.Text("id") is not { } id || message.Text("channel_id") is not { } channel || message.Item("author") is not { } author || author.Text("id") is not { } person)
            return null;
        if (author.Is("bot") || person == self || message.Text("webhook_id") is not null || message.Number("type") is not (null or Ordinary or Reply))
            return null;
        if (message.Text("content") is not { Length: > 0 } content)
            return null;
        var guild = message.Text("guild_id");
        var heard = guild is null ? Heard.Direct : Mentions(message, self, ownRole) ? Heard.Mention : message.Number("channel_type") is 10 or 11 or 12 ? Heard.InThread : Heard.InChannel;
        return new(
            DiscordNames.Event(id),
            DiscordNames.Place(guild, channel),
            guild is null ? Surface.Direct : Surface.Channel,
            new(DiscordNames.Person(person), person),
            new Act.Said(PlainWords.Read(content, self, ownRole), heard),
            new(MessageId: id),
            at);
    }

    /// <summary>A mention by name, by the bot's own role, or a reply to one of the bot's messages.</summary>
    private static bool Mentions(JsonElement message, string? self, string? ownRole) => self is not null
        && (message.Items("mentions").Any(user => user.Text("id") == self)
            || (ownRole is not null && message.Items("mention_roles").Any(role => role.ValueKind is JsonValueKind.String && role.GetString() == ownRole))
            || message.Item("referenced_message").Item("author").Text("id") == self);
}
