using System.Text.Json.Nodes;
using Microsoft.Extensions.Time.Testing;
using PolicyBot.Tests.Fakes.Slack;

namespace PolicyBot.Tests.Conformance;

/// <summary>The documented rules of the Web API and of what surrounds it, each refused with the platform's own words.</summary>
public sealed class SlackRulesTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("C0ELSEWHERE", "not_in_channel")]
    [InlineData("C0HIDDEN001", "channel_not_found")]
    [InlineData("C0ARCHIVE01", "is_archived")]
    [InlineData("C0ABROADGEN", "channel_not_found")]
    [InlineData("C0NOSUCHONE", "channel_not_found")]
    [InlineData("U0HOMEBOT01", "cannot_dm_bot")]
    public async Task A_message_is_refused_where_the_bot_may_not_post(string channel, string error)
    {
        await using var slack = await FakeSlack.Start(cancellation: Cancellation);
        await using var wire = new SlackWire(slack);

        Assert.Equal(error, Error(await wire.Call("chat.postMessage", new { channel, text = "hello" })));
    }

    [Fact]
    public async Task A_message_to_a_user_goes_to_the_direct_message_with_her()
    {
        await using var slack = await FakeSlack.Start(cancellation: Cancellation);
        await using var wire = new SlackWire(slack);

        var answer = await wire.Call("chat.postMessage", new { channel = slack.Cast.Max.Id, text = "hello" });

        Assert.Equal(slack.As(slack.Cast.Max).Direct.Id, answer["channel"]!.GetValue<string>());
        Assert.Equal("hello", Assert.Single(slack.As(slack.Cast.Max).Sees(slack.As(slack.Cast.Max).Direct)).Shown);
        Assert.Equal("channel_not_found", Error(await wire.Call("chat.update", new { channel = slack.Cast.Max.Id, ts = Text(answer, "ts"), text = "x" })));
    }

    [Fact]
    public async Task Tokens_are_judged_before_anything_else()
    {
        await using var slack = await FakeSlack.Start(cancellation: Cancellation);
        await using var wire = new SlackWire(slack);

        Assert.Equal("invalid_auth", Error(await wire.Call("auth.test", new { }, "xoxb-wrong")));
        Assert.Equal("not_allowed_token_type", Error(await wire.Call("apps.connections.open", new { })));
        Assert.Equal("not_authed", Error((JsonObject)JsonNode.Parse((await wire.Post(slack.ApiBase + "apps.connections.open", new { token = slack.World.AppToken })).Body)!));
        Assert.Equal("unknown_method", Error(await wire.Call("chat.shout", new { })));
        slack.RevokeTokens(slack.Cast.Home);
        Assert.Equal("token_revoked", Error(await wire.Call("auth.test", new { })));
    }

    [Fact]
    public async Task A_missing_scope_is_named()
    {
        await using var slack = await FakeSlack.Start(new() { Scopes = ["chat:write"] }, Cancellation);
        await using var wire = new SlackWire(slack);

        var answer = await wire.Call("users.info", new { user = slack.Cast.Max.Id });

        Assert.Equal(("missing_scope", "users:read", "chat:write"), (Error(answer), Text(answer, "needed"), Text(answer, "provided")));
    }

    [Fact]
    public async Task More_than_the_tier_allows_is_a_429_for_that_method_and_workspace_only()
    {
        var clock = new FakeTimeProvider();
        await using var slack = await FakeSlack.Start(new() { Clock = clock }, Cancellation);
        await using var wire = new SlackWire(slack);
        for (var call = 0; call < 100; call++)
        {
            Assert.Null(Error(await wire.Call("users.info", new { user = slack.Cast.Max.Id })));
        }

        using (var refused = await wire.Send("users.info", new { user = slack.Cast.Max.Id }))
        {
            Assert.Equal((429, TimeSpan.FromSeconds(60)), ((int)refused.StatusCode, refused.Headers.RetryAfter!.Delta));
        }

        Assert.Null(Error(await wire.Call("auth.test", new { })));
        Assert.Null(Error(await wire.Call("users.info", new { user = slack.Cast.Sol.Id }, slack.Cast.Abroad.Bot!.Token)));
        clock.Advance(TimeSpan.FromSeconds(61));
        Assert.Null(Error(await wire.Call("users.info", new { user = slack.Cast.Max.Id })));
    }

    [Fact]
    public async Task A_channel_takes_about_one_message_a_second()
    {
        var clock = new FakeTimeProvider();
        await using var slack = await FakeSlack.Start(new() { Clock = clock }, Cancellation);
        await using var wire = new SlackWire(slack);
        var statuses = new List<int>();
        for (var message = 0; message < 7; message++)
        {
            using var response = await wire.Send("chat.postMessage", new { channel = slack.Cast.General.Id, text = "hello" });
            statuses.Add((int)response.StatusCode);
        }

        Assert.Equal([200, 200, 200, 200, 200, 429, 429], statuses);
        Assert.Null(Error(await wire.Call("chat.postMessage", new { channel = slack.Cast.Room.Id, text = "hello" })));
        clock.Advance(TimeSpan.FromSeconds(1));
        Assert.Null(Error(await wire.Call("chat.postMessage", new { channel = slack.Cast.General.Id, text = "hello" })));
    }

    [Fact]
    public async Task An_ephemeral_message_is_for_one_member_and_no_method_takes_its_id()
    {
        await using var slack = await FakeSlack.Start(cancellation: Cancellation);
        await using var wire = new SlackWire(slack);
        var general = slack.Cast.General;

        var note = await wire.Call("chat.postEphemeral", new { channel = general.Id, user = slack.Cast.Max.Id, text = "only you" });

        Assert.Equal("only you", Assert.Single(slack.As(slack.Cast.Max).Sees(general)).Shown);
        Assert.Empty(slack.As(slack.Cast.Ana).Sees(general));
        Assert.Equal("message_not_found", Error(await wire.Call("chat.update", new { channel = general.Id, ts = Text(note, "message_ts"), text = "x" })));
        Assert.Equal("user_not_in_channel", Error(await wire.Call("chat.postEphemeral", new { channel = slack.Cast.Room.Id, user = slack.Cast.Gia.Id, text = "x" })));
    }

    [Fact]
    public async Task Threads_history_and_metadata_are_kept()
    {
        await using var slack = await FakeSlack.Start(cancellation: Cancellation);
        await using var wire = new SlackWire(slack);
        var channel = slack.Cast.General.Id;
        var root = Text(await wire.Call("chat.postMessage", new { channel, text = "root", metadata = new { event_type = "answered", event_payload = new { id = "7" } } }), "ts")!;
        var reply = Text(await wire.Call("chat.postMessage", new { channel, text = "reply", thread_ts = root }), "ts")!;

        var replies = await wire.Call("conversations.replies", new { channel, ts = root, include_all_metadata = true });
        var history = await wire.Call("conversations.history", new { channel });

        Assert.Equal(["root", "reply"], replies["messages"]!.AsArray().Select(message => Text((JsonObject)message!, "text")));
        Assert.Equal("answered", (string?)replies["messages"]![0]!["metadata"]!["event_type"]);
        Assert.Equal(1, (int)replies["messages"]![0]!["reply_count"]!);
        Assert.Equal(["root"], history["messages"]!.AsArray().Select(message => Text((JsonObject)message!, "text")));
        Assert.Equal("thread_not_found", Error(await wire.Call("chat.postMessage", new { channel, text = "x", thread_ts = "1.000001" })));
        Assert.Null(Error(await wire.Call("chat.postMessage", new { channel, text = "x", thread_ts = reply })));
        Assert.Contains("reply's own ts", Assert.Single(slack.Recorder.Violations));
        Assert.Equal("thread_not_found", Error(await wire.Call("conversations.replies", new { channel, ts = "1.000001" })));
    }

    [Fact]
    public async Task A_stream_grows_and_ends_and_takes_nothing_afterwards()
    {
        var clock = new FakeTimeProvider();
        await using var slack = await FakeSlack.Start(new() { Clock = clock }, Cancellation);
        await using var wire = new SlackWire(slack);
        var channel = slack.Cast.General.Id;
        var root = slack.As(slack.Cast.Ana).Say(slack.Cast.General, "question").Post!.Ts;

        Assert.Equal("missing_recipient_user_id", Error(await wire.Call("chat.startStream", new { channel, thread_ts = root })));
        var started = await wire.Call("chat.startStream", new { channel, thread_ts = root, recipient_user_id = slack.Cast.Ana.Id, recipient_team_id = slack.Cast.Home.Id, markdown_text = "one " });
        var ts = Text(started, "ts");
        await wire.Call("chat.appendStream", new { channel, ts, chunks = new[] { new { type = "markdown_text", text = "two" } } });
        Assert.Equal("streaming_state_conflict", Error(await wire.Call("chat.update", new { channel, ts, text = "x" })));
        await wire.Call("chat.stopStream", new { channel, ts });

        Assert.Equal("one two", slack.As(slack.Cast.Ana).Sees(slack.Cast.General)[^1].Shown);
        Assert.Equal("message_not_in_streaming_state", Error(await wire.Call("chat.appendStream", new { channel, ts, markdown_text = "x" })));
        var other = await wire.Call("chat.startStream", new { channel, thread_ts = root, recipient_user_id = slack.Cast.Ana.Id, recipient_team_id = slack.Cast.Home.Id });
        clock.Advance(TimeSpan.FromMinutes(6));
        Assert.Equal("message_not_in_streaming_state", Error(await wire.Call("chat.appendStream", new { channel, ts = Text(other, "ts"), markdown_text = "x" })));
    }

    [Fact]
    public async Task A_file_is_uploaded_in_three_steps_and_only_with_its_announced_length()
    {
        await using var slack = await FakeSlack.Start(cancellation: Cancellation);
        await using var wire = new SlackWire(slack);
        using var http = new HttpClient();
        var asked = await wire.Call("files.getUploadURLExternal", new { filename = "chart.png", length = 3 });

        Assert.Equal("file_not_found", Error(await wire.Call("files.completeUploadExternal", new { files = new[] { new { id = Text(asked, "file_id") } } })));
        using var wrong = await http.PostAsync(new Uri(Text(asked, "upload_url")!), new ByteArrayContent([1, 2]), Cancellation);
        using var right = await http.PostAsync(new Uri(Text(asked, "upload_url")!), new ByteArrayContent([1, 2, 3]), Cancellation);
        var done = await wire.Call("files.completeUploadExternal", new { files = new[] { new { id = Text(asked, "file_id"), title = "Chart" } }, channel_id = slack.Cast.General.Id, initial_comment = "see" });

        Assert.Equal((400, 200), ((int)wrong.StatusCode, (int)right.StatusCode));
        Assert.Equal("OK - 3", await right.Content.ReadAsStringAsync(Cancellation));
        Assert.Equal("Chart", (string?)done["files"]![0]!["title"]);
        Assert.Equal("see", slack.As(slack.Cast.Ana).Sees(slack.Cast.General)[^1].Shown);
    }

    [Fact]
    public async Task A_code_installs_once_at_its_own_address_and_scopes_only_grow()
    {
        await using var slack = await FakeSlack.Start(new() { TokenRotation = true, Scopes = ["chat:write"] }, Cancellation);
        await using var wire = new SlackWire(slack);
        var code = slack.Grants.Give(slack.Cast.Ana, slack.Cast.Home, ["commands"], "http://127.0.0.1/back");
        var client = new { client_id = slack.World.ClientId, client_secret = slack.World.ClientSecret };

        Assert.Equal("bad_redirect_uri", Error(await wire.Call("oauth.v2.access", new { client.client_id, client.client_secret, code, redirect_uri = "http://127.0.0.1/other" })));
        Assert.Equal("bad_client_secret", Error(await wire.Call("oauth.v2.access", new { client.client_id, client_secret = "x", code })));
        var installed = await wire.Call("oauth.v2.access", new { client.client_id, client.client_secret, code, redirect_uri = "http://127.0.0.1/back" });
        Assert.Equal("chat:write,commands", Text(installed, "scope"));
        Assert.Equal("code_already_used", Error(await wire.Call("oauth.v2.access", new { client.client_id, client.client_secret, code, redirect_uri = "http://127.0.0.1/back" })));
        var refresh = new { client.client_id, client.client_secret, grant_type = "refresh_token", refresh_token = Text(installed, "refresh_token") };
        Assert.StartsWith("xoxe.xoxb-", Text(await wire.Call("oauth.v2.access", refresh), "access_token"), StringComparison.Ordinal);
        Assert.Equal("invalid_refresh_token", Error(await wire.Call("oauth.v2.access", refresh)));
    }

    [Fact]
    public async Task The_agents_surface_shows_status_title_and_at_most_four_prompts()
    {
        await using var slack = await FakeSlack.Start(cancellation: Cancellation);
        await using var wire = new SlackWire(slack);
        var max = slack.As(slack.Cast.Max);
        var question = max.Write("hello").Post!;
        var at = new { channel_id = question.Channel.Id, thread_ts = question.Ts };
        object prompt = new { title = "A", message = "a" };

        await wire.Call("assistant.threads.setStatus", new { at.channel_id, at.thread_ts, status = "is looking it up" });
        await wire.Call("assistant.threads.setTitle", new { at.channel_id, at.thread_ts, title = "A talk" });
        await wire.Call("assistant.threads.setSuggestedPrompts", new { at.channel_id, at.thread_ts, prompts = Enumerable.Repeat(prompt, 4) });
        Assert.Equal("too_many_prompts", Error(await wire.Call("assistant.threads.setSuggestedPrompts", new { at.channel_id, at.thread_ts, prompts = Enumerable.Repeat(prompt, 5) })));
        Assert.Equal("invalid_thread_ts", Error(await wire.Call("assistant.threads.setStatus", new { at.channel_id, thread_ts = "1.000001", status = "x" })));
        var session = slack.World.Sessions[(question.Channel.Id, question.Ts)];
        Assert.Equal(("is looking it up", "processing", "A talk", 4), (session.Status, session.State, session.Title, session.Prompts.Count));

        await wire.Call("chat.postMessage", new { channel = at.channel_id, at.thread_ts, text = "Here." });
        Assert.Equal("", session.Status);
    }

    private static string? Error(JsonObject answer) => (bool)answer["ok"]! ? null : Text(answer, "error");

    private static string? Text(JsonObject answer, string field) => (string?)answer[field];
}
