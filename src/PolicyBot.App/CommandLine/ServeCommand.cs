using System.CommandLine;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Connections;
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
        try
        {
            await app.StartAsync(cancellationToken);
        }
        catch (IOException e) when (e.InnerException is AddressInUseException)
        {
            await Console.Error.WriteLineAsync($"{e.Message.TrimEnd('.')}. Another PolicyBot, or another program, is there: end it, or set Urls to another address (POLICYBOT_Urls=http://127.0.0.1:8081).");
            return 2;
        }

        await SiteAddress.AnnounceAsync(app, Console.Out);
        await app.WaitForShutdownAsync(cancellationToken);
        return 0;
    }
}
