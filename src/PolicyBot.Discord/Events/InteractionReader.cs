using System.Text.Json;
using PolicyBot.Chat;
using PolicyBot.Discord.Wire;

namespace PolicyBot.Discord.Events;

/// <summary>The kinds of interaction.</summary>
internal enum InteractionKind
{
    Ping = 1,
    Command = 2,
    Component = 3,
    Autocomplete = 4,
    ModalSubmit = 5,
}

/// <summary>An interaction: what has to be answered, and the event in it.</summary>
/// <param name="Event">Null for what the bot does not know: a command or button of another version.</param>
/// <param name="Locale">The person's language on the platform.</param>
/// <param name="BotMay">What the bot may do in the channel.</param>
internal sealed record Interaction(InteractionKind Kind, InteractionTicket Ticket, string? Application, string? Channel, Language? Locale, Permissions? BotMay, ChatEvent? Event);

/// <summary>Reads INTERACTION_CREATE, and the same object when it comes by HTTP.</summary>
internal static class InteractionReader
{
    private const int PrivateChannel = 2;
    private const string GuildInstall = "0";

    /// <returns>Null for what cannot even be answered.</returns>
    public static Interaction? Read(JsonElement interaction, DateTimeOffset at)
    {
        if (interaction.Text("id") is not { } id || interaction.Text("token") is not { } token || interaction.Number("type") is not { } type)
            return null;
        var ticket = new InteractionTicket(id, token);
        var locale = DiscordNames.Locale(interaction.Text("locale"));
        var channel = interaction.Text("channel_id") ?? interaction.Item("channel").Text("id");
        ChatEvent? happened = null;
        // In servers the person stands within the member, elsewhere alone.
        if (channel is not null && (interaction.Item("member").Item("user") ?? interaction.Item("user")).Text("id") is { } person)
        {
            var place = DiscordNames.Place(interaction.Text("guild_id"), channel);
            if (ActReader.Read(interaction, (InteractionKind)type, place) is { } act)
            {
                happened = new(
                    DiscordNames.Event(id),
                    place,
                    SurfaceOf(interaction),
                    new(DiscordNames.Person(person), person, StandingOf(interaction), locale),
                    act,
                    new(ticket.Write(), at + InteractionTicket.Life, interaction.Item("message").Text("id")),
                    at);
            }
        }

        return new((InteractionKind)type, ticket, interaction.Text("application_id"), channel, locale, PermissionBits.Read(interaction.Text("app_permissions")), happened);
    }

    /// <summary>
    /// A conversation between people is a place that others read too, and so is a server whose people did not install the bot: there
    /// answers are private unless the settings say otherwise.
    /// </summary>
    private static Surface SurfaceOf(JsonElement interaction)
    {
        if (interaction.Number("context") == PrivateChannel)
            return Surface.SharedChannel;
        if (interaction.Text("guild_id") is null)
            return Surface.Direct;
        var owners = interaction.Item("authorizing_integration_owners");
        return owners is { ValueKind: JsonValueKind.Object } && owners.Item(GuildInstall) is null && owners.Value.EnumerateObject().Any() ? Surface.SharedChannel : Surface.Channel;
    }

    private static Standing StandingOf(JsonElement interaction) => PermissionBits.Read(interaction.Item("member").Text("permissions")) switch
    {
        { } held when held.Any(Permissions.Manages) => Standing.Manager,
        { } => Standing.Member,
        null => interaction.Number("context") == PrivateChannel ? Standing.Member : Standing.Unknown,
    };
}
