using System.Net;
using Microsoft.AspNetCore.Http;

namespace PolicyBot.App.Web.Site;

/// <summary>
/// The pages are for this machine alone: whoever comes from elsewhere, or by a name that another page on the web could have
/// pointed here, does not even learn that they exist.
/// </summary>
internal sealed class SiteGate(RequestDelegate next)
{
    private static readonly PathString[] _others = ["/health", "/slack", "/discord", "/metrics"];

    public Task InvokeAsync(HttpContext context)
    {
        if (IsOfOthers(context.Request.Path) || (IsFromHere(context) && IsCalledHere(context.Request.Host) && IsOwnSocket(context.Request)))
            return next(context);
        context.Response.StatusCode = StatusCodes.Status404NotFound;
        return Task.CompletedTask;
    }

    public static bool IsOfOthers(PathString path) => _others.Any(other => path.StartsWithSegments(other, StringComparison.OrdinalIgnoreCase));

    private static bool IsFromHere(HttpContext context) => context.Connection.RemoteIpAddress is { } address && IPAddress.IsLoopback(address);

    private static bool IsCalledHere(HostString host) => host.Host is "localhost" or "[::1]" || (IPAddress.TryParse(host.Host, out var address) && IPAddress.IsLoopback(address));

    /// <summary>Browsers let any page open a socket to anywhere, and say from which page.</summary>
    private static bool IsOwnSocket(HttpRequest request) =>
        request.Headers.Origin is not [{ Length: > 0 } origin] || (Uri.TryCreate(origin, UriKind.Absolute, out var from) && from.Authority.Equals(request.Host.Value, StringComparison.OrdinalIgnoreCase));
}
