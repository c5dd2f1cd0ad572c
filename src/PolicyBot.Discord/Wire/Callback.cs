namespace PolicyBot.Discord.Wire;

/// <summary>How an interaction is answered first.</summary>
internal enum CallbackType
{
    Pong = 1,
    Message = 4,
    DeferredMessage = 5,
    DeferredUpdate = 6,
    UpdateMessage = 7,
    Suggestions = 8,
    Modal = 9,
}

/// <param name="Data">A message, a modal, suggestions, or flags alone.</param>
internal sealed record Callback(CallbackType Type, object? Data = null)
{
    public static Callback Deferred(bool isPrivate) => new(CallbackType.DeferredMessage, isPrivate ? new CallbackFlags(OutgoingMessage.Ephemeral) : null);
}

internal sealed record CallbackFlags(int Flags);

/// <summary>What an interaction is answered with: the ticket of a route, "interaction-id:token". A secret.</summary>
internal sealed record InteractionTicket(string Id, string Token)
{
    /// <summary>How long a token can be used after the interaction.</summary>
    public static TimeSpan Life { get; } = TimeSpan.FromMinutes(15);

    /// <returns>Null for what is not a ticket of this platform.</returns>
    public static InteractionTicket? Read(string? ticket) => ticket?.Split(':', 2) is [{ Length: > 0 } id, { Length: > 0 } token] ? new(id, token) : null;

    public string Write() => Id + ":" + Token;

    /// <summary>A ticket is a secret.</summary>
    public override string ToString() => "interaction " + Id;
}
