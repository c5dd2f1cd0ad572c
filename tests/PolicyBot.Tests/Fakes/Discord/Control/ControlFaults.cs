using System.Text.Json.Nodes;

namespace PolicyBot.Tests.Fakes.Discord;

/// <summary>What goes wrong, at a script's word.</summary>
internal sealed class ControlFaults(FakeDiscord fake)
{
    private GatewaySwitches Switches => fake.Sockets.Switches;

    public JsonNode? Try(string verb, JsonObject form)
    {
        Action? act = verb switch
        {
            "fault" => () => fake.Faults.Next(form.Text("route")!, Read(form), (int)(form.Number("times") ?? 1)),
            "clear-faults" => fake.Faults.Clear,
            "limit" => () => fake.Limits.Set(form.Text("route")!, (int)form.Number("requests")!, TimeSpan.FromMilliseconds((long)form.Number("ms")!)),
            "drop" => () => fake.Sockets.Drop((int?)form.Number("connection")),
            "close" => () => fake.Sockets.Close((int)form.Number("code")!, (int?)form.Number("connection")),
            "reconnect" => fake.Sockets.Reconnect,
            "invalidate" => () => fake.Sockets.Invalidate(form.Yes("resumable")),
            "heartbeat" => fake.Sockets.RequestHeartbeat,
            "withhold-acks" => () => Switches.WithholdAcks = form.Yes("on"),
            "withhold-hello" => () => Switches.WithholdHello = form.Yes("on"),
            "reconnect-instead-of-hello" => () => Switches.ReconnectInsteadOfHello = form.Yes("on"),
            "reconnect-before-hello" => () => Switches.ReconnectBeforeHello = form.Yes("on"),
            "refuse-resumes" => () => Switches.RefuseResumes = (int)(form.Number("times") ?? 1),
            "forget-sessions" => fake.Sockets.ForgetSessions,
            "push" => () => fake.Sockets.Push(form.Text("event")!, form["data"]!),
            "repeat" => () => fake.Sockets.Repeat(form.Text("event")!),
            "hold" => fake.Sockets.Hold,
            "release-reversed" => fake.Sockets.ReleaseReversed,
            "revoke-token" => fake.Sockets.RevokeToken,
            "restore-token" => () => fake.Credentials.IsRevoked = false,
            "session-starts" => () => SetStarts(form),
            _ => null,
        };
        act?.Invoke();
        return act is null ? null : new JsonObject();
    }

    private void SetStarts(JsonObject form)
    {
        fake.SessionStarts.Remaining = (int)(form.Number("remaining") ?? fake.SessionStarts.Remaining);
        fake.SessionStarts.IgnoreConcurrency = form.Yes("ignore_concurrency") || fake.SessionStarts.IgnoreConcurrency;
    }

    private static Fault Read(JsonObject form) => new(
        Enum.Parse<FaultKind>(form.Text("kind")!),
        TimeSpan.FromMilliseconds(form.Number("ms") ?? 0),
        (int)(form.Number("status") ?? (form.Text("kind") == nameof(FaultKind.ServerError) ? 502 : 429)),
        (int)(form.Number("code") ?? 0));
}
