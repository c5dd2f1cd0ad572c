using System.Text.Json.Serialization;
using PolicyBot.Asking;
using PolicyBot.Charts;

namespace PolicyBot.Chat;

/// <summary>Who sees a post.</summary>
public enum Audience
{
    Everyone,

    /// <summary>The person who asked, alone.</summary>
    Asker,
}

/// <summary>How a post reaches its place.</summary>
public enum Delivery
{
    /// <summary>As the answer to the event it belongs to: by its ticket where it has one, else in its thread.</summary>
    Respond,

    /// <summary>In place of the message whose button was pressed, for those who see that message.</summary>
    Replace,

    /// <summary>As a message of its own in the place.</summary>
    Send,

    /// <summary>As a direct message to <see cref="Post.To"/>, wherever the event came from.</summary>
    Direct,
}

/// <summary>Something that the bot says: one outbox row, posted exactly once where the platform allows.</summary>
/// <param name="Key">Unique, at most 25 characters: the nonce on platforms that have one, a mark in the message's metadata on others.</param>
/// <param name="InReplyTo">The event that it answers; null for what the bot says by itself.</param>
/// <param name="To">The person that <see cref="Audience.Asker"/> means.</param>
/// <param name="Plain">Set when the rich form was refused: to be posted as plain text.</param>
/// <param name="Again">
/// Set by the outbox when the post was claimed before: an attempt that nobody heard the end of may have reached the platform, and
/// one without nonces is asked for the post's key before it is posted again.
/// </param>
public sealed record Post(string Key, EventId? InReplyTo, Place Place, ReplyRoute Route, Delivery Delivery, Audience Audience, Person? To, Message Message, bool Plain = false, bool Again = false);

/// <summary>What a post says, before any platform has given it a form. Texts are plain: renderers escape them.</summary>
/// <param name="Content">An answer, or words of the bot about itself.</param>
/// <param name="Buttons">At most 10.</param>
/// <param name="Tags">User ids that are to be notified: the only mentions that ever leave the bot.</param>
public sealed record Message(Language Language, Content Content, IReadOnlyList<Button> Buttons, IReadOnlyList<Attachment> Files, IReadOnlyList<string> Tags)
{
    public static Message Of(Language language, Content content, params IReadOnlyList<Button> buttons) => new(language, content, buttons, [], []);
}

[JsonPolymorphic(TypeDiscriminatorPropertyName = "content")]
[JsonDerivedType(typeof(OfAnswer), "answer")]
[JsonDerivedType(typeof(Note), "note")]
public abstract record Content
{
    private Content()
    {
    }

    /// <summary>An answer of the engine, gate-passed.</summary>
    /// <param name="Page">From 0; renderers split what does not fit.</param>
    /// <param name="Question">Shown above the answer where the place does not show it already (the reply to a command that all see, a shared answer); null otherwise.</param>
    public sealed record OfAnswer(AnswerId Id, Answer Answer, int Page = 0, string? Question = null) : Content;

    /// <summary>Words of the bot about itself, its settings, its topics: never about policy.</summary>
    public sealed record Note(string? Title, IReadOnlyList<string> Lines) : Content;
}

/// <param name="Label">At most 75 characters.</param>
public sealed record Button(ButtonRef Ref, string Label, ButtonLook Look = ButtonLook.Plain);

public enum ButtonLook
{
    Plain,
    Primary,
    Danger,
}

/// <param name="Name">ASCII letters, digits, '-', '_' and '.'.</param>
/// <param name="Description">What it shows, for those who do not see it.</param>
/// <param name="Figures">The figures of a chart's picture or table, for platforms that can show them by themselves.</param>
public sealed record Attachment(string Name, string MediaType, byte[] Bytes, string Description, ChartData? Figures = null);

/// <summary>What became of an attempt to post.</summary>
public abstract record PostOutcome
{
    private PostOutcome()
    {
    }

    /// <param name="MessageId">The platform's id of the message, where it gives one.</param>
    public sealed record Posted(string? MessageId) : PostOutcome;

    /// <summary>Not now: the limit was reached, or the platform cannot be reached.</summary>
    /// <param name="After">How long to wait; null leaves it to the back-off.</param>
    /// <param name="Counts">Whether it uses up one of the attempts: waiting for a rate limit does not.</param>
    public sealed record Later(TimeSpan? After, string Reason, bool Counts = true) : PostOutcome;

    /// <summary>Never in this form.</summary>
    public sealed record Refused(string Reason, Remedy Remedy) : PostOutcome;
}

/// <summary>What may still help when a post was refused.</summary>
public enum Remedy
{
    /// <summary>Nothing: it is recorded as failed.</summary>
    None,

    /// <summary>The same as plain text: its form was refused.</summary>
    PlainText,

    /// <summary>A direct message to the person: the place cannot be written to, or the ticket has ended.</summary>
    DirectMessage,
}
