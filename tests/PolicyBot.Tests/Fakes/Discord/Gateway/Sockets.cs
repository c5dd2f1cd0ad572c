using System.Text.Json.Nodes;

namespace PolicyBot.Tests.Fakes.Discord;

/// <summary>What a test may do to the bot's sockets.</summary>
internal sealed class Sockets(World world, GatewayServer gateway, Credentials credentials)
{
    /// <summary>How many shards are connected and identified.</summary>
    public int Connected => gateway.Open.Count(connection => connection.Session is not null);

    public bool WithholdAcks { set => gateway.WithholdsAcks = value; }

    public bool WithholdHello { set => gateway.WithholdsHello = value; }

    /// <summary>New sockets get op 7 in place of HELLO.</summary>
    public bool ReconnectInsteadOfHello { set => gateway.ReconnectsInsteadOfHello = value; }

    public int RefuseResumes { set => gateway.RefusesResumes = value; }

    public bool RequireSharding { set => gateway.RequiresSharding = value; }

    /// <summary>Cuts every connection without a close frame.</summary>
    public void Drop() => Each(connection => connection.Drop());

    public void Close(int code) => Each(connection => connection.Close(code));

    /// <summary>Asks for a reconnect (op 7).</summary>
    public void Reconnect() => Each(connection => connection.Send(Opcode.Reconnect, null));

    /// <summary>Declares the session invalid (op 9).</summary>
    public void Invalidate(bool resumable)
    {
        Each(connection => connection.Send(Opcode.InvalidSession, JsonValue.Create(resumable)));
        if (!resumable)
        {
            gateway.Forget();
        }
    }

    /// <summary>Asks for a heartbeat at once (op 1).</summary>
    public void RequestHeartbeat() => Each(connection => connection.Send(Opcode.Heartbeat, null));

    /// <summary>Forgets all sessions, as after a long outage: resumes are answered with op 9 false.</summary>
    public void ForgetSessions() => gateway.Forget();

    /// <summary>Sends an event as it stands to every session.</summary>
    public void Push(string type, JsonNode data)
    {
        lock (world.Gate)
        {
            foreach (var session in gateway.Sessions)
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
            foreach (var session in gateway.Sessions)
            {
                session.Repeat(type);
            }
        }
    }

    /// <summary>Keeps events back until <see cref="ReleaseReversed"/>.</summary>
    public void Hold() => gateway.Holds = true;

    public void ReleaseReversed() => gateway.ReleaseReversed();

    /// <summary>Revokes the bot's token, as a reset in the portal does: sockets close with 4004, requests get 401.</summary>
    public void RevokeToken()
    {
        credentials.IsRevoked = true;
        Close(CloseCode.AuthenticationFailed);
    }

    private void Each(Action<GatewayConnection> act)
    {
        lock (world.Gate)
        {
            foreach (var connection in gateway.Open)
            {
                act(connection);
            }
        }
    }
}
