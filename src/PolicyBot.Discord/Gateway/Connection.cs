using System.Net.WebSockets;
using System.Security.Cryptography;
using Microsoft.Extensions.Logging;
using PolicyBot.Discord.Wire;

namespace PolicyBot.Discord.Gateway;

/// <summary>Takes what the gateway dispatches. It must not wait for work: heartbeats are read by the same loop.</summary>
internal interface ITakeDispatches
{
    ValueTask TakeAsync(Session session, Frame dispatch, CancellationToken cancellationToken);
}

/// <summary>One connection from HELLO to its end: it identifies or resumes, keeps the heart beating, and hands on what is dispatched.</summary>
/// <param name="identified">Called when a new session was asked for.</param>
/// <param name="settled">Called when the session is current: after READY, and after what was missed has been played back.</param>
internal sealed partial class Connection(GatewaySocket socket, Session session, string token, ITakeDispatches taker, Action identified, Action settled, TimeProvider time, ILogger logger)
{
    private static readonly TimeSpan _helloWithin = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan _goodbyeWithin = TimeSpan.FromSeconds(2);
    private readonly TaskCompletionSource<TimeSpan> _hello = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private volatile bool _acknowledged = true;

    /// <summary>Ends when the connection ends; the socket is closed then in the way that fits what comes next.</summary>
    public async Task<Ending> RunAsync(CancellationToken cancellationToken)
    {
        // Not linked to the caller's token: cancelling a receive tears the socket down before it can say goodbye.
        using var stop = new CancellationTokenSource();
        var reading = ReadAsync(stop.Token);
        var beating = BeatAsync(stop.Token);
        try
        {
            var ending = await await Task.WhenAny(reading, beating).WaitAsync(cancellationToken);
            await GoodbyeAsync(ending is Ending.Resume ? GatewaySocket.ComingBack : (int)WebSocketCloseStatus.NormalClosure, reading, stop.Token);
            return ending;
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            await GoodbyeAsync((int)WebSocketCloseStatus.NormalClosure, reading, stop.Token);
            throw;
        }
        finally
        {
            await stop.CancelAsync();
            await ((Task)Task.WhenAll(reading, beating)).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    /// <summary>Closes, and gives the other side a moment to see it.</summary>
    private async Task GoodbyeAsync(int code, Task reading, CancellationToken stop)
    {
        await socket.CloseAsync(code);
        var seen = reading.IsCompleted ? socket.DrainAsync(stop) : reading;
        await seen.WaitAsync(_goodbyeWithin, time, CancellationToken.None).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }

    private async Task<Ending> ReadAsync(CancellationToken cancellationToken)
    {
        try
        {
            while (await socket.ReceiveAsync(cancellationToken) is { } message)
            {
                if (Frame.Read(message) is { } frame && await TakeAsync(frame, cancellationToken) is { } ending)
                    return ending;
            }

            return Ending.Of(socket.CloseCode);
        }
        catch (WebSocketException)
        {
            return Ending.Of(socket.CloseCode);
        }
        catch (InvalidDataException e)
        {
            // Resuming would bring the same message again.
            return new Ending.Identify(e.Message);
        }
    }

    /// <returns>Null while the connection goes on.</returns>
    private async Task<Ending?> TakeAsync(Frame frame, CancellationToken cancellationToken)
    {
        switch (frame.Op)
        {
            case GatewayOp.Hello:
                _hello.TrySetResult(TimeSpan.FromMilliseconds(Math.Max(frame.Data.Number("heartbeat_interval") ?? 41_250, 1)));
                await GreetAsync(cancellationToken);
                return null;
            case GatewayOp.Heartbeat:
                await BeatOnceAsync(cancellationToken);
                return null;
            case GatewayOp.HeartbeatAck:
                _acknowledged = true;
                return null;
            case GatewayOp.Reconnect:
                return new Ending.Resume("the gateway asked for a new connection");
            case GatewayOp.InvalidSession:
                return frame.Data is { ValueKind: System.Text.Json.JsonValueKind.True } ? new Ending.Resume("the session was interrupted") : new Ending.Identify("the session is no longer valid", Pause: true);
            case GatewayOp.Dispatch:
                await DispatchAsync(frame, cancellationToken);
                return null;
            default:
                LogUnknown(logger, session.Shard, (int)frame.Op);
                return null;
        }
    }

    private async Task GreetAsync(CancellationToken cancellationToken)
    {
        if (session is { Id: { } id, Sequence: { } sequence })
        {
            await socket.SendAsync(Frame.Resume(token, id, sequence), isHeartbeat: false, cancellationToken);
            return;
        }

        await socket.SendAsync(Frame.Identify(token, session.Shard, session.Shards), isHeartbeat: false, cancellationToken);
        identified();
    }

    private async Task DispatchAsync(Frame frame, CancellationToken cancellationToken)
    {
        if (frame.Sequence is { } sequence)
            session.Seen(sequence);
        if (frame.Event is "READY" && frame.Data.Text("session_id") is { } id)
            session.Begin(id, Uri.TryCreate(frame.Data.Text("resume_gateway_url"), UriKind.Absolute, out var address) ? address : null);
        await taker.TakeAsync(session, frame, cancellationToken);
        if (frame.Event is "READY" or "RESUMED")
            settled();
    }

    private async Task<Ending> BeatAsync(CancellationToken cancellationToken)
    {
        try
        {
            var interval = await _hello.Task.WaitAsync(_helloWithin, time, cancellationToken);
            await Task.Delay(interval * RandomNumberGenerator.GetInt32(1000) / 1000, time, cancellationToken);
            while (true)
            {
                if (!_acknowledged)
                    return new Ending.Resume("a heartbeat was not acknowledged");
                _acknowledged = false;
                await BeatOnceAsync(cancellationToken);
                await Task.Delay(interval, time, cancellationToken);
            }
        }
        catch (TimeoutException)
        {
            return new Ending.Resume("the gateway did not greet");
        }
        catch (WebSocketException)
        {
            return Ending.Of(socket.CloseCode);
        }
    }

    private Task BeatOnceAsync(CancellationToken cancellationToken) => socket.SendAsync(Frame.Heartbeat(session.Sequence), isHeartbeat: true, cancellationToken);

    [LoggerMessage(3001, LogLevel.Debug, "Shard {Shard}: operation {Op} of the gateway is not known and was passed over.")]
    private static partial void LogUnknown(ILogger logger, int shard, int op);
}
