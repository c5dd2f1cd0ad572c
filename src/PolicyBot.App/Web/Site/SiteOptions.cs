namespace PolicyBot.App.Web.Site;

/// <summary>The pages that the service itself shows; configuration section <c>Site</c>.</summary>
internal sealed class SiteOptions
{
    public const string Section = "Site";

    /// <summary>Whether the local workspace is on; left out, it is on exactly when no other platform is configured.</summary>
    public bool? Workspace { get; set; }

    /// <summary>Whether the curators' desk is on; left out, it is on with the workspace, and wherever people sign in.</summary>
    public bool? Desk { get; set; }
}

/// <summary>Which pages there are.</summary>
internal sealed record SiteParts(bool HasWorkspace, bool HasDesk)
{
    public bool HasPages => HasWorkspace || HasDesk;

    /// <summary>Whether a path belongs to a part that is off.</summary>
    public bool IsOff(Microsoft.AspNetCore.Http.PathString path) =>
        (!HasDesk && path.StartsWithSegments("/desk", StringComparison.OrdinalIgnoreCase))
        || (!HasWorkspace && (path.StartsWithSegments("/c", StringComparison.OrdinalIgnoreCase) || path.StartsWithSegments("/direct", StringComparison.OrdinalIgnoreCase)));
}
