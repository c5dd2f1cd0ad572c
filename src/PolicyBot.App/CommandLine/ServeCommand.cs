using System.CommandLine;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Hosting;
using PolicyBot.App.Web.Site;

namespace PolicyBot.App.CommandLine;

/// <summary><c>serve</c>, the default: starts every platform that is configured, and the endpoints.</summary>
internal static class ServeCommand
{
    public static Command Create(Func<WebApplication> build)
    {
        var command = new Command("serve", "Start every platform that is configured, with the HTTP endpoints and health checks. This is what happens without a command.");
        command.SetAction((_, cancellationToken) => RunAsync(build, cancellationToken));
        return command;
    }

    public static async Task<int> RunAsync(Func<WebApplication> build, CancellationToken cancellationToken)
    {
        await using var app = build();
        await app.StartAsync(cancellationToken);
        await SiteAddress.AnnounceAsync(app, Console.Out);
        await app.WaitForShutdownAsync(cancellationToken);
        return 0;
    }
}
