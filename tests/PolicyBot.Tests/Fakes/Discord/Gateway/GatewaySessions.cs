using System.Text.Json.Nodes;

namespace PolicyBot.Tests.Fakes.Discord;

/// <summary>All sessions that could be resumed, and the open sockets; events pass here on their way.</summary>
internal sealed class GatewaySessions(World world, Changes changes)
{
    private readonly Lock _gate = new();
    private readonly List<GatewaySession> _sessions = [];
    private readonly List<GatewayConnection> _connections = [];
    private readonly List<(GatewaySession Session, string Type, JsonObject Data)> _held = [];

    /// <summary>While true, events are kept back, to be released in another order.</summary>
    public bool Holds { get; set; }

    public IReadOnlyList<GatewaySession> All => Locked(() => _sessions.ToList());

    public IReadOnlyList<GatewayConnection> Open => Locked(() => _connections.ToList());

    public void Add(GatewaySession session) => Locked(() => _sessions.Add(session));

    public void Remove(GatewaySession session) => Locked(() => _sessions.Remove(session));

    public void Add(GatewayConnection connection) => Locked(() => _connections.Add(connection));

    public void Remove(GatewayConnection connection) => Locked(() => _connections.Remove(connection));

    public GatewaySession? Find(string? id) => All.FirstOrDefault(session => session.Id == id);

    /// <summary>Ends all sessions: the next resume of any is refused.</summary>
    public void Forget() => Locked(_sessions.Clear);

    /// <summary>Hands an event to every session that covers a guild (null: shard 0) and asked for it.</summary>
    /// <param name="data">Null for a session that does not get it.</param>
    public void Dispatch(string type, Guild? guild, Intents wanted, Func<GatewaySession, JsonObject?> data)
    {
        foreach (var session in All.Where(session => session.Covers(guild) && (session.Intents & wanted) == wanted))
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
