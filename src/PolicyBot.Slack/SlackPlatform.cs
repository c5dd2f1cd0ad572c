using PolicyBot.Chat;

namespace PolicyBot.Slack;

/// <summary>What the rest of the product calls this platform.</summary>
public static class SlackPlatform
{
    public static PlatformName Name { get; } = new("slack");
}
