using System.Text.Json.Serialization;

namespace PolicyBot.Chat;

/// <summary>A chat platform's short name, such as "slack": the key under which its adapter is registered.</summary>
public readonly record struct PlatformName(string Value)
{
    public override string ToString() => Value;
}

/// <summary>
/// What makes an event one and the same however often it is delivered: the platform's own identity of it, with the platform's
/// name in front ("slack:T1:C1:1718.0001", "discord:1253…").
/// </summary>
public readonly record struct EventId(string Value)
{
    public override string ToString() => Value;
}

/// <summary>
/// A person as far as the bot needs to know: enough to tell two people apart and to erase one ("slack:T1:U1", "discord:80351110").
/// Never a name or an address.
/// </summary>
public readonly record struct PersonKey(string Value)
{
    public override string ToString() => Value;
}

/// <summary>The bot's own short name of an answer that it gave: what a button carries. At most 16 characters, letters and digits.</summary>
public readonly record struct AnswerId(string Value)
{
    public override string ToString() => Value;
}

/// <summary>What kind of place a message was written in.</summary>
public enum Surface
{
    /// <summary>One person and the bot.</summary>
    Direct,

    /// <summary>A channel of one organisation.</summary>
    Channel,

    /// <summary>A channel that people of other organisations read too: private answers unless the channel's settings say otherwise.</summary>
    SharedChannel,
}

/// <summary>Where something is said.</summary>
/// <param name="Workspace">The installation that the bot acts under: Slack's team (or enterprise) id, Discord's guild id; empty in a Discord direct message.</param>
/// <param name="Channel">The platform's channel id.</param>
/// <param name="Thread">The platform's id of the thread within the channel, where it has such an id of its own (Slack's thread_ts); null otherwise.</param>
public sealed record Place(PlatformName Platform, string Workspace, string Channel, string? Thread = null)
{
    /// <summary>The conversation as one text: what orders posts, and what earlier turns are found by.</summary>
    [JsonIgnore]
    public string Key => string.Join(':', Platform.Value, Workspace, Channel, Thread ?? "");

    /// <summary>The channel without the thread: what settings are kept for.</summary>
    [JsonIgnore]
    public string ChannelKey => string.Join(':', Platform.Value, Workspace, Channel);
}

/// <summary>What a person may do, as the platform tells.</summary>
public enum Standing
{
    /// <summary>The event does not tell; <see cref="IDescribePeople"/> does.</summary>
    Unknown,

    /// <summary>From another organisation.</summary>
    Outsider,

    /// <summary>Let into single channels only.</summary>
    Guest,

    Member,

    /// <summary>May manage the channel, and so the bot's settings in it.</summary>
    Manager,
}

/// <summary>Who did something.</summary>
/// <param name="Id">The platform's user id, as a mention needs it.</param>
/// <param name="Locale">The person's language on the platform, where the event tells; answers follow the question's language all the same.</param>
public sealed record Person(PersonKey Key, string Id, Standing Standing = Standing.Unknown, Language? Locale = null);
