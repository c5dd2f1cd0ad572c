using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;

namespace PolicyBot.Tests.Fakes.Discord;

/// <summary>The same controls for a script in another process: <c>POST /__control/&lt;verb&gt;</c> with a JSON object.</summary>
internal sealed class ControlServer(FakeDiscord fake, World world)
{
    private readonly ControlActs _acts = new(fake, world);
    private readonly ControlFaults _faults = new(fake);
    private readonly ControlReadings _readings = new(fake, world);

    public async Task Serve(HttpContext http)
    {
        var verb = http.Request.Path.Value!["/__control/".Length..];
        using var raw = new MemoryStream();
        await http.Request.Body.CopyToAsync(raw, http.RequestAborted);
        var form = raw.Length == 0 ? [] : JsonNode.Parse(raw.ToArray()) as JsonObject ?? [];
        JsonNode? answer;
        try
        {
            answer = await _acts.Try(verb, form) ?? _faults.Try(verb, form) ?? _readings.Try(verb, form);
        }
        catch (InvalidOperationException e)
        {
            http.Response.StatusCode = StatusCodes.Status400BadRequest;
            answer = new JsonObject { ["error"] = e.Message };
        }

        if (answer is null)
        {
            http.Response.StatusCode = StatusCodes.Status404NotFound;
            return;
        }

        await http.Response.WriteAsJsonAsync(answer, http.RequestAborted);
    }
}
