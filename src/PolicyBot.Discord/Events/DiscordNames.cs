using PolicyBot.Chat;

namespace PolicyBot.Discord.Events;

/// <summary>How the platform's ids are written in the core's identities.</summary>
internal static class DiscordNames
{
    public static PlatformName Platform { get; } = new("discord");

    public static EventId Event(string id) => new("discord:" + id);

    public static PersonKey Person(string id) => new("discord:" + id);

    /// <param name="guild">Null in direct messages.</param>
    public static Place Place(string? guild, string channel) => new(Platform, guild ?? "", channel);

    /// <returns>Spanish for es-ES and es-419, English for every other language; null where none is told.</returns>
    public static Language? Locale(string? locale) =>
        locale is null ? null : locale.StartsWith("es-", StringComparison.OrdinalIgnoreCase) ? Language.Spanish : Language.English;
}
