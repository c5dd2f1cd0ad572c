using System.CommandLine;
using Microsoft.Extensions.DependencyInjection;
using PolicyBot.Knowledge;
using PolicyBot.Knowledge.Linting;

namespace PolicyBot.App.CommandLine;

/// <summary><c>library lint|stale|stats|show</c>: what a curator asks of the library.</summary>
internal static class LibraryCommand
{
    public static Command Create(Func<IServiceProvider> services) => new("library", "For curators: check the library and look into it.")
    {
        Lint(services),
        Stale(services),
        Stats(services),
        Show(services),
    };

    private static Command Lint(Func<IServiceProvider> services)
    {
        var command = new Command("lint", "Check every entry; name each problem with its file and line. Ends with status 1 when there is any.");
        command.SetAction(parsed =>
        {
            var provider = services();
            var problems = Linter.Lint(provider.GetRequiredService<LibraryFiles>(), Today(provider));
            foreach (var problem in problems)
                parsed.InvocationConfiguration.Output.WriteLine(problem);
            parsed.InvocationConfiguration.Output.WriteLine(problems.Count == 0 ? "The library has no problems." : $"{problems.Count} problems.");
            return problems.Count == 0 ? 0 : 1;
        });
        return command;
    }

    private static Command Stale(Func<IServiceProvider> services)
    {
        var command = new Command("stale", "List the entries past their review date, the longest overdue first.");
        command.SetAction(parsed =>
        {
            var provider = services();
            foreach (var entry in LibraryReport.Stale(Read(provider), Today(provider)))
                parsed.InvocationConfiguration.Output.WriteLine(entry);
        });
        return command;
    }

    private static Command Stats(Func<IServiceProvider> services)
    {
        var command = new Command("stats", "Count what the library holds.");
        command.SetAction(parsed =>
        {
            var provider = services();
            parsed.InvocationConfiguration.Output.Write(LibraryReport.Statistics(Read(provider), Today(provider)));
        });
        return command;
    }

    private static Command Show(Func<IServiceProvider> services)
    {
        var id = new Argument<string>("id") { Description = "The id of an entry, a fact or a series." };
        var command = new Command("show", "Print an entry, or one fact, with its sources and notes.") { id };
        command.SetAction(parsed =>
        {
            if (LibraryReport.Show(Read(services()), parsed.GetValue(id)!) is { } text)
            {
                parsed.InvocationConfiguration.Output.WriteLine(text);
                return 0;
            }

            parsed.InvocationConfiguration.Error.WriteLine($"The library has no entry, fact or series '{parsed.GetValue(id)}'. 'ask' finds ids by a question: they stand in the --json output.");
            return 1;
        });
        return command;
    }

    /// <summary>The library as it can be read, whatever its problems: a curator looks into it to mend it.</summary>
    private static Library Read(IServiceProvider provider) => LibraryLoader.Load(provider.GetRequiredService<LibraryFiles>()).Library;

    private static DateOnly Today(IServiceProvider provider) => DateOnly.FromDateTime(provider.GetRequiredService<TimeProvider>().GetUtcNow().UtcDateTime);
}
