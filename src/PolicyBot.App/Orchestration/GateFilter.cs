using Microsoft.Extensions.Logging;
using Microsoft.SemanticKernel;
using PolicyBot.Asking;
using PolicyBot.Grounding;

namespace PolicyBot.App.Orchestration;

/// <summary>Holds every answer that a function returns. What does not pass is repaired by dropping the failing sentences, else refused.</summary>
internal sealed partial class GateFilter(ILogger<GateFilter> logger) : IFunctionInvocationFilter
{
    public async Task OnFunctionInvocationAsync(FunctionInvocationContext context, Func<FunctionInvocationContext, Task> next)
    {
        await next(context);
        if (context.Result.ValueType != typeof(Answer) || context.Result.GetValue<Answer>() is not { } answer)
            return;
        var inquiry = PolicyFunctions.InquiryOf(context.Kernel);
        var held = Guard.Hold(answer, inquiry);
        foreach (var fault in held.Faults)
            LogFault(fault.Kind, fault.Message);
        context.Result = new(context.Result, held.Answer);
    }

    [LoggerMessage(100, LogLevel.Warning, "The gate refused a sentence: {Kind}: {Reason}")]
    private partial void LogFault(FaultKind kind, string reason);
}
