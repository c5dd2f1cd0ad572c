namespace PolicyBot.Slack.Posting;

/// <summary>
/// Which workspaces refuse Slack's own charts and tables, remembered for a day: until then their charts go as pictures at once, and
/// not every one costs a call that is refused.
/// </summary>
internal sealed class ChartSupport(TimeProvider clock)
{
    private readonly BoundedCache<string, bool> _refusing = new(most: 1000, TimeSpan.FromDays(1), clock);

    public bool IsTaken(string workspace) => !_refusing.TryGet(workspace, out var _);

    public void Refuse(string workspace) => _refusing.Set(workspace, true);

    /// <summary>The same message was refused without a chart: it was not for the chart.</summary>
    public void Acquit(string workspace) => _refusing.Remove(workspace);
}
