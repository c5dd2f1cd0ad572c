using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Extensions;

namespace PolicyBot.Tests.Fakes.Slack.Api;

/// <summary>The page on which an administrator allows the app; here somebody always has just pressed "Allow".</summary>
internal static class Consent
{
    public static Task Answer(FakeSlack slack, HttpContext http)
    {
        var query = http.Request.Query;
        var redirect = query["redirect_uri"].ToString();
        if (query["client_id"] != slack.World.ClientId || !Uri.TryCreate(redirect, UriKind.Absolute, out var back) || !back.IsLoopback)
        {
            http.Response.StatusCode = StatusCodes.Status400BadRequest;
            return http.Response.WriteAsync("invalid client_id or redirect_uri", http.RequestAborted);
        }

        var answer = new QueryBuilder { { "state", query["state"].ToString() } };
        lock (slack.World.Gate)
        {
            // The query can name who installs, which on the real page is whoever is signed in.
            var team = slack.World.Teams.Find(it => it.Id == query["team"]) ?? slack.Cast.Home;
            var person = slack.World.People.Values.First(it => it.Team == team);
            answer.Add("code", slack.Grants.Give(person, team, query["scope"].ToString().Split(',', StringSplitOptions.RemoveEmptyEntries), redirect));
        }

        http.Response.Redirect(back + (back.Query.Length > 0 ? "&" : "?") + answer.ToQueryString().Value![1..]);
        return Task.CompletedTask;
    }
}
