using PolicyBot.Knowledge;

namespace PolicyBot.Discord;

/// <summary>What only this platform needs said.</summary>
internal static class DiscordWords
{
    /// <summary>Clients keep old commands and buttons for a while.</summary>
    public static Bilingual OutOfDate { get; } = new("I no longer know this command or button. Please reload Discord, or ask again.", "Ya no conozco este comando o botón. Recargue Discord o pregunte de nuevo.");

    public static Bilingual Noted { get; } = new("Noted.", "Anotado.");

    public static Bilingual TryAgain { get; } = new("That took too long. Please try again.", "Tardó demasiado. Inténtelo de nuevo.");

    public static Bilingual ShowAll { get; } = new("Show all", "Ver todo");

    public static Bilingual ShowMore { get; } = new("Show more", "Ver más");
}
