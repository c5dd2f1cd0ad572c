using System.Text.Json;
using System.Text.Json.Nodes;
using PolicyBot.Chat;
using PolicyBot.Discord.Events;
using PolicyBot.Discord.Rendering;
using PolicyBot.Discord.Wire;

namespace PolicyBot.Discord;

/// <summary>What Discord would be sent, for those who want to see a message as it looks there.</summary>
public static class DiscordPreview
{
    /// <returns>The JSON of a message, as its creation takes it.</returns>
    public static JsonObject Of(Message message) =>
        JsonSerializer.SerializeToNode(MessageForm.Of(new("preview", null, DiscordNames.Place("0", "0"), ReplyRoute.None, Delivery.Respond, Audience.Everyone, null, message), mayEmbed: true), WireJson.Options)!.AsObject();
}
