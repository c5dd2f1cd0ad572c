using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Microsoft.Extensions.Options;
using PolicyBot.Chat;
using PolicyBot.Slack.Api;
using PolicyBot.Slack.Installing;
using PolicyBot.Slack.Receiving;

namespace PolicyBot.Slack;

/// <summary>The beginning of an installation.</summary>
/// <param name="Url">Where the browser goes: Slack's page that asks for consent.</param>
/// <param name="Cookie">The value of a cookie (Secure, HttpOnly, SameSite=Lax) that must come back with the callback.</param>
public sealed record InstallStart(Uri Url, string Cookie)
{
    /// <summary>What binds it to the browser is never shown.</summary>
    public override string ToString() => "installation";
}

/// <summary>How an installation ended.</summary>
public enum InstallOutcome
{
    Installed,

    /// <summary>The person did not consent.</summary>
    Declined,

    /// <summary>The callback does not belong to an installation begun in this browser within the last ten minutes.</summary>
    NotBegunHere,

    /// <summary>Slack did not take the code, or the token does not work.</summary>
    Failed,

    /// <summary>It could not be stored.</summary>
    Unavailable,
}

/// <summary>Installs the app into workspaces by OAuth; see docs.slack.dev/authentication/installing-with-oauth.</summary>
public sealed class SlackInstall
{
    private static readonly TimeSpan _life = TimeSpan.FromMinutes(10);

    private readonly SlackInstallations _installations;
    private readonly SlackApi _api;
    private readonly IOptions<SlackOptions> _options;
    private readonly TimeProvider _clock;
    private readonly BoundedCache<string, bool> _used;

    internal SlackInstall(SlackInstallations installations, SlackApi api, IOptions<SlackOptions> options, TimeProvider clock)
    {
        (_installations, _api, _options, _clock) = (installations, api, options, clock);
        _used = new(10_000, _life, clock);
    }

    /// <summary>How long a begun installation can be finished, and so the cookie's life.</summary>
    public static TimeSpan Life => _life;

    /// <summary>Whether the settings ask for installing by OAuth: without them the endpoints are not to be mapped.</summary>
    public bool IsOn => _options.Value.CanBeInstalled && _options.Value.WhyOff is null;

    /// <param name="redirect">The address of the callback, as the app's settings name it; null for the first one there.</param>
    public InstallStart Start(Uri? redirect)
    {
        var expires = (_clock.GetUtcNow() + _life).ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
        var cookie = $"{expires}.{Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(32))}";
        var query = new List<(string Name, string Value)>
        {
            ("client_id", _options.Value.ClientId),
            ("scope", string.Join(',', SlackManifest.Scopes)),
            ("state", StateOf(cookie)),
        };
        if (redirect is not null)
            query.Add(("redirect_uri", redirect.AbsoluteUri));
        return new(new(_options.Value.ApiBase, "/oauth/v2/authorize?" + string.Join('&', query.Select(q => $"{q.Name}={Uri.EscapeDataString(q.Value)}"))), cookie);
    }

    /// <param name="code">The query's <c>code</c>; null when the person declined.</param>
    /// <param name="state">The query's <c>state</c>.</param>
    /// <param name="cookie">What <see cref="Start"/> gave the browser.</param>
    /// <param name="redirect">The same as at the start.</param>
    public async Task<InstallOutcome> CompleteAsync(string? code, string? state, string? cookie, Uri? redirect, CancellationToken cancellationToken)
    {
        if (!IsOn || state is null || cookie is null || !IsFresh(cookie) || !Same(state, StateOf(cookie)) || !_used.Add(state, value: true))
            return InstallOutcome.NotBegunHere;
        if (string.IsNullOrEmpty(code))
            return InstallOutcome.Declined;
        if (await _api.ExchangeAsync(code, redirect, cancellationToken) is not SlackReply.Done { Body: var body } || body.Text("access_token") is not { } token)
            return InstallOutcome.Failed;
        var workspace = body.IsTrue("is_enterprise_install") ? body.Text("enterprise", "id") : body.Text("team", "id");
        string[] scopes = [.. (body.Text("scope") ?? "").Split(',', StringSplitOptions.RemoveEmptyEntries)];
        if (workspace is null || await _installations.TestAsync(token, scopes, cancellationToken) is not { } tested)
            return InstallOutcome.Failed;
        try
        {
            await _installations.SaveAsync(tested with { Workspace = workspace }, cancellationToken);
            return InstallOutcome.Installed;
        }
        catch (StorageUnavailableException)
        {
            return InstallOutcome.Unavailable;
        }
    }

    /// <summary>The state follows from the cookie, so that any replica can finish what another began.</summary>
    private static string StateOf(string cookie) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(cookie)));

    private bool IsFresh(string cookie) =>
        cookie.Split('.') is [var expires, { Length: 64 }]
        && long.TryParse(expires, NumberStyles.None, CultureInfo.InvariantCulture, out var seconds)
        && seconds > _clock.GetUtcNow().ToUnixTimeSeconds();

    private static bool Same(string left, string right) => CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(left), Encoding.UTF8.GetBytes(right));
}
