using Microsoft.Extensions.Options;
using PolicyBot.Chat;

namespace PolicyBot.Slack;

/// <summary>Configuration section <c>Slack</c>. Tokens may come from any source of configuration, and are shown nowhere.</summary>
public sealed class SlackOptions
{
    public const string Section = "Slack";

    /// <summary>The app-level token (xapp-…, scope connections:write): with it events come over sockets.</summary>
    public string AppToken { get; set => field = value ?? ""; } = "";

    /// <summary>The bot token (xoxb-…) of the one workspace that the bot serves; empty where workspaces install it by OAuth.</summary>
    public string BotToken { get; set => field = value ?? ""; } = "";

    /// <summary>With it events come over HTTP, and are believed only when signed.</summary>
    public string SigningSecret { get; set => field = value ?? ""; } = "";

    /// <summary>For installing into many workspaces, together with <see cref="ClientSecret"/>.</summary>
    public string ClientId { get; set => field = value ?? ""; } = "";

    public string ClientSecret { get; set => field = value ?? ""; } = "";

    /// <summary>Where the Web API is; another address than Slack's own is for tests.</summary>
    public Uri ApiBase { get; set; } = new("https://slack.com/api/");

    /// <summary>How many sockets are held open, so that one can be replaced without a gap; Slack allows 10 to all processes of an app together.</summary>
    public int Connections { get; set; } = 2;

    internal bool UsesSockets => AppToken.Length > 0;

    internal bool UsesHttp => SigningSecret.Length > 0;

    internal bool CanBeInstalled => ClientId.Length > 0 && ClientSecret.Length > 0;

    /// <returns>Why the platform is off; null when it is on.</returns>
    internal string? WhyOff => this switch
    {
        { UsesSockets: false, UsesHttp: false } => "neither Slack:AppToken (sockets) nor Slack:SigningSecret (HTTP) is set",
        { BotToken.Length: 0, CanBeInstalled: false } => "neither Slack:BotToken (one workspace) nor Slack:ClientId with Slack:ClientSecret (many) is set",
        _ => null,
    };
}

/// <summary>Finds what is wrong with the settings before anything starts.</summary>
internal sealed class SlackOptionsValidator : IValidateOptions<SlackOptions>
{
    private const int MostConnections = 10;

    public ValidateOptionsResult Validate(string? name, SlackOptions options)
    {
        var wrong = Problems(options).ToList();
        return wrong.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(wrong);
    }

    private static IEnumerable<string> Problems(SlackOptions options)
    {
        if (options.AppToken.Length > 0 && !options.AppToken.StartsWith("xapp-", StringComparison.Ordinal))
            yield return "Slack:AppToken is not an app-level token: take the one that begins with xapp- from Basic Information > App-Level Tokens.";
        if (options.BotToken.Length > 0 && !options.BotToken.StartsWith("xoxb-", StringComparison.Ordinal))
            yield return "Slack:BotToken is not a bot token: take the one that begins with xoxb- from OAuth & Permissions.";
        if (options.ClientId.Length > 0 != options.ClientSecret.Length > 0)
            yield return "Slack:ClientId and Slack:ClientSecret belong together: set both, from Basic Information, or neither.";
        if (options.Connections is < 1 or > MostConnections)
            yield return $"Slack:Connections must be between 1 and {MostConnections}, the most that Slack allows.";
        if (!SafeAddress.IsSafe(options.ApiBase))
            yield return "Slack:ApiBase must be an https address; plain http is for this machine alone.";
        else if (!options.ApiBase.AbsoluteUri.EndsWith('/'))
            yield return "Slack:ApiBase must end with '/', as https://slack.com/api/ does.";
    }
}
