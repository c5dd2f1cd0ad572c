using System.Text.Json.Nodes;

namespace PolicyBot.Tests.Fakes.Slack.Control;

/// <summary>Faults, sockets, the clock, the way of delivery.</summary>
internal static class Levers
{
    /// <summary><c>{method, kind: tooMany|status|refusal|delay|reset|lost|garbled, value?, times?, team?}</c></summary>
    public static JsonNode Fault(FakeSlack slack, JsonObject order)
    {
        var value = order["value"]?.ToString();
        Fault fault = order["kind"]!.ToString() switch
        {
            "tooMany" => new Fault.TooManyRequests(value is null ? null : int.Parse(value)),
            "status" => new Fault.HttpStatus(int.Parse(value!)),
            "refusal" => new Fault.Refusal(value!),
            "delay" => new Fault.Delay(TimeSpan.FromMilliseconds(int.Parse(value!))),
            "reset" => new Fault.Reset(),
            "lost" => new Fault.LostAnswer(),
            "garbled" => new Fault.Garbled(),
            var other => throw new InvalidOperationException($"There is no fault '{other}'."),
        };
        slack.Faults.Next(order["method"]!.ToString(), fault, (int?)order["times"] ?? 1, order["team"]?.ToString());
        return new JsonObject { ["ok"] = true };
    }

    /// <summary><c>{do: drop|announce|close|withholdHello|withholdPongs|ignoreAcks, reason?, on?}</c></summary>
    public static async Task<JsonNode> Socket(FakeSlack slack, JsonObject order)
    {
        var on = (bool?)order["on"] ?? true;
        switch (order["do"]!.ToString())
        {
            case "drop":
                slack.Sockets.DropAll();
                break;
            case "announce":
                await slack.Sockets.Announce(order["reason"]!.ToString());
                break;
            case "close":
                await slack.Sockets.CloseAll(System.Net.WebSockets.WebSocketCloseStatus.EndpointUnavailable);
                break;
            case "withholdHello":
                slack.Sockets.WithholdHello = on;
                break;
            case "withholdPongs":
                slack.Sockets.WithholdPongs = on;
                break;
            case "ignoreAcks":
                slack.Sockets.IgnoreAcks = on;
                break;
            case var other:
                throw new InvalidOperationException($"A socket cannot '{other}'.");
        }

        return new JsonObject { ["connections"] = slack.Sockets.Connections.Count, ["opened"] = slack.Sockets.OpenedSoFar };
    }

    /// <summary><c>{seconds}</c>; only where the test gave the fake a clock that can be moved.</summary>
    public static JsonNode Clock(FakeSlack slack, JsonObject order)
    {
        if (slack.World.Clock is not Microsoft.Extensions.Time.Testing.FakeTimeProvider clock)
        {
            throw new InvalidOperationException("This fake runs on the real clock.");
        }

        clock.Advance(TimeSpan.FromSeconds((double)order["seconds"]!));
        return new JsonObject { ["now"] = clock.GetUtcNow().ToString("O") };
    }

    /// <summary><c>{events, commands, interactivity}</c>, or <c>{}</c> for sockets.</summary>
    public static JsonNode Http(FakeSlack slack, JsonObject order)
    {
        if (order["events"] is { } events)
        {
            slack.DeliverTo(new(events.ToString()), new(order["commands"]!.ToString()), new(order["interactivity"]!.ToString()));
        }
        else
        {
            slack.DeliverOverSockets();
        }

        return new JsonObject { ["ok"] = true };
    }
}
