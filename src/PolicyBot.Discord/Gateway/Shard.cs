using System.Net.WebSockets;
using System.Security.Cryptography;
using Microsoft.Extensions.Logging;
using PolicyBot.Chat;

namespace PolicyBot.Discord.Gateway;

/// <summary>Keeps one shard connected: each connection's end decides how the next begins, and failures in a row make it wait longer.</summary>
internal sealed partial class Shard(Session session, string token, Uri gateway, IdentifyGate gate, ITakeDispatches taker, GatewayStatus status, TimeProvider time, ILogger logger)
{
    /// <summary>After so many failures in a row a session is given up: its resume address may be gone.</summary>
    private const int MostResumes = 5;
    private const string Query = "v=10&encoding=json";
    private static readonly TimeSpan _lasting = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan _longestWait = TimeSpan.FromMinutes(1);
    private Uri _gateway = gateway;
    private int _failures;
    private DateTimeOffset? _settledAt;

    /// <summary>Ends only when a person has to act, or with the application.</summary>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        while (!cancellationToken.IsCancellationRequested && status.Stopped is null)
        {
            var ending = await ConnectAsync(cancellationToken);
            status.Waiting(session.Shard, ending.Reason);
            LogEnded(logger, session.Shard, ending.Reason);
            switch (ending)
            {
                case Ending.Fatal fatal:
                    status.Stop(fatal.Remedy);
                    LogFatal(logger, session.Shard, fatal.Remedy);
                    return;
                case Ending.Identify identify:
                    session.Forget();
                    if (identify.Pause)
                        await Task.Delay(TimeSpan.FromMilliseconds(RandomNumberGenerator.GetInt32(1000, 5000)), time, cancellationToken);
                    break;
                default:
                    break;
            }

            await BackOffAsync(cancellationToken);
        }
    }

    private async Task<Ending> ConnectAsync(CancellationToken cancellationToken)
    {
        if (_failures > MostResumes)
            session.Forget();
        if (!session.CanResume)
        {
            if (await gate.EnterAsync(session.Shard, cancellationToken) is not { } advice)
            {
                _failures++;
                return new Ending.Identify("Discord cannot be asked for its gateway");
            }

            _gateway = advice.Address;
        }

        var address = session.ResumeAddress ?? _gateway;
        if (!SafeAddress.IsSafe(address))
            return new Ending.Fatal("Discord named a gateway without encryption; no token is sent there.");
        using var socket = new GatewaySocket(time);
        try
        {
            _failures++;
            await socket.ConnectAsync(new UriBuilder(address) { Query = Query }.Uri, cancellationToken);
        }
        catch (WebSocketException)
        {
            gate.Leave(session.Shard);
            return new Ending.Resume("the gateway cannot be reached");
        }

        var ending = await new Connection(socket, session, token, taker, () => gate.Identified(session.Shard), Settled, time, logger).RunAsync(cancellationToken);
        gate.Leave(session.Shard);
        return ending;
    }

    /// <summary>
    /// After a connection that lasted the next comes at once, and so it does after the first that did not; from the second in a row
    /// on it waits a second, then two, four, and so on.
    /// </summary>
    private async Task BackOffAsync(CancellationToken cancellationToken)
    {
        if (_settledAt is { } settled && time.GetUtcNow() - settled >= _lasting)
            _failures = 0;
        _settledAt = null;
        if (_failures < 2)
            return;
        var wait = TimeSpan.FromSeconds(Math.Pow(2, Math.Min(_failures - 2, 10)));
        wait = (wait < _longestWait ? wait : _longestWait) * (0.75 + (RandomNumberGenerator.GetInt32(500) / 1000.0));
        await Task.Delay(wait, time, cancellationToken);
    }

    private void Settled()
    {
        _settledAt = time.GetUtcNow();
        status.Connected(session.Shard);
        LogConnected(logger, session.Shard);
    }

    [LoggerMessage(3021, LogLevel.Information, "Shard {Shard} is connected to Discord.")]
    private static partial void LogConnected(ILogger logger, int shard);

    [LoggerMessage(3022, LogLevel.Warning, "Shard {Shard} lost its connection: {Reason}.")]
    private static partial void LogEnded(ILogger logger, int shard, string reason);

    [LoggerMessage(3023, LogLevel.Critical, "Shard {Shard} is stopped until somebody acts. {Remedy}")]
    private static partial void LogFatal(ILogger logger, int shard, string remedy);
}
