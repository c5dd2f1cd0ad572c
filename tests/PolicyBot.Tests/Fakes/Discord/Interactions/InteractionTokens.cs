using System.Security.Cryptography;

namespace PolicyBot.Tests.Fakes.Discord;

internal static class InteractionTokens
{
    /// <summary>As long as real ones are, and safe in a path.</summary>
    public static string Next() => "aW50ZXJhY3Rpb24" + Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(80));
}
