namespace PolicyBot.Statistics;

/// <summary>Every run of up to <see cref="Longest"/> words of a question, made once and looked up in many tables.</summary>
public sealed class WordRuns
{
    /// <summary>From here on, words that begin alike are forms of one ("conviction", "convicted").</summary>
    private const int LongStem = 7;

    /// <summary>Longer names are not looked for.</summary>
    public const int Longest = 6;

    private readonly List<(string Run, int Start, int Length)> _runs = [];
    private readonly HashSet<string> _all;
    private readonly HashSet<string> _stems;
    private readonly int _count;

    public WordRuns(IReadOnlyList<string> words)
    {
        _count = words.Count;
        _stems = [.. words.Select(w => w.TrimEnd('s'))];
        for (var length = Math.Min(Longest, words.Count); length > 0; length--)
        {
            for (var start = 0; start + length <= words.Count; start++)
                _runs.Add((length == 1 ? words[start] : string.Join(' ', words.Skip(start).Take(length)), start, length));
        }

        _all = [.. _runs.Select(r => r.Run)];
    }

    /// <summary>Whether one of the words is the same but for its ending.</summary>
    public bool ContainsStem(string stem) =>
        _stems.Contains(stem) || (stem.Length >= LongStem && _stems.Any(s => s.Length >= LongStem && s.AsSpan(0, LongStem - 1).SequenceEqual(stem.AsSpan(0, LongStem - 1))));

    public bool Contains(string run) => _all.Contains(run);

    /// <summary>The runs that a table knows, the longest first and none inside another.</summary>
    public IEnumerable<string> LongestIn(Func<string, bool> knows)
    {
        bool[]? taken = null;
        foreach (var (run, start, length) in _runs)
        {
            if (!knows(run))
                continue;
            taken ??= new bool[_count];
            var place = taken.AsSpan(start, length);
            if (place.Contains(true))
                continue;
            place.Fill(true);
            yield return run;
        }
    }
}
