using System.Text.Json.Nodes;
using Microsoft.Extensions.Time.Testing;
using PolicyBot.Tests.Fakes.Discord;

namespace PolicyBot.Tests.Conformance;

/// <summary>Deadlines, double answers, visibility and the lives of tokens; the clock is the test's.</summary>
public sealed class DiscordInteractionRuleTests
{
    private const string Ask = """{"name":"ask","description":"Ask","options":[{"type":3,"name":"question","description":"q","required":true},{"type":3,"name":"topic","description":"t","autocomplete":true}]}""";
    private const string Hello = """{"type":4,"data":{"content":"hello"}}""";
    private readonly FakeTimeProvider _time = new(new(2026, 3, 1, 12, 0, 0, TimeSpan.Zero));

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task An_answer_after_three_seconds_comes_too_late()
    {
        await using var discord = await Start();
        using var bot = new RawDiscordBot(discord);
        var asked = await Run(discord);
        _time.Advance(TimeSpan.FromSeconds(3.1));

        Assert.Equal((404, 10062L), Told(await bot.Answer(asked, Hello)));
    }

    [Fact]
    public async Task An_answer_is_taken_once()
    {
        await using var discord = await Start();
        using var bot = new RawDiscordBot(discord);
        var asked = await Run(discord);

        Assert.Equal(204, (await bot.Answer(asked, Hello)).Status);
        Assert.Equal((400, 40060L), Told(await bot.Answer(asked, Hello)));
        Assert.Single(discord.FromBot);
    }

    [Fact]
    public async Task A_token_lives_a_quarter_of_an_hour_and_works_only_after_the_first_answer()
    {
        await using var discord = await Start();
        using var bot = new RawDiscordBot(discord);
        var asked = await Run(discord);
        var early = await bot.EditOriginal(asked, """{"content":"early"}""");
        await bot.Answer(asked, """{"type":5}""");
        _time.Advance(TimeSpan.FromMinutes(14.9));
        var inTime = await bot.EditOriginal(asked, """{"content":"in time"}""");
        _time.Advance(TimeSpan.FromMinutes(0.2));
        var late = await bot.EditOriginal(asked, """{"content":"late"}""");

        Assert.Equal([(404, 10015L), (200, null), (401, 50027L)], new[] { Told(early), Told(inTime), Told(late) });
    }

    [Theory]
    [InlineData("""{"type":5,"data":{"flags":64}}""", """{"content":"x","flags":0}""", true)]
    [InlineData("""{"type":5}""", """{"content":"x","flags":64}""", false)]
    public async Task Visibility_is_fixed_when_an_answer_is_deferred(string defer, string edit, bool isPrivate)
    {
        await using var discord = await Start();
        using var bot = new RawDiscordBot(discord);
        var asked = await Run(discord);
        await bot.Answer(asked, defer);
        await bot.EditOriginal(asked, edit);

        Assert.Equal(isPrivate, (await discord.Answer(asked, Cancellation)).IsEphemeral);
        Assert.Equal(isPrivate ? 0 : 1, discord.As(discord.Bob).Sees(discord.General).Count);
        Assert.Single(discord.As(discord.Alice).Sees(discord.General));
    }

    [Fact]
    public async Task A_first_follow_up_to_a_deferral_is_the_edit_of_the_original()
    {
        await using var discord = await Start();
        using var bot = new RawDiscordBot(discord);
        var asked = await Run(discord);
        await bot.Answer(asked, """{"type":5,"data":{"flags":64}}""");
        await bot.Send("POST", $"/webhooks/{discord.ApplicationId}/{asked.Token}", """{"content":"meant to be public"}""");

        Assert.True(Assert.Single(discord.FromBot).IsEphemeral);
    }

    [Theory]
    [InlineData(6, "{}")]
    [InlineData(7, """{"content":"x"}""")]
    [InlineData(8, """{"choices":[]}""")]
    public async Task A_command_is_not_answered_like_a_button_or_an_autocomplete(int type, string data)
    {
        await using var discord = await Start();
        using var bot = new RawDiscordBot(discord);

        Assert.Equal((400, 50035L), Told(await bot.Answer(await Run(discord), $$"""{"type":{{type}},"data":{{data}} }""")));
    }

    [Fact]
    public async Task An_autocomplete_takes_25_choices_and_no_deferral()
    {
        await using var discord = await Start();
        using var bot = new RawDiscordBot(discord);
        var typed = await discord.As(discord.Alice).Type(discord.General, "ask", null, ("topic", "a"));
        static string Choices(int count) => $$"""{"type":8,"data":{"choices":[{{string.Join(',', Enumerable.Repeat("""{"name":"n","value":"v"}""", count))}}]} }""";

        Assert.Equal(50035, (await bot.Answer(typed, """{"type":5}""")).Code);
        Assert.Equal(50035, (await bot.Answer(typed, Choices(26))).Code);
        Assert.Equal(204, (await bot.Answer(typed, Choices(25))).Status);
        Assert.Equal(25, (await discord.Choices(typed, Cancellation)).Count);
    }

    [Theory]
    [InlineData("""{"title":"t","custom_id":"m","components":[]}""")]
    [InlineData("""{"title":"t","custom_id":"m","components":[C,C,C,C,C,C]}""")]
    [InlineData("""{"title":"a title that is much too long for any modal to show","custom_id":"m","components":[C]}""")]
    [InlineData("""{"title":"t","components":[C]}""")]
    public async Task A_modal_over_its_limits_is_refused(string modal)
    {
        await using var discord = await Start();
        using var bot = new RawDiscordBot(discord);
        var number = 0;
        var data = string.Concat(modal.Split('C').SelectMany((part, i) => new[] { i == 0 ? "" : $$"""{"type":18,"label":"l","component":{"type":4,"style":1,"custom_id":"c{{number++}}"} }""", part }));

        Assert.Equal((400, 50035L), Told(await bot.Answer(await Run(discord), $$"""{"type":9,"data":{{data}} }""")));
    }

    [Fact]
    public async Task An_ephemeral_message_is_out_of_reach_of_the_channel_routes()
    {
        await using var discord = await Start();
        using var bot = new RawDiscordBot(discord);
        var asked = await Run(discord);
        await bot.Answer(asked, """{"type":4,"data":{"content":"private","flags":64}}""");
        var path = $"/channels/{discord.General.Id}/messages/{asked.Original!.Id}";

        Assert.Equal(10008, (await bot.Send("PATCH", path, """{"content":"x"}""")).Code);
        Assert.Equal(10008, (await bot.Send("DELETE", path)).Code);
    }

    [Fact]
    public async Task Answers_to_interactions_ping_users_alone_unless_they_say_otherwise()
    {
        await using var discord = await Start();
        using var bot = new RawDiscordBot(discord);
        await bot.Answer(await Run(discord), $$"""{"type":4,"data":{"content":"@everyone {{discord.Bob.Mention}}"} }""");

        Assert.Equal("user", Assert.Single(discord.Pings).Kind);
    }

    [Fact]
    public async Task An_application_installed_by_the_user_alone_follows_up_five_times_and_is_private_where_the_guild_says_so()
    {
        await using var discord = await Start();
        using var bot = new RawDiscordBot(discord);
        discord.Admin.Deny(discord.General, discord.Alice, Permission.UseExternalApps);
        var asked = await discord.As(discord.Alice, userInstalledOnly: true).Run(discord.General, "ask", null, ("question", "q"));
        await bot.Answer(asked, Hello);
        var codes = new List<long?>();
        for (var i = 0; i < 6; i++)
        {
            codes.Add((await bot.Send("POST", $"/webhooks/{discord.ApplicationId}/{asked.Token}", """{"content":"more"}""")).Code);
            _time.Advance(TimeSpan.FromSeconds(1));
        }

        Assert.True(asked.Original!.IsEphemeral);
        Assert.Equal([null, null, null, null, null, 40094], codes);
    }

    [Fact]
    public async Task A_user_sees_and_presses_only_what_is_there()
    {
        await using var discord = await Start();
        using var bot = new RawDiscordBot(discord);
        var asked = await Run(discord);
        await bot.Answer(asked, """{"type":4,"data":{"content":"x","flags":64,"components":[{"type":1,"components":[{"type":2,"style":1,"label":"l","custom_id":"b"}]}]}}""");

        await Assert.ThrowsAsync<InvalidOperationException>(() => discord.As(discord.Alice).Press(asked.Original!, "other"));
        await Assert.ThrowsAsync<InvalidOperationException>(() => discord.As(discord.Bob).Press(asked.Original!, "b"));
        await Assert.ThrowsAsync<InvalidOperationException>(() => discord.As(discord.Alice).Run(discord.General, "unknown"));
        Assert.Equal(InteractionType.Component, (await discord.As(discord.Alice).Press(asked.Original!, "b")).Type);
    }

    private static (int Status, long? Code) Told(RawAnswer answer) => (answer.Status, answer.Code);

    private static Task<Interaction> Run(FakeDiscord discord) => discord.As(discord.Alice).Run(discord.General, "ask", null, ("question", "q"));

    private async Task<FakeDiscord> Start()
    {
        var discord = await FakeDiscord.Start(Cancellation, new() { Time = _time });
        discord.Admin.Register(JsonNode.Parse(Ask)!);
        return discord;
    }
}
