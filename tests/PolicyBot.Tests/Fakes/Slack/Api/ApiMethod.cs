using System.Text.Json.Nodes;

namespace PolicyBot.Tests.Fakes.Slack.Api;

internal enum TokenKind
{
    Bot,
    App,
    None,
}

/// <param name="PerMinute">How many calls a minute the method's tier allows per workspace; 0 for no limit.</param>
/// <param name="Scopes">One of them is needed; none when empty.</param>
internal sealed record ApiMethod(string Name, int PerMinute, string Scopes, Func<ApiCall, JsonObject> Handle)
{
    public const int Tier1 = 1;
    public const int Tier2 = 20;
    public const int Tier3 = 50;
    public const int Tier4 = 100;
    public const int Special = 600;

    public TokenKind Token { get; init; } = TokenKind.Bot;

    public IReadOnlyList<string> AnyScopeOf => Scopes.Split(' ', StringSplitOptions.RemoveEmptyEntries);

    /// <summary>Every method of this fake.</summary>
    public static IReadOnlyDictionary<string, ApiMethod> All { get; } =
        new[]
        {
            AuthMethods.All, ChatMethods.All, StreamMethods.All, ConversationMethods.All, ViewMethods.All, AgentMethods.All, FileMethods.All,
            OAuthMethods.All,
        }
        .SelectMany(methods => methods)
        .ToDictionary(method => method.Name, StringComparer.Ordinal);

    public static JsonObject Ok(params ReadOnlySpan<(string Name, JsonNode? Value)> fields)
    {
        var answer = new JsonObject { ["ok"] = true };
        foreach (var (name, value) in fields)
        {
            answer[name] = value;
        }

        return answer;
    }
}
