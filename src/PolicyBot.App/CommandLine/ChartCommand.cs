using System.CommandLine;
using Microsoft.Extensions.DependencyInjection;
using PolicyBot.Asking;
using PolicyBot.Charts;
using PolicyBot.Knowledge;
using PolicyBot.Statistics;

namespace PolicyBot.App.CommandLine;

/// <summary><c>chart SERIES --out FILE.png</c>: draws a series without any platform.</summary>
internal static class ChartCommand
{
    public static Command Create(Func<IServiceProvider> services)
    {
        var series = new Argument<string[]>("series") { Description = "The id of a series, or of several of one unit to compare.", Arity = ArgumentArity.OneOrMore };
        var from = new Option<string?>("--from") { Description = "The first period, such as 2021-10, FY2021 or 2021." };
        var to = new Option<string?>("--to") { Description = "The last period." };
        var group = new Option<string[]>("--group") { Description = "A group of the series, such as a country or a sector; may be given several times.", AllowMultipleArgumentsPerToken = true };
        var language = new Option<string>("--language") { Description = "en or es.", DefaultValueFactory = _ => "en" }.AcceptOnlyFromAmong("en", "es");
        var theme = new Option<string>("--theme") { Description = "light or dark.", DefaultValueFactory = _ => "light" }.AcceptOnlyFromAmong("light", "dark");
        var picture = new Option<string>("--out") { Description = "Where the picture goes.", Required = true, HelpName = "FILE.png" };
        var csv = new Option<string?>("--csv") { Description = "Where the points drawn go as a table.", HelpName = "FILE" };
        var command = new Command("chart", "Draw a series of the library as a picture.") { series, from, to, group, language, theme, picture, csv };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            var provider = services();
            var knowledge = provider.GetRequiredService<LiveKnowledge>().Current;
            var error = parsed.InvocationConfiguration.Error;
            if (!TryRead(parsed.GetValue(from), parsed.GetValue(to), out var period))
            {
                await error.WriteLineAsync("--from and --to are periods such as 2024-06, FY2024, 2024 or 2024-06-30, the first before the last.");
                return 1;
            }

            var spoken = parsed.GetValue(language) == "es" ? Language.Spanish : Language.English;
            var today = DateOnly.FromDateTime(provider.GetRequiredService<TimeProvider>().GetUtcNow().UtcDateTime);
            var outcome = new ChartComposer(knowledge, today).For([.. parsed.GetValue(series)!.Select(s => new EntryId(s))], period, parsed.GetValue(group) ?? [], spoken);
            if (outcome is not ChartOutcome.Drawn { Chart: var chart })
            {
                await error.WriteLineAsync(((ChartOutcome.NotDrawn)outcome).Reason);
                return 1;
            }

            try
            {
                var drawn = provider.GetRequiredService<IDrawCharts>().Draw(chart, parsed.GetValue(theme) == "dark" ? ChartTheme.Dark : ChartTheme.Light);
                await File.WriteAllBytesAsync(parsed.GetValue(picture)!, drawn, cancellationToken);
                if (parsed.GetValue(csv) is { } table)
                    await File.WriteAllTextAsync(table, chart.Csv, cancellationToken);
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException)
            {
                await error.WriteLineAsync($"It cannot be written there: {e.Message}");
                return 1;
            }
            catch (InvalidOperationException e)
            {
                await error.WriteLineAsync(e.Message);
                return 1;
            }

            await parsed.InvocationConfiguration.Output.WriteLineAsync(chart.AltText);
            return 0;
        });
        return command;
    }

    private static bool TryRead(string? from, string? to, out Period? period)
    {
        period = null;
        if (from is null && to is null)
            return true;
        if (!Period.TryParse(from ?? "1700", out var first) || !Period.TryParse(to ?? "2200", out var last) || last.End < first.Start)
            return false;
        period = Period.Span(first.Start, last.End);
        return true;
    }
}
