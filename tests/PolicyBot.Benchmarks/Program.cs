using BenchmarkDotNet.Running;
using PolicyBot.Benchmarks;

// usage: PolicyBot.Benchmarks | stages | micro [options of BenchmarkDotNet]
switch (args)
{
    case ["micro", .. var options]:
        BenchmarkSwitcher.FromTypes([typeof(MicroBenchmarks)]).Run(options.Length == 0 ? ["--filter", "*"] : options, MicroBenchmarks.Configuration());
        return 0;
    case ["stages"]:
        Stages.Print();
        return 0;
    case []:
        return await new Report().PrintAsync(CancellationToken.None) ? 0 : 1;
    default:
        await Console.Error.WriteLineAsync("usage: PolicyBot.Benchmarks [stages | micro [options of BenchmarkDotNet]]");
        return 2;
}
