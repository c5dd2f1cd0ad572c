using PolicyBot.Chat;

namespace PolicyBot.Local;

/// <summary>What the rest of the product calls the platform that the bot itself serves.</summary>
public static class LocalPlatform
{
    /// <summary>There is one workspace.</summary>
    public const string Workspace = "local";

    /// <summary>The bot as it is called, and mentioned, there.</summary>
    public const string Bot = "PolicyBot";

    /// <summary>The longest message that is taken.</summary>
    public const int LongestText = 2000;

    private const string DirectPrefix = "D";

    public static PlatformName Name { get; } = new("local");

    public static PersonKey Key(string person) => new($"{Name.Value}:{Workspace}:{person}");

    public static Place Place(string channel, string? thread) => new(Name, Workspace, channel, thread);

    /// <summary>The channel in which this person and the bot are alone.</summary>
    public static string DirectChannel(string person) => DirectPrefix + person;

    public static bool IsDirect(string channel) => channel.StartsWith(DirectPrefix, StringComparison.Ordinal);
}
