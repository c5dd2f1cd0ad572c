using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using PolicyBot.App.Web.Desk;
using PolicyBot.App.Web.Rooms;
using PolicyBot.Chat;
using PolicyBot.Local;

namespace PolicyBot.App.Web.Site;

/// <summary>The pages: the local workspace, and the curators' desk.</summary>
internal static class SiteServices
{
    /// <summary>Comes after the platforms: where there is none, the local workspace is the platform.</summary>
    public static void AddSite(this IHostApplicationBuilder builder)
    {
        var options = builder.Configuration.GetSection(SiteOptions.Section).Get<SiteOptions>() ?? new();
        var hasWorkspace = options.Workspace ?? builder.Services.All(s => s.ServiceType != typeof(IPostMessages));
        var signsIn = builder.Configuration.GetSection(SignInOptions.Section).Get<SignInOptions>() is { IsOn: true };
        var parts = new SiteParts(hasWorkspace, options.Desk ?? (hasWorkspace || signsIn));
        if (!parts.HasPages)
            return;
        builder.AddSignIn();
        builder.Services.AddSingleton(parts).AddSingleton<Assets>();
        if (hasWorkspace)
            builder.Services.AddLocal().AddSingleton<Visitors>();
        builder.Services.AddAntiforgery(o =>
        {
            o.Cookie.Name = "policybot-form";
            o.Cookie.SameSite = SameSiteMode.Strict;
            o.SuppressXFrameOptionsHeader = true;
        });
        builder.Services.AddRazorComponents().AddInteractiveServerComponents();
        if (parts.HasDesk)
            builder.AddDesk();
    }

    public static void MapSite(this WebApplication app)
    {
        if (app.Services.GetService<SiteParts>() is not { } parts)
            return;
        app.UseAuthentication();
        app.UseMiddleware<SiteGate>();
        app.UseMiddleware<SiteHeaders>();
        app.UseAuthorization();
        app.UseAntiforgery();
        app.MapAssets();
        if (parts.HasWorkspace)
            app.MapFiles();
        if (parts.HasDesk)
            app.MapDesk();
        app.MapGet("/", () => Results.Redirect(parts.HasWorkspace ? $"/c/{Channel.First[0].Id}" : "/desk"));
        app.MapRazorComponents<App>().AddInteractiveServerRenderMode(o => o.ContentSecurityFrameAncestorsPolicy = null);
    }
}
