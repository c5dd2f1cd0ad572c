using System.Collections.Concurrent;
using System.Net.WebSockets;
using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using PolicyBot.Tests.Fakes.Slack.Payloads;

namespace PolicyBot.Tests.Fakes.Slack.Delivering;

/// <summary>The Socket Mode side: tickets, connections, envelopes. Each envelope goes to any one of the connections.</summary>
internal sealed class SocketServer(FakeSlack slack) : ICarry
{
    private const int MostConnections = 10;
    private static readonly TimeSpan _ping = TimeSpan.FromSeconds(10);

    private readonly ConcurrentDictionary<string, bool> _tickets = new(StringComparer.Ordinal);
    private readonly Lock _gate = new();
    private readonly List<SocketConnection> _connections = [];
    private readonly Random _dice = new(1);
    private int _opened;

    /// <summary>The open ones, oldest first.</summary>
    public IReadOnlyList<SocketConnection> Connections
    {
        get
        {
            lock (_gate)
            {
                return [.. _connections];
            }
        }
    }

    public int OpenedSoFar => Volatile.Read(ref _opened);

    /// <summary>New connections are taken, and nothing is said to them.</summary>
    public bool WithholdHello { get; set; }

    /// <summary>New and present connections get no answer to their pings.</summary>
    public bool WithholdPongs
    {
        get;
        set
        {
            field = value;
            foreach (var connection in Connections)
            {
                connection.WithholdPongs = value;
            }
        }
    }

    /// <summary>Acknowledgements are lost on the way.</summary>
    public bool IgnoreAcks
    {
        get;
        set
        {
            field = value;
            foreach (var connection in Connections)
            {
                connection.IgnoreAcks = value;
            }
        }
    }

    public Uri NewTicket(string? debugReconnects)
    {
        var ticket = Guid.NewGuid().ToString();
        _tickets[ticket] = false;
        var query = $"link/?ticket={ticket}&app_id={slack.World.AppId}{(debugReconnects is null ? "" : "&debug_reconnects=" + debugReconnects)}";
        return new(slack.SocketAddress, query);
    }

    public async Task Accept(HttpContext http)
    {
        var ticket = http.Request.Query["ticket"].ToString();
        var good = slack.Broken == Flaw.ReusableTicket ? _tickets.ContainsKey(ticket) : _tickets.TryUpdate(ticket, true, false);
        if (!good || http.Features.Get<IHttpUpgradeFeature>() is not { IsUpgradableRequest: true } upgrade)
        {
            http.Response.StatusCode = good ? StatusCodes.Status400BadRequest : StatusCodes.Status403Forbidden;
            return;
        }

        var key = http.Request.Headers.SecWebSocketKey + "258EAFA5-E914-47DA-95CA-C5AB0DC85B11";
#pragma warning disable CA5350 // The WebSocket handshake prescribes SHA-1 (RFC 6455, 4.2.2); nothing is kept secret by it.
        http.Response.Headers.SecWebSocketAccept = Convert.ToBase64String(SHA1.HashData(Encoding.ASCII.GetBytes(key)));
#pragma warning restore CA5350
        http.Response.Headers.Upgrade = "websocket";
        http.Response.Headers.Connection = "Upgrade";
        await using var stream = new PongStream(await upgrade.UpgradeAsync()) { WithholdPongs = WithholdPongs };
        using var socket = WebSocket.CreateFromStream(
            stream, new WebSocketCreationOptions { IsServer = true, KeepAliveInterval = _ping, KeepAliveTimeout = TimeSpan.FromMinutes(5) });
        using var connection = new SocketConnection(slack, $"socket-{Interlocked.Increment(ref _opened)}", http, socket, stream) { IgnoreAcks = IgnoreAcks };
        await Serve(connection);
    }

    public async Task<Attempt> Carry(Delivery delivery, int number, string reason, CancellationToken cancellation)
    {
        var sent = slack.World.Now;
        using var deadline = new CancellationTokenSource(slack.Options.AckDeadline, slack.World.Clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellation, deadline.Token);
        var via = "no connection";
        try
        {
            var connection = await Next(either.Token);
            via = connection.Name;
            var id = Guid.NewGuid().ToString();
            var (acknowledged, reply) = await connection.Deliver(id, Envelopes.Of(slack, id, delivery, number, reason), Envelopes.TakesReply(delivery), either.Token);
            return acknowledged
                ? new(number, reason, via, sent, slack.World.Now - sent, null, reply)
                : new(number, reason, via, sent, null, "connection_failed");
        }
        catch (OperationCanceledException) when (deadline.IsCancellationRequested && !cancellation.IsCancellationRequested)
        {
            return new(number, reason, via, sent, null, via == "no connection" ? "connection_failed" : "timeout");
        }
    }

    /// <summary>The platform's announcement that it will drop a connection: <c>warning</c>, <c>refresh_requested</c>, <c>link_disabled</c>.</summary>
    public async Task Announce(string reason)
    {
        foreach (var connection in Connections)
        {
            await connection.Disconnect(reason, Connections.Count);
        }
    }

    /// <summary>Cuts every connection, as a failing network does.</summary>
    public void DropAll()
    {
        foreach (var connection in Connections)
        {
            connection.Drop();
        }
    }

    public async Task CloseAll(WebSocketCloseStatus status)
    {
        foreach (var connection in Connections)
        {
            await connection.Close(status);
        }
    }

    private async Task Serve(SocketConnection connection)
    {
        int count;
        lock (_gate)
        {
            count = _connections.Count + 1;
            if (count <= MostConnections)
            {
                _connections.Add(connection);
            }
        }

        if (count > MostConnections)
        {
            await connection.Disconnect("too_many_websockets", MostConnections);
            await connection.Close(WebSocketCloseStatus.NormalClosure);
        }

        try
        {
            if (count <= MostConnections && !WithholdHello && slack.Broken != Flaw.NoHello)
            {
                await connection.SayHello(count);
            }

            await connection.Listen();
        }
        catch (Exception e) when (e is WebSocketException or IOException or ObjectDisposedException)
        {
            connection.Drop();
        }
        finally
        {
            lock (_gate)
            {
                _connections.Remove(connection);
            }
        }
    }

    private async Task<SocketConnection> Next(CancellationToken cancellation)
    {
        while (true)
        {
            var bell = slack.Recorder.Bell;
            var ready = Connections.Where(connection => connection.Ready).ToList();
            if (ready.Count > 0)
            {
                lock (_gate)
                {
                    return ready[_dice.Next(ready.Count)];
                }
            }

            await bell.WaitAsync(cancellation);
        }
    }
}
