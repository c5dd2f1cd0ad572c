using System.CommandLine;
using Microsoft.Extensions.DependencyInjection;
using PolicyBot.Asking;
using PolicyBot.Digests;
using PolicyBot.Knowledge;

namespace PolicyBot.App.CommandLine;

/// <summary><c>digest preview</c>: what a channel would be told, without any channel.</summary>
internal static class DigestCommand
{
    private static readonly char[] _separators = [',', ' '];

    public static Command Create(Func<IServiceProvider> services) => new("digest", "What has changed in the library, as scheduled posts tell it.") { Preview(services) };

    private static Command Preview(Func<IServiceProvider> services)
    {
        var since = new Option<DateOnly>("--since") { Description = "Tell what happened after this day, such as 2026-10-31.", HelpName = "DATE", Required = true };
        var until = new Option<DateOnly?>("--until") { Description = "The last day to tell of; today when left out.", HelpName = "DATE" };
        var topics = new Option<string>("--topics") { Description = "Topic ids with commas; all when left out. 'library stats' lists them.", HelpName = "TOPICS", DefaultValueFactory = _ => "" };
        var places = new Option<string>("--jurisdictions") { Description = "US, or states such as MD, with commas; all when left out.", HelpName = "PLACES", DefaultValueFactory = _ => "" };
        var language = new Option<string>("--language") { Description = "en or es.", DefaultValueFactory = _ => "en" };
        language.AcceptOnlyFromAmong("en", "es");
        var all = new Option<bool>("--all") { Description = "Everything, not only the most important." };
        var command = new Command("preview", "Print the digest of a stretch of time.") { since, until, topics, places, language, all };
        command.SetAction(parsed =>
        {
            var provider = services();
            var library = provider.GetRequiredService<LiveKnowledge>().Current.Library;
            var today = DateOnly.FromDateTime(provider.GetRequiredService<TimeProvider>().GetUtcNow().UtcDateTime);
            var scope = new DigestScope(Words(parsed.GetValue(topics)!), [.. Words(parsed.GetValue(places)!).Select(p => DigestScope.Place(p) ?? p)], parsed.GetValue(language) == "es" ? Language.Spanish : Language.English);
            if (Problem(library, scope, parsed.GetValue(since), parsed.GetValue(until) ?? today) is { } problem)
            {
                parsed.InvocationConfiguration.Error.WriteLine(problem);
                return 2;
            }

            var digest = DigestComposer.Compose(library, scope, parsed.GetValue(since), parsed.GetValue(until) ?? today);
            parsed.InvocationConfiguration.Output.WriteLine(TerminalText.Render(parsed.GetValue(all) ? digest.Full : digest.Brief));
            if (digest.HasMore && !parsed.GetValue(all))
                parsed.InvocationConfiguration.Output.WriteLine($"{Environment.NewLine}{digest.Items} items in all; --all shows them.");
            foreach (var entry in digest.Refused)
                parsed.InvocationConfiguration.Error.WriteLine($"Left out: news of '{entry}' did not pass the gate.");
            return 0;
        });
        return command;
    }

    private static string? Problem(Library library, DigestScope scope, DateOnly since, DateOnly until)
    {
        if (until < since)
            return $"--until {until:yyyy-MM-dd} is before --since {since:yyyy-MM-dd}.";
        if (scope.Topics.FirstOrDefault(t => !library.Topics.ContainsKey(t)) is { } topic)
            return $"'{topic}' is no topic. The topics are: {string.Join(", ", library.Topics.Keys)}.";
        if (scope.Jurisdictions.FirstOrDefault(j => DigestScope.Place(j) is null) is { } place)
            return $"'{place}' is no place. Give US, or states by their two letters, such as MD.";
        return null;
    }

    private static string[] Words(string text) => text.Split(_separators, StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
}
