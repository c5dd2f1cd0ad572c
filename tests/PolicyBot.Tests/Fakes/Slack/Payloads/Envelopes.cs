using System.Text.Json.Nodes;
using PolicyBot.Tests.Fakes.Slack.Delivering;

namespace PolicyBot.Tests.Fakes.Slack.Payloads;

/// <summary>What a socket says: its greeting, its farewell, and the envelopes in between.</summary>
internal static class Envelopes
{
    public static JsonObject Hello(FakeSlack slack, int connections)
    {
        var hello = new JsonObject
        {
            ["type"] = "hello",
            ["num_connections"] = connections,
            ["debug_info"] = new JsonObject { ["host"] = "applink-fake", ["build_number"] = 10, ["approximate_connection_time"] = 18060 },
            ["connection_info"] = new JsonObject { ["app_id"] = slack.World.AppId },
        };
        if (slack.Broken == Flaw.HelloWithoutConnectionCount)
        {
            hello.Remove("num_connections");
        }

        return hello;
    }

    public static JsonObject Disconnect(FakeSlack slack, string reason, int connections) => new()
    {
        ["type"] = "disconnect",
        ["reason"] = reason,
        ["num_connections"] = connections,
        ["debug_info"] = new JsonObject { ["host"] = "applink-fake" },
        ["connection_info"] = new JsonObject { ["app_id"] = slack.World.AppId },
    };

    /// <summary>Whether the acknowledgement may carry a payload.</summary>
    public static bool TakesReply(Delivery delivery) => delivery.Kind == DeliveryKind.Command || delivery.Type is "view_submission" or "block_suggestion";

    public static JsonObject Of(FakeSlack slack, string id, Delivery delivery, int number, string reason)
    {
        var envelope = new JsonObject
        {
            ["envelope_id"] = id,
            ["payload"] = delivery.Payload.DeepClone(),
            ["type"] = delivery.Kind switch { DeliveryKind.Event => "events_api", DeliveryKind.Command => "slash_commands", _ => "interactive" },
            ["accepts_response_payload"] = TakesReply(delivery),
        };
        if (delivery.Kind == DeliveryKind.Event)
        {
            envelope["retry_attempt"] = number;
            envelope["retry_reason"] = reason;
        }

        if (slack.Broken == Flaw.EnvelopeWithoutAcceptsResponsePayload)
        {
            envelope.Remove("accepts_response_payload");
        }

        return envelope;
    }
}
