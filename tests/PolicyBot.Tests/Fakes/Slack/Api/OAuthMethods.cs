using System.Security.Cryptography;
using System.Text.Json.Nodes;
using PolicyBot.Tests.Fakes.Slack.State;
using static PolicyBot.Tests.Fakes.Slack.Api.ApiMethod;

namespace PolicyBot.Tests.Fakes.Slack.Api;

/// <summary>Installing the app in a workspace, refreshing its token, removing it.</summary>
internal static class OAuthMethods
{
    private static readonly TimeSpan _tokenLife = TimeSpan.FromHours(12);

    public static IReadOnlyList<ApiMethod> All { get; } =
    [
        new("oauth.v2.access", Tier4, "", Access) { Token = TokenKind.None },
        new("apps.uninstall", Tier1, "", Uninstall),
    ];

    private static JsonObject Access(ApiCall call)
    {
        CheckClient(call);
        return call.Text("grant_type") == "refresh_token" ? Refresh(call) : Exchange(call);
    }

    private static JsonObject Exchange(ApiCall call)
    {
        var grant = call.Slack.Grants.Take(call.Required("code", "invalid_code"), call.Text("redirect_uri"));
        var team = grant.Team;
        var bot = team.Bot;
        if (bot is null)
        {
            var person = new Person(team, call.World.NewId("U"), "policybot", Role.Bot);
            call.World.People.Add(person.Id, person);
            team.Bot = bot = new(team, person.Id, call.World.NewId("B"), NewToken("xoxb-"), []);
        }

        // Scopes only ever grow; a new installation after an uninstall has a new token.
        if (bot.Revoked)
        {
            bot.Revoked = false;
            bot.Token = NewToken("xoxb-");
        }

        bot.Scopes.UnionWith(grant.Scopes);
        return Answer(call, bot, grant.Person);
    }

    private static JsonObject Refresh(ApiCall call)
    {
        var old = call.Required("refresh_token", "invalid_refresh_token");
        var bot = call.World.Teams.Select(team => team.Bot).FirstOrDefault(it => it?.RefreshToken == old && !it.Revoked)
            ?? throw new SlackRefusal("invalid_refresh_token");
        bot.Token = NewToken("xoxe.xoxb-");
        return Answer(call, bot, null);
    }

    private static JsonObject Answer(ApiCall call, Installation bot, Person? person)
    {
        var answer = Ok(
            ("app_id", call.World.AppId), ("authed_user", new JsonObject { ["id"] = person?.Id }), ("scope", string.Join(',', bot.Scopes.Order(StringComparer.Ordinal))),
            ("token_type", "bot"), ("access_token", bot.Token), ("bot_user_id", bot.BotUserId),
            ("team", new JsonObject { ["id"] = bot.Team.Id, ["name"] = bot.Team.Name }), ("enterprise", null), ("is_enterprise_install", false));
        if (call.Slack.Options.TokenRotation)
        {
            bot.RefreshToken = NewToken("xoxe-1-");
            bot.ExpiresAt = call.World.Now + _tokenLife;
            answer["refresh_token"] = bot.RefreshToken;
            answer["expires_in"] = (int)_tokenLife.TotalSeconds;
        }

        return answer;
    }

    private static JsonObject Uninstall(ApiCall call)
    {
        CheckClient(call);
        call.Slack.Happenings.Uninstalled(call.Bot);
        return Ok();
    }

    private static void CheckClient(ApiCall call)
    {
        if (call.Text("client_id") != call.World.ClientId)
        {
            throw new SlackRefusal("invalid_client_id");
        }

        if (call.Text("client_secret") != call.World.ClientSecret)
        {
            throw new SlackRefusal("bad_client_secret");
        }
    }

    private static string NewToken(string prefix) => prefix + Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(16));
}
