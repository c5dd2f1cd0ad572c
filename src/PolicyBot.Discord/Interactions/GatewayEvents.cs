using PolicyBot.Discord.Events;
using PolicyBot.Discord.Gateway;
using PolicyBot.Discord.Posting;
using PolicyBot.Discord.Rest;

namespace PolicyBot.Discord.Interactions;

/// <summary>Sorts what the gateway dispatches: what is an event goes to the intake, what tells about the bot itself is learned, the rest is passed over.</summary>
internal sealed class GatewayEvents(Intake intake, Self self, ChannelRights rights, InvalidRequests refusals, TimeProvider time) : ITakeDispatches
{
    public ValueTask TakeAsync(Session session, Frame dispatch, CancellationToken cancellationToken)
    {
        if (dispatch is not { Event: { } name, Data: { } data })
            return ValueTask.CompletedTask;
        self.Learn(name, data);
        if (name is "CHANNEL_UPDATE" or "GUILD_ROLE_UPDATE" or "GUILD_MEMBER_UPDATE" or "THREAD_UPDATE")
        {
            // Somebody may have opened what was closed to the bot.
            refusals.Forget();
            rights.Forget();
        }

        return Read(session, dispatch, name, data) is { } incoming ? intake.AddAsync(incoming, cancellationToken) : ValueTask.CompletedTask;
    }

    private Incoming? Read(Session session, Frame dispatch, string name, System.Text.Json.JsonElement data)
    {
        var now = time.GetUtcNow();
        return name switch
        {
            "INTERACTION_CREATE" => InteractionReader.Read(data, now) is { } interaction ? new Incoming.OfInteraction(interaction, new()) : null,
            "MESSAGE_CREATE" => Of(MessageReader.Read(data, self.User, Wire.JsonReading.Text(data, "guild_id") is { } guild ? self.RoleIn(guild) : null, now)),
            _ => Of(RemovalReader.Read(name, data, $"{session.Id}:{dispatch.Sequence}", now)),
        };
    }

    private static Incoming.OfEvent? Of(Chat.ChatEvent? happened) => happened is null ? null : new(happened);
}
