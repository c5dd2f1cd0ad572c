using System.Diagnostics;
using System.Diagnostics.Metrics;
using Microsoft.SemanticKernel;

namespace PolicyBot.App.Orchestration;

/// <summary>Traces and times every function call, without any text of the question.</summary>
internal sealed class TelemetryFilter(IMeterFactory meters, TimeProvider time) : IFunctionInvocationFilter
{
    public const string Name = "PolicyBot.Orchestration";

    private static readonly ActivitySource _source = new(Name);

    private readonly Histogram<double> _duration = meters.Create(Name).CreateHistogram<double>("policybot.function.duration", "ms", "Duration of kernel functions");

    public async Task OnFunctionInvocationAsync(FunctionInvocationContext context, Func<FunctionInvocationContext, Task> next)
    {
        using var activity = _source.StartActivity(context.Function.Name);
        var started = time.GetTimestamp();
        try
        {
            await next(context);
        }
        finally
        {
            _duration.Record(time.GetElapsedTime(started).TotalMilliseconds, new KeyValuePair<string, object?>("function", context.Function.Name));
        }
    }
}
