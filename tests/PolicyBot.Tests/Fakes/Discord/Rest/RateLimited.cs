using System.Text.Json.Nodes;

namespace PolicyBot.Tests.Fakes.Discord;

/// <summary>Ends a request with 429.</summary>
/// <param name="scope">user, global, shared, or cloudflare for the network in front of Discord.</param>
internal sealed class RateLimited(TimeSpan after, string scope) : Exception("You are being rate limited.")
{
    public Reply Reply() => new LimitReply(after, scope);
}

internal sealed record LimitReply(TimeSpan After, string Scope) : Reply(429, Message(After, Scope))
{
    private static JsonObject? Message(TimeSpan after, string scope) => scope == "cloudflare"
        ? null
        : new() { ["message"] = scope == "shared" ? "The resource is being rate limited." : "You are being rate limited.", ["retry_after"] = Math.Round(after.TotalSeconds, 3), ["global"] = scope == "global" };
}
