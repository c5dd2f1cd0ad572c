using System.Text.Json.Nodes;

namespace PolicyBot.Tests.Fakes.Slack.State;

/// <summary>One message, as it stands now.</summary>
internal sealed class Post(Conversation channel, string ts, string authorId)
{
    public Conversation Channel { get; } = channel;

    /// <summary>The message's id: "seconds.micros", a string.</summary>
    public string Ts { get; } = ts;

    /// <summary>The user id of who wrote it; the bot's user id for the bot.</summary>
    public string AuthorId { get; } = authorId;

    /// <summary>Who wrote it, when it was the app.</summary>
    public Installation? ByBot { get; init; }

    /// <summary>The parent's <see cref="Ts"/>; null at top level and for parents.</summary>
    public string? ThreadTs { get; init; }

    public bool Broadcast { get; init; }

    /// <summary>The path of the response_url by which it came; null for what came by the Web API.</summary>
    public string? ResponsePath { get; init; }

    /// <summary>The one user who can see it; null for a message that everybody can see.</summary>
    public string? OnlyFor { get; init; }

    public bool IsEphemeral => OnlyFor is not null;

    /// <summary>The client's own id of a user's message.</summary>
    public string? ClientMessageId { get; init; }

    public string? Subtype { get; init; }

    public string Text { get; set; } = "";

    public JsonArray? Blocks { get; set; }

    public JsonObject? Metadata { get; set; }

    public JsonArray? Files { get; set; }

    public bool? UnfurlLinks { get; set; }

    public bool? UnfurlMedia { get; set; }

    public string? EditedTs { get; set; }

    public bool Deleted { get; set; }

    public bool Streaming { get; set; }

    public DateTimeOffset StreamTouched { get; set; }

    /// <summary>Every earlier state of <see cref="Shown"/>, oldest first.</summary>
    public List<string> Earlier { get; } = [];

    /// <summary>What a reader sees: the blocks' text where there are blocks, else the text.</summary>
    public string Shown => Blocks is { Count: > 0 } ? BlockText.Of(Blocks) : Text;

    /// <summary>Users and groups that it notifies, in Slack's notation: <c>@U…</c>, <c>!channel</c>, <c>!here</c>, <c>!everyone</c>, <c>!subteam^…</c>.</summary>
    public IReadOnlyList<string> Notifies => BlockText.Mentions(Text, Blocks);

    /// <summary>Interactive elements in it, by action_id.</summary>
    public IReadOnlyDictionary<string, JsonObject> Actions => BlockText.Actions(Blocks);

    public override string ToString() => $"[{Ts}{(ThreadTs is null ? "" : " in " + ThreadTs)}{(IsEphemeral ? " only for " + OnlyFor : "")}] {Shown}";
}
