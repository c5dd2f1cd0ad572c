using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;
using PolicyBot.Tests.Fakes.Slack.Api;

namespace PolicyBot.Tests.Fakes.Slack.Control;

/// <summary>
/// The same levers for a script in another process: <c>POST /__control/act</c>, <c>/fault</c>, <c>/socket</c>, <c>/clock</c>,
/// <c>/http</c>; <c>GET /__control/world</c>, <c>/requests</c>, <c>/frames</c>, <c>/deliveries</c>, <c>/seen</c>. JSON in and out.
/// </summary>
internal sealed class ControlDesk(FakeSlack slack)
{
    public async Task Answer(HttpContext http, string order)
    {
        var request = await ApiRequest.Read(http.Request);
        JsonNode answer;
        try
        {
            answer = order switch
            {
                "act" => await Deeds.Do(slack, request.Arguments, http.RequestAborted),
                "fault" => Levers.Fault(slack, request.Arguments),
                "socket" => await Levers.Socket(slack, request.Arguments),
                "clock" => Levers.Clock(slack, request.Arguments),
                "http" => await Levers.Http(slack, request.Arguments, http.RequestAborted),
                "world" => Reports.World(slack),
                "requests" => Reports.Requests(slack, request.Arguments),
                "frames" => Reports.Frames(slack),
                "deliveries" => Reports.Deliveries(slack),
                "seen" => Reports.Seen(slack, request.Arguments),
                _ => throw new InvalidOperationException($"There is no order '{order}'."),
            };
        }
        catch (Exception e) when (e is InvalidOperationException or KeyNotFoundException or FormatException)
        {
            http.Response.StatusCode = StatusCodes.Status400BadRequest;
            answer = new JsonObject { ["error"] = e.Message };
        }

        http.Response.ContentType = "application/json";
        await http.Response.WriteAsync(answer.ToJsonString(), http.RequestAborted);
    }
}
