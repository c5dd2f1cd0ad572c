namespace PolicyBot.Chat;

/// <summary>Where a platform's secrets may be sent, be the address configured or named by a server.</summary>
public static class SafeAddress
{
    /// <summary>Encrypted anywhere; without encryption to this machine alone.</summary>
    public static bool IsSafe(Uri? address) => address switch
    {
        { IsAbsoluteUri: false } or null => false,
        { Scheme: "https" or "wss" } => true,
        { Scheme: "http" or "ws", IsLoopback: true } => true,
        _ => false,
    };

    /// <returns>Null for what is no address, or one that is not safe.</returns>
    public static Uri? Read(string? text) => Uri.TryCreate(text, UriKind.Absolute, out var address) && IsSafe(address) ? address : null;
}
