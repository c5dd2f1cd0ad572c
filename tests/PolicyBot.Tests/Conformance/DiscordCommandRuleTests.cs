using PolicyBot.Tests.Fakes.Discord;

namespace PolicyBot.Tests.Conformance;

/// <summary>Registration: what is refused, and what a PUT does to what it does not list.</summary>
public sealed class DiscordCommandRuleTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public static TheoryData<string, string> Refused => new()
    {
        { "an upper-case name", """{"name":"Policy","description":"d"}""" },
        { "a name with a space", """{"name":"a b","description":"d"}""" },
        { "a name over 32", $$"""{"name":"{{new string('a', 33)}}","description":"d"}""" },
        { "no description", """{"name":"a"}""" },
        { "a description over 100", $$"""{"name":"a","description":"{{new string('d', 101)}}"}""" },
        { "26 options", $$"""{"name":"a","description":"d","options":[{{Options(26)}}]}""" },
        { "a required option after an optional one", """{"name":"a","description":"d","options":[{"type":3,"name":"x","description":"d"},{"type":3,"name":"y","description":"d","required":true}]}""" },
        { "autocomplete with choices", """{"name":"a","description":"d","options":[{"type":3,"name":"x","description":"d","autocomplete":true,"choices":[{"name":"n","value":"v"}]}]}""" },
        { "autocomplete on a boolean", """{"name":"a","description":"d","options":[{"type":5,"name":"x","description":"d","autocomplete":true}]}""" },
        { "a group in a group", """{"name":"a","description":"d","options":[{"type":2,"name":"g","description":"d","options":[{"type":2,"name":"h","description":"d"}]}]}""" },
        { "a subcommand beside an option", """{"name":"a","description":"d","options":[{"type":1,"name":"s","description":"d"},{"type":3,"name":"x","description":"d"}]}""" },
        { "two options of one name", """{"name":"a","description":"d","options":[{"type":3,"name":"x","description":"d"},{"type":3,"name":"x","description":"d"}]}""" },
        { "over 8000 characters", $$"""{"name":"a","description":"d","options":[{{string.Join(',', Enumerable.Range(0, 4).Select(LargeOption))}}]}""" },
        { "a bad localised name", """{"name":"a","description":"d","name_localizations":{"es-ES":"Con Espacio"}}""" },
        { "permissions that are no number", """{"name":"a","description":"d","default_member_permissions":"all"}""" },
    };

    [Theory]
    [MemberData(nameof(Refused))]
    public async Task A_command_that_breaks_a_rule_is_refused_with_50035(string what, string command)
    {
        await using var discord = await FakeDiscord.Start(Cancellation);
        using var bot = new RawDiscordBot(discord);

        var answer = await bot.Send("PUT", $"/applications/{discord.ApplicationId}/commands", $"[{command}]");

        Assert.True(answer is { Status: 400, Code: 50035 }, $"{what}: {answer}");
        Assert.Empty(discord.Commands());
    }

    [Fact]
    public async Task Contexts_exist_on_global_commands_alone()
    {
        await using var discord = await FakeDiscord.Start(Cancellation);
        using var bot = new RawDiscordBot(discord);
        const string Command = """[{"name":"a","description":"d","contexts":[0]}]""";

        Assert.Equal(200, (await bot.Send("PUT", $"/applications/{discord.ApplicationId}/commands", Command)).Status);
        Assert.Equal(50035, (await bot.Send("PUT", $"/applications/{discord.ApplicationId}/guilds/{discord.Guild.Id}/commands", Command)).Code);
    }

    [Fact]
    public async Task A_put_deletes_what_it_does_not_list_and_keeps_the_ids_of_what_it_does()
    {
        await using var discord = await FakeDiscord.Start(Cancellation);
        using var bot = new RawDiscordBot(discord);
        var path = $"/applications/{discord.ApplicationId}/commands";
        var first = await bot.Send("PUT", path, """[{"name":"a","description":"d"},{"name":"b","description":"d"}]""");
        var second = await bot.Send("PUT", path, """[{"name":"b","description":"e"},{"name":"B","type":3}]""");

        Assert.Equal(first.Body![1].Text("id"), second.Body![0].Text("id"));
        Assert.Equal(["b", "B"], discord.Commands().Select(command => command.Text("name")!));
    }

    [Fact]
    public async Task A_post_creates_with_201_and_overwrites_with_200()
    {
        await using var discord = await FakeDiscord.Start(Cancellation);
        using var bot = new RawDiscordBot(discord);
        var path = $"/applications/{discord.ApplicationId}/commands";
        const string Command = """{"name":"a","description":"d","name_localizations":{"es-ES":"b"}}""";

        Assert.Equal(201, (await bot.Send("POST", path, Command)).Status);
        Assert.Equal(200, (await bot.Send("POST", path, Command)).Status);
        Assert.False((await bot.Send("GET", path)).Body![0].Has("name_localizations"));
        Assert.True((await bot.Send("GET", path + "?with_localizations=true")).Body![0].Has("name_localizations"));
    }

    [Fact]
    public async Task Sixteen_message_commands_are_one_too_many_and_a_guild_without_the_scope_has_none()
    {
        await using var discord = await FakeDiscord.Start(Cancellation);
        using var bot = new RawDiscordBot(discord);
        var path = $"/applications/{discord.ApplicationId}/guilds/{discord.Guild.Id}/commands";
        var commands = string.Join(',', Enumerable.Range(0, 16).Select(i => $$"""{"name":"c{{i}}","type":3}"""));

        Assert.Equal(30032, (await bot.Send("PUT", path, $"[{commands}]")).Code);
        discord.Guild.GrantedCommands = false;
        Assert.Equal(50001, (await bot.Send("PUT", path, "[]")).Code);
    }

    private static string Options(int count) =>
        string.Join(',', Enumerable.Range(0, count).Select(i => $$"""{"type":3,"name":"o{{i}}","description":"d"}"""));

    private static string LargeOption(int number) =>
        $$"""{"type":3,"name":"o{{number}}","description":"d","choices":[{{string.Join(',', Enumerable.Range(0, 25).Select(i => $$"""{"name":"{{i}}{{new string('n', 50)}}","value":"{{i}}{{new string('v', 50)}}"}"""))}}]}""";
}
