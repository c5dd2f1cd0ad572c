using System.Text;
using System.Text.Json;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using PolicyBot.Slack.Receiving;

namespace PolicyBot.Slack;

/// <summary>What a request of Slack's is about: the path that the app's manifest names for it.</summary>
public enum SlackPath
{
    /// <summary><c>/slack/events</c></summary>
    Events,

    /// <summary><c>/slack/commands</c></summary>
    Commands,

    /// <summary><c>/slack/interactivity</c></summary>
    Interactivity,
}

/// <summary>A request, without the web framework that received it.</summary>
/// <param name="Timestamp">The header <c>X-Slack-Request-Timestamp</c>.</param>
/// <param name="Signature">The header <c>X-Slack-Signature</c>.</param>
/// <param name="Body">The bytes as they came; of a GET, the query without its '?'.</param>
public sealed record SlackRequest(SlackPath Path, string? Timestamp, string? Signature, ReadOnlyMemory<byte> Body);

/// <param name="ContentType">Null where the body is empty.</param>
public sealed record SlackResponse(int Status, string? ContentType, string Body)
{
    internal static SlackResponse Empty(int status) => new(status, null, "");

    internal static SlackResponse Json(object body) => new(200, "application/json; charset=utf-8", JsonSerializer.Serialize(body));
}

/// <summary>Receives events, commands and interactions over HTTP. Only what Slack signed, and signed now, is looked into.</summary>
public sealed class SlackHttp
{
    public const int MaxBodyBytes = 1024 * 1024;

    private readonly Intake _intake;
    private readonly IOptions<SlackOptions> _options;
    private readonly TimeProvider _clock;
    private readonly ILogger<SlackHttp> _log;

    internal SlackHttp(Intake intake, IOptions<SlackOptions> options, TimeProvider clock, ILogger<SlackHttp> log) =>
        (_intake, _options, _clock, _log) = (intake, options, clock, log);

    /// <summary>Whether the platform's settings ask for this transport: without a signing secret the endpoints are not to be mapped.</summary>
    public bool IsOn => _options.Value is { UsesHttp: true, WhyOff: null };

    /// <returns>
    /// 200 when it was stored or needs no storing; 401 for what is not Slack's; 413 for what is too long; 503 when it could not be
    /// stored, so that Slack delivers it again.
    /// </returns>
    public async Task<SlackResponse> HandleAsync(SlackRequest request, CancellationToken cancellationToken)
    {
        if (request.Body.Length > MaxBodyBytes)
            return SlackResponse.Empty(413);
        // Slack checks the certificate with an unsigned request, which says nothing and gets nothing.
        if (request.Path is SlackPath.Commands && Form.IsSslCheck(request.Body.Span))
            return SlackResponse.Empty(200);
        var problem = IsOn ? Signature.Problem(_options.Value.SigningSecret, request.Timestamp, request.Signature, request.Body.Span, _clock.GetUtcNow()) : "the transport is off";
        if (problem is not null)
        {
            Log.RequestRejected(_log, problem);
            return SlackResponse.Empty(401);
        }

        return request.Path switch
        {
            SlackPath.Events => await EventAsync(request.Body, cancellationToken),
            SlackPath.Commands => await InteractionAsync(Form.Read(request.Body.Span) is { } fields ? InteractionReader.Command(fields, _clock.GetUtcNow()) : null, cancellationToken),
            SlackPath.Interactivity => await InteractionAsync(Form.Payload(request.Body.Span) is { } payload ? InteractionReader.Interaction(payload, _clock.GetUtcNow()) : null, cancellationToken),
            _ => SlackResponse.Empty(404),
        };
    }

    private async Task<SlackResponse> EventAsync(ReadOnlyMemory<byte> body, CancellationToken cancellationToken)
    {
        if (Receiving.Json.Parse(body) is not { } payload)
            return SlackResponse.Empty(400);
        switch (payload.Text("type"))
        {
            case "url_verification":
                return new(200, "text/plain; charset=utf-8", payload.Text("challenge") ?? "");
            case "app_rate_limited":
                Log.DeliveriesLimited(_log, payload.Text("team_id"));
                return SlackResponse.Empty(200);
            default:
                return await InteractionAsync(EventReader.Read(payload, _clock.GetUtcNow()), cancellationToken);
        }
    }

    private async Task<SlackResponse> InteractionAsync(Incoming? incoming, CancellationToken cancellationToken)
    {
        if (incoming is null)
            return SlackResponse.Empty(200);
        var reception = await _intake.TakeAsync(incoming, cancellationToken);
        await _intake.FollowAsync(reception, cancellationToken);
        return (reception.Acknowledge, reception.Payload) switch
        {
            (false, _) => SlackResponse.Empty(503),
            (true, null) => SlackResponse.Empty(200),
            (true, { } payload) => SlackResponse.Json(payload),
        };
    }

    /// <summary>Bodies in the form that browsers send.</summary>
    private static class Form
    {
        public static bool IsSslCheck(ReadOnlySpan<byte> body) => body.Length < 4096 && Fields(body).Any(f => f is { Name: "ssl_check", Value: "1" });

        /// <summary>A command's fields, as the object that a socket would bring.</summary>
        public static JsonElement? Read(ReadOnlySpan<byte> body) =>
            Receiving.Json.Parse(JsonSerializer.SerializeToUtf8Bytes(Fields(body).DistinctBy(f => f.Name).ToDictionary(f => f.Name, f => f.Value)));

        public static JsonElement? Payload(ReadOnlySpan<byte> body) =>
            Fields(body).FirstOrDefault(f => f.Name == "payload").Value is { } payload ? Receiving.Json.Parse(Encoding.UTF8.GetBytes(payload)) : null;

        private static List<(string Name, string Value)> Fields(ReadOnlySpan<byte> body) =>
        [
            .. Encoding.UTF8.GetString(body).Split('&', StringSplitOptions.RemoveEmptyEntries)
                .Select(field => field.Split('=', 2))
                .Select(parts => (Decode(parts[0]), parts.Length == 2 ? Decode(parts[1]) : "")),
        ];

        private static string Decode(string text) => Uri.UnescapeDataString(text.Replace('+', ' '));
    }
}
