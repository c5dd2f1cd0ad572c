using System.CommandLine;
using Microsoft.Extensions.Options;

namespace PolicyBot.App.CommandLine;

/// <summary>The commands; without one the service is started.</summary>
internal static class Root
{
    public static RootCommand Create()
    {
        var root = new RootCommand("PolicyBot answers questions about US immigration policy from a library of cited facts and figures.")
        {
            AskCommand.Create(Composition.Build),
            ChatCommand.Create(Composition.Build),
            ChartCommand.Create(Composition.Build),
            LibraryCommand.Create(Composition.Build),
            DigestCommand.Create(Composition.Build),
            ServeCommand.Create(() => Composition.Serve()),
            OutboxCommand.Create(Composition.BuildForOperators),
            SlackCommand.Create(),
            DiscordCommand.Create(Composition.BuildForOperators),
        };
        root.SetAction((_, cancellationToken) => ServeCommand.RunAsync(() => Composition.Serve(), cancellationToken));
        return root;
    }

    /// <summary>Runs the command; a wrong setting is named, a line each, in place of a stack trace.</summary>
    public static async Task<int> RunAsync(string[] arguments)
    {
        var parsed = Create().Parse(arguments);
        try
        {
            return await parsed.InvokeAsync(new() { EnableDefaultExceptionHandler = false });
        }
        catch (OptionsValidationException e)
        {
            foreach (var problem in e.Failures)
                await Console.Error.WriteLineAsync(problem);
            return 2;
        }
    }
}
