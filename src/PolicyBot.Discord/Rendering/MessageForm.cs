using PolicyBot.Chat;
using PolicyBot.Discord.Wire;

namespace PolicyBot.Discord.Rendering;

/// <summary>Gives a post the form that the platform takes: within every limit, and notifying nobody but the people it tags.</summary>
internal static class MessageForm
{
    /// <summary>Something has to be in a message.</summary>
    private const string Nothing = "…";
    private static readonly string[] _pictures = [".png", ".jpg", ".jpeg", ".webp", ".gif"];

    /// <param name="mayEmbed">Whether embeds are shown in the place; null when it is not known.</param>
    public static OutgoingMessage Of(Post post, bool? mayEmbed)
    {
        var message = post.Message;
        var tags = message.Tags.Where(t => t.Length is > 0 and <= 20 && t.All(char.IsAsciiDigit)).Distinct().Take(Limits.Tags).ToList();
        var tagged = tags.Count == 0 ? "" : string.Join(' ', tags.Select(t => $"<@{t}>")) + "\n";
        var isOwnPlace = post.Place.Workspace.Length == 0;
        var written = Write(message, post.Plain || mayEmbed is false, mayHide: mayEmbed is null && !isOwnPlace && post.Delivery is not Delivery.Direct, Limits.Content - tagged.Length, links: tags.Count == 0);
        var content = (tagged + written.Content).Trim();
        return new(
            content.Length == 0 && written.Embeds.Count == 0 && message.Files.Count == 0 ? Nothing : content,
            Illustrated(written.Embeds, message.Files),
            ButtonRows.Of(message.Buttons, written.Next),
            AllowedMentions.Only(tags),
            [.. message.Files.Select((file, i) => new AttachmentEntry(i, file.Name, Limits.Clip(file.Description, Limits.FileDescription)))])
        {
            Files = message.Files,
        };
    }

    /// <summary>A few lines of text, for what is shown at once.</summary>
    public static OutgoingMessage OfLines(IReadOnlyList<string> lines) =>
        new(Markdown.Clip(string.Join('\n', lines), Limits.Content) is { Length: > 0 } text ? text : Nothing, [], [], AllowedMentions.Only([]), []);

    private static Written Write(Message message, bool isPlain, bool mayHide, int room, bool links) => (message.Content, isPlain) switch
    {
        (Content.OfAnswer answer, true) => AnswerForm.Plain(answer, room),
        (Content.OfAnswer answer, false) => AnswerForm.Rich(answer, mayHide),
        (Content.Note note, false) when !mayHide => NoteForm.Rich(note, links),
        // Words about the bot are short: where embeds may be hidden they are text.
        (Content.Note note, _) => NoteForm.Plain(note, links, room),
        _ => throw new System.Diagnostics.UnreachableException(),
    };

    /// <summary>The first picture is shown in the embed, under the text.</summary>
    private static IReadOnlyList<Embed> Illustrated(IReadOnlyList<Embed> embeds, IReadOnlyList<Attachment> files) =>
        embeds.Count > 0 && files.FirstOrDefault(f => _pictures.Contains(Path.GetExtension(f.Name).ToLowerInvariant())) is { } picture
            ? [embeds[0] with { Image = new($"attachment://{picture.Name}") }, .. embeds.Skip(1)]
            : embeds;
}
