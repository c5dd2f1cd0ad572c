using System.Text.Json.Nodes;

namespace PolicyBot.Tests.Fakes.Discord;

internal enum InteractionType
{
    Ping = 1,
    Command = 2,
    Component = 3,
    Autocomplete = 4,
    Modal = 5,
}

/// <summary>Something a user did with the bot, and what became of it.</summary>
internal sealed class Interaction
{
    public required string Id { get; init; }

    public required string Token { get; init; }

    public required InteractionType Type { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    public required User User { get; init; }

    public required Channel Channel { get; init; }

    public required string ApplicationId { get; init; }

    public required JsonObject Data { get; init; }

    /// <summary>The message whose button was pressed, or from whose button the modal came.</summary>
    public Message? Source { get; init; }

    /// <summary>The application was installed by the user alone: five follow-ups at most.</summary>
    public bool UserInstalledOnly { get; init; }

    /// <summary>The type of the first answer, once there is one.</summary>
    public int? AnsweredWith { get; set; }

    public DateTimeOffset? AnsweredAt { get; set; }

    /// <summary>The message that @original names: the answer, or for components what the answer changed.</summary>
    public Message? Original { get; set; }

    public List<Message> FollowUps { get; } = [];

    /// <summary>The modal that the answer opened.</summary>
    public JsonObject? Modal { get; set; }

    /// <summary>The choices that the answer to an autocomplete offered.</summary>
    public JsonArray? Choices { get; set; }

    /// <summary>The status with which the bot answered over HTTP; 0 where it gave none in time.</summary>
    public int? HttpStatus { get; set; }

    /// <summary>What the user sees when the bot misses its three seconds, or answers over HTTP with something else than an answer.</summary>
    public string? Failure { get; set; }

    public bool IsAnswered => AnsweredWith is not null;

    /// <summary>True when the answer is there to read: not merely "thinking".</summary>
    public bool IsComplete => IsAnswered && Original is not { IsLoading: true };
}
