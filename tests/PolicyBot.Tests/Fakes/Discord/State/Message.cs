using System.Text.Json.Nodes;

namespace PolicyBot.Tests.Fakes.Discord;

[Flags]
internal enum MessageFlags
{
    None = 0,
    SuppressEmbeds = 1 << 2,
    HasThread = 1 << 5,
    Ephemeral = 1 << 6,
    Loading = 1 << 7,
    SuppressNotifications = 1 << 12,
    VoiceMessage = 1 << 13,
    ComponentsV2 = 1 << 15,
}

internal sealed record Attachment(string Id, string FileName, string ContentType, byte[] Bytes, string? Description);

/// <summary>Somebody was notified by a message.</summary>
/// <param name="Kind">everyone, role or user.</param>
/// <param name="Target">The role's or user's id; the word itself for @everyone and @here.</param>
/// <param name="OnEdit">Edits re-read the text by the same rules; what they mark is recorded too.</param>
internal sealed record Ping(string MessageId, string Kind, string Target, bool OnEdit);

internal sealed class Message
{
    public required string Id { get; init; }

    public required Channel Channel { get; init; }

    public required User Author { get; init; }

    /// <summary>0 an ordinary message, 19 a reply, 20 the answer to a slash command, 23 the answer to a context-menu command.</summary>
    public int Type { get; init; }

    public required DateTimeOffset SentAt { get; init; }

    public DateTimeOffset? EditedAt { get; set; }

    public string Content { get; set; } = "";

    public JsonArray Embeds { get; set; } = [];

    public JsonArray Components { get; set; } = [];

    public List<Attachment> Attachments { get; } = [];

    public MessageFlags Flags { get; set; }

    public JsonNode? Nonce { get; init; }

    public Message? RepliesTo { get; init; }

    /// <summary>The interaction that this message answers.</summary>
    public Interaction? Answers { get; init; }

    /// <summary>Set on what a webhook posted, an answer to an interaction included.</summary>
    public string? WebhookId { get; init; }

    public bool MentionsEveryone { get; set; }

    public List<User> Mentions { get; set; } = [];

    public List<string> MentionRoles { get; set; } = [];

    public Dictionary<string, HashSet<string>> Reactions { get; } = [];

    public Channel? Thread { get; set; }

    public bool Deleted { get; set; }

    /// <summary>Set where EMBED_LINKS is missing: Discord takes the message without an error and shows no embed.</summary>
    public bool EmbedsHidden { get; set; }

    public bool IsEphemeral => Flags.HasFlag(MessageFlags.Ephemeral);

    public bool IsLoading => Flags.HasFlag(MessageFlags.Loading);

    public bool IsEmpty => Content.Length == 0 && Embeds.Count == 0 && Components.Count == 0 && Attachments.Count == 0;

    /// <summary>The text whose mentions notify: the content, and in components V2 the text displays.</summary>
    public string Text => string.Join('\n', Components.SelectMany(ComponentType.Within).Where(c => c.Number("type") == ComponentType.TextDisplay).Select(c => c.Text("content")).Prepend(Content));

    public JsonArray VisibleEmbeds => EmbedsHidden || Flags.HasFlag(MessageFlags.SuppressEmbeds) ? [] : Embeds;
}
