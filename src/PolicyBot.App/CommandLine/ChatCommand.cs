using System.CommandLine;
using Microsoft.Extensions.DependencyInjection;
using PolicyBot.Asking;

namespace PolicyBot.App.CommandLine;

/// <summary><c>chat</c>: a conversation in the terminal, with follow-ups.</summary>
internal static class ChatCommand
{
    private const int TurnsKept = 6;

    public static Command Create(Func<IServiceProvider> services)
    {
        var command = new Command("chat", "Ask in a conversation: follow-ups such as \"and in 2023?\" or \"source?\" are understood. An empty line ends it.");
        command.SetAction(async (parsed, cancellationToken) =>
        {
            var provider = services();
            var answers = provider.GetRequiredService<IAnswerQuestions>();
            provider.GetRequiredService<LiveKnowledge>().Watch();
            var output = parsed.InvocationConfiguration.Output;
            var turns = new List<string>();
            while (true)
            {
                await output.WriteAsync("> ");
                await output.FlushAsync(cancellationToken);
                if (await Console.In.ReadLineAsync(cancellationToken) is not { Length: > 0 } text)
                    return 0;
                var answered = await answers.AnswerAsync(new(turns.Count.ToString(System.Globalization.CultureInfo.InvariantCulture), text, [.. turns]), cancellationToken);
                await output.WriteLineAsync(TerminalText.Render(answered.Answer));
                await output.WriteLineAsync();
                turns.Add(text);
                if (turns.Count > TurnsKept)
                    turns.RemoveAt(0);
            }
        });
        return command;
    }
}
