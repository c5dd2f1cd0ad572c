using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using PolicyBot.App.Web.Rooms;
using PolicyBot.Chat;
using PolicyBot.Local;

namespace PolicyBot.App.Web.Site;

/// <summary>The pages: the local workspace.</summary>
internal static class SiteServices
{
    /// <summary>Comes after the platforms: where there is none, the local workspace is the platform.</summary>
    public static void AddSite(this IHostApplicationBuilder builder)
    {
        var options = builder.Configuration.GetSection(SiteOptions.Section).Get<SiteOptions>() ?? new();
        if (!(options.Enabled ?? builder.Services.All(s => s.ServiceType != typeof(IPostMessages))))
            return;
        builder.Services.AddLocal().AddSingleton<Visitors>().AddSingleton<Assets>();
        builder.Services.AddAntiforgery(o =>
        {
            o.Cookie.Name = "policybot-form";
            o.Cookie.SameSite = SameSiteMode.Strict;
            o.SuppressXFrameOptionsHeader = true;
        });
        builder.Services.AddRazorComponents().AddInteractiveServerComponents();
    }

    public static void MapSite(this WebApplication app)
    {
        if (app.Services.GetService<Visitors>() is null)
            return;
        app.UseMiddleware<SiteGate>();
        app.UseMiddleware<SiteHeaders>();
        app.UseAntiforgery();
        app.MapAssets();
        app.MapFiles();
        app.MapGet("/", () => Results.Redirect($"/c/{Channel.First[0].Id}"));
        app.MapRazorComponents<App>().AddInteractiveServerRenderMode(o => o.ContentSecurityFrameAncestorsPolicy = null);
    }
}
