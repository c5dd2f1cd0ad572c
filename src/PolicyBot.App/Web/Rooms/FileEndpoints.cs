using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using PolicyBot.Chat;
using PolicyBot.Local;

namespace PolicyBot.App.Web.Rooms;

/// <summary>The files of messages, for those who see the message.</summary>
internal static class FileEndpoints
{
    private static readonly string[] _shown = ["image/png"];

    public static string Url(WorkspaceMessage message, int index) => $"/files/{message.Id}/{index}/{message.Said!.Files[index].Name}";

    public static void MapFiles(this IEndpointRouteBuilder endpoints)
    {
        var visitors = endpoints.ServiceProvider.GetRequiredService<Visitors>();
        var workspace = endpoints.ServiceProvider.GetRequiredService<Workspace>();
        endpoints.MapGet("/files/{message:long}/{index:int}/{name}", async (HttpContext context, long message, int index, string name) =>
            await visitors.FindAsync(context) is { } member
            && await workspace.FindAsync(message, member, context.RequestAborted) is { Said.Files: { } files } && index >= 0 && index < files.Count && files[index].Name == name
                ? Serve(context, files[index])
                : Results.NotFound());
    }

    private static IResult Serve(HttpContext context, Attachment file)
    {
        context.Response.Headers.CacheControl = "private, max-age=86400, immutable";
        return _shown.Contains(file.MediaType) ? Results.Bytes(file.Bytes, file.MediaType) : Results.Bytes(file.Bytes, file.MediaType, file.Name);
    }
}
