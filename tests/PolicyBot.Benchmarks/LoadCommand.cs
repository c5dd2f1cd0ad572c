using System.Diagnostics;
using PolicyBot.Tests.Running;

namespace PolicyBot.Benchmarks;

/// <summary>
/// <c>load</c>: many questions at once, then a steady stream. The bot runs as a process of its own, as <c>serve</c> starts it, on a SQLite
/// file; the people and the fakes are in this process, on the same processors.
/// </summary>
internal sealed class LoadCommand(IScene scene, int seconds)
{
    private const int AtOnce = 300;
    private const int PerSecond = 50;
    private const double Slow = 0.99;
    private static readonly TimeSpan _step = TimeSpan.FromMilliseconds(10);
    private static readonly TimeSpan _look = TimeSpan.FromMilliseconds(200);
    private static readonly TimeSpan _arrival = TimeSpan.FromSeconds(30);

    /// <summary>
    /// Of twenty questions eighteen come by command, one by mention and one by direct message: what is answered by a message of its own
    /// has to stay under the ten a second that Slack lets a workspace have, and the one that both platforms let a channel have.
    /// </summary>
    private static readonly Way[] _ways = [.. Enumerable.Repeat(Way.Command, 9), Way.Mention, .. Enumerable.Repeat(Way.Command, 9), Way.Direct];

    private readonly List<Asked> _asked = [];

    /// <summary>People and places take turns within each way, so that those who mention the bot do so in every channel alike.</summary>
    private readonly Dictionary<Way, int> _turns = Enum.GetValues<Way>().ToDictionary(way => way, _ => 0);

    private bool _met = true;

    /// <returns>Whether every bar is met.</returns>
    public static async Task<bool> RunAsync(int seconds, IReadOnlyList<string> platforms, CancellationToken cancellationToken)
    {
        var met = true;
        Console.WriteLine($"{Environment.ProcessorCount} processors; fakes in this process without rate limits, the bot in another with its limits on questions raised");
        Console.WriteLine("of twenty questions eighteen by command, one by mention, one by direct message, of 300 people in 8 channels\n");
        Console.WriteLine("| measure | value | bar | |\n|---|---|---|---|");
        await Platforms.OnEachAsync(platforms, lifelike: false, async scene => met &= await new LoadCommand(scene, seconds).RunAsync(cancellationToken), cancellationToken);
        return met;
    }

    private async Task<bool> RunAsync(CancellationToken cancellationToken)
    {
        await using var lives = new Lives(scene);
        await lives.PrepareAsync(cancellationToken);
        await lives.StartAsync(cancellationToken);
        // What a first question has to load is measured elsewhere.
        await AskAsync(_ways.Length);
        await SettleAsync(lives, cancellationToken);
        await BurstAsync(lives, cancellationToken);
        await SteadyAsync(lives, cancellationToken);
        return _met;
    }

    private async Task BurstAsync(Lives lives, CancellationToken cancellationToken)
    {
        var from = _asked.Count;
        var started = Stopwatch.GetTimestamp();
        await AskAsync(AtOnce);
        await SettleAsync(lives, cancellationToken);
        Print(new($"{scene.Platform}: {AtOnce} at once, until the last answer", Stopwatch.GetElapsedTime(started).TotalSeconds, "s", null));
        await PrintAsync($"{AtOnce} at once", lives, [.. _asked.Skip(from)], cancellationToken);
    }

    private async Task SteadyAsync(Lives lives, CancellationToken cancellationToken)
    {
        var from = _asked.Count;
        var samples = new List<Sample>();
        var started = Stopwatch.GetTimestamp();
        while (Stopwatch.GetElapsedTime(started) is var elapsed && elapsed.TotalSeconds < seconds)
        {
            await AskAsync((int)(elapsed.TotalSeconds * PerSecond) - (_asked.Count - from));
            if (elapsed.TotalSeconds >= samples.Count * (seconds - 1) / 2.0)
                samples.Add(await Sample.OfAsync(lives, cancellationToken));
            await Task.Delay(_step, cancellationToken);
        }

        await SettleAsync(lives, cancellationToken);
        samples.Add(await Sample.OfAsync(lives, cancellationToken));
        foreach (var (sample, when) in samples.Zip(["start", "middle", "end", "afterwards"]))
            Console.WriteLine($"| {scene.Platform}: {PerSecond} a second for {seconds} s, {when} | {sample.Megabytes:F0} MB, {sample.Events} events and {sample.Posts} posts wait | | |");
        await PrintAsync($"{PerSecond} a second", lives, [.. _asked.Skip(from)], cancellationToken);
    }

    private async Task PrintAsync(string what, Lives lives, IReadOnlyList<Asked> asked, CancellationToken cancellationToken)
    {
        var times = new Times();
        foreach (var took in asked.Select(a => a.Acknowledged()).OfType<TimeSpan>())
            times.Add(took);
        Print(new($"{scene.Platform}: {what}, median of {times.Count} acknowledgements", times.Median, "ms", null));
        Print(new($"{scene.Platform}: {what}, 99th percentile of the same", times.Percentile(Slow), "ms", 500));
        var tally = await Tally.OfAsync(scene, asked, lives.Journal, cancellationToken);
        Console.WriteLine($"| {scene.Platform}: {what}, answered once of {tally.Asked} asked | {tally.Once} | all | {(tally.Once == tally.Asked ? "met" : "MISSED")} |");
        Console.WriteLine($"| {scene.Platform}: {what}, not accepted, repeated, failed, lost | {tally.Asked - tally.Accepted.Count}, {tally.Repeated.Count}, {tally.Failures.Count}, {tally.Lost.Count} | none | |");
        _met &= tally.Once == tally.Asked;
    }

    /// <summary>A question that has not even come in after this time was not accepted, and will be counted so.</summary>
    private async Task SettleAsync(Lives lives, CancellationToken cancellationToken)
    {
        var started = Stopwatch.GetTimestamp();
        while ((await lives.Journal.EventsAsync(cancellationToken)).Count < _asked.Count && Stopwatch.GetElapsedTime(started) < _arrival)
            await Task.Delay(_look, cancellationToken);
        await lives.SettleAsync(cancellationToken);
    }

    private async Task AskAsync(int count)
    {
        for (var i = 0; i < count; i++)
        {
            var way = _ways[_asked.Count % _ways.Length];
            _asked.Add(await scene.AskAsync(_turns[way]++, way));
        }
    }

    private void Print(Row row)
    {
        _met &= row.Passes;
        Console.WriteLine(row);
    }

    /// <summary>How much the bot holds at one moment.</summary>
    private sealed record Sample(double Megabytes, long Events, long Posts)
    {
        public static async Task<Sample> OfAsync(Lives lives, CancellationToken cancellationToken)
        {
            using var bot = Process.GetProcessById(await lives.Bot.Id);
            var waiting = await lives.Journal.WaitingAsync(cancellationToken);
            return new(bot.WorkingSet64 / 1e6, waiting.Events, waiting.Posts);
        }
    }
}
