using BenchmarkDotNet.Attributes;
using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Diagnosers;
using BenchmarkDotNet.Jobs;
using BenchmarkDotNet.Reports;
using BenchmarkDotNet.Toolchains.InProcess.Emit;
using Microsoft.Extensions.DependencyInjection;
using PolicyBot.App;
using PolicyBot.Asking;
using PolicyBot.Grounding;
using PolicyBot.Statistics;

namespace PolicyBot.Benchmarks;

/// <summary>The stages of an answer, each alone on one question of each kind.</summary>
public class MicroBenchmarks
{
    private const int LongestParameter = 80;

    private Inquiry _inquiry = null!;
    private Course _course;
    private Answer _answer = null!;

    [Params(
        "What is an ICE detainer?",
        "How many refugees were admitted in FY2022?",
        "Did border apprehensions fall from FY2023 to FY2024?",
        "¿Cuántos refugiados fueron admitidos en el año fiscal 2022?")]
    public string Asked { get; set; } = "";

    /// <summary>In this process: the default would generate a project of its own, under this repository's warnings-as-errors.</summary>
    internal static IConfig Configuration() => DefaultConfig.Instance
        .AddJob(Job.ShortRun.WithToolchain(InProcessEmitToolchain.Instance))
        .AddDiagnoser(MemoryDiagnoser.Default)
        .WithSummaryStyle(SummaryStyle.Default.WithMaxParameterColumnWidth(LongestParameter));

    [GlobalSetup]
    public void SetUp()
    {
        var knowledge = Composition.Build().GetRequiredService<LiveKnowledge>().Current;
        knowledge.WarmUp();
        _inquiry = Work.Read(knowledge, new("1", Asked, []));
        foreach (var call in Planner.Steps(_inquiry))
            Work.Call(_inquiry, call);
        _course = Planner.Decide(_inquiry);
        _answer = Composer.Compose(_inquiry, _course);
    }

    [Benchmark(Description = "read the question")]
    public Inquiry Read() => Work.Read(_inquiry.Knowledge, _inquiry.Question);

    [Benchmark(Description = "search")]
    public IReadOnlyList<Ranked> Search() => Capabilities.SearchLibrary(_inquiry, _inquiry.Understanding.Canonical);

    [Benchmark(Description = "look up a statistic")]
    public IReadOnlyList<Chosen> LookUp() => Capabilities.LookUpStatistic(_inquiry, _inquiry.Understanding.Canonical);

    [Benchmark(Description = "compose")]
    public Answer Compose() => Composer.Compose(_inquiry, _course);

    /// <summary>What facts and series hold has been read before and is kept, as in a process that has answered for a while.</summary>
    [Benchmark(Description = "hold at the gate")]
    public Held Hold() => Guard.Hold(_answer, _inquiry);
}
