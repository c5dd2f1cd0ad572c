using System.Globalization;
using Microsoft.Extensions.DependencyInjection;
using PolicyBot.App;
using PolicyBot.Asking;
using PolicyBot.Evals;

// usage: PolicyBot.Evals [development|test|both] [--failures] | explain "QUESTION"... ("EARLIER || QUESTION" for a follow-up)
var which = args.FirstOrDefault(a => !a.StartsWith('-')) ?? "both";
var services = Composition.Build();
var answers = services.GetRequiredService<IAnswerQuestions>();
var library = services.GetRequiredService<LiveKnowledge>().Current.Library;
if (args is ["explain", .. var asked])
{
    foreach (var question in asked)
        Explanation.Print(services, question.Split(" || "));
    return 0;
}

var folder = Path.Combine(AppContext.BaseDirectory, "Questions");
var missed = 0;
foreach (var set in which is "both" ? (string[])["development", "test"] : [which])
{
    var questions = Directory.EnumerateFiles(folder, set + "*.jsonl").Order(StringComparer.Ordinal).SelectMany(EvalQuestion.Read).ToList();
    var run = new EvalRun(answers, library);
    await run.AskAsync(questions, CancellationToken.None);
    Console.WriteLine($"\n{char.ToUpperInvariant(set[0])}{set[1..]} half: {questions.Count} questions\n");
    Console.WriteLine("| measure | count | share | bar | |\n|---|---|---|---|---|");
    foreach (var measure in run.Measures())
    {
        Console.WriteLine(measure);
        missed += measure.Passes ? 0 : 1;
    }

    Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"\nmedian {run.Percentile(0.5):0.00} ms, 99th percentile {run.Percentile(0.99):0.00} ms"));
    if (args.Contains("--failures"))
        Console.WriteLine("\n" + string.Join('\n', run.Failures));
}

return missed == 0 ? 0 : 1;
