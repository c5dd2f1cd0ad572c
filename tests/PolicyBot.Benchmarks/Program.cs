using BenchmarkDotNet.Running;
using PolicyBot.Benchmarks;

// usage: PolicyBot.Benchmarks | stages | micro [options of BenchmarkDotNet] | soak [--kills N] | load [--seconds S], both [--platform slack|discord|both]
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
    case ["soak", .. var options] when Platforms.Options(options, "--kills", otherwise: 100) is var (kills, platforms):
        return await SoakCommand.RunAsync(kills, platforms, CancellationToken.None) ? 0 : 1;
    case ["load", .. var options] when Platforms.Options(options, "--seconds", otherwise: 300) is var (seconds, platforms):
        return await LoadCommand.RunAsync(seconds, platforms, CancellationToken.None) ? 0 : 1;
    default:
        await Console.Error.WriteLineAsync("usage: PolicyBot.Benchmarks [stages | micro [options of BenchmarkDotNet] | soak [--kills N] [--platform slack|discord|both] | load [--seconds S] [--platform slack|discord|both]]");
        return 2;
}
