namespace PolicyBot.Tests.Fakes.Discord;

internal enum ChannelType
{
    Text = 0,
    Direct = 1,
    Voice = 2,
    Announcement = 5,
    AnnouncementThread = 10,
    PublicThread = 11,
    PrivateThread = 12,
    Forum = 15,
    Media = 16,
}

/// <param name="TargetId">A role's or a user's id.</param>
internal sealed record Overwrite(string TargetId, bool IsRole, Permission Allow, Permission Deny);

internal sealed class Channel
{
    public required string Id { get; init; }

    public required ChannelType Type { get; init; }

    public required string Name { get; set; }

    /// <summary>Absent for direct messages.</summary>
    public Guild? Guild { get; init; }

    /// <summary>The channel that a thread hangs on.</summary>
    public Channel? Parent { get; init; }

    /// <summary>The person at the other end of a direct message.</summary>
    public User? Recipient { get; init; }

    public string? OwnerId { get; init; }

    public DateTimeOffset CreatedAt { get; init; }

    public bool Archived { get; set; }

    public bool Locked { get; set; }

    public int AutoArchiveMinutes { get; set; } = 4320;

    public bool Deleted { get; set; }

    public List<Overwrite> Overwrites { get; } = [];

    /// <summary>Who has joined a thread.</summary>
    public HashSet<string> ThreadMembers { get; } = [];

    public List<Message> Messages { get; } = [];

    public bool IsThread => Type is ChannelType.AnnouncementThread or ChannelType.PublicThread or ChannelType.PrivateThread;

    public bool IsDirect => Type is ChannelType.Direct;

    /// <summary>Forum and media channels hold posts, which are threads; no message stands in them directly.</summary>
    public bool TakesMessages => Type is not (ChannelType.Forum or ChannelType.Media);
}
