using System.Text.Json;
using PolicyBot.Slack.Receiving;

namespace PolicyBot.Slack.Sockets;

/// <summary>One message of Slack's over a socket.</summary>
internal abstract record Envelope
{
    private Envelope()
    {
    }

    /// <summary>The socket is ready.</summary>
    public sealed record Hello : Envelope;

    /// <summary>The socket is about to end.</summary>
    public sealed record Disconnect(string Reason) : Envelope;

    /// <summary>Something to acknowledge.</summary>
    /// <param name="AcceptsPayload">Whether the acknowledgement may carry one.</param>
    public sealed record Delivery(string Id, string Type, bool AcceptsPayload, JsonElement Payload) : Envelope;

    /// <returns>Null for what is none of these.</returns>
    public static Envelope? Read(ReadOnlyMemory<byte> message)
    {
        if (Json.Parse(message) is not { } json)
            return null;
        return (json.Text("type"), json.Text("envelope_id")) switch
        {
            ("hello", _) => new Hello(),
            ("disconnect", _) => new Disconnect(json.Text("reason") ?? ""),
            (var type, { } id) => new Delivery(id, type ?? "", json.IsTrue("accepts_response_payload"), json.At("payload")),
            _ => null,
        };
    }
}
