using System.Text.Json.Nodes;
using NJsonSchema;
using PolicyBot.Tests.Fakes.Slack;
using PolicyBot.Tests.Fakes.Slack.Delivering;

namespace PolicyBot.Tests.Conformance;

/// <summary>Whatever the fake emits is as complete as the published samples, knows no field that Slack does not, and keeps the published schema.</summary>
public sealed class SlackPayloadTests
{
    private const string SocketMode = "fixtures/slack/socket-mode/";
    private const string Bolt = "fixtures/slack/bolt-python/";
    private const string Skeletons = "fixtures/slack/java-json-logs/";

    /// <summary>Fields of the samples that this fake does not send, each with the reason.</summary>
    private static readonly (string Path, string Why)[] _exceptions =
    [
        ("enterprise_id", "Enterprise Grid only; these workspaces belong to none"),
        ("team.enterprise_", "Enterprise Grid only"),
        ("enterprise:", "Enterprise Grid only; null elsewhere"),
        ("event.assistant_thread.context.enterprise_id", "Enterprise Grid only; null elsewhere"),
        ("authorizations.0.enterprise_id", "Enterprise Grid only; null elsewhere"),
        ("authed_users", "replaced by authorizations in 2021"),
        ("view.blocks", "the app's own blocks, whatever they are"),
        ("view.state.values", "keyed by the app's own blocks"),
        ("event.files.0.thumb_", "made for pictures after the upload, which events need not wait for"),
        ("event.files.0.original_", "measured for pictures after the upload"),
        ("event.assistant_thread.XXX", "a placeholder in the sample"),
        ("event.message.edited.", "the sample's object is empty"),
    ];

    /// <summary>Fields that the fake sends and the published skeletons do not have, each with the reason.</summary>
    private static readonly (string Path, string Why)[] _newer =
    [
        ("context_team_id", "in the newer skeletons and the documents; the older skeletons were taken before"),
        ("context_enterprise_id", "the same"),
        ("event.event_ts", "required by the published schema of the wrapper"),
        ("event.bot_profile", "user_id joined the profile of bots later"),
        ("message.bot_profile", "the same"),
        ("event.message.", "the skeleton of the nested message is that of a plain one"),
        ("event.previous_message.", "the same"),
        ("event.files", "skeletons of files have text where the platform has numbers"),
        ("event.user_team", "seen in the samples of shared channels and assistants"),
        ("event.source_team", "the same"),
        ("event.user_profile", "the same"),
        ("event.assistant_thread", "seen in the samples of the assistant's messages"),
        ("event.team", "seen in the samples of the same events"),
        ("event.client_msg_id", "seen in the samples of the same events"),
        ("event.reply_", "counts of a parent, seen in the sample of message_changed"),
        ("event.is_locked", "the same"),
        ("event.subscribed", "the same"),
        ("event.latest_reply", "the same"),
        ("is_enterprise_install", "text in the form of a command, as the documents say; the skeleton has a boolean"),
        ("response_urls", "seen in the samples of modals"),
        ("is_cleared", "belongs to closed modals"),
        ("message.reply_", "counts of a parent"),
        ("view.state", "keyed by the app's own blocks"),
        ("event.view.state", "the same"),
        ("event.view.blocks", "the app's own blocks"),
        ("state", "the same"),
        ("view.blocks", "the app's own blocks"),
        ("message.blocks", "the app's own blocks"),
        ("event.blocks", "what was written"),
        ("user.username", "in the sample of every other interaction"),
        ("view.submit", "the emoji flag is optional"),
    ];

    public static TheoryData<string, string, string> Samples => new()
    {
        { SocketMode + "socket_mode_hello_message.json", "frame", "hello" },
        { SocketMode + "socket_mode_disconnect_message.json", "frame", "disconnect" },
        { SocketMode + "envelope-0-slash_commands-slash_commands.json", "envelope", "/policy" },
        { SocketMode + "envelope-1-events_api-app_mention.json", "envelope", "app_mention" },
        { SocketMode + "envelope-2-interactive-shortcut.json", "envelope", "shortcut" },
        { SocketMode + "envelope-3-events_api-message.json", "envelope", "message in channel" },
        { SocketMode + "envelope-4-interactive-block_actions.json", "envelope", "block_actions in view" },
        { Bolt + "block_actions.body.json", "payload", "block_actions in ephemeral" },
        { Bolt + "view_submission.body.json", "payload", "view_submission" },
        { Bolt + "view_submission.connect_channel_payload.json", "payload", "view_submission" },
        { Bolt + "view_submission.response_url_payload_body.json", "payload", "view_submission" },
        { Bolt + "view_closed.body.json", "payload", "view_closed" },
        { Bolt + "events.valid_event_body.json", "payload", "app_mention" },
        { Bolt + "events_shared_channels.valid_event_body.json", "payload", "app_mention" },
        { Bolt + "message.message_body.json", "payload", "message in channel" },
        { Bolt + "events_org_apps.event_payload.json", "payload", "message in channel" },
        { Bolt + "events.message_file_share_body.json", "payload", "file_share" },
        { Bolt + "events.join_event_body.json", "payload", "member_joined_channel" },
        { Bolt + "events.left_event_body.json", "payload", "member_left_channel" },
        { Bolt + "events.tokens_revoked_body.json", "payload", "tokens_revoked" },
        { Bolt + "events_shared_channels.tokens_revoked_body.json", "payload", "tokens_revoked" },
        { Bolt + "events.app_uninstalled_body.json", "payload", "app_uninstalled" },
        { Bolt + "events_shared_channels.app_uninstalled_body.json", "payload", "app_uninstalled" },
        { Bolt + "events_assistant.thread_started_event_body.json", "payload", "assistant_thread_started" },
        { Bolt + "events_assistant.user_message_event_body.json", "payload", "message in assistant" },
        { Bolt + "events_assistant.user_message_event_body_with_assistant_thread.json", "payload", "message in assistant" },
        { Bolt + "events_assistant.user_message_event_body_with_action_token.json", "payload", "message in assistant" },
        { Bolt + "events_assistant.channel_message_changed_event_body.json", "payload", "message_changed" },
    };

    public static TheoryData<string, string> KnownFields => new()
    {
        { "app-backend/slash-commands/SlashCommandPayload.json", "/policy" },
        { "app-backend/interactive-components/BlockActionPayload.json", "block_actions in ephemeral" },
        { "app-backend/interactive-components/BlockActionPayload.json", "block_actions in channel" },
        { "app-backend/interactive-components/BlockActionPayload.json", "block_actions in view" },
        { "app-backend/interactive-components/MessageShortcutPayload.json", "message_action" },
        { "app-backend/views/ViewSubmissionPayload.json", "view_submission" },
        { "app-backend/views/ViewClosedPayload.json", "view_closed" },
        { "events/AppMentionPayload.json", "app_mention" },
        { "events/MessagePayload.json", "message in channel" },
        { "events/MessagePayload.json", "message in assistant" },
        { "events/MessageChangedPayload.json", "message_changed" },
        { "events/MessageDeletedPayload.json", "message_deleted" },
        { "events/MessageFileSharePayload.json", "file_share" },
        { "events/AppHomeOpenedPayload.json", "app_home_opened" },
        { "events/MemberJoinedChannelPayload.json", "member_joined_channel" },
        { "events/MemberLeftChannelPayload.json", "member_left_channel" },
        { "events/ChannelArchivePayload.json", "channel_archive" },
        { "events/TokensRevokedPayload.json", "tokens_revoked" },
        { "events/AppUninstalledPayload.json", "app_uninstalled" },
    };

    [Theory]
    [MemberData(nameof(Samples))]
    public async Task What_is_emitted_has_every_field_of_the_published_sample(string file, string what, string emitted)
    {
        var sample = JsonNode.Parse(await File.ReadAllTextAsync(Repository.RequiredSpecification(file), TestContext.Current.CancellationToken))!;
        await using var slack = await FakeSlack.Start(new() { RateLimits = false }, TestContext.Current.CancellationToken);
        var all = await SlackDay.Live(slack);

        var missing = JsonShape.Missing(sample, all[what, emitted]).Where(problem => !Excepted(problem, _exceptions, ["payload."]));

        Assert.Empty(missing);
    }

    [Theory]
    [MemberData(nameof(KnownFields))]
    public async Task What_is_emitted_has_no_field_that_is_not_published(string file, string emitted)
    {
        var skeleton = JsonNode.Parse(await File.ReadAllTextAsync(Repository.RequiredSpecification(Skeletons + file), TestContext.Current.CancellationToken))!;
        await using var slack = await FakeSlack.Start(new() { RateLimits = false }, TestContext.Current.CancellationToken);
        var all = await SlackDay.Live(slack);

        var unknown = JsonShape.Missing(all["payload", emitted], skeleton).Where(problem => !Excepted(problem, _newer, []));

        Assert.Empty(unknown);
    }

    [Fact]
    public async Task Every_event_keeps_the_published_schema_of_the_wrapper()
    {
        var text = await File.ReadAllTextAsync(Repository.RequiredSpecification("slack_events_api_async_v1.json"), TestContext.Current.CancellationToken);
        var wrapper = (JsonObject)JsonNode.Parse(text)!["components"]!["schemas"]!["GenericEventWrapper"]!;
        // Replaced by authorizations in 2021, after this schema was written.
        wrapper["required"]!.AsArray().RemoveAll(name => (string?)name == "authed_users");
        var schema = await JsonSchema.FromJsonAsync(wrapper.ToJsonString(), TestContext.Current.CancellationToken);
        await using var slack = await FakeSlack.Start(new() { RateLimits = false }, TestContext.Current.CancellationToken);
        await SlackDay.Live(slack);

        var events = slack.Courier.All.Where(delivery => delivery.Kind == DeliveryKind.Event).ToList();
        Assert.True(events.Count > 15);
        Assert.All(events, delivery => Assert.Empty(schema.Validate(delivery.Payload.ToJsonString())));
    }

    [Fact]
    public async Task A_missing_field_would_be_noticed()
    {
        var sample = JsonNode.Parse(await File.ReadAllTextAsync(Repository.RequiredSpecification(Bolt + "events.valid_event_body.json"), TestContext.Current.CancellationToken))!;
        await using var slack = await FakeSlack.Start(new() { RateLimits = false, Broken = Flaw.EventWithoutId }, TestContext.Current.CancellationToken);
        var all = await SlackDay.Live(slack);

        Assert.Equal(["event_id: missing"], JsonShape.Missing(sample, all["payload", "app_mention"]).Where(problem => !Excepted(problem, _exceptions, [])));
    }

    private static bool Excepted(string problem, (string Path, string Why)[] exceptions, string[] prefixes) =>
        exceptions.Any(exception => prefixes.Append("").Any(prefix => problem.StartsWith(prefix + exception.Path, StringComparison.Ordinal)));
}
