using System.Text.Json.Nodes;
using PolicyBot.Tests.Fakes.Slack;
using PolicyBot.Tests.Fakes.Slack.Api;

namespace PolicyBot.Tests.Conformance;

/// <summary>The judge of requests can find fault; and the fake's methods are the published ones, at the published rates.</summary>
public sealed class SlackContractTests
{
    [Theory]
    [InlineData("chat.postMessage", """{"channel":"C1","text":"a","unfurl_links":false,"unfurl_media":false}""", null)]
    [InlineData("chat.postMessage", """{"text":"a","unfurl_links":false,"unfurl_media":false}""", "'channel' is missing")]
    [InlineData("chat.postMessage", """{"channel":"C1","text":"a"}""", "unfurl_links")]
    [InlineData("chat.postMessage", """{"channel":"C1","text":"a","unfurl_links":"no","unfurl_media":false}""", "'unfurl_links' should be true or false")]
    [InlineData("chat.postMessage", """{"channel":"C1","text":"a","unfurl_links":false,"unfurl_media":false,"blocks":"x"}""", "'blocks' should be a list")]
    [InlineData("chat.postMessage", """{"channel":"C1","blocks":[{"type":"divider"}],"unfurl_links":false,"unfurl_media":false}""", "without 'text'")]
    [InlineData("chat.postMessage", """{"channel":"C1","text":"<!channel> a","unfurl_links":false,"unfurl_media":false}""", "mass mention")]
    [InlineData("chat.postMessage", """{"channel":"C1","text":"a","blocks":[{"type":"section","text":{"type":"mrkdwn","text":"@everyone"}}],"unfurl_links":false,"unfurl_media":false}""", "mass mention")]
    [InlineData("chat.postMessage", """{"channel":"C1","text":"a < b","unfurl_links":false,"unfurl_media":false}""", "angle bracket")]
    [InlineData("chat.postMessage", """{"channel":"C1","text":"see <https://a.gov|A>, <!date^1^{date}|x>, <@U1>, a &lt; b","unfurl_links":false,"unfurl_media":false}""", null)]
    [InlineData("chat.postMessage", """{"channel":"C1","text":"a","nonce":"7","unfurl_links":false,"unfurl_media":false}""", "'nonce' is not published")]
    [InlineData("chat.postMessage", """{"channel":"C1","text":"a","parse":"full","unfurl_links":false,"unfurl_media":false}""", "names in the text")]
    [InlineData("chat.shout", """{}""", "no such method")]
    [InlineData("users.info", """{"user":{}}""", "'user' should be a string")]
    [InlineData("conversations.replies", """{"channel":"C1","ts":"1.2","limit":"ten"}""", "'limit' should be a number")]
    [InlineData("assistant.threads.setSuggestedPrompts", """{"channel_id":"D1","prompts":{}}""", "'prompts' should be a list")]
    [InlineData("views.open", """{"trigger_id":"1","view":"{"}""", "'view' should be an object")]
    [InlineData("response_url", """{"text":"<!here>"}""", "mass mention")]
    public void A_request_is_judged_by_the_published_contract(string method, string arguments, string? problem)
    {
        var request = new RecordedRequest(
            method, default, new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase) { ["Content-Type"] = "application/json" }, "",
            (JsonObject)JsonNode.Parse(arguments)!, null, 200, null);

        var problems = SlackContract.Load().Judge([request]);

        if (problem is null)
        {
            Assert.Empty(problems);
        }
        else
        {
            Assert.Contains(problems, found => found.Contains(problem, StringComparison.Ordinal));
        }
    }

    [Fact]
    public void Every_method_of_the_fake_is_published()
    {
        var contract = (JsonObject)JsonNode.Parse(File.ReadAllText(Repository.RequiredSpecification("slack_methods_contract.json")))!["methods"]!;

        Assert.DoesNotContain(ApiMethod.All.Keys, name => contract[name] is null);
    }

    [Fact]
    public void Methods_are_limited_at_their_published_tier()
    {
        var tiers = (JsonObject)JsonNode.Parse(File.ReadAllText(Repository.RequiredSpecification("slack_rate_limit_tiers.json")))!;
        var different = ApiMethod.All.Values
            // Ten sockets may be open at once, so its burst is larger than its tier; and agents.sessions.* are in no list.
            .Where(method => method.Name != "apps.connections.open" && tiers[method.Name] is not null)
            .Where(method => method.PerMinute != (string)tiers[method.Name]! switch
            {
                "Tier1" => ApiMethod.Tier1,
                "Tier2" => ApiMethod.Tier2,
                "Tier3" => ApiMethod.Tier3,
                "Tier4" => ApiMethod.Tier4,
                _ => ApiMethod.Special,
            })
            .Select(method => $"{method.Name}: {method.PerMinute}, {tiers[method.Name]}");

        Assert.Empty(different);
    }
}
