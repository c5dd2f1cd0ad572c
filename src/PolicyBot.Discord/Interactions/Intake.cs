using System.Threading.Channels;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using PolicyBot.Chat;
using PolicyBot.Discord.Events;

namespace PolicyBot.Discord.Interactions;

/// <summary>What came in, by gateway or by HTTP.</summary>
internal abstract record Incoming
{
    private Incoming()
    {
    }

    /// <param name="Safe">Completes when the interaction is stored, or seen to otherwise.</param>
    public sealed record OfInteraction(Interaction Interaction, TaskCompletionSource Safe) : Incoming;

    public sealed record OfEvent(ChatEvent Event) : Incoming;
}

/// <summary>
/// Takes what comes in off the connection that brought it, and sees to many at once: each waits a moment for its answer, and none
/// may wait for another, since the platform gives each three seconds of its own.
/// </summary>
internal sealed partial class Intake(InteractionDesk interactions, MessageDesk messages, ILogger<Intake> logger) : BackgroundService
{
    private const int Waiting = 4096;
    private const int AtOnce = 1024;

    private readonly Channel<Incoming> _incoming = Channel.CreateBounded<Incoming>(new BoundedChannelOptions(Waiting) { FullMode = BoundedChannelFullMode.Wait });
    private readonly CancellationTokenSource _hurry = new();

    /// <summary>Waits while too much is waiting: the gateway keeps what is not yet read.</summary>
    public ValueTask AddAsync(Incoming incoming, CancellationToken cancellationToken) => _incoming.Writer.WriteAsync(incoming, cancellationToken);

    /// <returns>False when too much is waiting, or the application ends.</returns>
    public bool TryAdd(Incoming incoming) => _incoming.Writer.TryWrite(incoming);

    /// <summary>What has come in is still seen to, as long as the host's shutdown timeout allows.</summary>
    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        _incoming.Writer.TryComplete();
        await using var timeout = cancellationToken.Register(_hurry.Cancel);
        await (ExecuteTask ?? Task.CompletedTask).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        await base.StopAsync(cancellationToken);
    }

    public override void Dispose()
    {
        _hurry.Dispose();
        base.Dispose();
        GC.SuppressFinalize(this);
    }

    protected override Task ExecuteAsync(CancellationToken stoppingToken) =>
        Parallel.ForEachAsync(_incoming.Reader.ReadAllAsync(_hurry.Token), new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = _hurry.Token }, HandleAsync);

    private async ValueTask HandleAsync(Incoming incoming, CancellationToken cancellationToken)
    {
        try
        {
            await (incoming switch
            {
                Incoming.OfInteraction interaction => interactions.HandleAsync(interaction.Interaction, interaction.Safe, cancellationToken),
                Incoming.OfEvent happened => messages.HandleAsync(happened.Event, cancellationToken),
                _ => Task.CompletedTask,
            });
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            // The application ends; what was stored is answered after its next start.
        }
#pragma warning disable CA1031 // One event that goes wrong must not end the intake for all.
        catch (Exception e)
#pragma warning restore CA1031
        {
            LogFailed(logger, e);
        }
    }

    [LoggerMessage(3201, LogLevel.Error, "An event of Discord could not be taken in.")]
    private static partial void LogFailed(ILogger logger, Exception exception);
}
