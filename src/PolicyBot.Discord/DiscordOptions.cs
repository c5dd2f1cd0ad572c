using Microsoft.Extensions.Options;
using PolicyBot.Chat;

namespace PolicyBot.Discord;

/// <summary>The settings of the Discord adapter. Without a <see cref="Token"/> the platform is off.</summary>
public sealed class DiscordOptions
{
    public const string Section = "Discord";

    /// <summary>The bot's token, from the Bot page of the developer portal: a secret.</summary>
    public string Token { get; set => field = value ?? ""; } = "";

    /// <summary>The application's id; when empty it is taken from the platform.</summary>
    public string ApplicationId { get; set => field = value ?? ""; } = "";

    /// <summary>The application's public key in hex. Set it when interactions come by HTTP (an Interactions Endpoint URL is configured in the portal).</summary>
    public string PublicKey { get; set => field = value ?? ""; } = "";

    /// <summary>How many shards to run; null for as many as the platform advises.</summary>
    public int? Shards { get; set; }

    /// <summary>Where the REST API is, its version included.</summary>
    public Uri ApiBase { get; set; } = new("https://discord.com/api/v10");

    /// <summary>
    /// How long an answer may take to be the first response itself; after it the person sees "thinking…", or the bot typing. At most
    /// <see cref="LongestWait"/>, so that the platform's three seconds are kept.
    /// </summary>
    public TimeSpan DeferAfter { get; set; } = TimeSpan.FromSeconds(1);

    /// <summary>A token is never shown.</summary>
    public override string ToString() => Token.Length == 0 ? "Discord: off" : "Discord: on";

    /// <summary>When an interaction must be acknowledged at the latest, whatever has become of it by then.</summary>
    internal static TimeSpan LongestWait { get; } = TimeSpan.FromSeconds(2);
}

/// <summary>Says which setting is wrong and what to do. It never shows a secret.</summary>
internal sealed class DiscordOptionsCheck : IValidateOptions<DiscordOptions>
{
    private const int KeyDigits = 64;

    public ValidateOptionsResult Validate(string? name, DiscordOptions options)
    {
        var wrong = Problems(options).ToList();
        return wrong.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(wrong);
    }

    private static IEnumerable<string> Problems(DiscordOptions options)
    {
        if (options.Token.Any(char.IsWhiteSpace))
            yield return "Discord:Token holds white space; set the token alone, without \"Bot \" before it.";
        if (!options.ApplicationId.All(char.IsAsciiDigit))
            yield return "Discord:ApplicationId is not a number; copy it from General Information in the developer portal, or leave it empty.";
        if (options.PublicKey.Length > 0 && !(options.PublicKey.Length == KeyDigits && options.PublicKey.All(char.IsAsciiHexDigit)))
            yield return "Discord:PublicKey is not 64 hexadecimal digits; copy it from General Information in the developer portal, or leave it empty.";
        if (options.Shards < 1)
            yield return "Discord:Shards is less than 1; leave it out to run as many as Discord advises.";
        if (!SafeAddress.IsSafe(options.ApiBase))
            yield return "Discord:ApiBase is not an https address; plain http is taken for this machine alone.";
        if (options.DeferAfter <= TimeSpan.Zero || options.DeferAfter > DiscordOptions.LongestWait)
            yield return $"Discord:DeferAfter is not between zero and {DiscordOptions.LongestWait}; Discord waits no longer than three seconds.";
    }
}
