namespace PolicyBot.Tests.Fakes.Slack.State;

/// <summary>A workspace. <see cref="Bot"/> is the app's installation in it, null before installing.</summary>
internal sealed class Team(string id, string name)
{
    public string Id { get; } = id;

    public string Name { get; } = name;

    public string Domain => Name.ToLowerInvariant().Replace(' ', '-');

    public Installation? Bot { get; set; }

    public override string ToString() => $"{Name} ({Id})";
}

internal enum Role
{
    Member,
    Admin,
    Owner,
    /// <summary>A guest in several channels (<c>is_restricted</c>).</summary>
    Guest,
    /// <summary>A guest in one channel (<c>is_ultra_restricted</c>).</summary>
    SingleChannelGuest,
    Bot,
}

/// <param name="Tz">An IANA name.</param>
/// <param name="Locale">For example <c>en-US</c>.</param>
internal sealed record Person(Team Team, string Id, string Name, Role Role, string Tz = "America/New_York", string Locale = "en-US")
{
    public bool Deleted { get; set; }

    public override string ToString() => $"{Name} ({Id})";
}

/// <summary>The app in one workspace: its bot user and its token.</summary>
internal sealed class Installation(Team team, string botUserId, string botId, string token, IEnumerable<string> scopes)
{
    public Team Team { get; } = team;

    public string BotUserId { get; } = botUserId;

    public string BotId { get; } = botId;

    public string Token { get; set; } = token;

    public string? RefreshToken { get; set; }

    public DateTimeOffset? ExpiresAt { get; set; }

    public HashSet<string> Scopes { get; } = [.. scopes];

    public bool Revoked { get; set; }
}
