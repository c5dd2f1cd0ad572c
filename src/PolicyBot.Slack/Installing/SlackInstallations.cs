using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using PolicyBot.Chat;
using PolicyBot.Slack.Api;
using PolicyBot.Slack.Receiving;

namespace PolicyBot.Slack.Installing;

/// <summary>What is known of a workspace's installation.</summary>
internal abstract record Lookup
{
    private Lookup()
    {
    }

    public sealed record Found(Installation Installation) : Lookup;

    /// <summary>There is none that can be used.</summary>
    public sealed record None : Lookup;

    /// <summary>It cannot be told now: the database, or Slack, does not answer.</summary>
    public sealed record Unknown(string Reason) : Lookup;
}

/// <summary>Which token the bot uses in which workspace: the configured one in its own, elsewhere the one that was installed.</summary>
internal sealed class SlackInstallations(IKeepInstallations kept, SlackApi api, SlackState state, IOptions<SlackOptions> options, TimeProvider clock, ILogger<SlackInstallations> log) : IDisposable
{
    private const int Most = 1000;
    private static readonly TimeSpan _life = TimeSpan.FromMinutes(5);

    private readonly BoundedCache<string, Installation?> _known = new(Most, _life, clock);
    private readonly BoundedCache<string, string> _unusable = new(Most, _life, clock);
    private readonly SemaphoreSlim _testing = new(1);
    private Installation? _configured;

    public async Task<Lookup> FindAsync(string workspace, CancellationToken cancellationToken)
    {
        if (_unusable.TryGet(workspace, out var _))
            return new Lookup.None();
        var own = await ConfiguredAsync(cancellationToken);
        if (own?.Workspace == workspace)
            return new Lookup.Found(own);
        if (!_known.TryGet(workspace, out var installation))
        {
            try
            {
                installation = await kept.FindAsync(SlackPlatform.Name, workspace, cancellationToken);
            }
            catch (StorageUnavailableException)
            {
                return new Lookup.Unknown("the installation could not be looked up");
            }

            _known.Set(workspace, installation);
        }

        return installation is not null ? new Lookup.Found(installation)
            : own is null && options.Value.BotToken.Length > 0 && state.TokenFault is null ? new Lookup.Unknown("Slack:BotToken could not be tested yet")
            : new Lookup.None();
    }

    /// <summary>For what can do without.</summary>
    public async Task<Installation?> TryFindAsync(string workspace, CancellationToken cancellationToken) =>
        await FindAsync(workspace, cancellationToken) is Lookup.Found { Installation: var installation } ? installation : null;

    /// <summary>The installation of Slack:BotToken, tested once.</summary>
    /// <returns>Null when there is none, or it could not be tested yet.</returns>
    public async Task<Installation?> ConfiguredAsync(CancellationToken cancellationToken)
    {
        if (_configured is not null || options.Value.BotToken.Length == 0)
            return _configured;
        await _testing.WaitAsync(cancellationToken);
        try
        {
            return _configured ??= await TestAsync(options.Value.BotToken, [], cancellationToken);
        }
        finally
        {
            _testing.Release();
        }
    }

    /// <summary>Asks Slack whose a token is.</summary>
    /// <returns>Null when Slack does not tell.</returns>
    public async Task<Installation?> TestAsync(string token, IReadOnlyList<string> scopes, CancellationToken cancellationToken)
    {
        switch (await api.CallAsync(new(Methods.Test, "", token, new Dictionary<string, object?>()), cancellationToken))
        {
            case SlackReply.Done { Body: var body } when body.Text("team_id") is { } team && body.Text("user_id") is { } bot:
                var workspace = body.IsTrue("is_enterprise_install") ? body.Text("enterprise_id") ?? team : team;
                Log.Serves(log, workspace, bot);
                state.TokenFault = null;
                return new(SlackPlatform.Name, workspace, token, bot, scopes);
            case SlackReply.Refused refused:
                state.TokenFault = refused.Error;
                Log.TokenNotTested(log, refused.ToString());
                return null;
            case var other:
                Log.TokenNotTested(log, other.GetType().Name);
                return null;
        }
    }

    /// <summary>The token is dead: nothing is tried with it for a while, unless the app is installed anew.</summary>
    public void MarkUnusable(string workspace, string error)
    {
        if (_unusable.Add(workspace, error))
            Log.InstallationUnusable(log, workspace, error);
        if (workspace == _configured?.Workspace)
            state.TokenFault = error;
    }

    /// <summary>The app was taken out of the workspace.</summary>
    public void Remove(string workspace)
    {
        _known.Remove(workspace);
        MarkUnusable(workspace, "taken out of the workspace");
    }

    public async Task SaveAsync(Installation installation, CancellationToken cancellationToken)
    {
        await kept.SaveAsync(installation, cancellationToken);
        _known.Remove(installation.Workspace);
        _unusable.Remove(installation.Workspace);
        Log.Installed(log, installation.Workspace);
    }

    public void Dispose() => _testing.Dispose();
}
