using System.Diagnostics;
using System.Globalization;
using Microsoft.Extensions.DependencyInjection;
using PolicyBot.App;
using PolicyBot.Asking;
using PolicyBot.Grounding;

namespace PolicyBot.Benchmarks;

/// <summary>Where the time of an answer goes, for whoever wants to make it shorter.</summary>
internal static class Stages
{
    private const int WarmUpRounds = 3;
    private const int Rounds = 8;
    private const int SlowestShown = 8;

    public static void Print()
    {
        var knowledge = Composition.Build().GetRequiredService<LiveKnowledge>().Current;
        knowledge.WarmUp();
        var questions = Questions.All();
        var stages = new Dictionary<string, Times>(StringComparer.Ordinal);
        var slowest = new Dictionary<Question, Times>();
        for (var round = 0; round < WarmUpRounds + Rounds; round++)
        {
            if (round == WarmUpRounds)
                stages.Clear();
            foreach (var question in questions)
            {
                var started = Stopwatch.GetTimestamp();
                Answer(knowledge, question, stages);
                if (round < WarmUpRounds)
                    continue;
                if (!slowest.TryGetValue(question, out var times))
                    slowest[question] = times = new();
                times.Add(Stopwatch.GetElapsedTime(started));
            }
        }

        var total = stages.Values.Sum(t => t.Total);
        Console.WriteLine("| stage | calls per answer | median | 99th percentile | share of all time |\n|---|---|---|---|---|");
        foreach (var (stage, times) in stages.OrderByDescending(s => s.Value.Total))
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"| {stage} | {(double)times.Count / (Rounds * questions.Count):0.00} | {times.Median:0.000} ms | {times.Percentile(0.99):0.00} ms | {100 * times.Total / total:0} % |"));
        Console.WriteLine("\nSlowest questions, by the median of each:\n");
        foreach (var (question, times) in slowest.OrderByDescending(s => s.Value.Median).Take(SlowestShown))
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"- {times.Median:0.00} ms, {question.Id}: {question.Text[..Math.Min(100, question.Text.Length)]}"));
    }

    private static void Answer(KnowledgeBase knowledge, Question question, Dictionary<string, Times> stages)
    {
        var inquiry = Timed("read the question", () => Work.Read(knowledge, question));
        using var steps = Planner.Steps(inquiry).GetEnumerator();
        while (Timed("plan the next step", steps.MoveNext))
        {
            var call = steps.Current;
            Timed(call.Function, () => Work.Call(inquiry, call) is not null);
        }

        var course = Timed("decide the course", () => Planner.Decide(inquiry));
        var answer = Timed("compose", () => Composer.Compose(inquiry, course));
        Timed("hold at the gate", () => Guard.Hold(answer, inquiry));

        T Timed<T>(string stage, Func<T> work)
        {
            var started = Stopwatch.GetTimestamp();
            var result = work();
            var elapsed = Stopwatch.GetElapsedTime(started);
            if (!stages.TryGetValue(stage, out var times))
                stages[stage] = times = new();
            times.Add(elapsed);
            return result;
        }
    }
}
