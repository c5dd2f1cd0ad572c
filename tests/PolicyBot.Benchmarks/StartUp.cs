using System.Diagnostics;

namespace PolicyBot.Benchmarks;

/// <summary>From the start of the product's own process to its first answer, printed and ended.</summary>
internal static class StartUp
{
    /// <exception cref="InvalidOperationException">The process failed; the message holds what it wrote.</exception>
    public static async Task<Times> MeasureAsync(int starts, CancellationToken cancellationToken)
    {
        var times = new Times();
        for (var i = 0; i < starts; i++)
        {
            var started = Stopwatch.GetTimestamp();
            await AskAsync(cancellationToken);
            times.Add(Stopwatch.GetElapsedTime(started));
        }

        return times;
    }

    private static async Task AskAsync(CancellationToken cancellationToken)
    {
        // The build puts the executable of a referenced program beside this one.
        var program = Path.Combine(AppContext.BaseDirectory, OperatingSystem.IsWindows() ? "PolicyBot.App.exe" : "PolicyBot.App");
        var start = new ProcessStartInfo(program, ["ask", "What is an ICE detainer?"]) { UseShellExecute = false, RedirectStandardOutput = true, RedirectStandardError = true };
        using var process = Process.Start(start)
            ?? throw new InvalidOperationException($"'{program}' did not start.");
        var (output, error) = (process.StandardOutput.ReadToEndAsync(cancellationToken), process.StandardError.ReadToEndAsync(cancellationToken));
        await process.WaitForExitAsync(cancellationToken);
        if (process.ExitCode != 0 || (await output).Length == 0)
            throw new InvalidOperationException($"'{program}' ended with {process.ExitCode}: {await error}");
    }
}
