using System.Collections.Concurrent;
using System.Diagnostics;

namespace PolicyBot.Tests.Running;

/// <summary>The real executable, running <c>serve</c> as an operator has it, until it is killed without warning.</summary>
internal sealed class BotProcess : IAsyncDisposable
{
    /// <summary>
    /// The shell kills the bot (SIGKILL) when its own input ends: when a test closes it, and when the test's process ends, however
    /// it does. So no bot outlives its test.
    /// </summary>
    private const string Leash = """ "$@" & echo $!; cat >/dev/null; kill -9 $!; wait $! 2>/dev/null """;

    private const int MostLines = 200;

    private readonly ConcurrentQueue<string> _log = [];
    private readonly TaskCompletionSource<int> _id = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly Process _shell;

    private BotProcess(Process shell)
    {
        _shell = shell;
        shell.OutputDataReceived += (_, line) => Identify(line.Data);
        shell.ErrorDataReceived += (_, line) => Keep(line.Data);
    }

    /// <summary>The bot's own process id.</summary>
    public Task<int> Id => _id.Task;

    /// <summary>The last lines of what it wrote about itself.</summary>
    public string Log => string.Join('\n', _log);

    /// <summary>The build puts the executable of a referenced program beside the one that refers to it.</summary>
    private static string Program => Path.Combine(AppContext.BaseDirectory, "PolicyBot.App");

    public static BotProcess Start(IReadOnlyDictionary<string, string?> settings)
    {
        var start = With(settings, new("/bin/sh", ["-c", Leash, "sh", Program, "serve"]));
        start.RedirectStandardInput = true;
        var bot = new BotProcess(new() { StartInfo = start });
        bot._shell.Start();
        bot._shell.BeginOutputReadLine();
        bot._shell.BeginErrorReadLine();
        return bot;
    }

    /// <summary>Runs another command of the executable on the same settings to its end.</summary>
    /// <exception cref="InvalidOperationException">It failed; the message holds what it wrote.</exception>
    public static async Task<string> RunAsync(IReadOnlyDictionary<string, string?> settings, CancellationToken cancellationToken, params IReadOnlyList<string> arguments)
    {
        using var process = new Process { StartInfo = With(settings, new(Program, arguments)) };
        process.Start();
        var (output, error) = (process.StandardOutput.ReadToEndAsync(cancellationToken), process.StandardError.ReadToEndAsync(cancellationToken));
        await process.WaitForExitAsync(cancellationToken);
        return process.ExitCode == 0 ? await output : throw new InvalidOperationException($"'{string.Join(' ', arguments)}' ended with {process.ExitCode}: {await error}");
    }

    /// <summary>Kills it with SIGKILL, and returns when it is gone.</summary>
    public async Task KillAsync()
    {
        _shell.StandardInput.Close();
        await _shell.WaitForExitAsync(CancellationToken.None);
    }

    public async ValueTask DisposeAsync()
    {
        await KillAsync();
        _shell.Dispose();
    }

    private static ProcessStartInfo With(IReadOnlyDictionary<string, string?> settings, ProcessStartInfo start)
    {
        start.RedirectStandardOutput = true;
        start.RedirectStandardError = true;
        foreach (var (key, value) in settings)
            start.Environment["POLICYBOT_" + key.Replace(":", "__", StringComparison.Ordinal)] = value;
        return start;
    }

    /// <summary>The shell's one line.</summary>
    private void Identify(string? line)
    {
        if (int.TryParse(line, out var id))
            _id.TrySetResult(id);
    }

    private void Keep(string? line)
    {
        if (line is null)
            return;
        _log.Enqueue(line);
        while (_log.Count > MostLines)
            _log.TryDequeue(out var _);
    }
}
