using System.Text.Json.Nodes;
using NJsonSchema;
using PolicyBot.Slack;
using PolicyBot.Tests.Conformance;

namespace PolicyBot.Tests.Slack;

public sealed class SlackManifestTests
{
    /// <summary>Which scope lets an event be subscribed to; see docs.slack.dev/reference/events.</summary>
    private static readonly Dictionary<string, string?> _scopeOf = new(StringComparer.Ordinal)
    {
        ["agent_session_stopped"] = "chat:write",
        ["app_home_opened"] = null,
        ["app_mention"] = "app_mentions:read",
        ["app_uninstalled"] = null,
        ["channel_left"] = "channels:read",
        ["group_left"] = "groups:read",
        ["member_left_channel"] = "channels:read",
        ["message.channels"] = "channels:history",
        ["message.groups"] = "groups:history",
        ["message.im"] = "im:history",
        ["tokens_revoked"] = null,
    };

    [Theory]
    [InlineData("1.0.0", null)]
    [InlineData("1.0.0", "https://bot.example.org")]
    [InlineData("2.0.0", null)]
    [InlineData("2.0.0", "https://bot.example.org/")]
    public async Task It_is_valid_by_the_published_schema(string version, string? http)
    {
        var schema = await JsonSchema.FromFileAsync(Repository.RequiredSpecification($"slack_manifest.schema.{version}.json"), TestContext.Current.CancellationToken);

        Assert.Empty(schema.Validate(SlackManifest.Write(http is null ? null : new(http))).Select(error => error.ToString()));
    }

    [Fact]
    public void Every_event_has_its_scope() =>
        Assert.All(SlackManifest.Events, name => Assert.True(_scopeOf[name] is null || SlackManifest.Scopes.Contains(_scopeOf[name]!), name));

    [Fact]
    public void Over_http_it_names_every_endpoint()
    {
        var manifest = JsonNode.Parse(SlackManifest.Write(new("https://bot.example.org")))!;

        Assert.Equal("https://bot.example.org/slack/events", manifest["settings"]!["event_subscriptions"]!["request_url"]!.GetValue<string>());
        Assert.Equal("https://bot.example.org/slack/interactivity", manifest["settings"]!["interactivity"]!["request_url"]!.GetValue<string>());
        Assert.Equal("https://bot.example.org/slack/commands", manifest["features"]!["slash_commands"]![0]!["url"]!.GetValue<string>());
        Assert.Equal("https://bot.example.org/slack/oauth/callback", manifest["oauth_config"]!["redirect_urls"]![0]!.GetValue<string>());
        Assert.False(manifest["settings"]!["socket_mode_enabled"]!.GetValue<bool>());
    }

    [Fact]
    public void Over_sockets_it_names_none()
    {
        var text = SlackManifest.Write(null);

        Assert.True(JsonNode.Parse(text)!["settings"]!["socket_mode_enabled"]!.GetValue<bool>());
        Assert.DoesNotContain("http", text, StringComparison.Ordinal);
    }
}
