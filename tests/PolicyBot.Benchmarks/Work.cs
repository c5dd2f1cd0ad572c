using PolicyBot.Asking;

namespace PolicyBot.Benchmarks;

/// <summary>Takes a question through the pipeline stage by stage, without the kernel.</summary>
internal static class Work
{
    public static DateOnly Today => DateOnly.FromDateTime(TimeProvider.System.GetUtcNow().UtcDateTime);

    public static Inquiry Read(KnowledgeBase knowledge, Question question) =>
        new(question, new QuestionReader(knowledge, TimeProvider.System).Read(question), knowledge, Today);

    /// <summary>Does what a planned call asks for, as the kernel's function of that name does.</summary>
    /// <returns>What the function returns; null when there is nothing.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The planner names a function that this does not know.</exception>
    public static object? Call(Inquiry inquiry, PlannedCall call) => call.Function switch
    {
        Functions.SearchLibrary => Capabilities.SearchLibrary(inquiry, call.Argument),
        Functions.LookUpStatistic or Functions.ComparePeriods => Capabilities.LookUpStatistic(inquiry, call.Argument),
        Functions.CheckClaim => Capabilities.CheckClaim(inquiry),
        Functions.ReadEntry => Capabilities.ReadEntry(inquiry, new(call.Argument)),
        Functions.ListChanges => Capabilities.ListChanges(inquiry, new(call.Argument)),
        _ => throw new ArgumentOutOfRangeException(nameof(call), call.Function, "No such function."),
    };
}
