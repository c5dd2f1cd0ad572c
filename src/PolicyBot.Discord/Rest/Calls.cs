using PolicyBot.Discord.Wire;

namespace PolicyBot.Discord.Rest;

/// <summary>Every request that the bot makes, in one place.</summary>
internal static class Calls
{
    public static RestCall GatewayBot { get; } = new(HttpMethod.Get, "gateway/bot", "gateway/bot");

    public static RestCall Application { get; } = new(HttpMethod.Get, "applications/@me", "applications/@me");

    public static RestCall CreateMessage(string channel, OutgoingMessage message) => new(HttpMethod.Post, "channels/:id/messages", $"channels/{channel}/messages", channel)
    {
        Json = WireJson.Write(message),
        Files = message.Files,
        // The nonce makes the platform give back the first message instead of posting a second.
        Repeatable = message.EnforceNonce is true,
        WritesTo = channel,
    };

    public static RestCall EditMessage(string channel, string id, OutgoingMessage message) => new(HttpMethod.Patch, "channels/:id/messages/:id", $"channels/{channel}/messages/{id}", channel)
    {
        Json = WireJson.Write(message),
        Files = message.Files,
        WritesTo = channel,
    };

    public static RestCall Typing(string channel) => new(HttpMethod.Post, "channels/:id/typing", $"channels/{channel}/typing", channel)
    {
        WritesTo = channel,
        Patience = TimeSpan.Zero,
    };

    public static RestCall OpenDirect(string person) => new(HttpMethod.Post, "users/@me/channels", "users/@me/channels") { Json = WireJson.Write(new { recipient_id = person }), Repeatable = true };

    /// <summary>The first answer to an interaction, with the message that it made, if it made one, in the response.</summary>
    public static RestCall Answer(InteractionTicket ticket, Callback callback) =>
        new(HttpMethod.Post, "interactions/:id/:token/callback", $"interactions/{ticket.Id}/{ticket.Token}/callback?with_response=true", ticket.Id)
        {
            Json = WireJson.Write(callback),
            Files = callback.Data is OutgoingMessage message ? message.Files : [],
            ByTicket = true,
            // A second answer is refused with a code of its own, so repeating cannot answer twice.
            Repeatable = true,
            Patience = TimeSpan.FromSeconds(1),
        };

    public static RestCall EditOriginal(string application, InteractionTicket ticket, OutgoingMessage message) =>
        ByTicket(HttpMethod.Patch, "webhooks/:id/:token/messages/@original", application, ticket, "/messages/@original", message);

    public static RestCall DeleteOriginal(string application, InteractionTicket ticket) =>
        ByTicket(HttpMethod.Delete, "webhooks/:id/:token/messages/@original", application, ticket, "/messages/@original", null);

    public static RestCall FollowUp(string application, InteractionTicket ticket, OutgoingMessage message) =>
        ByTicket(HttpMethod.Post, "webhooks/:id/:token", application, ticket, "", message);

    public static RestCall Guild(string guild) => new(HttpMethod.Get, "guilds/:id", $"guilds/{guild}", guild);

    public static RestCall Member(string guild, string person) => new(HttpMethod.Get, "guilds/:id/members/:id", $"guilds/{guild}/members/{person}", guild);

    public static RestCall Channel(string channel) => new(HttpMethod.Get, "channels/:id", $"channels/{channel}", channel);

    /// <param name="guild">Null for the commands of all guilds.</param>
    public static RestCall Commands(string application, string? guild) => new(HttpMethod.Get, CommandRoute(guild), CommandPath(application, guild) + "?with_localizations=true", guild ?? "");

    public static RestCall CreateCommand(string application, string? guild, byte[] definition) => new(HttpMethod.Post, CommandRoute(guild), CommandPath(application, guild), guild ?? "")
    {
        Json = definition,
        // An upsert by name.
        Repeatable = true,
    };

    public static RestCall ChangeCommand(string application, string? guild, string id, byte[] definition) =>
        new(HttpMethod.Patch, CommandRoute(guild) + "/:id", $"{CommandPath(application, guild)}/{id}", guild ?? "") { Json = definition };

    public static RestCall DeleteCommand(string application, string? guild, string id) =>
        new(HttpMethod.Delete, CommandRoute(guild) + "/:id", $"{CommandPath(application, guild)}/{id}", guild ?? "");

    private static string CommandRoute(string? guild) => guild is null ? "applications/:id/commands" : "applications/:id/guilds/:id/commands";

    private static string CommandPath(string application, string? guild) => guild is null ? $"applications/{application}/commands" : $"applications/{application}/guilds/{guild}/commands";

    private static RestCall ByTicket(HttpMethod method, string route, string application, InteractionTicket ticket, string rest, OutgoingMessage? message) =>
        new(method, route, $"webhooks/{application}/{ticket.Token}{rest}", ticket.Token)
        {
            Json = message is null ? null : WireJson.Write(message),
            Files = message?.Files ?? [],
            ByTicket = true,
        };
}
