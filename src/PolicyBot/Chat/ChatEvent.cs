using System.Text.Json.Serialization;

namespace PolicyBot.Chat;

/// <summary>Something that happened on a platform and concerns the bot, in words that no platform owns. One inbox row.</summary>
/// <param name="Id">By it the event is handled once, however often it is delivered.</param>
/// <param name="Route">How the platform lets this event be answered.</param>
/// <param name="At">When the transport received it.</param>
public sealed record ChatEvent(EventId Id, Place Place, Surface Surface, Person Person, Act Act, ReplyRoute Route, DateTimeOffset At);

/// <summary>How an event can be answered.</summary>
/// <param name="Ticket">
/// A capability to answer this one event (Slack's response_url, Discord's "interaction-id:token"): a secret, encrypted at rest and never logged.
/// </param>
/// <param name="Expires">When the ticket ends.</param>
/// <param name="MessageId">The message that the event concerns: the question itself, or the message whose button was pressed.</param>
public sealed record ReplyRoute(string? Ticket = null, DateTimeOffset? Expires = null, string? MessageId = null)
{
    public static ReplyRoute None { get; } = new();

    /// <summary>Tickets are secrets, so a route shows none.</summary>
    public override string ToString() => Ticket is null ? "route" : "route with a ticket";
}

/// <summary>How the bot came to see a message.</summary>
public enum Heard
{
    /// <summary>In a direct message.</summary>
    Direct,

    /// <summary>The message mentions the bot, or answers one of its messages.</summary>
    Mention,

    /// <summary>In a thread, without a mention.</summary>
    InThread,

    /// <summary>In a channel, without a mention.</summary>
    InChannel,
}

/// <summary>What a person, or the platform, did.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "act")]
[JsonDerivedType(typeof(Commanded), "command")]
[JsonDerivedType(typeof(Said), "said")]
[JsonDerivedType(typeof(Pressed), "pressed")]
[JsonDerivedType(typeof(Submitted), "submitted")]
[JsonDerivedType(typeof(ChoseMessage), "message")]
[JsonDerivedType(typeof(Typing), "typing")]
[JsonDerivedType(typeof(Opened), "opened")]
[JsonDerivedType(typeof(Stopped), "stopped")]
[JsonDerivedType(typeof(Removed), "removed")]
public abstract record Act
{
    private Act()
    {
    }

    /// <summary><c>/policy</c> with one of its words; see <see cref="Commands"/>.</summary>
    /// <param name="Arguments">By option name.</param>
    /// <param name="Mistake">Why the text could not be read as a command; help is the answer then.</param>
    public sealed record Commanded(string Word, IReadOnlyDictionary<string, string> Arguments, string? Mistake = null) : Act;

    /// <param name="Text">What was written, decoded into plain text, without the mention of the bot.</param>
    public sealed record Said(string Text, Heard Heard) : Act;

    public sealed record Pressed(ButtonRef Button) : Act;

    /// <summary>A form was sent in.</summary>
    /// <param name="Form">What the form was opened with.</param>
    /// <param name="Values">By field name.</param>
    public sealed record Submitted(FormRef Form, IReadOnlyDictionary<string, string> Values) : Act;

    /// <summary>"Check this claim" on a message.</summary>
    public sealed record ChoseMessage(string Text) : Act;

    /// <summary>An option of a command is being typed; answered at once and never stored.</summary>
    public sealed record Typing(string Word, string Option, string Text) : Act;

    /// <summary>The bot's own page or direct message was opened: time for suggested prompts.</summary>
    public sealed record Opened : Act;

    /// <summary>The stop button was pressed: what is still being answered in this place is to be dropped.</summary>
    public sealed record Stopped : Act;

    /// <summary>The bot was taken out.</summary>
    /// <param name="Everywhere">From the whole workspace, not only from this channel.</param>
    public sealed record Removed(bool Everywhere) : Act;
}

/// <summary>What a button does.</summary>
public enum ButtonKind
{
    /// <summary>Asks the follow-up question with this index.</summary>
    Ask,

    /// <summary>Opens the form for a follow-up question.</summary>
    FollowUp,

    /// <summary>Shows the rest: <see cref="ButtonRef.Index"/> is the page.</summary>
    Page,

    /// <summary>Posts a private answer for the channel.</summary>
    Share,

    Helpful,

    /// <summary>Opens the form that asks for the reason.</summary>
    NotHelpful,

    /// <summary>Tags the channel's human contacts.</summary>
    NeedPerson,

    /// <summary>Opens the settings form.</summary>
    Settings,

    /// <summary>Erases what is kept about the person, after "are you sure".</summary>
    EraseMe,

    /// <summary>Draws what the answer's question asks for.</summary>
    Chart,

    /// <summary>Gives the table behind a chart.</summary>
    Table,
}

/// <summary>What a button carries: short enough for every platform (100 characters), and holding no secret and no text of a user.</summary>
/// <param name="Answer">The answer that it belongs to; looked up and checked against the place and the person before anything is done.</param>
public sealed record ButtonRef(ButtonKind Kind, AnswerId? Answer = null, int Index = 0)
{
    private const char Separator = '.';

    /// <summary>The form in which platforms carry it, such as "ask.x7Kq29bTmPz4.1".</summary>
    public string Write() => string.Join(Separator, Kind.Kebab(), Answer?.Value ?? "", Index.ToString(System.Globalization.CultureInfo.InvariantCulture));

    /// <returns>Null for anything that <see cref="Write"/> does not write: buttons of older versions, and what is forged.</returns>
    public static ButtonRef? Read(string? written) =>
        written?.Split(Separator) is [var kind, var answer, var index]
        && EnumNames.Read<ButtonKind>(kind) is { } known
        && answer.Length <= 16 && answer.All(char.IsAsciiLetterOrDigit)
        && int.TryParse(index, System.Globalization.NumberStyles.None, System.Globalization.CultureInfo.InvariantCulture, out var number)
            ? new(known, answer.Length == 0 ? null : new(answer), number)
            : null;
}
