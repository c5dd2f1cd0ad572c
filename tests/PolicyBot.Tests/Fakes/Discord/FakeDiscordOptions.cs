namespace PolicyBot.Tests.Fakes.Discord;

/// <summary>One thing broken in the fake on purpose, to show that the conformance run notices.</summary>
public enum Flaw
{
    None,
    NoSessionStartLimit,
    NoHello,
    NoHeartbeatAck,
    SequenceStandsStill,
    ReadyWithoutGuilds,
    NoGuildCreate,
    InteractionWithoutEntitlements,
    WrongSignature,
    No429Headers,
    ResumeWithoutResumed,
    ResumeWithoutReplay,
    NoResponseMessage,
    DeferredNeverCompletes,
    DirectMessageWithoutChannelType,
    SecondAnswerAccepted,
}

internal sealed record FakeDiscordOptions
{
    /// <summary>The clock of everything on the fake: deadlines, token lives, rate windows, ids.</summary>
    public TimeProvider Time { get; init; } = TimeProvider.System;

    public string Token { get; init; } = "MTIzNDU2Nzg5MDEyMzQ1Njc4.fake-1.discord_bot_token_for_tests";

    public TimeSpan HeartbeatInterval { get; init; } = TimeSpan.FromMilliseconds(41_250);

    /// <summary>How long a request is on its way, and its answer again.</summary>
    public TimeSpan Latency { get; init; }

    public int MaxConcurrency { get; init; } = 1;

    /// <summary>What GET gateway/bot advises.</summary>
    public int Shards { get; init; } = 1;

    public int SessionStartTotal { get; init; } = 1000;

    /// <summary>Privileged intents switched on in the portal; any other closes the socket with 4014.</summary>
    public Intents PrivilegedIntents { get; init; } = Intents.None;

    /// <summary>Requests a second over all routes but those of interactions.</summary>
    public int GlobalLimit { get; init; } = 50;

    public Flaw Broken { get; init; } = Flaw.None;
}
