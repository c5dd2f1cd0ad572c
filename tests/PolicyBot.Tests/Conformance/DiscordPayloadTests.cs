using System.Text.Json;
using System.Text.Json.Nodes;
using PolicyBot.Tests.Fakes.Discord;

namespace PolicyBot.Tests.Conformance;

/// <summary>What the fake emits is complete: by the published samples, the published schemas and the official types.</summary>
public sealed class DiscordPayloadTests
{
    /// <summary>Fields of samples that the fake leaves out, with the reason.</summary>
    private static readonly Dictionary<string, string> _left = new()
    {
        ["member.is_pending"] = "an undocumented name of pending, in old samples alone",
        ["data.version"] = "stands in one sample and in no description of the data",
        ["cover_image"] = "of applications that are sold in Discord's shop",
        ["primary_sku_id"] = "of applications that are sold in Discord's shop",
        ["slug"] = "of applications that are sold in Discord's shop",
        ["guild_id"] = "of applications that belong to a guild; only in the application sample",
        ["event_webhooks_url"] = "optional, and the bot uses no webhook events",
        ["event_webhooks_status"] = "optional, and the bot uses no webhook events",
        ["reactions"] = "present on messages that have some; the sample's has",
        ["permission_overwrites[]"] = "the fake's channel has none at first",
    };

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Every_field_of_the_published_samples_is_there()
    {
        var samples = Repository.RequiredSpecification("fixtures/discord/docs-samples");
        var emitted = await DiscordEmitted.Gather();
        var pairs = new Dictionary<string, JsonNode>
        {
            ["interactions_application-commands-03-slash-command-interaction"] = Flat(emitted.Interactions["slash command"]),
            ["interactions_application-commands-07-message-command-interaction"] = emitted.Interactions["message command"],
            ["interactions_application-commands-09-autocomplete"] = Flat(emitted.Interactions["autocomplete"]),
            ["components_reference-05-message-interaction-data-example"] = emitted.Interactions["menu"],
            ["components_reference-09-modal-submit-interaction-data-example"] = emitted.Interactions["modal"],
            ["events_gateway-07-example-response"] = emitted.Answers["gateway"],
            ["resources_application-01-example-application-object"] = emitted.Answers["application"],
            ["resources_channel-01-example-guild-text-channel"] = emitted.Answers["text channel"],
            ["resources_channel-02-example-guild-announcement-channel"] = emitted.Answers["announcement channel"],
            ["resources_channel-04-example-dm-channel"] = emitted.Answers["direct channel"],
            ["resources_channel-07-example-thread-channel"] = emitted.Answers["thread"],
            ["resources_guild-01-example-guild"] = emitted.Answers["guild"],
            ["resources_guild-02-example-unavailable-guild"] = emitted.Events["READY"].Items("guilds")[0]!,
            ["resources_guild-06-example-guild-member"] = emitted.Answers["member"],
            ["resources_message-01-example-message"] = emitted.Events["MESSAGE_CREATE"],
            ["resources_user-01-example-user"] = emitted.Answers["user"],
        };

        var missing = new List<string>();
        foreach (var (sample, payload) in pairs)
        {
            var published = JsonNode.Parse(await File.ReadAllTextAsync(Path.Combine(samples, sample + ".json"), Cancellation));
            missing.AddRange(Missing(published!, payload, "").Where(path => !_left.ContainsKey(path)).Select(path => $"{sample}: {path}"));
        }

        Assert.True(missing.Count == 0, string.Join('\n', missing));
    }

    [Fact]
    public async Task Every_payload_satisfies_its_published_schema()
    {
        var emitted = await DiscordEmitted.Gather();
        var guild = emitted.Events["GUILD_CREATE"];
        var command = emitted.Interactions["button"];
        (string Schema, string Label, JsonNode Json)[] payloads =
        [
            ("MessageResponse", "MESSAGE_CREATE", emitted.Events["MESSAGE_CREATE"]),
            ("MessageResponse", "MESSAGE_UPDATE", emitted.Events["MESSAGE_UPDATE"]),
            ("MessageResponse", "the message of a button", command["message"]!),
            ("UserPIIResponse", "READY.user", emitted.Events["READY"]["user"]!),
            ("GuildWithCountsResponse", "GUILD_CREATE", guild),
            ("GuildMemberResponse", "GUILD_CREATE.members", guild["members"]![0]!),
            ("GuildRoleResponse", "GUILD_CREATE.roles", guild["roles"]![0]!),
            ("GuildChannelResponse", "GUILD_CREATE.channels", guild["channels"]![0]!),
            ("GuildChannelResponse", "CHANNEL_CREATE", emitted.Events["CHANNEL_CREATE"]),
            ("ThreadResponse", "THREAD_CREATE", emitted.Events["THREAD_CREATE"]),
            ("GuildMemberResponse", "the member of an interaction", command["member"]!),
            ("UserResponse", "the user of a direct command", emitted.Interactions["direct command"]["user"]!),
            ("PrivateChannelResponse", "the channel of a direct command", emitted.Interactions["direct command"]["channel"]!),
        ];

        var breaches = await DiscordContract.AgainstDocument(
            payloads.Select(payload => new JsonObject { ["schema"] = payload.Schema, ["label"] = payload.Label, ["json"] = payload.Json.DeepClone() }), Cancellation);

        Assert.True(breaches.Count == 0, string.Join('\n', breaches));
    }

    [Fact]
    public async Task Every_member_that_the_official_types_require_is_there()
    {
        var emitted = await DiscordEmitted.Gather();
        (string Type, JsonNode Json)[] payloads =
        [
            ("GatewayReadyDispatchData", emitted.Events["READY"]),
            ("GatewayGuildCreateDispatchData", emitted.Events["GUILD_CREATE"]),
            ("GatewayMessageCreateDispatchData", emitted.Events["MESSAGE_CREATE"]),
            ("GatewayMessageReactionAddDispatchData", emitted.Events["MESSAGE_REACTION_ADD"]),
            ("GatewayMessageDeleteDispatchData", emitted.Events["MESSAGE_DELETE"]),
            ("APIGuildTextChannel", emitted.Answers["text channel"]),
            ("APIDMChannel", emitted.Answers["direct channel"]),
            ("APIThreadChannel", emitted.Answers["thread"]),
            ("APIGuildForumChannel", emitted.Answers["forum channel"]),
            ("APIApplicationCommand", emitted.Answers["commands"]),
            ("APIApplication", emitted.Answers["application"]),
            ("APIMessage", emitted.Answers["message"]),
            ("APIGuildMember", emitted.Answers["member"]),
            .. emitted.Interactions.Values.Select(interaction => ("APIBaseInteraction", interaction)),
        ];

        var missing = await MissingByTypes(payloads);
        Assert.True(missing.Count == 0, string.Join('\n', missing));
    }

    [Fact]
    public async Task A_member_that_is_taken_away_is_missed_by_all_three()
    {
        var samples = Repository.RequiredSpecification("fixtures/discord/docs-samples");
        var emitted = await DiscordEmitted.Gather();
        var message = (JsonObject)emitted.Answers["message"].DeepClone();
        message.Remove("mention_roles");
        var sample = JsonNode.Parse(await File.ReadAllTextAsync(Path.Combine(samples, "resources_message-01-example-message.json"), Cancellation));

        Assert.Contains("mention_roles", Missing(sample!, message, ""));
        Assert.Contains(await MissingByTypes([("APIMessage", message)]), line => line.Contains("mention_roles"));
        Assert.Contains(
            await DiscordContract.AgainstDocument([new JsonObject { ["schema"] = "MessageResponse", ["label"] = "message", ["json"] = message.DeepClone() }], Cancellation),
            line => line.Contains("mention_roles"));
    }

    /// <summary>The samples' commands have no subcommands, so their options are compared with those inside ours.</summary>
    private static JsonNode Flat(JsonNode interaction)
    {
        var flat = interaction.DeepClone();
        flat["data"]!["options"] = flat["data"]!["options"]![0]!["options"]!.DeepClone();
        return flat;
    }

    private static async Task<IReadOnlyList<string>> MissingByTypes(IEnumerable<(string Type, JsonNode Json)> payloads)
    {
        Assert.SkipWhen(NodeClient.Missing is not null, NodeClient.Missing ?? "");
        var file = Path.GetTempFileName();
        try
        {
            var list = Json.Array(payloads.Select(payload => new JsonObject { ["type"] = payload.Type, ["label"] = payload.Type, ["json"] = payload.Json.DeepClone() }));
            await File.WriteAllTextAsync(file, list.ToJsonString(), Cancellation);
            var environment = new Dictionary<string, string> { ["PAYLOADS"] = file };
            var run = await NodeClient.Run("discord-types.mjs", environment, TimeSpan.FromMinutes(2), Cancellation);
            Assert.True(run.Passed, run.ToString());
            return run.Lines;
        }
        finally
        {
            File.Delete(file);
        }
    }

    /// <summary>The paths of a sample that a payload lacks, or holds as another kind of value.</summary>
    private static IEnumerable<string> Missing(JsonNode sample, JsonNode payload, string path)
    {
        if (sample is JsonObject fields)
        {
            foreach (var (name, value) in fields.Where(field => !char.IsDigit(field.Key[0])))
            {
                var at = path.Length == 0 ? name : $"{path}.{name}";
                if (!payload.Has(name))
                {
                    yield return at;
                }
                else if (value is not null && payload[name] is { } ours)
                {
                    foreach (var inner in Kind(value) == Kind(ours) ? Missing(value, ours, at) : [$"{at} is {Kind(ours)}, not {Kind(value)}"])
                    {
                        yield return inner;
                    }
                }
            }
        }
        else if (sample is JsonArray { Count: > 0 } items && items[0] is { } first && payload is JsonArray { Count: > 0 } ourItems)
        {
            foreach (var inner in Missing(first, ourItems[0]!, path + "[]"))
            {
                yield return inner;
            }
        }
    }

    private static JsonValueKind Kind(JsonNode node) => node.GetValueKind() == JsonValueKind.False ? JsonValueKind.True : node.GetValueKind();
}
