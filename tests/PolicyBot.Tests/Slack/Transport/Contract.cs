using System.Text.Json.Nodes;
using PolicyBot.Tests.Conformance;
using PolicyBot.Tests.Fakes.Slack;

namespace PolicyBot.Tests.Slack.Transport;

/// <summary>The arguments that Slack publishes for each method: no request names another, or leaves out one that is required.</summary>
internal static class Contract
{
    /// <summary>What the official client adds or renames on its way, so that its types do not name it.</summary>
    private static readonly string[] _onTheWire = ["alt_txt", "length", "client_id", "client_secret"];

    private static readonly JsonObject? _methods = Repository.Specification("slack_methods_contract.json") is { } path
        ? (JsonObject)JsonNode.Parse(File.ReadAllText(path))!["methods"]!
        : null;

    public static void Holds(IEnumerable<RecordedRequest> requests) => Assert.All(requests.Where(r => r.Status == 200), request =>
    {
        if (_methods?[request.Method]?["args"] is not JsonObject arguments)
            return;
        Assert.All(request.Arguments, given => Assert.True(_onTheWire.Contains(given.Key) || arguments.ContainsKey(given.Key), $"{request.Method} has no argument {given.Key}"));
        Assert.All(arguments.Where(a => a.Value!["required"]!.GetValue<bool>()), needed => Assert.True(request.Arguments.ContainsKey(needed.Key), $"{request.Method} needs {needed.Key}"));
    });
}
