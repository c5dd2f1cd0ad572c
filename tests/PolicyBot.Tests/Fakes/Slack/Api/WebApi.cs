using System.Text;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;
using PolicyBot.Tests.Fakes.Slack.Limits;
using PolicyBot.Tests.Fakes.Slack.State;

namespace PolicyBot.Tests.Fakes.Slack.Api;

/// <summary>One call: read, judged, carried out, recorded.</summary>
internal sealed class WebApi(FakeSlack slack)
{
    private readonly RateLimits _limits = new(slack.World.Clock);

    public async Task Answer(HttpContext http, string name)
    {
        var request = await ApiRequest.Read(http.Request);
        Installation? caller;
        lock (slack.World.Gate)
        {
            caller = slack.World.Teams.Select(team => team.Bot).FirstOrDefault(bot => bot is not null && bot.Token == request.Token);
        }

        var fault = slack.Faults.Take(name, caller?.Team.Id);
        if (fault is Fault.Delay delay)
        {
            await Task.Delay(delay.Time, slack.World.Clock, http.RequestAborted);
        }

        // What is on its way arrives, whatever has become of its sender.
        await Task.Delay(slack.Options.Latency, slack.World.Clock, CancellationToken.None);
        if (fault is Fault.Held { CarriedOut: false } stopped)
        {
            await stopped.At.PassAsync(http.RequestAborted);
        }

        // A call that loses its answer is carried out; one that is refused in front of the API is not.
        var played = fault is Fault.Reset ? new Outcome(0, null)
            : fault is Fault.TooManyRequests tooMany ? new Outcome(429, null, tooMany.RetryAfterSeconds)
            : fault is Fault.HttpStatus status ? new Outcome(status.Status, null)
            : fault is Fault.Refusal refusal ? new Outcome(200, new() { ["ok"] = false, ["error"] = refusal.Error })
            : Carry(name, request, caller, http);
        var status1 = fault is Fault.LostAnswer ? 0 : played.Status;
        slack.Recorder.Add(request.Record(name, slack.World.Now, status1, played.Answer));
        if (status1 == 0)
        {
            http.Abort();
            return;
        }

        await Task.Delay(slack.Options.Latency, slack.World.Clock, http.RequestAborted);
        if (fault is Fault.Held { CarriedOut: true } held)
        {
            await held.At.PassAsync(http.RequestAborted);
        }

        await Write(http, played, caller, garbled: fault is Fault.Garbled);
    }

    /// <summary>Refuses when the token has none of the scopes.</summary>
    public void Need(Installation caller, IReadOnlyList<string> anyOf)
    {
        if (anyOf.Count > 0 && !anyOf.Any(caller.Scopes.Contains) && slack.Broken != Flaw.ScopesUnchecked)
        {
            throw new SlackRefusal("missing_scope")
            {
                More = new() { ["needed"] = string.Join(',', anyOf), ["provided"] = string.Join(',', caller.Scopes) },
            };
        }
    }

    private Outcome Carry(string name, ApiRequest request, Installation? caller, HttpContext http)
    {
        lock (slack.World.Gate)
        {
            try
            {
                if (!ApiMethod.All.TryGetValue(name, out var method))
                {
                    throw new SlackRefusal("unknown_method");
                }

                if (http.Request.ContentType is { Length: > 0 } type && !ApiRequest.Readable(type))
                {
                    throw new SlackRefusal("invalid_post_type");
                }

                Authenticate(method, request, caller);
                if (slack.Options.RateLimits && slack.Broken != Flaw.NoRateLimit && TooOften(method, request, caller) is { } wait)
                {
                    return new(429, null, slack.Broken == Flaw.RateLimitWithoutRetryAfter ? null : wait);
                }

                if (caller is not null)
                {
                    Need(caller, method.AnyScopeOf);
                    http.Response.Headers["X-OAuth-Scopes"] = string.Join(',', caller.Scopes);
                    http.Response.Headers["X-Accepted-OAuth-Scopes"] = string.Join(',', method.AnyScopeOf);
                }

                return new(200, method.Handle(new(slack, request.Arguments, caller)));
            }
            catch (SlackRefusal refusal)
            {
                var answer = new JsonObject { ["ok"] = false, ["error"] = refusal.Error };
                foreach (var (field, value) in refusal.More)
                {
                    answer[field] = value?.DeepClone();
                }

                return new(slack.Broken == Flaw.ErrorsAsHttpStatus ? 400 : 200, answer);
            }
        }
    }

    private void Authenticate(ApiMethod method, ApiRequest request, Installation? caller)
    {
        switch (method.Token)
        {
            case TokenKind.None:
                return;
            case TokenKind.App when slack.Broken == Flaw.TicketForABotToken:
                return;
            case TokenKind.App when request.HeaderToken is null:
                throw new SlackRefusal("not_authed");
            case TokenKind.App when request.HeaderToken.StartsWith("xoxb-", StringComparison.Ordinal):
                throw new SlackRefusal("not_allowed_token_type");
            case TokenKind.App when request.HeaderToken != slack.World.AppToken:
                throw new SlackRefusal("invalid_auth");
            case TokenKind.App:
                return;
        }

        if (request.Token is null)
        {
            throw new SlackRefusal("not_authed");
        }

        if (caller is null)
        {
            throw new SlackRefusal(slack.Options.TokenRotation && request.Token.StartsWith("xoxe.", StringComparison.Ordinal) ? "token_expired"
                : request.Token == slack.World.AppToken ? "not_allowed_token_type" : "invalid_auth");
        }

        if (caller.Revoked)
        {
            throw new SlackRefusal("token_revoked");
        }

        if (caller.ExpiresAt < slack.World.Now)
        {
            throw new SlackRefusal("token_expired");
        }
    }

    private int? TooOften(ApiMethod method, ApiRequest request, Installation? caller)
    {
        var wait = _limits.Call(method.Name, caller?.Team.Id ?? "", method.PerMinute);
        return wait is null && method.Name is "chat.postMessage" or "chat.postEphemeral" && request.Arguments["channel"] is { } channel
            ? _limits.Post(channel.ToString())
            : wait;
    }

    private static async Task Write(HttpContext http, Outcome outcome, Installation? caller, bool garbled)
    {
        http.Response.StatusCode = outcome.Status;
        if (outcome.RetryAfter is { } seconds)
        {
            http.Response.Headers.RetryAfter = seconds.ToString();
        }

        if (outcome.Answer is null)
        {
            http.Response.ContentType = outcome.Status == 429 ? "application/json; charset=utf-8" : "text/html";
            await http.Response.WriteAsync(
                outcome.Status == 429 ? """{"ok":false,"error":"ratelimited"}""" : "<html><body>Server Error</body></html>", http.RequestAborted);
            return;
        }

        http.Response.ContentType = "application/json; charset=utf-8";
        http.Response.Headers["x-slack-req-id"] = Guid.NewGuid().ToString("N");
        http.Response.Headers["x-slack-unique-id"] = caller?.Team.Id ?? "";
        var text = outcome.Answer.ToJsonString();
        await http.Response.Body.WriteAsync(Encoding.UTF8.GetBytes(garbled ? text[..(text.Length / 2)] : text), http.RequestAborted);
    }

    private sealed record Outcome(int Status, JsonObject? Answer, int? RetryAfter = null);
}
