using System.Net.WebSockets;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using PolicyBot.Chat;
using PolicyBot.Slack.Api;
using PolicyBot.Slack.Receiving;

namespace PolicyBot.Slack.Sockets;

/// <summary>
/// Receives events over sockets: several at a time, so that one that Slack recycles leaves no gap, and each replaced by a new
/// one before it is closed.
/// </summary>
internal sealed class SocketMode(SlackApi api, Intake intake, SlackState state, IOptions<SlackOptions> options, TimeProvider clock, ILogger<SocketMode> log) : BackgroundService
{
    private const string TurnedOff = "Socket Mode was turned off for the app: turn it on again under Settings > Socket Mode, and restart.";

    /// <summary>A socket that lived this long ends a row of failures.</summary>
    private static readonly TimeSpan _stable = TimeSpan.FromMinutes(1);

    private static readonly TimeSpan _overlap = TimeSpan.FromSeconds(1);

    /// <summary>After too_many_websockets: others must end first.</summary>
    private static readonly TimeSpan _crowded = TimeSpan.FromSeconds(30);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(stoppingToken);
        try
        {
            await Task.WhenAll(Enumerable.Range(1, options.Value.Connections).Select(slot => KeepAsync(slot, stop)));
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            // Stopped, by the host or for good.
        }
    }

    /// <summary>Keeps one socket open until the service stops.</summary>
    private async Task KeepAsync(int slot, CancellationTokenSource stop)
    {
        var backOff = new BackOff();
        SocketConnection? current = null;
        try
        {
            while (await OpenAsync(slot, backOff, stop) is { } next)
            {
                var opened = clock.GetTimestamp();
                if (current is not null)
                {
                    // Until here the old one was read and acknowledged; what was sent to it before Slack knew of the new one still arrives.
                    await Task.Delay(_overlap, clock, stop.Token);
                    await EndAsync(current);
                }

                current = next;
                var end = await current.Replace.WaitAsync(stop.Token);
                Log.Ended(log, slot, end.ToString());
                if (clock.GetElapsedTime(opened) > _stable || end is SocketEnd.Refresh)
                    backOff.Reset();
                if (end is SocketEnd.Disabled)
                {
                    await StopAsync(TurnedOff, stop);
                }
                else if (end is not SocketEnd.Refresh)
                {
                    await EndAsync(current);
                    current = null;
                    await Task.Delay(backOff.Next() + (end is SocketEnd.TooMany ? _crowded : TimeSpan.Zero), clock, stop.Token);
                }
            }
        }
        finally
        {
            if (current is not null)
                await EndAsync(current);
        }
    }

    private async Task EndAsync(SocketConnection connection)
    {
        state.SocketEnded();
        await connection.DisposeAsync();
    }

    /// <returns>A socket that has said hello; null when none can be had any more.</returns>
    private async Task<SocketConnection?> OpenAsync(int slot, BackOff backOff, CancellationTokenSource stop)
    {
        while (true)
        {
            stop.Token.ThrowIfCancellationRequested();
            TimeSpan? delay = null;
            string reason;
            switch (await api.OpenConnectionAsync(stop.Token))
            {
                // A ticket is good for one connection and for a short time: it is used at once, and a new one asked for each time.
                case SlackReply.Done { Body: var body } when SafeAddress.Read(body.Text("url")) is { } address:
                    var (connection, end) = await ConnectAsync(address, stop.Token);
                    if (connection is not null)
                    {
                        state.SocketOpened();
                        state.LastError = null;
                        Log.Connected(log, slot);
                        return connection;
                    }

                    if (end is SocketEnd.Disabled)
                        await StopAsync(TurnedOff, stop);
                    (delay, reason) = (end is SocketEnd.TooMany ? _crowded + backOff.Next() : null, end.ToString());
                    break;
                case SlackReply.Done:
                    reason = "the address of the socket is not encrypted, and not on this machine";
                    break;
                case SlackReply.Refused { Error: var error } when SlackErrors.IsFinal(error):
                    await StopAsync($"Slack refuses Slack:AppToken ({error}): make a new app-level token with the scope connections:write, and restart.", stop);
                    return null;
                case SlackReply.Limited { After: var after }:
                    (delay, reason) = (after, "too many attempts");
                    break;
                case var other:
                    reason = other.ToString() ?? "";
                    break;
            }

            state.LastError = reason;
            var wait = delay ?? backOff.Next();
            Log.NotOpened(log, slot, reason, wait);
            await Task.Delay(wait, clock, stop.Token);
        }
    }

    private async Task<(SocketConnection? Connection, SocketEnd End)> ConnectAsync(Uri address, CancellationToken cancellationToken)
    {
        try
        {
            return (await SocketConnection.OpenAsync(address, intake, clock, log, cancellationToken), default);
        }
        catch (SocketRefusedException refused)
        {
            return (null, refused.End);
        }
        catch (Exception broken) when (broken is WebSocketException or TimeoutException or IOException)
        {
            // Nothing of it is logged: its message could name the address, which holds the ticket.
            return (null, SocketEnd.Dropped);
        }
    }

    private async Task StopAsync(string reason, CancellationTokenSource stop)
    {
        state.Stopped = reason;
        Log.SocketsStopped(log, reason);
        await stop.CancelAsync();
    }
}
