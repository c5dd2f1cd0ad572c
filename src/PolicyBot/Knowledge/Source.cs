using PolicyBot.Statistics;

namespace PolicyBot.Knowledge;

/// <summary>How near a source stands to the origin of what it says, nearest first.</summary>
public enum Tier
{
    /// <summary>Government or court text, or the party itself.</summary>
    Primary,

    /// <summary>Official text or data on another site.</summary>
    OfficialCopy,

    /// <summary>Research services, peer-reviewed work, think tanks.</summary>
    Research,

    /// <summary>News and law firms.</summary>
    News,

    /// <summary>An organisation that argues for a side.</summary>
    Advocacy,

    /// <summary>Digests and aggregators; never relied on alone.</summary>
    Aggregator,
}

/// <summary>Where a fact can be read.</summary>
/// <param name="Url">Absent for printed law cited by its citation.</param>
/// <param name="Mirror">The link leads to a repost or mirror, which is shown as "via".</param>
/// <param name="Via">The copy in which an official text was read.</param>
public sealed record Source(string Key, string Publisher, string Title, Uri? Url, Period? Date, Tier Tier, bool Mirror, string? Via);
