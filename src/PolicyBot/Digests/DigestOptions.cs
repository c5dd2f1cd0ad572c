namespace PolicyBot.Digests;

/// <summary>The section <c>Digests</c> of the settings.</summary>
public sealed class DigestOptions
{
    public const string Section = "Digests";

    /// <summary>The time zone of those whose own is not known, by its IANA name.</summary>
    public string Zone { get; set; } = "America/New_York";
}
