using System.Text.Json.Nodes;

namespace PolicyBot.Tests.Fakes.Discord;

/// <summary>What a test may do to the bot's sockets.</summary>
internal sealed class Sockets(World world, GatewaySessions sessions, GatewaySwitches switches, Credentials credentials, Changes changes)
{
    /// <summary>How many shards are connected and identified.</summary>
    public int Connected => sessions.Open.Count(connection => connection.Session is not null);

    /// <summary>What the gateway withholds or refuses from now on.</summary>
    public GatewaySwitches Switches => switches;

    /// <summary>Cuts connections without a close frame.</summary>
    /// <param name="connection">The number of the only one concerned; null for all.</param>
    public void Drop(int? connection = null) => Each(open => open.Drop(), connection);

    public void Close(int code, int? connection = null) => Each(open => open.Close(code), connection);

    /// <summary>Asks for a reconnect (op 7).</summary>
    public void Reconnect() => Each(connection => connection.Send(Opcode.Reconnect, null));

    /// <summary>Declares the session invalid (op 9).</summary>
    public void Invalidate(bool resumable)
    {
        Each(connection =>
        {
            connection.Send(Opcode.InvalidSession, JsonValue.Create(resumable));
            if (connection.Session is { } session)
            {
                // The socket stays, without a session: a client may resume on it.
                session.Connection = null;
                connection.Session = null;
            }
        });
        if (!resumable)
        {
            sessions.Forget();
        }
    }

    /// <summary>Asks for a heartbeat at once (op 1).</summary>
    public void RequestHeartbeat() => Each(connection => connection.Send(Opcode.Heartbeat, null));

    /// <summary>Forgets all sessions, as after a long outage: resumes are answered with op 9 false.</summary>
    public void ForgetSessions() => sessions.Forget();

    /// <summary>Sends an event as it stands to every session.</summary>
    public void Push(string type, JsonNode data)
    {
        lock (world.Gate)
        {
            foreach (var session in sessions.All)
            {
                session.Dispatch(type, data);
            }
        }
    }

    /// <summary>Sends the last event of a kind once more, as Discord may.</summary>
    public void Repeat(string type)
    {
        lock (world.Gate)
        {
            foreach (var session in sessions.All)
            {
                session.Repeat(type);
            }
        }
    }

    /// <summary>Keeps events back until <see cref="ReleaseReversed"/>.</summary>
    public void Hold() => sessions.Holds = true;

    public void ReleaseReversed() => sessions.ReleaseReversed();

    /// <summary>Revokes the bot's token, as a reset in the portal does: sockets close with 4004, requests get 401.</summary>
    public void RevokeToken()
    {
        credentials.IsRevoked = true;
        Close(CloseCode.AuthenticationFailed);
    }

    private void Each(Action<GatewayConnection> act, int? number = null)
    {
        lock (world.Gate)
        {
            foreach (var connection in sessions.Open.Where(open => number is null || open.Record.Number == number))
            {
                act(connection);
            }
        }

        changes.Signal();
    }
}
