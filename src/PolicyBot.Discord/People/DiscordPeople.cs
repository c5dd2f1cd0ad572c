using System.Text.Json;
using PolicyBot.Chat;
using PolicyBot.Discord.Events;
using PolicyBot.Discord.Rest;
using PolicyBot.Discord.Wire;

namespace PolicyBot.Discord.People;

/// <summary>
/// Tells what a person may do in a channel where the event did not say: messages carry no permissions. It asks for the server's
/// roles, the person's, and the channel's overwrites, and resolves them as documented.
/// </summary>
internal sealed class DiscordPeople(DiscordRest rest, TimeProvider time) : IDescribePeople
{
    public PlatformName Platform => DiscordNames.Platform;

    public async Task<Standing> StandingAsync(Place place, Person person, CancellationToken cancellationToken)
    {
        if (place.Workspace.Length == 0)
            return Standing.Unknown;
        var member = await rest.SendAsync(Calls.Member(place.Workspace, person.Id), cancellationToken);
        if (member is RestResult.Refused { Code: ErrorCode.UnknownMember or ErrorCode.UnknownUser })
            return Standing.Outsider;
        if (member is not RestResult.Done { Body: { } joined })
            return Standing.Unknown;
        if (await rest.SendAsync(Calls.Guild(place.Workspace), cancellationToken) is not RestResult.Done { Body: { } guild } || await ChannelAsync(place.Channel, cancellationToken) is not { } channel)
            return Standing.Unknown;
        return PermissionRules.Of(guild, joined, person.Id, channel, time.GetUtcNow()).Any(Permissions.Manages) ? Standing.Manager : Standing.Member;
    }

    /// <summary>Discord does not tell.</summary>
    public Task<string?> ZoneAsync(Place place, Person person, CancellationToken cancellationToken) => Task.FromResult<string?>(null);

    /// <summary>The channel; for a thread the channel that it hangs on, whose overwrites hold in it.</summary>
    private async Task<JsonElement?> ChannelAsync(string id, CancellationToken cancellationToken)
    {
        if (await rest.SendAsync(Calls.Channel(id), cancellationToken) is not RestResult.Done { Body: { } channel })
            return null;
        if (channel.Number("type") is not (10 or 11 or 12) || channel.Text("parent_id") is not { } parent)
            return channel;
        return await rest.SendAsync(Calls.Channel(parent), cancellationToken) is RestResult.Done { Body: { } above } ? above : null;
    }
}
