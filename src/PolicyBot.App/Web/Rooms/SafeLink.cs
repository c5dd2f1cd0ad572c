namespace PolicyBot.App.Web.Rooms;

/// <summary>Addresses that a page may lead to.</summary>
internal static class SafeLink
{
    /// <returns>Null for what is no web address: "javascript:" and its like lead nowhere.</returns>
    public static string? Of(string? address) => Uri.TryCreate(address, UriKind.Absolute, out var uri) ? Of(uri) : null;

    public static string? Of(Uri? uri) => uri is { IsAbsoluteUri: true, Scheme: "http" or "https" } ? uri.AbsoluteUri : null;
}
