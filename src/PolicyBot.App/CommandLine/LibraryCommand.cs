using System.CommandLine;
using Microsoft.Extensions.DependencyInjection;
using PolicyBot.Knowledge;
using PolicyBot.Knowledge.Linting;

namespace PolicyBot.App.CommandLine;

/// <summary><c>library lint|stale|stats|show|changes</c>: what a curator asks of the library.</summary>
internal static class LibraryCommand
{
    public static Command Create(Func<IServiceProvider> services) => new("library", "For curators: check the library and look into it.")
    {
        Lint(services),
        Stale(services),
        Stats(services),
        Show(services),
        Changes(services),
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

    private static Command Changes(Func<IServiceProvider> services)
    {
        var since = new Option<DateOnly>("--since") { Description = "List what is declared to have happened after this day.", HelpName = "DATE" };
        var against = new Option<DirectoryInfo?>("--against") { Description = "An earlier version of the library, whole: list what differs and is not declared, in the form in which entries declare it.", HelpName = "DIRECTORY" };
        var command = new Command("changes", "List the history that the entries declare; with --against, what they should.") { since, against };
        command.SetAction(parsed =>
        {
            var (provider, output) = (services(), parsed.InvocationConfiguration.Output);
            var library = Read(provider);
            if (parsed.GetValue(against) is not { } directory)
            {
                foreach (var (entry, change) in library.Entries.SelectMany(e => e.Changes.Select(c => (e, c))).Where(c => c.c.On.End > parsed.GetValue(since)).OrderBy(c => c.c.On))
                    output.WriteLine($"{change.On}  {entry.Id}  {HistoryText.Of(entry, change).English}");
                return 0;
            }

            if (!directory.Exists)
            {
                parsed.InvocationConfiguration.Error.WriteLine($"There is no directory '{directory}'. Give one that holds a whole library, such as src/PolicyBot/Knowledge/Library of an earlier checkout.");
                return 2;
            }

            var before = LibraryLoader.Load(new(directory.FullName, replace: true)).Library;
            var undeclared = LibraryDiff.Undeclared(LibraryDiff.Between(before, library, Today(provider)), parsed.GetValue(since));
            foreach (var (entry, change) in undeclared)
                output.WriteLine($"{entry.File}\n  - {{{Declaration(change)}}}");
            output.WriteLine(undeclared.Count == 0 ? "Every difference is declared." : $"{undeclared.Count} changes are not declared under 'changes:'.");
            return undeclared.Count == 0 ? 0 : 1;
        });
        return command;
    }

    private static string Declaration(Change change) => string.Join(", ", (string[])
    [
        $"on: {change.On}",
        $"kind: {change.Kind.Kebab()}",
        .. change.From is { } from ? [$"from: {from.Kebab()}"] : (string[])[],
        .. change.To is { } to ? [$"to: {to.Kebab()}"] : (string[])[],
        .. change.Was is { } was ? [$"was: '{Quoted(was.English)}'", $"was_es: '{Quoted(was.Spanish)}'"] : (string[])[],
        .. change.Facts.Count > 0 ? [$"facts: [{string.Join(", ", change.Facts)}]"] : (string[])[],
    ]);

    private static string Quoted(string text) => text.Replace("'", "''", StringComparison.Ordinal);

    /// <summary>The library as it can be read, whatever its problems: a curator looks into it to mend it.</summary>
    private static Library Read(IServiceProvider provider) => LibraryLoader.Load(provider.GetRequiredService<LibraryFiles>()).Library;

    private static DateOnly Today(IServiceProvider provider) => DateOnly.FromDateTime(provider.GetRequiredService<TimeProvider>().GetUtcNow().UtcDateTime);
}
