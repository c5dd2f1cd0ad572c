using System.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using PolicyBot.App;
using PolicyBot.Asking;

namespace PolicyBot.Benchmarks;

/// <summary>The report: what an answer costs now, in a library of twenty thousand entries, and from a cold start.</summary>
internal sealed class Report
{
    private const int LeastAnswers = 5000;
    private const int ManyEntries = 20_000;
    private const int Starts = 5;
    private const double Slow = 0.99;

    private readonly IReadOnlyList<Question> _questions = Questions.All();
    private bool _met = true;

    /// <returns>Whether every bar is met.</returns>
    public async Task<bool> PrintAsync(CancellationToken cancellationToken)
    {
        Console.WriteLine($"{Environment.ProcessorCount} processors, load {Load()}; {_questions.Count} questions\n");
        Console.WriteLine("| measure | value | bar | |\n|---|---|---|---|");
        var services = Composition.Build();
        var knowledge = services.GetRequiredService<LiveKnowledge>().Current;
        knowledge.WarmUp();
        await PrintAnswersAsync(services, knowledge, median: 3, slow: 15, cancellationToken);

        // Taken here, where the process has done nothing yet but what the product does.
        Print(new("peak working set after them", PeakMegabytes(), "MB", 350));
        PrintRetrieval(Retrieval.Measure(knowledge, _questions));
        Print(new("median digest of a month's changes", DigestTimes.Measure(knowledge.Library).Median, "ms", 50));
        var charts = ChartTimes.Measure(knowledge);
        Print(new($"median of {charts.Count} charts, composed and drawn", charts.Median, "ms", 150));
        Print(new("99th percentile of the same", charts.Percentile(Slow), "ms", null));
        Print(new($"median start to end of `ask`, {Starts} processes", (await StartUp.MeasureAsync(Starts, cancellationToken)).Median / 1000, "s", 2.5));
        await PrintGrownAsync(knowledge, cancellationToken);
        Print(new("peak working set with both libraries", PeakMegabytes(), "MB", null));
        Console.WriteLine($"\nload at the end: {Load()}");
        return _met;
    }

    private async Task PrintGrownAsync(KnowledgeBase knowledge, CancellationToken cancellationToken)
    {
        var services = Composition.Build();
        using var grown = new KnowledgeBase(GrownLibrary.Of(knowledge.Library, ManyEntries));
        grown.WarmUp();
        GrownLibrary.Use(services.GetRequiredService<LiveKnowledge>(), grown);
        await PrintAnswersAsync(services, grown, median: 10, slow: null, cancellationToken);
    }

    private async Task PrintAnswersAsync(IServiceProvider services, KnowledgeBase knowledge, double median, double? slow, CancellationToken cancellationToken)
    {
        var times = await AnswerTimes.MeasureAsync(services.GetRequiredService<IAnswerQuestions>(), _questions, LeastAnswers, cancellationToken);
        Print(new($"median of {times.All.Count} answers, {knowledge.Library.Entries.Count} entries", times.All.Median, "ms", median));
        Print(new("99th percentile of the same", times.All.Percentile(Slow), "ms", slow));
        Print(new("99th percentile of questions, each by its median", times.Typical.Percentile(Slow), "ms", null));
    }

    private void PrintRetrieval(Retrieval retrieval)
    {
        Print(new("median retrieval", retrieval.Own.Median, "ms", null));
        Print(new("median bare Lucene.NET query, one field, top 10", retrieval.Bare.Median, "ms", null));
        Print(new("ratio of the two medians", retrieval.Own.Median / retrieval.Bare.Median, "times", null));
        Print(new("ratio of all time spent in the two", retrieval.Own.Total / retrieval.Bare.Total, "times", null));
    }

    private void Print(Row row)
    {
        _met &= row.Passes;
        Console.WriteLine(row);
    }

    private static double PeakMegabytes()
    {
        using var process = Process.GetCurrentProcess();
        return process.PeakWorkingSet64 / 1e6;
    }

    /// <summary>How many processes wanted a processor in the last minute; more than there are processors makes every figure here worse.</summary>
    private static string Load() => File.Exists("/proc/loadavg") ? File.ReadAllText("/proc/loadavg").Split(' ')[0] : "unknown";
}
