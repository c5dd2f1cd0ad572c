namespace PolicyBot.Slack;

/// <summary>Which addresses may be spoken to, be they configured or named by the server.</summary>
internal static class Addresses
{
    /// <summary>Encrypted ones anywhere; plain ones only on this machine.</summary>
    public static bool MayBeCalled(Uri? address) => address switch
    {
        { IsAbsoluteUri: false } or null => false,
        { Scheme: "https" or "wss" } => true,
        { Scheme: "http" or "ws", IsLoopback: true } => true,
        _ => false,
    };

    /// <returns>Null for what is no address, or one that may not be called.</returns>
    public static Uri? Read(string? text) => Uri.TryCreate(text, UriKind.Absolute, out var address) && MayBeCalled(address) ? address : null;
}
