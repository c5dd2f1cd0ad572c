using Microsoft.AspNetCore.Http;

namespace PolicyBot.Tests.Fakes.Discord;

/// <summary>The bot's token, valid until it is revoked.</summary>
internal sealed class Credentials(string token)
{
    private const string UserAgent = "DiscordBot (";

    public string Token { get; } = token;

    public bool IsRevoked { get; set; }

    public bool Accepts(string? candidate) => !IsRevoked && candidate == Token;

    /// <summary>What is asked of any client: not banned, a version in the path, and the User-Agent of a bot.</summary>
    public void CheckClient(HttpContext http, string prefix, RateLimits limits)
    {
        if (limits.IsBanned)
        {
            throw new RateLimited(TimeSpan.FromMinutes(60), "cloudflare");
        }

        if (!http.Request.Path.StartsWithSegments(prefix, StringComparison.Ordinal))
        {
            throw new Refusal(400, 50041, "Invalid API version provided");
        }

        if (!http.Request.Headers.UserAgent.ToString().StartsWith(UserAgent, StringComparison.Ordinal))
        {
            throw new Refusal(403, 40333, "internal network error");
        }
    }

    public void CheckBot(RecordedRequest request)
    {
        var header = request.Headers.GetValueOrDefault("Authorization") ?? "";
        if (!header.StartsWith("Bot ", StringComparison.Ordinal) || !Accepts(header[4..]))
        {
            throw Refusal.Unauthorized();
        }
    }
}
