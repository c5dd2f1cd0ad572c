using System.Text.Json.Nodes;
using PolicyBot.Tests.Fakes.Discord;

namespace PolicyBot.Tests.Conformance;

/// <summary>The rules of messages that the official clients never break, and so cannot prove: what the fake refuses, and how.</summary>
public sealed class DiscordMessageRuleTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public static TheoryData<string, string> Refused => new()
    {
        { "content over 2000", $$"""{"content":"{{new string('x', 2001)}}"}""" },
        { "embed title over 256", $$"""{"embeds":[{"title":"{{new string('x', 257)}}"}]}""" },
        { "embed description over 4096", $$"""{"embeds":[{"description":"{{new string('x', 4097)}}"}]}""" },
        { "embed text over 6000 in all", $$"""{"embeds":[{"description":"{{new string('x', 3001)}}"},{"description":"{{new string('x', 3000)}}"}]}""" },
        { "eleven embeds", $$"""{"embeds":[{{string.Join(',', Enumerable.Repeat("""{"title":"t"}""", 11))}}]}""" },
        { "26 fields", $$"""{"embeds":[{"fields":[{{string.Join(',', Enumerable.Repeat("""{"name":"n","value":"v"}""", 26))}}]}]}""" },
        { "a field without value", """{"embeds":[{"fields":[{"name":"n","value":""}]}]}""" },
        { "a link without scheme", """{"embeds":[{"title":"t","url":"example.test"}]}""" },
        { "six rows", $$"""{"content":"x","components":[{{string.Join(',', Enumerable.Range(0, 6).Select(i => Row(Button(i))))}}]}""" },
        { "six buttons in a row", $$"""{"content":"x","components":[{{Row([.. Enumerable.Range(0, 6).Select(Button)])}}]}""" },
        { "the same custom_id twice", $$"""{"content":"x","components":[{{Row(Button(1), Button(1))}}]}""" },
        { "a custom_id over 100", $$"""{"content":"x","components":[{{Row($$"""{"type":2,"style":1,"label":"l","custom_id":"{{new string('x', 101)}}"}""")}}]}""" },
        { "a label over 80", $$"""{"content":"x","components":[{{Row($$"""{"type":2,"style":1,"label":"{{new string('x', 81)}}","custom_id":"a"}""")}}]}""" },
        { "a link button without url", $$"""{"content":"x","components":[{{Row("""{"type":2,"style":5,"label":"l"}""")}}]}""" },
        { "a button outside a row", """{"content":"x","components":[{"type":2,"style":1,"label":"l","custom_id":"a"}]}""" },
        { "V2 with content", """{"content":"x","flags":32768,"components":[{"type":10,"content":"x"}]}""" },
        { "parse users and users", """{"content":"x","allowed_mentions":{"parse":["users"],"users":["123456789012345678"]}}""" },
        { "an unknown kind of mention", """{"content":"x","allowed_mentions":{"parse":["all"]}}""" },
        { "a nonce over 25", $$"""{"content":"x","nonce":"{{new string('x', 26)}}"}""" },
        { "an attachment that is not there", """{"content":"x","attachments":[{"id":0,"filename":"a.txt"}]}""" },
        { "content that is no text", """{"content":7}""" },
        { "a reply to nothing", """{"content":"x","message_reference":{"message_id":"123456789012345678"}}""" },
    };

    [Theory]
    [MemberData(nameof(Refused))]
    public async Task A_message_over_a_limit_is_refused_with_50035(string what, string body)
    {
        await using var discord = await FakeDiscord.Start(Cancellation);
        using var bot = new RawDiscordBot(discord);

        var answer = await bot.Say(discord.General, body);

        Assert.True(answer is { Status: 400, Code: 50035 } && answer.Body.At("errors") is JsonObject { Count: > 0 }, $"{what}: {answer}");
        Assert.Empty(discord.Messages);
    }

    [Theory]
    [InlineData("{}", 400, 50006)]
    [InlineData("""{"content":"   "}""", 400, 50006)]
    [InlineData("{", 400, 50109)]
    public async Task A_message_of_nothing_is_refused(string body, int status, int code)
    {
        await using var discord = await FakeDiscord.Start(Cancellation);
        using var bot = new RawDiscordBot(discord);

        var answer = await bot.Say(discord.General, body);

        Assert.Equal((status, code), (answer.Status, (int)answer.Code!));
    }

    [Fact]
    public async Task A_message_at_its_limits_is_taken()
    {
        await using var discord = await FakeDiscord.Start(Cancellation);
        using var bot = new RawDiscordBot(discord);
        var rows = string.Join(',', Enumerable.Range(0, 5).Select(row => Row([.. Enumerable.Range(row * 5, 5).Select(Button)])));

        var answer = await bot.Say(discord.General, $$"""{"content":"{{new string('x', 2000)}}","embeds":[{"description":"{{new string('x', 4096)}}"},{"description":"{{new string('x', 1904)}}"}],"components":[{{rows}}]}""");

        Assert.Equal(200, answer.Status);
    }

    [Fact]
    public async Task Without_allowed_mentions_a_message_pings_everyone_and_with_an_empty_parse_nobody()
    {
        await using var discord = await FakeDiscord.Start(Cancellation);
        using var bot = new RawDiscordBot(discord);
        var text = $"@everyone {discord.Alice.Mention}";

        await bot.Say(discord.General, $$"""{"content":"{{text}}","allowed_mentions":{"parse":[]} }""");
        Assert.Empty(discord.Pings);
        await bot.Say(discord.General, $$"""{"content":"{{text}}"}""");
        Assert.Equal(["everyone", "user"], discord.Pings.Select(ping => ping.Kind));
    }

    [Fact]
    public async Task An_edit_reads_mentions_by_the_defaults_again()
    {
        await using var discord = await FakeDiscord.Start(Cancellation);
        using var bot = new RawDiscordBot(discord);
        var message = await bot.Say(discord.General, """{"content":"x","allowed_mentions":{"parse":[]}}""");

        await bot.Send("PATCH", $"/channels/{discord.General.Id}/messages/{message.Id}", """{"content":"@here"}""");

        Assert.True(Assert.Single(discord.Pings).OnEdit);
    }

    [Fact]
    public async Task The_same_enforced_nonce_gives_the_first_message()
    {
        await using var discord = await FakeDiscord.Start(Cancellation);
        using var bot = new RawDiscordBot(discord);

        var first = await bot.Say(discord.General, """{"content":"a","nonce":"n","enforce_nonce":true}""");
        var second = await bot.Say(discord.General, """{"content":"a","nonce":"n","enforce_nonce":true}""");
        var third = await bot.Say(discord.General, """{"content":"a","nonce":"n"}""");

        Assert.Equal(first.Id, second.Id);
        Assert.NotEqual(first.Id, third.Id);
    }

    [Fact]
    public async Task Missing_permissions_are_told_apart()
    {
        await using var discord = await FakeDiscord.Start(Cancellation);
        using var bot = new RawDiscordBot(discord);

        discord.Admin.Deny(discord.General, discord.Bot, Permission.EmbedLinks);
        var hidden = await bot.Say(discord.General, """{"content":"x","embeds":[{"title":"t"}]}""");
        discord.Admin.Deny(discord.General, discord.Bot, Permission.SendMessages);
        var mute = await bot.Say(discord.General, """{"content":"x"}""");
        discord.Admin.RemoveBot(discord.General);
        var blind = await bot.Say(discord.General, """{"content":"x"}""");
        discord.Admin.RemoveBot(discord.Guild);
        var gone = await bot.Send("GET", $"/guilds/{discord.Guild.Id}");

        Assert.Empty(hidden.Body.Items("embeds"));
        Assert.Equal([50013, 50001, 50001], [mute.Code!.Value, blind.Code!.Value, gone.Code!.Value]);
    }

    [Fact]
    public async Task Threads_forums_and_direct_messages_have_their_own_refusals()
    {
        await using var discord = await FakeDiscord.Start(Cancellation);
        using var bot = new RawDiscordBot(discord);
        const string Text = """{"content":"x"}""";
        var thread = discord.Admin.AddThread(discord.General, "t", discord.Alice);
        var message = await bot.Say(thread, Text);
        discord.Admin.Archive(thread);
        var editArchived = await bot.Send("PATCH", $"/channels/{thread.Id}/messages/{message.Id}", Text);
        var sendArchived = await bot.Say(thread, Text);
        discord.Admin.Archive(thread, locked: true);
        var sendLocked = await bot.Say(thread, Text);
        discord.Admin.Deny(discord.General, discord.Bot, Permission.SendMessagesInThreads);
        var denied = await bot.Say(discord.Admin.AddThread(discord.General, "u", discord.Alice), Text);
        var forum = await bot.Say(discord.Forum, Text);
        var direct = discord.As(discord.Bob).Direct;
        discord.Bob.AcceptsDirectMessages = false;
        var closed = await bot.Say(direct, Text);
        discord.DirectChannelsAllowed = 0;
        var tooFast = await bot.Send("POST", "/users/@me/channels", $$"""{"recipient_id":"{{discord.Alice.Id}}"}""");

        Assert.Equal([50083, null, 160005, 50013, 50008, 50007, 40003], [editArchived.Code, sendArchived.Code, sendLocked.Code, denied.Code, forum.Code, closed.Code, tooFast.Code]);
    }

    [Fact]
    public async Task A_thread_without_a_type_is_private_and_one_on_a_message_has_its_id()
    {
        await using var discord = await FakeDiscord.Start(Cancellation);
        using var bot = new RawDiscordBot(discord);
        var message = await bot.Say(discord.General, """{"content":"x"}""");

        var alone = await bot.Send("POST", $"/channels/{discord.General.Id}/threads", """{"name":"t"}""");
        var on = await bot.Send("POST", $"/channels/{discord.General.Id}/messages/{message.Id}/threads", """{"name":"t"}""");
        var again = await bot.Send("POST", $"/channels/{discord.General.Id}/messages/{message.Id}/threads", """{"name":"t"}""");

        Assert.Equal(12, alone.Body.Number("type"));
        Assert.Equal(message.Id, on.Id);
        Assert.Equal(160004, again.Code);
    }

    private static string Row(params string[] components) => $$"""{"type":1,"components":[{{string.Join(',', components)}}]}""";

    private static string Button(int number) => $$"""{"type":2,"style":1,"label":"l","custom_id":"b{{number}}"}""";
}
