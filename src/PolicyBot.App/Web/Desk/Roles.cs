using System.Security.Claims;

namespace PolicyBot.App.Web.Desk;

/// <summary>What people may do at the desk; each role may do what those before it may.</summary>
internal static class Roles
{
    /// <summary>Sees everything.</summary>
    public const string Reader = "reader";

    /// <summary>Writes drafts, and approves those of others.</summary>
    public const string Curator = "curator";

    /// <summary>Deals with posts that are stuck, and lets people in.</summary>
    public const string Admin = "admin";

    public static IReadOnlyList<string> All { get; } = [Reader, Curator, Admin];

    /// <summary>The roles that may do what <paramref name="role"/> may.</summary>
    public static string[] AtLeast(string role) => [.. All.SkipWhile(r => r != role)];

    public static string Of(ClaimsPrincipal person) => All.LastOrDefault(person.IsInRole) ?? Reader;

    /// <summary>As the log names a person: two people of one name are told apart.</summary>
    public static string NameOf(ClaimsPrincipal person) => $"{person.Identity?.Name ?? "?"} ({person.FindFirstValue(ClaimTypes.NameIdentifier) ?? "?"})";
}
