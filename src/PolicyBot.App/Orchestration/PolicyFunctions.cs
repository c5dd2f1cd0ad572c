using System.ComponentModel;
using Microsoft.SemanticKernel;
using PolicyBot.Asking;
using PolicyBot.Knowledge;

namespace PolicyBot.App.Orchestration;

/// <summary>
/// The capabilities as kernel functions. Each takes words and works on the inquiry of the question at hand, which travels with
/// the kernel that is cloned for it; what is retrieved becomes citable there, whoever calls.
/// </summary>
internal sealed class PolicyFunctions
{
    public const string PluginName = "policy";

    [KernelFunction(Functions.SearchLibrary)]
    [Description("Searches the library of policies, rulings, studies, claims, terms and statistics. Returns what fits best, with ids.")]
    public static IReadOnlyList<Ranked> SearchLibrary(Kernel kernel, [Description("What to look for, in a few words.")] string argument) =>
        Capabilities.SearchLibrary(InquiryOf(kernel), argument);

    [KernelFunction(Functions.ReadEntry)]
    [Description("Reads one entry of the library with its facts and sources, so that they may be cited.")]
    public static Entry? ReadEntry(Kernel kernel, [Description("The entry's id.")] string argument) =>
        Capabilities.ReadEntry(InquiryOf(kernel), new(argument));

    [KernelFunction(Functions.LookUpStatistic)]
    [Description("Resolves a question about numbers against the data series: a figure, a record, a rank, a share, a total, an average, a trend.")]
    public static IReadOnlyList<Statistics.Chosen> LookUpStatistic(Kernel kernel, [Description("The question about numbers.")] string argument) =>
        Capabilities.LookUpStatistic(InquiryOf(kernel), argument);

    [KernelFunction(Functions.ComparePeriods)]
    [Description("Compares the figures of two periods, or of presidencies, in one data series.")]
    public static IReadOnlyList<Statistics.Chosen> ComparePeriods(Kernel kernel, [Description("The question, with both periods.")] string argument) =>
        Capabilities.LookUpStatistic(InquiryOf(kernel), argument);

    [KernelFunction(Functions.CheckClaim)]
    [Description("Holds the statement in the person's question against known claims, figures and settled facts, and gives a stance.")]
    public static CheckedClaim? CheckClaim(Kernel kernel) => Capabilities.CheckClaim(InquiryOf(kernel));

    [KernelFunction(Functions.ListChanges)]
    [Description("Lists the dated facts of an entry in the order of time.")]
    public static IReadOnlyList<HeldFact> ListChanges(Kernel kernel, [Description("The entry's id.")] string argument) =>
        Capabilities.ListChanges(InquiryOf(kernel), new(argument));

    [KernelFunction(Functions.ComposeAnswer)]
    [Description("Writes the answer from what has been retrieved.")]
    public static Answer ComposeAnswer(Kernel kernel)
    {
        var inquiry = InquiryOf(kernel);
        return Composer.Compose(inquiry, Planner.Decide(inquiry));
    }

    /// <summary>The inquiry that a kernel was cloned for.</summary>
    /// <exception cref="InvalidOperationException">The kernel is not one made for a question.</exception>
    public static Inquiry InquiryOf(Kernel kernel) => kernel.Data.TryGetValue(nameof(Inquiry), out var value) && value is Inquiry inquiry
        ? inquiry
        : throw new InvalidOperationException("The functions run only on a kernel that carries the inquiry of a question.");
}
