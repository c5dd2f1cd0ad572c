namespace PolicyBot.Chat;

/// <summary>What the person behind an event may do: as the event tells, else as the platform says when asked.</summary>
internal sealed class Standings(IEnumerable<IDescribePeople> platforms)
{
    private readonly Dictionary<PlatformName, IDescribePeople> _platforms = platforms.ToDictionary(p => p.Platform);

    public async Task<Standing> OfAsync(ChatEvent happened, CancellationToken cancellationToken)
    {
        if (happened.Person.Standing is not Standing.Unknown)
            return happened.Person.Standing;
        return _platforms.TryGetValue(happened.Place.Platform, out var platform)
            ? await platform.StandingAsync(happened.Place, happened.Person, cancellationToken)
            : Standing.Unknown;
    }

    /// <summary>The person's own time zone, by its IANA name; null where the platform does not tell.</summary>
    public Task<string?> ZoneAsync(ChatEvent happened, CancellationToken cancellationToken) => _platforms.TryGetValue(happened.Place.Platform, out var platform)
        ? platform.ZoneAsync(happened.Place, happened.Person, cancellationToken)
        : Task.FromResult<string?>(null);

    /// <summary>In a direct message a person manages their own place.</summary>
    public async Task<bool> ManagesAsync(ChatEvent happened, CancellationToken cancellationToken) =>
        happened.Surface is Surface.Direct || await OfAsync(happened, cancellationToken) is Standing.Manager;
}
