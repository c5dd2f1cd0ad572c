using System.Text.Json;
using PolicyBot.Chat;
using PolicyBot.Slack.Api;
using PolicyBot.Slack.Installing;
using PolicyBot.Slack.Receiving;

namespace PolicyBot.Slack.People;

/// <summary>What a person may do in a channel, as Slack tells.</summary>
internal sealed class SlackPeople(SlackInstallations installations, SlackApi api, SlackChannels channels, TimeProvider clock) : IDescribePeople
{
    private const int Most = 5000;

    private readonly BoundedCache<(string Workspace, string User), Told> _known = new(Most, TimeSpan.FromMinutes(5), clock);

    public PlatformName Platform => SlackPlatform.Name;

    public async Task<Standing> StandingAsync(Place place, Person person, CancellationToken cancellationToken)
    {
        var standing = (await InWorkspaceAsync(place.Workspace, person.Id, cancellationToken))?.Standing ?? Standing.Unknown;
        return standing is Standing.Member && await channels.IsCreatorAsync(place, person.Id, cancellationToken) ? Standing.Manager : standing;
    }

    public async Task<string?> ZoneAsync(Place place, Person person, CancellationToken cancellationToken) =>
        (await InWorkspaceAsync(place.Workspace, person.Id, cancellationToken))?.Zone;

    private async Task<Told?> InWorkspaceAsync(string workspace, string user, CancellationToken cancellationToken)
    {
        if (_known.TryGet((workspace, user), out var known))
            return known;
        if (await installations.TryFindAsync(workspace, cancellationToken) is not { } installation)
            return null;
        var call = new SlackCall(Methods.User, workspace, installation.Token, new Dictionary<string, object?> { ["user"] = user });
        if (await api.CallAsync(call, cancellationToken) is not SlackReply.Done { Body: var body })
            return null;
        var told = new Told(Read(body.At("user"), workspace), body.Text("user", "tz"));
        _known.Set((workspace, user), told);
        return told;
    }

    internal static Standing Read(JsonElement user, string workspace) =>
        user.IsTrue("is_stranger") || user.IsTrue("is_bot") || user.IsTrue("deleted") || !BelongsTo(user, workspace) ? Standing.Outsider
        : user.IsTrue("is_restricted") || user.IsTrue("is_ultra_restricted") ? Standing.Guest
        : user.IsTrue("is_admin") || user.IsTrue("is_owner") || user.IsTrue("is_primary_owner") ? Standing.Manager
        : Standing.Member;

    /// <summary>By team, or by the organisation where that is what installed the bot, or by a list of an organisation's workspaces.</summary>
    private static bool BelongsTo(JsonElement user, string workspace) =>
        user.Text("team_id") == workspace
        || user.Text("enterprise_user", "enterprise_id") == workspace
        || user.Items("enterprise_user", "teams").Any(team => team.ValueKind is JsonValueKind.String && team.ValueEquals(workspace));

    private sealed record Told(Standing Standing, string? Zone);
}
