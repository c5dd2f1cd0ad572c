using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using PolicyBot.Slack;

namespace PolicyBot.App.Web;

/// <summary>Slack over HTTP: the paths that the app's manifest names. What is not configured is not there.</summary>
internal static class SlackEndpoints
{
    private const string Cookie = "policybot-slack-install";

    public static void MapSlack(this IEndpointRouteBuilder endpoints)
    {
        if (endpoints.ServiceProvider.GetRequiredService<SlackHttp>() is { IsOn: true } http)
        {
            endpoints.MapPost("/slack/events", context => HandleAsync(context, http, SlackPath.Events));
            endpoints.MapMethods("/slack/commands", [HttpMethods.Post, HttpMethods.Get], context => HandleAsync(context, http, SlackPath.Commands));
            endpoints.MapPost("/slack/interactivity", context => HandleAsync(context, http, SlackPath.Interactivity));
        }

        if (endpoints.ServiceProvider.GetRequiredService<SlackInstall>() is { IsOn: true } install)
        {
            endpoints.MapGet("/slack/install", (HttpContext context) => Start(context, install));
            endpoints.MapGet("/slack/oauth/callback", (HttpContext context, string? code, string? state) => CompleteAsync(context, install, code, state));
        }
    }

    private static async Task HandleAsync(HttpContext context, SlackHttp http, SlackPath path)
    {
        var request = context.Request;
        var body = HttpMethods.IsGet(request.Method) ? System.Text.Encoding.UTF8.GetBytes(request.QueryString.Value?.TrimStart('?') ?? "") : await RawBody.ReadAsync(request, SlackHttp.MaxBodyBytes);
        if (body is null)
        {
            context.Response.StatusCode = StatusCodes.Status413PayloadTooLarge;
            return;
        }

        var reply = await http.HandleAsync(new(path, request.Headers["X-Slack-Request-Timestamp"], request.Headers["X-Slack-Signature"], body), context.RequestAborted);
        await RawBody.WriteAsync(context.Response, reply.Status, reply.ContentType, reply.Body);
    }

    private static IResult Start(HttpContext context, SlackInstall install)
    {
        var start = install.Start(Callback(context.Request));
        context.Response.Cookies.Append(Cookie, start.Cookie, new()
        {
            HttpOnly = true,
            Secure = Callback(context.Request).Scheme == Uri.UriSchemeHttps,
            SameSite = SameSiteMode.Lax,
            MaxAge = SlackInstall.Life,
            Path = "/slack",
        });
        return Results.Redirect(start.Url.AbsoluteUri);
    }

    private static async Task<IResult> CompleteAsync(HttpContext context, SlackInstall install, string? code, string? state)
    {
        var outcome = await install.CompleteAsync(code, state, context.Request.Cookies[Cookie], Callback(context.Request), context.RequestAborted);
        context.Response.Cookies.Delete(Cookie, new() { Path = "/slack" });
        return outcome switch
        {
            InstallOutcome.Installed => Results.Text("PolicyBot is installed. In Slack, type: /policy help"),
            InstallOutcome.Declined => Results.Text("PolicyBot was not installed: consent was not given. To begin again, open /slack/install", statusCode: StatusCodes.Status400BadRequest),
            InstallOutcome.NotBegunHere => Results.Text("This installation was not begun in this browser, or more than ten minutes ago. To begin again, open /slack/install", statusCode: StatusCodes.Status400BadRequest),
            InstallOutcome.Unavailable => Results.Text("PolicyBot cannot store the installation for the moment. Please try again in a minute: /slack/install", statusCode: StatusCodes.Status503ServiceUnavailable),
            _ => Results.Text("Slack did not complete the installation. To begin again, open /slack/install", statusCode: StatusCodes.Status502BadGateway),
        };
    }

    /// <summary>The address at which Slack sends the browser back: where the setting PublicUrl says that browsers reach this service, else as this one did.</summary>
    private static Uri Callback(HttpRequest request)
    {
        var configured = request.HttpContext.RequestServices.GetRequiredService<IConfiguration>()["PublicUrl"];
        return new((string.IsNullOrEmpty(configured) ? $"{request.Scheme}://{request.Host}" : configured.TrimEnd('/')) + "/slack/oauth/callback");
    }
}
