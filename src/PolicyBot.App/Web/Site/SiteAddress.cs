using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using PolicyBot.App.Web.Desk;

namespace PolicyBot.App.Web.Site;

/// <summary>Says where the pages are.</summary>
internal static class SiteAddress
{
    public static async Task AnnounceAsync(WebApplication app, TextWriter output)
    {
        if (app.Services.GetService<SiteParts>() is not { } parts || app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()?.Addresses.FirstOrDefault() is not { } bound)
            return;
        var address = bound.Replace("[::]", "localhost", StringComparison.Ordinal).Replace("0.0.0.0", "localhost", StringComparison.Ordinal);
        if (parts.HasWorkspace)
            await output.WriteLineAsync($"PolicyBot is at {address} (open it in a browser on this machine; Ctrl+C ends it)");
        if (parts.HasDesk && !app.Services.GetRequiredService<IOptions<SignInOptions>>().Value.IsOn)
            await output.WriteLineAsync($"The curator's desk lets one person in, once: {address}{app.Services.GetRequiredService<OneTimeLinks>().Make("Operator", Roles.Admin)}");
    }
}
