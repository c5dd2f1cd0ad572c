namespace PolicyBot.Tests.Fakes.Slack.State;

internal enum ChannelKind
{
    Public,
    Private,
    Direct,
}

/// <summary>A channel or a direct message, with all that was ever posted in it.</summary>
internal sealed class Conversation(Team team, string id, string name, ChannelKind kind)
{
    public Team Team { get; } = team;

    public string Id { get; } = id;

    public string Name { get; } = name;

    public ChannelKind Kind { get; } = kind;

    public HashSet<string> Members { get; } = new(StringComparer.Ordinal);

    public bool Archived { get; set; }

    /// <summary>Workspaces of other companies that share it (Slack Connect).</summary>
    public List<Team> SharedWith { get; } = [];

    public bool IsExternallyShared => SharedWith.Count > 0;

    /// <summary>In the order of posting, ephemeral and deleted ones included.</summary>
    public List<Post> Posts { get; } = [];

    /// <summary>As in <c>channel_type</c> of message events.</summary>
    public string Type => Kind switch { ChannelKind.Public => "channel", ChannelKind.Private => "group", _ => "im" };

    /// <summary>As in the names of scopes, for example <c>channels:history</c>.</summary>
    public string ScopePrefix => Kind switch { ChannelKind.Public => "channels", ChannelKind.Private => "groups", _ => "im" };

    /// <summary>A message that everybody here can see.</summary>
    public Post? Find(string? ts) => Posts.Find(post => post.Ts == ts && !post.IsEphemeral && !post.Deleted);

    public IReadOnlyList<Post> Thread(string rootTs) =>
        [.. Posts.Where(post => !post.IsEphemeral && !post.Deleted && (post.Ts == rootTs || post.ThreadTs == rootTs))];

    public override string ToString() => $"#{Name} ({Id})";
}
