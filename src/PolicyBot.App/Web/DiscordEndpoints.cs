using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using PolicyBot.Discord.Interactions;

namespace PolicyBot.App.Web;

/// <summary>Discord's interactions over HTTP, where a public key is configured.</summary>
internal static class DiscordEndpoints
{
    public static void MapDiscord(this IEndpointRouteBuilder endpoints)
    {
        if (endpoints.ServiceProvider.GetService<DiscordHttp>() is { IsOn: true } http)
            endpoints.MapPost("/discord/interactions", context => HandleAsync(context, http));
    }

    private static async Task HandleAsync(HttpContext context, DiscordHttp http)
    {
        // Too long is not signed by Discord either: anything but 401 would make it remove the endpoint.
        var reply = await RawBody.ReadAsync(context.Request, DiscordHttp.LongestBody) is { } body
            ? await http.HandleAsync(context.Request.Headers[DiscordHttp.SignatureHeader], context.Request.Headers[DiscordHttp.TimestampHeader], body, context.RequestAborted)
            : new(StatusCodes.Status401Unauthorized);
        await RawBody.WriteAsync(context.Response, reply.Status, reply.ContentType, reply.Body);
    }
}
