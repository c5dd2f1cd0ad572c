using System.Security.Cryptography;

namespace PolicyBot.Tests.Running;

/// <summary>Kills the bot again and again at moments of chance while people go on asking, then lets everything settle and counts.</summary>
internal sealed class Soak(IScene scene, int kills)
{
    private const int LongestLife = 2000;
    private const int LongestPause = 200;
    private const int KilledWhileStarting = 8;
    private static readonly Way[] _ways = [Way.Mention, Way.Command, Way.Mention, Way.Direct, Way.Command];
    private static readonly TimeSpan _settling = TimeSpan.FromMinutes(15);

    private readonly List<Asked> _asked = [];

    /// <param name="progress">Told after each kill how many there were.</param>
    public async Task<Tally> RunAsync(Action<int> progress, CancellationToken cancellationToken)
    {
        await using var lives = new Lives(scene);
        await lives.PrepareAsync(cancellationToken);
        for (var killed = 1; killed <= kills; killed++)
        {
            await LiveAsync(lives, cancellationToken);
            await lives.KillAsync(cancellationToken);
            await lives.Journal.EndLeasesAsync(cancellationToken);
            progress(killed);
        }

        await lives.StartAsync(cancellationToken);
        await lives.SettleAsync(cancellationToken, _settling);
        return await Tally.OfAsync(scene, _asked, lives.Journal, cancellationToken);
    }

    /// <summary>Somebody asks while no bot is there; then others, until the moment of the kill, which may come before the bot is up.</summary>
    private async Task LiveAsync(Lives lives, CancellationToken cancellationToken)
    {
        await AskAsync();
        if (_asked.Count > 1 && RandomNumberGenerator.GetInt32(KilledWhileStarting) == 0)
            lives.Start();
        else
            await lives.StartAsync(cancellationToken);
        var left = RandomNumberGenerator.GetInt32(LongestLife);
        while (left > 0)
        {
            await AskAsync();
            var pause = RandomNumberGenerator.GetInt32(1, LongestPause);
            await Task.Delay(Math.Min(pause, left), cancellationToken);
            left -= pause;
        }
    }

    private async Task AskAsync() => _asked.Add(await scene.AskAsync(_asked.Count, _ways[_asked.Count % _ways.Length]));
}
