using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace PolicyBot.Slack.Receiving;

/// <summary>Slack's signature of a request, version v0; see docs.slack.dev/authentication/verifying-requests-from-slack.</summary>
internal static class Signature
{
    private const long Window = 300;
    private const string Version = "v0=";

    /// <param name="body">The bytes as they came: any parsing before this could change them.</param>
    /// <returns>Null when the request is Slack's and of now; else what is wrong with it.</returns>
    public static string? Problem(string secret, string? timestamp, string? signature, ReadOnlySpan<byte> body, DateTimeOffset now)
    {
        if (timestamp is null || signature is null || !long.TryParse(timestamp, NumberStyles.None, CultureInfo.InvariantCulture, out var sent))
            return "it is not signed";
        // Both ways: a timestamp from the future could be replayed until it is reached.
        if (Math.Abs(now.ToUnixTimeSeconds() - sent) > Window)
            return "its timestamp is not of now";
        return CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(Sign(secret, timestamp, body)), Encoding.UTF8.GetBytes(signature)) ? null : "its signature is wrong";
    }

    public static string Sign(string secret, string timestamp, ReadOnlySpan<byte> body)
    {
        using var hmac = IncrementalHash.CreateHMAC(HashAlgorithmName.SHA256, Encoding.UTF8.GetBytes(secret));
        hmac.AppendData(Encoding.UTF8.GetBytes($"v0:{timestamp}:"));
        hmac.AppendData(body);
        return Version + Convert.ToHexStringLower(hmac.GetHashAndReset());
    }
}
