using System.Text.Json.Serialization;

namespace PolicyBot.Discord.Wire;

/// <summary>
/// A message as it is created or edited. Every field is always written, so that an edit replaces the whole message, and so that
/// nothing is ever sent without <see cref="AllowedMentions"/>.
/// </summary>
internal sealed record OutgoingMessage(
    string Content,
    IReadOnlyList<Embed> Embeds,
    IReadOnlyList<Component> Components,
    AllowedMentions AllowedMentions,
    IReadOnlyList<AttachmentEntry> Attachments)
{
    public const int Ephemeral = 1 << 6;

    public int? Flags { get; init; }

    public MessageReference? MessageReference { get; init; }

    /// <summary>By it the platform knows a repeated request for a few minutes.</summary>
    public string? Nonce { get; init; }

    public bool? EnforceNonce { get; init; }

    /// <summary>The files that <see cref="Attachments"/> describes; they travel beside the JSON.</summary>
    [JsonIgnore]
    public IReadOnlyList<Chat.Attachment> Files { get; init; } = [];
}

/// <param name="Users">The only ones who are notified.</param>
internal sealed record AllowedMentions(IReadOnlyList<string> Parse, IReadOnlyList<string> Users, bool RepliedUser = false)
{
    public static AllowedMentions Only(IReadOnlyList<string> users) => new([], users);
}

internal sealed record MessageReference(string MessageId, bool FailIfNotExists = false);

internal sealed record AttachmentEntry(int Id, string Filename, string Description);

internal sealed record Embed
{
    public string? Title { get; init; }

    public string? Description { get; init; }

    public int? Color { get; init; }

    public EmbedFooter? Footer { get; init; }

    public EmbedImage? Image { get; init; }

    /// <summary>The characters that count towards the limit of a message.</summary>
    [JsonIgnore]
    public int Length => (Title?.Length ?? 0) + (Description?.Length ?? 0) + (Footer?.Text.Length ?? 0);
}

internal sealed record EmbedFooter(string Text);

internal sealed record EmbedImage(string Url);

/// <summary>The kinds of component in use.</summary>
internal enum ComponentType
{
    ActionRow = 1,
    Button = 2,
    StringSelect = 3,
    TextInput = 4,
    Label = 18,
}

/// <summary>One component; which fields are set depends on its type.</summary>
internal sealed record Component(ComponentType Type)
{
    public IReadOnlyList<Component>? Components { get; init; }

    /// <summary>What a <see cref="ComponentType.Label"/> labels.</summary>
    [JsonPropertyName("component")]
    public Component? Labelled { get; init; }

    public string? CustomId { get; init; }

    public int? Style { get; init; }

    public string? Label { get; init; }

    public string? Description { get; init; }

    public string? Value { get; init; }

    public bool? Required { get; init; }

    public int? MaxLength { get; init; }

    public IReadOnlyList<SelectOption>? Options { get; init; }
}

internal sealed record SelectOption(string Label, string Value, bool? Default = null);

/// <summary>A form as the platform opens it.</summary>
internal sealed record Modal(string CustomId, string Title, IReadOnlyList<Component> Components);

/// <summary>What is suggested while an option is typed.</summary>
internal sealed record Suggestions(IReadOnlyList<SuggestedChoice> Choices);

internal sealed record SuggestedChoice(string Name, string Value);
