namespace PolicyBot.Benchmarks;

/// <summary>Measured durations, in milliseconds.</summary>
internal sealed class Times
{
    private readonly List<double> _milliseconds = [];

    public int Count => _milliseconds.Count;

    public double Total => _milliseconds.Sum();

    public double Median => Percentile(0.5);

    public void Add(TimeSpan elapsed) => _milliseconds.Add(elapsed.TotalMilliseconds);

    /// <returns>The duration that this share of all is not above; 0 when nothing was measured.</returns>
    public double Percentile(double share)
    {
        var sorted = _milliseconds.Order().ToList();
        return sorted.Count == 0 ? 0 : sorted[(int)Math.Min(sorted.Count - 1, share * sorted.Count)];
    }
}
