using System.Net;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Options;
using PolicyBot.App.Web.Desk;

namespace PolicyBot.App.Web.Site;

/// <summary>
/// Where people sign in, the pages are for those who have. Elsewhere they are for this machine alone: whoever comes from elsewhere, or
/// by a name that another page on the web could have pointed here, does not even learn that they exist.
/// </summary>
internal sealed class SiteGate(RequestDelegate next, SiteParts parts, IOptions<SignInOptions> signIn)
{
    private static readonly PathString[] _others = ["/health", "/slack", "/discord", "/metrics"];
    private static readonly PathString[] _open = ["/assets", "/signin-oidc", "/signout-callback-oidc"];

    public async Task InvokeAsync(HttpContext context)
    {
        var path = context.Request.Path;
        if (IsOfOthers(path))
        {
            await next(context);
            return;
        }

        if (parts.IsOff(path) || !IsOwnSocket(context.Request) || (!signIn.Value.IsOn && !(IsFromHere(context) && IsCalledHere(context.Request.Host))))
            context.Response.StatusCode = StatusCodes.Status404NotFound;
        else if (signIn.Value.IsOn && context.User.Identity?.IsAuthenticated != true && !Starts(path, _open))
            await context.ChallengeAsync();
        else
            await next(context);
    }

    public static bool IsOfOthers(PathString path) => Starts(path, _others);

    private static bool Starts(PathString path, PathString[] with) => with.Any(w => path.StartsWithSegments(w, StringComparison.OrdinalIgnoreCase));

    private static bool IsFromHere(HttpContext context) => context.Connection.RemoteIpAddress is { } address && IPAddress.IsLoopback(address);

    private static bool IsCalledHere(HostString host) => host.Host is "localhost" or "[::1]" || (IPAddress.TryParse(host.Host, out var address) && IPAddress.IsLoopback(address));

    /// <summary>Browsers let any page open a socket to anywhere, and say from which page.</summary>
    private static bool IsOwnSocket(HttpRequest request) =>
        request.Headers.Origin is not [{ Length: > 0 } origin] || (Uri.TryCreate(origin, UriKind.Absolute, out var from) && from.Authority.Equals(request.Host.Value, StringComparison.OrdinalIgnoreCase));
}
