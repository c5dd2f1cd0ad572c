namespace PolicyBot.Tests.Fakes.Discord;

internal sealed class Guild
{
    public required string Id { get; init; }

    public required string Name { get; init; }

    public required string OwnerId { get; set; }

    public string Locale { get; set; } = "en-US";

    /// <summary>False once the bot has been removed.</summary>
    public bool HasBot { get; set; } = true;

    /// <summary>True while the guild suffers an outage.</summary>
    public bool Unavailable { get; set; }

    /// <summary>False where the install link lacked the applications.commands scope.</summary>
    public bool GrantedCommands { get; set; } = true;

    public Dictionary<string, Role> Roles { get; } = [];

    public Dictionary<string, Member> Members { get; } = [];

    /// <summary>The role that everybody has; its id is the guild's.</summary>
    public Role Everyone => Roles[Id];
}
