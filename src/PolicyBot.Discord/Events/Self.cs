using System.Collections.Concurrent;
using Microsoft.Extensions.Options;
using PolicyBot.Discord.Rest;
using PolicyBot.Discord.Wire;

namespace PolicyBot.Discord.Events;

/// <summary>Who the bot is on the platform: its user, its application, and the role of its own that each server gave it.</summary>
internal sealed class Self(IOptions<DiscordOptions> options, DiscordRest rest)
{
    private readonly ConcurrentDictionary<string, string> _roles = new();
    private volatile string? _application = options.Value.ApplicationId is { Length: > 0 } configured ? configured : null;
    private volatile string? _user;

    /// <summary>The bot's user id; null until the gateway has told it.</summary>
    public string? User => _user;

    /// <summary>The role that is the bot's own in a server; people often pick it instead of the bot when they mention it.</summary>
    public string? RoleIn(string guild) => _roles.GetValueOrDefault(guild);

    /// <returns>The application's id; null when the platform cannot be asked for it now.</returns>
    public async Task<string?> ApplicationAsync(CancellationToken cancellationToken)
    {
        if (_application is { } known)
            return known;
        if (await rest.SendAsync(Calls.Application, cancellationToken) is RestResult.Done { Body: { } body } && body.Text("id") is { } id)
            _application = id;
        return _application;
    }

    /// <summary>Learns from READY, and from what servers say about their roles.</summary>
    public void Learn(string name, System.Text.Json.JsonElement data)
    {
        switch (name)
        {
            case "READY":
                _user = data.Item("user").Text("id") ?? _user;
                _application ??= data.Item("application").Text("id");
                break;
            case "GUILD_CREATE" when data.Text("id") is { } guild:
                foreach (var role in data.Items("roles"))
                    LearnRole(guild, role);
                break;
            case "GUILD_ROLE_CREATE" or "GUILD_ROLE_UPDATE" when data.Text("guild_id") is { } guild && data.Item("role") is { } role:
                LearnRole(guild, role);
                break;
            case "GUILD_DELETE" when data.Text("id") is { } guild && !data.Is("unavailable"):
                _roles.TryRemove(guild, out var _);
                break;
            default:
                break;
        }
    }

    private void LearnRole(string guild, System.Text.Json.JsonElement role)
    {
        if (_user is { } user && role.Item("tags").Text("bot_id") == user && role.Text("id") is { } id)
            _roles[guild] = id;
    }
}
