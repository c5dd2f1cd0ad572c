using System.Security.Cryptography;
using System.Text;
using PolicyBot.Chat;

namespace PolicyBot.App.Storage;

/// <summary>How identities, times and reasons are written into columns.</summary>
internal static class Stored
{
    private const int LongestReason = 500;

    public static string Fingerprint(EventId id) => Fingerprint(id.Value);

    public static string Fingerprint(PersonKey person) => Fingerprint(person.Value);

    /// <summary>Tells the same from another without telling what it is.</summary>
    public static string Fingerprint(string key) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(key)).AsSpan(0, 16));

    public static string WorkspaceKey(this Place place) => WorkspaceKey(place.Platform, place.Workspace);

    public static string WorkspaceKey(PlatformName platform, string workspace) => $"{platform.Value}:{workspace}";

    public static long Milliseconds(this TimeProvider time) => time.GetUtcNow().ToUnixTimeMilliseconds();

    /// <summary>Bounded, and without what PostgreSQL does not take in a text.</summary>
    public static string Reason(string reason) => string.Concat(reason.Take(LongestReason).Select(c => char.IsControl(c) || char.IsSurrogate(c) ? ' ' : c));
}
