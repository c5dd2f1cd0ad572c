using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using PolicyBot.Chat;
using PolicyBot.Slack.Receiving;

namespace PolicyBot.Slack;

/// <summary>The app's manifest: what is pasted into Slack's "Create an app" so that everything in use here is switched on, and nothing else.</summary>
public static class SlackManifest
{
    private const string InstallCallback = "/slack/oauth/callback";

    private static readonly JsonSerializerOptions _readable = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Why each: mentions; prompts and titles; follow-ups in threads, and what kind of channel it is; posting; /policy; exports; direct messages; guests.</summary>
    public static IReadOnlyList<string> Scopes { get; } =
    [
        "app_mentions:read", "assistant:write", "channels:history", "channels:read", "chat:write", "commands", "files:write", "groups:history", "groups:read",
        "im:history", "im:read", "im:write", "users:read",
    ];

    public static IReadOnlyList<string> Events { get; } =
    [
        "agent_session_stopped", "app_home_opened", "app_mention", "app_uninstalled", "channel_left", "group_left", "member_left_channel",
        "message.channels", "message.groups", "message.im", "tokens_revoked",
    ];

    /// <param name="http">Where the bot is reached over HTTP, such as https://policybot.example.org; null for sockets.</param>
    /// <returns>JSON.</returns>
    public static string Write(Uri? http)
    {
        string? At(string path) => http is null ? null : http.AbsoluteUri.TrimEnd('/') + path;
        var manifest = new JsonObject
        {
            ["_metadata"] = new JsonObject { ["major_version"] = 1 },
            ["display_information"] = Display(),
            ["features"] = new JsonObject
            {
                ["app_home"] = new JsonObject { ["home_tab_enabled"] = false, ["messages_tab_enabled"] = true, ["messages_tab_read_only_enabled"] = false },
                ["bot_user"] = new JsonObject { ["display_name"] = "PolicyBot", ["always_online"] = true },
                ["slash_commands"] = new JsonArray(Command(At("/slack/commands"))),
                ["shortcuts"] = new JsonArray(new JsonObject
                {
                    ["name"] = Commands.CheckThisClaim.English,
                    ["type"] = "message",
                    ["callback_id"] = InteractionReader.CheckShortcut,
                    ["description"] = "Check what a message claims against the record",
                }),
                ["agent_view"] = Agent(),
            },
            ["oauth_config"] = Without(new() { ["redirect_urls"] = At(InstallCallback) is { } callback ? new JsonArray(callback) : null, ["scopes"] = new JsonObject { ["bot"] = Strings(Scopes) } }),
            ["settings"] = new JsonObject
            {
                ["event_subscriptions"] = Without(new() { ["request_url"] = At("/slack/events"), ["bot_events"] = Strings(Events) }),
                ["interactivity"] = Without(new() { ["is_enabled"] = true, ["request_url"] = At("/slack/interactivity") }),
                ["org_deploy_enabled"] = false,
                ["socket_mode_enabled"] = http is null,
                ["token_rotation_enabled"] = false,
            },
        };
        return manifest.ToJsonString(_readable);
    }

    private static JsonObject Display() => new()
    {
        ["name"] = "PolicyBot",
        ["description"] = Commands.Description.English,
        ["long_description"] =
            "PolicyBot answers questions about US immigration policy and its statistics. Ask with /policy, mention it in a channel, or write to it directly. "
            + "Every sentence of an answer names its source with a date, and every figure comes from a cited record. It gives no opinions and no legal advice, and says so when its library does not cover a question.",
        ["background_color"] = "#1f3a5f",
    };

    private static JsonObject Command(string? url) => Without(new()
    {
        ["command"] = "/" + Commands.Name,
        ["description"] = Commands.Description.English,
        ["usage_hint"] = $"your question, or {string.Join(" | ", Commands.All.Select(c => c.Word))}",
        ["should_escape"] = true,
        ["url"] = url,
    });

    private static JsonObject Agent() => new()
    {
        ["agent_description"] = "Ask about immigration policies, court rulings, statistics and public claims. Every answer cites its sources.",
        ["suggested_prompts"] = new JsonArray(
            Prompt("A policy", "What is an ICE detainer?"),
            Prompt("A figure", "How many people did Border Patrol apprehend in June 2024?"),
            Prompt("The evidence", "Do immigrants commit more crime?"),
            Prompt("What is in force", "Are the June 2024 asylum limits in force?")),
    };

    private static JsonObject Prompt(string title, string message) => new() { ["title"] = title, ["message"] = message };

    private static JsonArray Strings(IEnumerable<string> values) => [.. values.Select(v => JsonValue.Create(v))];

    private static JsonObject Without(JsonObject json)
    {
        foreach (var missing in json.Where(p => p.Value is null).Select(p => p.Key).ToList())
            json.Remove(missing);
        return json;
    }
}
