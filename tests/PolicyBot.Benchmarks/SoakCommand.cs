using PolicyBot.Tests.Running;

namespace PolicyBot.Benchmarks;

/// <summary><c>soak</c>: kills the executable at moments of chance while people ask, and counts what became of their questions.</summary>
internal static class SoakCommand
{
    private const int Told = 25;

    /// <returns>Whether nothing was lost, and nothing was answered twice where the platform offers a way to avoid it.</returns>
    public static async Task<bool> RunAsync(int kills, IReadOnlyList<string> platforms, CancellationToken cancellationToken)
    {
        var met = true;
        var rows = new List<string> { Tally.Heading("platform") };
        await Platforms.OnEachAsync(platforms, lifelike: true, async scene =>
        {
            var tally = await new Soak(scene, kills).RunAsync(killed => Tell(scene, killed), cancellationToken);
            met &= tally.Lost.Count == 0 && (scene.Platform != "discord" || tally.Repeated.Count == 0);
            rows.Add(tally.Row($"{scene.Platform}, {kills} kills"));
            rows.AddRange(tally.Lost.Select(lost => $"lost: {lost}"));
            rows.AddRange(tally.Repeated.Select(repeated => $"answered more than once: {repeated}"));
        }, cancellationToken);
        rows.ForEach(Console.WriteLine);
        Console.WriteLine(
            """

            Slack has no nonce: the bot looks in the history before it posts anything again. An answer for one person's eyes, or in a
            channel of which the bot is no member, cannot be looked for, and comes twice when the bot dies after Slack took it and
            before the bot has recorded that.
            """);
        return met;
    }

    private static void Tell(IScene scene, int killed)
    {
        if (killed % Told == 0)
            Console.Error.WriteLine($"{scene.Platform}: {killed} kills");
    }
}
