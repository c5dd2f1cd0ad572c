using System.CommandLine;
using Microsoft.Extensions.DependencyInjection;
using PolicyBot.Asking;

namespace PolicyBot.App.CommandLine;

/// <summary><c>ask "QUESTION"</c> and <c>ask --batch FILE</c>.</summary>
internal static class AskCommand
{
    public static Command Create(Func<IServiceProvider> services)
    {
        var question = new Argument<string[]>("question") { Description = "The question, in English or Spanish.", Arity = ArgumentArity.ZeroOrMore };
        var json = new Option<bool>("--json") { Description = "Print the answer as JSON (see answer.schema.json)." };
        var batch = new Option<string?>("--batch")
        {
            Description = "Read questions from a file of JSON lines {\"id\", \"text\", \"context\"} ('-' for standard input) and write one answer a line, in order.",
        };
        var command = new Command("ask", "Answer a question about US immigration policy, with cited sources.") { question, json, batch };
        command.Validators.Add(result =>
        {
            if (result.GetValue(batch) is null && result.GetValue(question) is null or [])
                result.AddError("Give a question in quotes, or --batch FILE.");
        });
        command.SetAction(async (parsed, cancellationToken) =>
        {
            var answers = services().GetRequiredService<IAnswerQuestions>();
            var output = parsed.InvocationConfiguration.Output;
            if (parsed.GetValue(batch) is { } file)
                return await BatchRun.RunAsync(file, answers, output, parsed.InvocationConfiguration.Error, cancellationToken);
            var answered = await answers.AnswerAsync(new("1", string.Join(' ', parsed.GetValue(question)!), []), cancellationToken);
            await output.WriteLineAsync(parsed.GetValue(json) ? AnswerJson.Write(answered, indented: true) : TerminalText.Render(answered.Answer));
            return 0;
        });
        return command;
    }
}
