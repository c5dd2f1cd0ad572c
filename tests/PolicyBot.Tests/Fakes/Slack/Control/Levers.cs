using System.Text.Json.Nodes;

namespace PolicyBot.Tests.Fakes.Slack.Control;

/// <summary>Faults, sockets, the clock, the way of delivery.</summary>
internal static class Levers
{
    /// <summary><c>{method, kind: tooMany|status|refusal|delay|reset|lost|garbled, value?, times?, team?}</c></summary>
    public static JsonNode Fault(FakeSlack slack, JsonObject order)
    {
        var value = order["value"]?.ToString();
        Fault fault = order.Need("kind") switch
        {
            "tooMany" => new Fault.TooManyRequests(value is null ? null : int.Parse(value)),
            "status" => new Fault.HttpStatus(int.Parse(order.Need("value"))),
            "refusal" => new Fault.Refusal(order.Need("value")),
            "delay" => new Fault.Delay(TimeSpan.FromMilliseconds(int.Parse(order.Need("value")))),
            "reset" => new Fault.Reset(),
            "lost" => new Fault.LostAnswer(),
            "garbled" => new Fault.Garbled(),
            var other => throw new InvalidOperationException($"There is no fault '{other}'."),
        };
        slack.Faults.Next(order.Need("method"), fault, (int?)order["times"] ?? 1, order["team"]?.ToString());
        return new JsonObject { ["ok"] = true };
    }

    /// <summary><c>{do: drop|announce|close|withholdHello|withholdPongs|ignoreAcks, reason?, on?}</c></summary>
    public static async Task<JsonNode> Socket(FakeSlack slack, JsonObject order)
    {
        var on = (bool?)order["on"] ?? true;
        switch (order.Need("do"))
        {
            case "drop":
                slack.Sockets.DropAll();
                break;
            case "announce":
                await slack.Sockets.Announce(order.Need("reason"));
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

        clock.Advance(TimeSpan.FromSeconds(double.Parse(order.Need("seconds"))));
        return new JsonObject { ["now"] = clock.GetUtcNow().ToString("O") };
    }

    /// <summary><c>{events, commands, interactivity}</c>, or <c>{}</c> for sockets; then <c>{verify: challenge}</c> or <c>{sslCheck: true}</c>.</summary>
    public static async Task<JsonNode> Http(FakeSlack slack, JsonObject order, CancellationToken cancellation)
    {
        if (order["verify"] is { } challenge)
        {
            var (status, body) = await slack.Http!.VerifyUrl(challenge.ToString(), cancellation);
            return new JsonObject { ["status"] = (int)status, ["body"] = body };
        }

        if (order["sslCheck"] is not null)
        {
            return new JsonObject { ["status"] = (int)await slack.Http!.SslCheck(cancellation) };
        }

        if (order["events"] is { } events)
        {
            slack.DeliverTo(new(events.ToString()), new(order.Need("commands")), new(order.Need("interactivity")));
        }
        else
        {
            slack.DeliverOverSockets();
        }

        return new JsonObject { ["ok"] = true };
    }
}
