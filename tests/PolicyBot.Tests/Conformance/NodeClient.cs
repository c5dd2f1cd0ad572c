using System.Diagnostics;

namespace PolicyBot.Tests.Conformance;

/// <summary>Runs a script of <c>tests/clients</c>, where the platforms' official clients are installed, and hears it out.</summary>
internal static class NodeClient
{
    /// <summary>Why no script can run here, in one line; null where it can.</summary>
    public static string? Missing =>
        !Directory.Exists(Path.Combine(Repository.Root, "tests/clients/node_modules")) ? "the official clients are not installed; run 'npm ci' in tests/clients"
        : !OnPath("node") ? "Node.js is not installed"
        : null;

    /// <param name="script">A file of <c>tests/clients</c>, such as <c>slack-socket.mjs</c>.</param>
    /// <param name="environment">What the script reads, such as the fake's address.</param>
    public static async Task<NodeRun> Run(
        string script, IReadOnlyDictionary<string, string> environment, TimeSpan patience, CancellationToken cancellation)
    {
        var start = new ProcessStartInfo("node", script)
        {
            WorkingDirectory = Path.Combine(Repository.Root, "tests/clients"),
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (var (name, value) in environment)
        {
            start.Environment[name] = value;
        }

        using var process = Process.Start(start)!;
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        limit.CancelAfter(patience);
        var output = process.StandardOutput.ReadToEndAsync(CancellationToken.None);
        var errors = process.StandardError.ReadToEndAsync(CancellationToken.None);
        try
        {
            await process.WaitForExitAsync(limit.Token);
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            process.Kill(entireProcessTree: true);
            return new(null, await output, await errors);
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            throw;
        }

        return new(process.ExitCode, await output, await errors);
    }

    private static bool OnPath(string command) =>
        (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator).Any(folder => File.Exists(Path.Combine(folder, command)));
}

/// <param name="ExitCode">Null when the script was stopped for taking too long.</param>
/// <param name="Output">One JSON object per line and check.</param>
internal sealed record NodeRun(int? ExitCode, string Output, string Errors)
{
    public bool Passed => ExitCode == 0;

    public IReadOnlyList<string> Lines => Output.Split('\n', StringSplitOptions.RemoveEmptyEntries);

    public override string ToString() => $"exit {ExitCode?.ToString() ?? "(stopped: too slow)"}\n{Output}\n{Errors}";
}
