using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;

namespace PolicyBot.Tests.Fakes.Discord;

/// <summary>Takes sockets, greets them, and notices how they end.</summary>
internal sealed class GatewayServer(FakeDiscordOptions options, World world, Recording recording, Faults faults, GatewaySwitches switches, GatewaySessions sessions, Handshake handshake, Changes changes)
{
    public async Task Serve(HttpContext http, string path, CancellationToken stopping)
    {
        if (await Fails(http, faults.Take($"WS {path}")))
        {
            return;
        }

        if (!http.WebSockets.IsWebSocketRequest || http.Request.Query["encoding"] != "json")
        {
            http.Response.StatusCode = StatusCodes.Status400BadRequest;
            return;
        }

        using var socket = await http.WebSockets.AcceptWebSocketAsync();
        var record = recording.Open(path, http.Request.QueryString.Value ?? "", world.Now);
        var connection = new GatewayConnection(http, socket, record, recording, options.Time);
        sessions.Add(connection);
        Greet(connection, http.Request.Query["v"] == "10");
        using var watch = WatchHeartbeats(connection);
        await connection.Run(handshake.Handle, stopping);
        sessions.Remove(connection);
        Leave(connection);
        changes.Signal();
    }

    private async Task<bool> Fails(HttpContext http, Fault? fault)
    {
        switch (fault?.Kind)
        {
            case null:
                return false;
            case FaultKind.Delay:
                await Task.Delay(fault.After, options.Time, http.RequestAborted);
                return false;
            case FaultKind.ServerError or FaultKind.Refusal:
                http.Response.StatusCode = fault.Status;
                return true;
            default:
                http.Abort();
                return true;
        }
    }

    private void Greet(GatewayConnection connection, bool isVersion10)
    {
        if (!isVersion10)
        {
            connection.Close(CloseCode.InvalidVersion);
            return;
        }

        if (switches.ReconnectInsteadOfHello || switches.ReconnectBeforeHello)
        {
            connection.Send(Opcode.Reconnect, null);
        }

        if (!switches.ReconnectInsteadOfHello && !switches.WithholdHello && options.Broken != Flaw.NoHello)
        {
            connection.Send(Opcode.Hello, new JsonObject { ["heartbeat_interval"] = (long)options.HeartbeatInterval.TotalMilliseconds, ["_trace"] = new JsonArray() });
        }
    }

    /// <summary>Closes the socket of a client that has stopped beating, with generous grace for a busy machine. A test's own
    /// clock jumps further than any client can follow, so there nobody is timed out.</summary>
    private ITimer WatchHeartbeats(GatewayConnection connection)
    {
        var grace = (options.HeartbeatInterval * 2) + TimeSpan.FromSeconds(5);
        return TimeProvider.System.CreateTimer(
            _ =>
            {
                if (options.Time == TimeProvider.System && connection.Session is not null && world.Now - connection.LastHeartbeat > grace)
                {
                    connection.Close(CloseCode.SessionTimedOut);
                }
            },
            null,
            options.HeartbeatInterval,
            options.HeartbeatInterval);
    }

    /// <summary>Some ends are the session's too; any other leaves it to be resumed.</summary>
    private void Leave(GatewayConnection connection)
    {
        lock (world.Gate)
        {
            if (connection.Session is not { } session || session.Connection != connection)
            {
                return;
            }

            session.Connection = null;
            if ((int?)connection.Record.ClosedByClient is 1000 or 1001 || connection.Record.ClosedByServer is { } code && CloseCode.EndsSession(code))
            {
                sessions.Remove(session);
            }
        }
    }
}
