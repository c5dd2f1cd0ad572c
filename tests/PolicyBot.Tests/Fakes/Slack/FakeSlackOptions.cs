namespace PolicyBot.Tests.Fakes.Slack;

/// <summary>How a fake Slack is set up. The defaults are the platform's own behaviour, with the app of the reference manifest.</summary>
internal sealed record FakeSlackOptions
{
    public TimeProvider Clock { get; init; } = TimeProvider.System;

    /// <summary>The bot scopes that the app was installed with; a method outside them answers <c>missing_scope</c>.</summary>
    public IReadOnlyList<string> Scopes { get; init; } =
    [
        "app_mentions:read", "assistant:write", "channels:history", "channels:read", "chat:write", "commands", "files:write",
        "groups:history", "groups:read", "im:history", "im:read", "im:write", "users:read",
    ];

    /// <summary>What the app subscribed to; other happenings are not sent. <c>message.*</c> names the kinds of channel.</summary>
    public IReadOnlySet<string> Subscriptions { get; init; } = new HashSet<string>(StringComparer.Ordinal)
    {
        "app_mention", "message.im", "message.channels", "message.groups", "app_home_opened", "app_uninstalled", "tokens_revoked",
        "agent_session_stopped", "agent_session_title_changed", "app_context_changed", "assistant_thread_started",
        "assistant_thread_context_changed", "member_joined_channel", "member_left_channel", "channel_archive",
    };

    /// <summary>Types of block that its workspaces do not have yet, such as <c>data_visualization</c>; a message with one is refused.</summary>
    public IReadOnlySet<string> UnknownBlocks { get; init; } = new HashSet<string>(StringComparer.Ordinal);

    /// <summary>False for tests of throughput, which would otherwise measure the limits.</summary>
    public bool RateLimits { get; init; } = true;

    /// <summary>How long a request is on its way, and its answer again.</summary>
    public TimeSpan Latency { get; init; }

    /// <summary>How long the platform waits for an acknowledgement.</summary>
    public TimeSpan AckDeadline { get; init; } = TimeSpan.FromSeconds(3);

    /// <summary>Waits before the first, second and third redelivery of an event that nobody acknowledged.</summary>
    public IReadOnlyList<TimeSpan> RetryDelays { get; init; } = [TimeSpan.Zero, TimeSpan.FromMinutes(1), TimeSpan.FromMinutes(5)];

    /// <summary>Every envelope arrives in several WebSocket frames.</summary>
    public bool Fragmented { get; init; }

    /// <summary>Access tokens of new installations live for 12 hours and come with a refresh token.</summary>
    public bool TokenRotation { get; init; }

    /// <summary>What this fake gets wrong on purpose, to show that the proof of its faithfulness notices.</summary>
    public Flaw Broken { get; init; }
}

/// <summary>One departure from the platform each.</summary>
public enum Flaw
{
    None,
    NoHello,
    HelloWithoutConnectionCount,
    ReusableTicket,
    TicketForABotToken,
    EnvelopeWithoutAcceptsResponsePayload,
    AcknowledgementIgnored,
    NoRedelivery,
    EventWithoutId,
    EventWithoutAuthorizations,
    CommandWithoutResponseUrl,
    CommandWithBooleanInstall,
    EphemeralActionWithMessage,
    ReusableTrigger,
    EndlessResponseUrl,
    WrongSignature,
    StaleTimestamp,
    NoRetryHeader,
    RateLimitWithoutRetryAfter,
    NoRateLimit,
    NoBotIdInAuthTest,
    BlocksUnchecked,
    ErrorsAsHttpStatus,
    ScopesUnchecked,
}
