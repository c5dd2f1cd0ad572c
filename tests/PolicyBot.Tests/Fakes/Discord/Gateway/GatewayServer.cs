using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;

namespace PolicyBot.Tests.Fakes.Discord;

/// <summary>The gateway: greets, identifies, resumes, and hands events to the sessions they concern.</summary>
internal sealed class GatewayServer(FakeDiscord fake, FakeDiscordOptions options, World world, Recording recording, Faults faults, Credentials credentials, SessionStarts starts, Changes changes)
{
    private readonly List<GatewaySession> _sessions = [];
    private readonly List<GatewayConnection> _connections = [];
    private readonly List<(GatewaySession Session, string Type, JsonObject Data)> _held = [];
    private readonly Lock _gate = new();

    /// <summary>While true, heartbeats get no acknowledgement.</summary>
    public bool WithholdsAcks { get; set; }

    /// <summary>While true, a new socket hears nothing at all.</summary>
    public bool WithholdsHello { get; set; }

    /// <summary>While true, a new socket is told to reconnect instead of being greeted.</summary>
    public bool ReconnectsInsteadOfHello { get; set; }

    /// <summary>So many of the next resumes are refused with op 9 false.</summary>
    public int RefusesResumes { get; set; }

    /// <summary>Closes an IDENTIFY without a shard with 4011.</summary>
    public bool RequiresSharding { get; set; }

    /// <summary>While true, events are kept back, to be released in another order.</summary>
    public bool Holds { get; set; }

    public IReadOnlyList<GatewaySession> Sessions => Locked(() => _sessions.ToList());

    public IReadOnlyList<GatewayConnection> Open => Locked(() => _connections.ToList());

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
        Locked(() => _connections.Add(connection));
        Greet(connection, http.Request.Query["v"] == "10");
        using var watch = WatchHeartbeats(connection);
        await connection.Run(Handle, stopping);
        Locked(() => _connections.Remove(connection));
        Leave(connection);
        changes.Signal();
    }

    /// <summary>Hands an event to every session that covers a guild (null: shard 0) and asked for it.</summary>
    /// <param name="data">Null for a session that does not get it.</param>
    public void Dispatch(string type, Guild? guild, Intents wanted, Func<GatewaySession, JsonObject?> data)
    {
        foreach (var session in Sessions.Where(session => session.Covers(guild) && (session.Intents & wanted) == wanted))
        {
            if (data(session) is { } payload)
            {
                Dispatch(session, type, payload);
            }
        }

        changes.Signal();
    }

    /// <summary>Sends what was kept back, the latest first, and keeps no more.</summary>
    public void ReleaseReversed()
    {
        lock (world.Gate)
        {
            Holds = false;
            _held.Reverse();
            _held.ForEach(held => held.Session.Dispatch(held.Type, held.Data));
            _held.Clear();
        }
    }

    /// <summary>Ends all sessions: the next resume of any is refused.</summary>
    public void Forget() => Locked(_sessions.Clear);

    private void Dispatch(GatewaySession session, string type, JsonObject payload)
    {
        if (Holds)
        {
            _held.Add((session, type, payload));
        }
        else
        {
            session.Dispatch(type, payload);
        }
    }

    private static async Task<bool> Fails(HttpContext http, Fault? fault)
    {
        switch (fault?.Kind)
        {
            case null:
                return false;
            case FaultKind.Delay:
                await Task.Delay(fault.After, http.RequestAborted);
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
        }
        else if (ReconnectsInsteadOfHello)
        {
            connection.Send(Opcode.Reconnect, null);
        }
        else if (!WithholdsHello && options.Broken != Flaw.NoHello)
        {
            connection.Send(Opcode.Hello, new JsonObject { ["heartbeat_interval"] = (long)options.HeartbeatInterval.TotalMilliseconds, ["_trace"] = new JsonArray() });
        }
    }

    /// <summary>Closes the socket of a client that has stopped beating, with generous grace for a busy machine.</summary>
    private ITimer WatchHeartbeats(GatewayConnection connection)
    {
        var grace = options.HeartbeatInterval * 2 + TimeSpan.FromSeconds(5);
        return TimeProvider.System.CreateTimer(
            _ =>
            {
                if (connection.Session is not null && options.Time.GetUtcNow() - connection.LastHeartbeat > grace && options.Time == TimeProvider.System)
                {
                    connection.Close(CloseCode.SessionTimedOut);
                }
            }, null, options.HeartbeatInterval, options.HeartbeatInterval);
    }

    private void Handle(GatewayConnection connection, JsonNode frame)
    {
        lock (world.Gate)
        {
            switch ((int)frame.Number("op")!)
            {
                case Opcode.Heartbeat:
                    Beat(connection);
                    break;
                case Opcode.Identify:
                    Identify(connection, frame.At("d"));
                    break;
                case Opcode.Resume:
                    Resume(connection, frame.At("d"));
                    break;
                case Opcode.Presence or Opcode.VoiceState or Opcode.RequestMembers:
                    if (connection.Session is null)
                    {
                        connection.Close(CloseCode.NotAuthenticated);
                    }

                    break;
                default:
                    connection.Close(CloseCode.UnknownOpcode);
                    break;
            }
        }

        changes.Signal();
    }

    private void Beat(GatewayConnection connection)
    {
        connection.LastHeartbeat = world.Now;
        if (!WithholdsAcks && options.Broken != Flaw.NoHeartbeatAck)
        {
            connection.Send(Opcode.HeartbeatAck, null);
        }
    }

    private void Identify(GatewayConnection connection, JsonNode? data)
    {
        if (IdentifyRules.Verdict(connection, data, options, credentials, RequiresSharding) is { } code)
        {
            connection.Close(code);
            return;
        }

        var (shard, shards) = IdentifyRules.Shard(data);
        if (!starts.TakeDaily())
        {
            credentials.IsRevoked = true;
            connection.Close(CloseCode.AuthenticationFailed);
            return;
        }

        if (!starts.TakeConcurrent(shard))
        {
            connection.Send(Opcode.InvalidSession, JsonValue.Create(false));
            return;
        }

        var session = new GatewaySession(Guid.NewGuid().ToString("N"), (Intents)data.Number("intents")!, shard, shards, options.Broken);
        Attach(session, connection);
        Locked(() => _sessions.Add(session));
        Welcome(session);
    }

    private void Welcome(GatewaySession session)
    {
        var guilds = world.Guilds.Values.Where(guild => guild.HasBot && session.Covers(guild)).ToList();
        var ready = ReadyPayload.Of(world, session, guilds, fake.ResumeUrl);
        if (options.Broken == Flaw.ReadyWithoutGuilds)
        {
            ready.Remove("guilds");
        }

        session.Dispatch("READY", ready);
        if (!session.Intents.HasFlag(Intents.Guilds) || options.Broken == Flaw.NoGuildCreate)
        {
            return;
        }

        foreach (var guild in guilds.Where(guild => !guild.Unavailable))
        {
            session.Dispatch("GUILD_CREATE", GuildPayloads.Full(guild, world));
        }
    }

    private void Resume(GatewayConnection connection, JsonNode? data)
    {
        if (connection.Session is not null)
        {
            connection.Close(CloseCode.AlreadyAuthenticated);
            return;
        }

        if (!credentials.Accepts(data.Text("token")))
        {
            connection.Close(CloseCode.AuthenticationFailed);
            return;
        }

        var session = Sessions.FirstOrDefault(session => session.Id == data.Text("session_id"));
        if (RefusesResumes > 0 || session is null)
        {
            RefusesResumes = Math.Max(0, RefusesResumes - 1);
            connection.Send(Opcode.InvalidSession, JsonValue.Create(false));
            return;
        }

        if (data.Number("seq") is not { } seq || seq > session.Sequence)
        {
            connection.Close(CloseCode.InvalidSequence);
            return;
        }

        session.Connection?.Drop();
        Attach(session, connection);
        session.Replay(seq);
        if (options.Broken != Flaw.ResumeWithoutResumed)
        {
            session.Dispatch("RESUMED", new JsonObject { ["_trace"] = new JsonArray() });
        }
    }

    private void Attach(GatewaySession session, GatewayConnection connection)
    {
        session.Connection = connection;
        connection.Session = session;
        connection.LastHeartbeat = world.Now;
    }

    /// <summary>A close with 1000 or 1001 ends the session; any other end leaves it to be resumed.</summary>
    private void Leave(GatewayConnection connection)
    {
        lock (world.Gate)
        {
            if (connection.Session is { } session && session.Connection == connection)
            {
                session.Connection = null;
                if (connection.Record.ClosedByClient is { } code && (int)code is 1000 or 1001)
                {
                    Locked(() => _sessions.Remove(session));
                }
            }
        }
    }

    private T Locked<T>(Func<T> act)
    {
        lock (_gate)
        {
            return act();
        }
    }

    private void Locked(Action act)
    {
        lock (_gate)
        {
            act();
        }
    }
}
