using Microsoft.SemanticKernel;
using PolicyBot.Asking;

namespace PolicyBot.App.Orchestration;

/// <summary>
/// Answers questions: reads the question, lets the planner call the kernel's functions, and composes. The kernel's filters see
/// every call; the one that guards composition holds the gate, so that no path around it exists.
/// </summary>
internal sealed class Orchestrator(Kernel kernel, LiveKnowledge knowledge, TimeProvider time) : IAnswerQuestions
{
    public async Task<Answered> AnswerAsync(Question question, CancellationToken cancellationToken)
    {
        var started = time.GetTimestamp();
        var answer = await OneAsync(question, cancellationToken);
        if (Parts.Split(question) is var (first, second) && answer.Verdict is not (Verdict.DeclinedAdvice or Verdict.OutOfScope))
            answer = Parts.Together(question, await OneAsync(first, cancellationToken), await OneAsync(second, cancellationToken));
        return new(answer, time.GetElapsedTime(started));
    }

    private async Task<Answer> OneAsync(Question question, CancellationToken cancellationToken)
    {
        var current = knowledge.Current;
        var understanding = new QuestionReader(current, time).Read(question);
        var inquiry = new Inquiry(question, understanding, current, DateOnly.FromDateTime(time.GetUtcNow().UtcDateTime));
        var own = kernel.Clone();
        own.Data[nameof(Inquiry)] = inquiry;
        foreach (var call in Planner.Steps(inquiry))
            await own.InvokeAsync(PolicyFunctions.PluginName, call.Function, new() { ["argument"] = call.Argument }, cancellationToken);
        return await own.InvokeAsync<Answer>(PolicyFunctions.PluginName, Functions.ComposeAnswer, cancellationToken: cancellationToken)
            ?? throw new InvalidOperationException("The composer gave no answer.");
    }
}
