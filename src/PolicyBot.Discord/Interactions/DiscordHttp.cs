using System.Globalization;
using Microsoft.Extensions.Options;
using PolicyBot.Discord.Events;
using PolicyBot.Discord.Wire;

namespace PolicyBot.Discord.Interactions;

/// <summary>What the endpoint answers.</summary>
/// <param name="ContentType">Null where there is no body.</param>
public sealed record DiscordHttpReply(int Status, string? ContentType = null, string Body = "");

/// <summary>
/// Interactions by HTTP. The application maps one POST endpoint onto <see cref="HandleAsync"/>. An interaction is taken in as from the
/// gateway and answered by the callback endpoint, so the request itself gets 202 and no body, as soon as the interaction is stored.
/// </summary>
public sealed class DiscordHttp
{
    /// <summary>The header of the signature.</summary>
    public const string SignatureHeader = "X-Signature-Ed25519";

    /// <summary>The header of the timestamp.</summary>
    public const string TimestampHeader = "X-Signature-Timestamp";

    /// <summary>The longest body that is read; interactions are some kilobytes, a modal's answers and a message at most a few dozen.</summary>
    public const int LongestBody = 256 * 1024;

    /// <summary>
    /// How old a request may be, or how far ahead. The platform asks for no window, so this one is wide enough for clocks that
    /// disagree and for slow proxies; a replay within it is known by its id, and an interaction's token ends after three seconds
    /// without an answer anyway.
    /// </summary>
    private static readonly TimeSpan _freshness = TimeSpan.FromMinutes(5);

    private readonly Signature? _signature;
    private readonly Intake _intake;
    private readonly TimeProvider _time;

    internal DiscordHttp(IOptions<DiscordOptions> options, Intake intake, TimeProvider time)
    {
        _signature = options.Value.PublicKey is { Length: > 0 } key ? new(key) : null;
        (_intake, _time) = (intake, time);
    }

    /// <summary>Whether a public key is set, so that the endpoint is worth mapping.</summary>
    public bool IsOn => _signature is not null;

    /// <param name="signature">The value of <see cref="SignatureHeader"/>.</param>
    /// <param name="timestamp">The value of <see cref="TimestampHeader"/>.</param>
    /// <param name="body">The body's bytes as they came, not yet read as anything.</param>
    public async Task<DiscordHttpReply> HandleAsync(string? signature, string? timestamp, ReadOnlyMemory<byte> body, CancellationToken cancellationToken)
    {
        // Anything but 401 for what is not signed makes the platform remove the endpoint.
        if (_signature is null || body.Length > LongestBody || !_signature.Verifies(signature, timestamp, body.Span) || !IsFresh(timestamp!))
            return new(401);
        if (JsonReading.Parse(body) is not { } json || InteractionOf(json) is not { } interaction)
            return new(400);
        if (interaction.Kind is InteractionKind.Ping)
            return new(200, "application/json", """{"type":1}""");
        var safe = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        if (!_intake.TryAdd(new Incoming.OfInteraction(interaction, safe)))
            return new(503);
        await safe.Task.WaitAsync(cancellationToken);
        return new(202);
    }

    private Interaction? InteractionOf(System.Text.Json.JsonElement json) => json.Number("type") == (int)InteractionKind.Ping
        ? new(InteractionKind.Ping, new("", ""), null, null, null, null, null)
        : InteractionReader.Read(json, _time.GetUtcNow());

    private bool IsFresh(string timestamp) =>
        long.TryParse(timestamp, NumberStyles.None, CultureInfo.InvariantCulture, out var seconds)
        && (_time.GetUtcNow() - DateTimeOffset.UnixEpoch).TotalSeconds - seconds is var age
        && Math.Abs(age) <= _freshness.TotalSeconds;
}
