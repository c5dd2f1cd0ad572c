using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;

namespace PolicyBot.Tests.Fakes.Discord;

internal static class FaultPlayer
{
    /// <summary>Plays a fault; true when it has ended the request.</summary>
    public static async Task<bool> Preempts(Fault? fault, HttpContext http, RecordedRequest request, FakeDiscordOptions options, RateLimits limits)
    {
        switch (fault?.Kind)
        {
            case null or FaultKind.LostResponse:
                return false;
            case FaultKind.Delay:
                await Task.Delay(fault.After, options.Time, http.RequestAborted);
                return false;
            case FaultKind.Reset:
                http.Abort();
                return true;
        }

        var reply = fault.Kind switch
        {
            FaultKind.UserLimit => new LimitReply(fault.After, "user"),
            FaultKind.GlobalLimit => new LimitReply(fault.After, "global"),
            FaultKind.SharedLimit => new LimitReply(fault.After, "shared"),
            FaultKind.Cloudflare => new LimitReply(fault.After, "cloudflare"),
            FaultKind.Refusal => new Reply(fault.Status, new JsonObject { ["message"] = "Refused", ["code"] = fault.Code }),
            _ => new Reply(fault.Status, new JsonObject { ["message"] = $"{fault.Status}: Internal Server Error", ["code"] = 0 }),
        };
        request.Status = reply.Status;
        limits.CountInvalid(reply.Status, fault.Kind == FaultKind.SharedLimit);
        await ReplyWriter.Write(http, reply, null, options, options.Time.GetUtcNow());
        return true;
    }
}
