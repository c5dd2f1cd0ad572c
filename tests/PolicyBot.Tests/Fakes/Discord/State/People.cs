namespace PolicyBot.Tests.Fakes.Discord;

internal sealed class User
{
    public required string Id { get; init; }

    public required string Name { get; init; }

    public bool IsBot { get; init; }

    public string Locale { get; set; } = "en-US";

    /// <summary>False when the user has closed direct messages: opening works, sending is refused with 50007.</summary>
    public bool AcceptsDirectMessages { get; set; } = true;

    public string Mention => $"<@{Id}>";
}

internal sealed class Role
{
    public required string Id { get; init; }

    public required string Name { get; init; }

    public Permission Permissions { get; set; }

    public bool Mentionable { get; set; }

    /// <summary>The application whose own role this is, if it is one.</summary>
    public string? BotId { get; init; }

    public string Mention => $"<@&{Id}>";
}

internal sealed class Member
{
    public required User User { get; init; }

    public HashSet<string> RoleIds { get; } = [];

    public string? Nick { get; set; }

    public required DateTimeOffset JoinedAt { get; init; }

    public DateTimeOffset? TimedOutUntil { get; set; }
}
