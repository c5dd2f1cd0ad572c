using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.DependencyInjection;
using PolicyBot.App.Web.Rooms;

namespace PolicyBot.App.Web.Site;

/// <summary>Says where the pages are.</summary>
internal static class SiteAddress
{
    public static async Task AnnounceAsync(WebApplication app, TextWriter output)
    {
        if (app.Services.GetService<Visitors>() is null || app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()?.Addresses.FirstOrDefault() is not { } address)
            return;
        await output.WriteLineAsync($"PolicyBot is at {address.Replace("[::]", "localhost", StringComparison.Ordinal).Replace("0.0.0.0", "localhost", StringComparison.Ordinal)}");
        await output.WriteLineAsync("Open it in a browser on this machine to ask, chart and subscribe. Ctrl+C ends it.");
    }
}
