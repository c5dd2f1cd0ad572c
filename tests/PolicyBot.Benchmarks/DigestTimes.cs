using System.Diagnostics;
using PolicyBot.Digests;
using PolicyBot.Knowledge;

namespace PolicyBot.Benchmarks;

/// <summary>How long it takes to compose what has changed in a month, over the months of the library's own history.</summary>
internal static class DigestTimes
{
    private const int Rounds = 5;
    private static readonly DateOnly _first = new(2025, 1, 1);
    private static readonly DateOnly _last = new(2026, 11, 1);

    public static Times Measure(Library library)
    {
        var times = new Times();
        for (var round = 0; round <= Rounds; round++)
        {
            for (var month = _first; month <= _last; month = month.AddMonths(1))
            {
                var started = Stopwatch.GetTimestamp();
                var digest = DigestComposer.Compose(library, new([], [], Language.English), month.AddDays(-1), month.AddMonths(1).AddDays(-1));
                // A month without news costs nothing, and the first round is to warm up.
                if (round > 0 && digest.Items > 0)
                    times.Add(Stopwatch.GetElapsedTime(started));
            }
        }

        return times;
    }
}
