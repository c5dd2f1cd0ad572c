namespace PolicyBot.App.Web.Site;

/// <summary>The pages that the service itself shows; configuration section <c>Local</c>.</summary>
internal sealed class SiteOptions
{
    public const string Section = "Local";

    /// <summary>Whether the local workspace is on; left out, it is on exactly when no other platform is configured.</summary>
    public bool? Enabled { get; set; }
}
