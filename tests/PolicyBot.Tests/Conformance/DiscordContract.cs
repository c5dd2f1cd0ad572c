using System.Text.Json.Nodes;
using PolicyBot.Tests.Fakes.Discord;

namespace PolicyBot.Tests.Conformance;

/// <summary>Holds what a bot sent to Discord's published OpenAPI document and to the rules that the document misses.</summary>
internal static class DiscordContract
{
    private static readonly string[] _messageRoutes =
    [
        "POST /channels/{channel_id}/messages", "PATCH /channels/{channel_id}/messages/{message_id}",
        "POST /webhooks/{webhook_id}/{webhook_token}", "PATCH /webhooks/{webhook_id}/{webhook_token}/messages/@original",
        "PATCH /webhooks/{webhook_id}/{webhook_token}/messages/{message_id}",
    ];

    /// <summary>Every breach, in words; empty for a bot that keeps the contract.</summary>
    /// <param name="requests">What the fake recorded. Requests that a fault swallowed are held to the contract as well.</param>
    public static async Task<IReadOnlyList<string>> Breaches(IReadOnlyList<RecordedRequest> requests, CancellationToken cancellation)
    {
        var exchanges = requests.Where(request => request.Route is not null).Select(request => new JsonObject
        {
            ["route"] = request.Route,
            ["status"] = request.Status,
            ["json"] = request.Json.Copy(),
        });
        var breaches = await AgainstDocument(exchanges, cancellation);
        return [.. breaches, .. requests.SelectMany(Local).Distinct()];
    }

    /// <summary>Validates exchanges, or payloads against a named schema, with ajv; the caller is skipped where that cannot be done.</summary>
    public static async Task<IReadOnlyList<string>> AgainstDocument(IEnumerable<JsonObject> exchanges, CancellationToken cancellation)
    {
        Assert.SkipWhen(NodeClient.Missing is not null, NodeClient.Missing ?? "");
        var document = Repository.RequiredSpecification("discord_openapi.json");
        var file = Path.GetTempFileName();
        try
        {
            await File.WriteAllTextAsync(file, Json.Array(exchanges).ToJsonString(), cancellation);
            var environment = new Dictionary<string, string> { ["EXCHANGES"] = file, ["OPENAPI"] = document };
            var run = await NodeClient.Run("discord-contract.mjs", environment, TimeSpan.FromMinutes(3), cancellation);
            Assert.True(run.Passed, run.ToString());
            return [.. run.Lines.Distinct()];
        }
        finally
        {
            File.Delete(file);
        }
    }

    /// <summary>What the document does not say.</summary>
    private static IEnumerable<string> Local(RecordedRequest request)
    {
        if (request.Route is null)
        {
            yield return $"{request.Method} {request.Path}: no such route";
            yield break;
        }

        var byToken = request.Route.Contains("{webhook_token}") || request.Route.Contains("{interaction_token}");
        if (byToken && request.Headers.ContainsKey("Authorization"))
        {
            yield return $"{request.Route}: sends the bot's token where the path is authorisation enough";
        }

        if (request.Code is 50035 or 50006 or 50109)
        {
            yield return $"{request.Route}: refused with {request.Code}: {request.Answer?.ToJsonString()}";
        }

        if (Message(request) is { } message && !IsHarmless(message.At("allowed_mentions")))
        {
            yield return $"{request.Route}: allowed_mentions must be there and let neither everyone nor roles through: {message.At("allowed_mentions")?.ToJsonString() ?? "absent"}";
        }
    }

    private static JsonNode? Message(RecordedRequest request) => request.Route switch
    {
        "POST /interactions/{interaction_id}/{interaction_token}/callback" => request.Json.Number("type") is CallbackType.Message or CallbackType.Update ? request.Json.At("data") : null,
        { } route when _messageRoutes.Contains(route) => request.Json,
        _ => null,
    };

    private static bool IsHarmless(JsonNode? allowed) =>
        allowed is JsonObject && allowed.At("parse") is JsonArray && allowed.Items("parse").All(kind => kind.Text() == "users") && allowed.Items("roles").Count == 0;
}
