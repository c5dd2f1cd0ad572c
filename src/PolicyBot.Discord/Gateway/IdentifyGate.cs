using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;
using PolicyBot.Chat;
using PolicyBot.Discord.Rest;
using PolicyBot.Discord.Wire;

namespace PolicyBot.Discord.Gateway;

/// <summary>What GET /gateway/bot says.</summary>
internal sealed record GatewayAdvice(Uri Address, int Shards, int Remaining, TimeSpan ResetAfter, int MaxConcurrency);

/// <summary>
/// Lets sessions begin only as the platform allows: going over its limit resets the token. It asks anew before each one, since
/// other processes use up the same allowance.
/// </summary>
internal sealed partial class IdentifyGate(DiscordRest rest, GatewayStatus status, TimeProvider time, ILogger<IdentifyGate> logger) : IDisposable
{
    private static readonly TimeSpan _window = TimeSpan.FromSeconds(5);

    /// <summary>How long a shard that was let in may take to connect and identify before the next is let in.</summary>
    private static readonly TimeSpan _longestEntry = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan _lookAgain = TimeSpan.FromMilliseconds(500);
    private readonly SemaphoreSlim _one = new(1, 1);
    private readonly ConcurrentDictionary<int, DateTimeOffset> _next = new();
    private readonly ConcurrentDictionary<int, bool> _entered = new();
    private int _maxConcurrency = 1;

    /// <summary>Waits until this shard may identify.</summary>
    /// <returns>Null when the platform cannot be asked now; the outcome stands in the status.</returns>
    public async Task<GatewayAdvice?> EnterAsync(int shard, CancellationToken cancellationToken)
    {
        await _one.WaitAsync(cancellationToken);
        try
        {
            while (true)
            {
                if (await AskAsync(cancellationToken) is not { } advice)
                    return null;
                if (advice.Remaining > 0)
                {
                    _maxConcurrency = Math.Max(advice.MaxConcurrency, 1);
                    await TurnAsync(shard % _maxConcurrency, cancellationToken);
                    _entered[shard] = true;
                    return advice;
                }

                LogUsedUp(logger, shard, advice.ResetAfter);
                status.Waiting(shard, $"the sessions of today are used up; the next begins in {advice.ResetAfter}");
                await Task.Delay(advice.ResetAfter, time, cancellationToken);
            }
        }
        finally
        {
            _one.Release();
        }
    }

    /// <returns>Null when the platform cannot be asked now.</returns>
    public async Task<GatewayAdvice?> AskAsync(CancellationToken cancellationToken)
    {
        var result = await rest.SendAsync(Calls.GatewayBot, cancellationToken);
        if (result is RestResult.Done { Body: { } body } && Uri.TryCreate(body.Text("url"), UriKind.Absolute, out var address))
        {
            if (!SafeAddress.IsSafe(address))
            {
                status.Stop("Discord named a gateway without encryption; no token is sent there.");
                return null;
            }

            var limit = body.Item("session_start_limit");
            return new(
                address,
                (int)(body.Number("shards") ?? 1),
                (int)(limit.Number("remaining") ?? 1),
                TimeSpan.FromMilliseconds(Math.Clamp(limit.Number("reset_after") ?? 60_000, 1_000, 86_400_000)),
                (int)(limit.Number("max_concurrency") ?? 1));
        }

        if (result is RestResult.Stopped)
            status.Stop("Discord rejected the token. Reset it on the Bot page of the developer portal and set Discord:Token.");
        return null;
    }

    public void Dispose() => _one.Dispose();

    /// <summary>The shard that was let in has identified: the platform counts from now.</summary>
    public void Identified(int shard)
    {
        _entered.TryRemove(shard, out var _);
        _next[shard % _maxConcurrency] = time.GetUtcNow() + _window;
    }

    /// <summary>The shard's connection has ended: if it was let in and did not come to identify, the next may.</summary>
    public void Leave(int shard)
    {
        if (_entered.TryRemove(shard, out var _))
            _next[shard % _maxConcurrency] = time.GetUtcNow();
    }

    /// <summary>Shards of one key identify five seconds apart.</summary>
    private async Task TurnAsync(int key, CancellationToken cancellationToken)
    {
        while (_next.GetValueOrDefault(key) - time.GetUtcNow() is var wait && wait > TimeSpan.Zero)
            await Task.Delay(wait < _lookAgain ? wait : _lookAgain, time, cancellationToken);
        _next[key] = time.GetUtcNow() + _longestEntry;
    }

    [LoggerMessage(3011, LogLevel.Error, "Shard {Shard} may not begin a session: the allowance is used up and comes back in {ResetAfter}.")]
    private static partial void LogUsedUp(ILogger logger, int shard, TimeSpan resetAfter);
}
