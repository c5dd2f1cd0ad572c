using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using PolicyBot.Tests.Fakes.Slack;

namespace PolicyBot.Tests.Conformance;

/// <summary>
/// Judges what a bot sent: Web API calls against the published contract of the methods, and everything against the rules that
/// the contract does not know.
/// </summary>
internal sealed partial class SlackContract
{
    private const int LongestAdvisedText = 4000;

    private static readonly HashSet<string> _posting = ["chat.postMessage", "chat.postEphemeral", "chat.update", "chat.scheduleMessage"];

    /// <summary>Documented arguments that the published types leave out or name differently.</summary>
    private static readonly HashSet<(string Method, string Argument)> _documented =
    [
        ("files.getUploadURLExternal", "length"), ("files.getUploadURLExternal", "alt_txt"), ("files.completeUploadExternal", "channels"),
        // The type of chat.postEphemeral has no unfurl flags, and the method ignores them.
        ("chat.postEphemeral", "unfurl_links"), ("chat.postEphemeral", "unfurl_media"), ("chat.update", "unfurl_links"), ("chat.update", "unfurl_media"),
    ];

    private readonly JsonObject _methods;

    private SlackContract(JsonObject methods) => _methods = methods;

    /// <summary>Skips the test where the published contract is absent.</summary>
    public static SlackContract Load() =>
        new((JsonObject)JsonNode.Parse(File.ReadAllText(Repository.RequiredSpecification("slack_methods_contract.json")))!["methods"]!);

    /// <summary>What is wrong with the calls, one line each; empty when all is well.</summary>
    public IReadOnlyList<string> Judge(IEnumerable<RecordedRequest> requests) =>
        [.. requests.SelectMany(request => Judge(request).Select(problem => $"{request.Method}: {problem}"))];

    public IEnumerable<string> Judge(RecordedRequest request) => request.Method switch
    {
        "upload" => [],
        "response_url" => Words(request),
        _ => [.. Arguments(request), .. Words(request), .. Flags(request)],
    };

    private IEnumerable<string> Arguments(RecordedRequest request)
    {
        if (_methods[request.Method]?["args"] is not JsonObject known)
        {
            yield return "no such method is published";
            yield break;
        }

        foreach (var (name, argument) in known)
        {
            if ((bool)argument!["required"]! && request.Arguments[name] is null && !Excused(request, name))
            {
                yield return $"the argument '{name}' is missing";
            }
        }

        foreach (var (name, value) in request.Arguments)
        {
            if (known[name] is JsonObject argument)
            {
                if (value is not null && Mismatch((string)argument["type"]!, value, request.IsForm) is { } expected)
                {
                    yield return $"the argument '{name}' should be {expected} and is {value.ToJsonString()[..Math.Min(80, value.ToJsonString().Length)]}";
                }
            }
            else if (name is not ("token" or "team_id") && !_documented.Contains((request.Method, name)))
            {
                yield return $"the argument '{name}' is not published";
            }
        }
    }

    /// <summary>Client id and secret may come in the Basic header; a thread may be left out in channels by the newer documents.</summary>
    private static bool Excused(RecordedRequest request, string name) =>
        name is "client_id" or "client_secret" && request.Headers.ContainsKey("Authorization")
        || request.Method == "chat.startStream" && name == "thread_ts";

    private static string? Mismatch(string type, JsonNode value, bool isForm)
    {
        if (type.EndsWith("[]", StringComparison.Ordinal) || type.StartsWith('['))
        {
            return value is JsonArray ? null : "a list";
        }

        var alternatives = type.Split('|', StringSplitOptions.TrimEntries);
        if (alternatives.All(alternative => alternative is ['"', .., '"']))
        {
            return value is JsonValue && alternatives.Contains($"\"{value}\"", StringComparer.Ordinal) ? null : $"one of {type}";
        }

        if (alternatives.All(alternative => alternative is "boolean" or "true" or "false"))
        {
            return value.GetValueKind() is System.Text.Json.JsonValueKind.True or System.Text.Json.JsonValueKind.False || isForm && value.ToString() is "true" or "false" ? null : "true or false";
        }

        if (alternatives is ["number"])
        {
            return value.GetValueKind() == System.Text.Json.JsonValueKind.Number || isForm && double.TryParse(value.ToString(), out _) ? null : "a number";
        }

        return alternatives.Contains("string", StringComparer.Ordinal) ? (value is JsonValue ? null : "a string") : value is JsonObject ? null : "an object";
    }

    /// <summary>Rules about what is said, which the contract of names and types cannot hold.</summary>
    private static IEnumerable<string> Words(RecordedRequest request)
    {
        var blocks = request.Arguments["blocks"] as JsonArray;
        var text = request["text"];
        if (blocks is { Count: > 0 } && string.IsNullOrWhiteSpace(text) && (_posting.Contains(request.Method) || request.Method == "response_url"))
        {
            yield return "blocks without 'text', which notifications and screen readers need";
        }

        if (text?.Length > LongestAdvisedText)
        {
            yield return $"'text' has {text.Length} characters; {LongestAdvisedText} are advised";
        }

        foreach (var spoken in Spoken(request.Arguments))
        {
            if (Mass().IsMatch(spoken))
            {
                yield return $"a mass mention: {Mass().Match(spoken).Value}";
            }

            if (BareAngle().Match(spoken) is { Success: true } bare)
            {
                yield return $"an angle bracket that is neither escaped nor part of a link, mention or date: {bare.Value}";
            }
        }
    }

    private static IEnumerable<string> Flags(RecordedRequest request)
    {
        if (request.Method == "chat.postMessage" && (request["unfurl_links"] != "false" || request["unfurl_media"] != "false"))
        {
            yield return "unfurl_links and unfurl_media should both be false";
        }

        if (request["link_names"] == "true" || request["parse"] == "full")
        {
            yield return "names in the text would be linked, and so people notified";
        }
    }

    /// <summary>Every text that Slack parses for mentions: top level, mrkdwn and Markdown.</summary>
    private static IEnumerable<string> Spoken(JsonNode? node) => node switch
    {
        JsonArray list => list.SelectMany(Spoken),
        JsonObject { } it when (string?)(it["type"] as JsonValue) is "plain_text" => [],
        JsonObject it => it.SelectMany(part => part.Key is "text" or "markdown_text" or "initial_comment" && part.Value is JsonValue value ? [value.ToString()] : Spoken(part.Value)),
        _ => [],
    };

    [GeneratedRegex("<!(?:channel|here|everyone|subteam)|@(?:everyone|here|channel)\\b")]
    private static partial Regex Mass();

    [GeneratedRegex("<(?!@[UW]|#C|https?://|mailto:|!date\\^)[^>\\n]{0,40}")]
    private static partial Regex BareAngle();
}
