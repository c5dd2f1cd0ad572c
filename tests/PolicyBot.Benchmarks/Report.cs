using System.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using PolicyBot.App;
using PolicyBot.Asking;

namespace PolicyBot.Benchmarks;

/// <summary>The report: what an answer costs now, in a library forty times as large, and from a cold start.</summary>
internal static class Report
{
    private const int LeastAnswers = 5000;
    private const int ManyEntries = 20_000;
    private const int Starts = 5;

    /// <returns>Whether every bar is met.</returns>
    public static async Task<bool> PrintAsync(CancellationToken cancellationToken)
    {
        var questions = Questions.All();
        var met = true;
        void Print(Row row)
        {
            met &= row.Passes;
            Console.WriteLine(row);
        }

        Console.WriteLine("| measure | value | bar | |\n|---|---|---|---|");
        var services = Composition.Build();
        var answers = services.GetRequiredService<IAnswerQuestions>();
        var knowledge = services.GetRequiredService<LiveKnowledge>().Current;
        knowledge.WarmUp();
        var times = await AnswerTimes.MeasureAsync(answers, questions, LeastAnswers, cancellationToken);

        // Taken here, where the process has done nothing yet but what the product does.
        var memory = PeakMegabytes();
        var size = $"{knowledge.Library.Entries.Count} entries";
        Print(new($"median of {times.Count} answers, {size}", times.Median, "ms", 3));
        Print(new($"99th percentile of the same", times.Percentile(0.99), "ms", 15));
        Print(new("peak working set after them", memory, "MB", 350));

        var retrieval = Retrieval.Measure(knowledge, questions);
        Print(new("median retrieval", retrieval.Own.Median, "ms", null));
        Print(new("median bare Lucene.NET query, one field, top 10", retrieval.Bare.Median, "ms", null));
        Print(new("retrieval against bare Lucene.NET, all questions", retrieval.Ratio, "times", null));

        Print(new($"median start to end of one `ask`, {Starts} processes", (await StartUp.MeasureAsync(Starts, cancellationToken)).Median / 1000, "s", 2.5));

        var many = await GrownAsync(questions, cancellationToken);
        Print(new($"median of {many.Count} answers, {ManyEntries} entries", many.Median, "ms", 10));
        Print(new("99th percentile of the same", many.Percentile(0.99), "ms", null));
        Print(new("peak working set with both libraries", PeakMegabytes(), "MB", null));
        return met;
    }

    private static async Task<Times> GrownAsync(IReadOnlyList<Question> questions, CancellationToken cancellationToken)
    {
        var services = Composition.Build();
        var live = services.GetRequiredService<LiveKnowledge>();
        using var grown = new KnowledgeBase(GrownLibrary.Of(live.Current.Library, ManyEntries));
        grown.WarmUp();
        GrownLibrary.Use(live, grown);
        return await AnswerTimes.MeasureAsync(services.GetRequiredService<IAnswerQuestions>(), questions, LeastAnswers, cancellationToken);
    }

    private static double PeakMegabytes()
    {
        using var process = Process.GetCurrentProcess();
        return process.PeakWorkingSet64 / 1e6;
    }
}
