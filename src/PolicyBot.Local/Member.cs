using PolicyBot.Chat;

namespace PolicyBot.Local;

/// <summary>Somebody in the local workspace.</summary>
/// <param name="Id">A capital U, then capital letters and digits.</param>
/// <param name="Name">As others see it: at most <see cref="LongestName"/> characters, on one line.</param>
/// <param name="Zone">The IANA name of the time zone; null where it is not known.</param>
public sealed record Member(string Id, string Name, Standing Standing, Language? Locale, string? Zone)
{
    public const int LongestName = 40;

    public Person AsPerson => new(LocalPlatform.Key(Id), Id, Standing, Locale);

    /// <summary>A name as it is kept: without control characters and surrounding space, cut to its longest.</summary>
    /// <returns>Null when nothing is left of it, or it is the bot's.</returns>
    public static string? CleanName(string? name)
    {
        var clean = Clean.Line(name ?? "", LongestName);
        return clean.Length == 0 || clean.Equals(LocalPlatform.Bot, StringComparison.OrdinalIgnoreCase) ? null : clean;
    }
}

/// <summary>Keeps those who are in the workspace.</summary>
public interface IKeepMembers
{
    /// <exception cref="StorageUnavailableException">The database cannot be reached.</exception>
    Task<IReadOnlyList<Member>> AllAsync(CancellationToken cancellationToken);

    /// <summary>Adds somebody, or changes what is known of them.</summary>
    Task SaveAsync(Member member, CancellationToken cancellationToken);
}
