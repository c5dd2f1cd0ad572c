using System.Text.Json.Nodes;
using PolicyBot.Tests.Fakes.Slack.Payloads;
using static PolicyBot.Tests.Fakes.Slack.Api.ApiMethod;

namespace PolicyBot.Tests.Fakes.Slack.Api;

/// <summary>Who am I, who is she, open a socket.</summary>
internal static class AuthMethods
{
    public static IReadOnlyList<ApiMethod> All { get; } =
    [
        new("auth.test", Special, "", Test),
        new("auth.revoke", Tier3, "", Revoke),
        // The tier says one a minute; ten sockets may be open at once and each needs a call, so the real burst must allow them.
        new("apps.connections.open", 20, "connections:write", OpenConnection) { Token = TokenKind.App },
        new("users.info", Tier4, "users:read", UserInfo),
        new("team.info", Tier3, "team:read", call => Ok(("team", new JsonObject
        {
            ["id"] = call.Bot.Team.Id, ["name"] = call.Bot.Team.Name, ["domain"] = call.Bot.Team.Domain, ["email_domain"] = "",
        }))),
    ];

    private static JsonObject Test(ApiCall call)
    {
        var answer = Ok(
            ("url", $"https://{call.Bot.Team.Domain}.slack.com/"), ("team", call.Bot.Team.Name), ("user", "policybot"),
            ("team_id", call.Bot.Team.Id), ("user_id", call.Bot.BotUserId), ("bot_id", call.Bot.BotId), ("is_enterprise_install", false));
        if (call.Slack.Broken == Flaw.NoBotIdInAuthTest)
        {
            answer.Remove("bot_id");
        }

        return answer;
    }

    private static JsonObject Revoke(ApiCall call)
    {
        if (call.Flag("test") == true)
        {
            return Ok(("revoked", false));
        }

        call.Slack.RevokeTokens(call.Bot.Team);
        return Ok(("revoked", true));
    }

    private static JsonObject OpenConnection(ApiCall call) => Ok(("url", call.Slack.Sockets.NewTicket(call.Text("debug_reconnects")).ToString()));

    private static JsonObject UserInfo(ApiCall call) =>
        Ok(("user", Profiles.User(call.Person("user"), call.Bot.Team, call.Flag("include_locale") == true)));
}
