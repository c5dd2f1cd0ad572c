using System.CommandLine;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using PolicyBot.App.CommandLine;
using PolicyBot.Discord.Registration;
using PolicyBot.Tests.Fakes.Discord;
using CommandRules = PolicyBot.Discord.Registration.CommandRules;

namespace PolicyBot.Tests.Discord;

/// <summary>The commands as they are registered, and that registering changes only what differs.</summary>
public sealed class RegistrationTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_first_run_creates_the_commands_and_a_second_changes_nothing()
    {
        await using var discord = await FakeDiscord.Start(Cancel);
        await using var bot = RunningBot.Build(discord);

        Assert.Equal((0, "Created /policy.\nCreated “Check this claim”.\n"), await Run(bot, "register"));
        var writes = Writes(discord);
        Assert.Equal((0, "Nothing to change.\n"), await Run(bot, "register"));

        Assert.Equal(writes, Writes(discord));
        Assert.Equal(2, discord.Commands().Count);
    }

    [Fact]
    public async Task What_differs_is_changed_and_what_is_no_longer_wanted_goes()
    {
        await using var discord = await FakeDiscord.Start(Cancel);
        await using var bot = RunningBot.Build(discord);
        await Run(bot, "register");
        discord.Admin.Register(new JsonObject { ["type"] = 1, ["name"] = "forecast", ["description"] = "An old one" });
        var policy = discord.Commands().Single(c => c["name"]!.GetValue<string>() == "policy");
        policy["options"]![0]!["name_localizations"]!["es-ES"] = "otra";

        Assert.Equal((0, "Changed /policy.\nDeleted /forecast.\n"), await Run(bot, "register"));
        Assert.Equal((0, "Nothing to change.\n"), await Run(bot, "register"));
    }

    [Fact]
    public async Task One_server_can_have_the_commands_at_once()
    {
        await using var discord = await FakeDiscord.Start(Cancel);
        await using var bot = RunningBot.Build(discord);

        Assert.Equal(0, (await Run(bot, "register", "--guild", discord.Guild.Id)).Status);
        Assert.Equal((0, "Nothing to change.\n"), await Run(bot, "register", "--guild", discord.Guild.Id));

        Assert.Empty(discord.Commands());
        Assert.Equal(2, discord.Commands(discord.Guild).Count);
    }

    [Fact]
    public async Task A_server_that_did_not_grant_commands_is_explained()
    {
        await using var discord = await FakeDiscord.Start(Cancel);
        await using var bot = RunningBot.Build(discord);
        discord.Guild.GrantedCommands = false;

        var (status, output) = await Run(bot, "register", "--guild", discord.Guild.Id);

        Assert.Equal(1, status);
        Assert.Contains("installed with applications.commands", output);
    }

    [Fact]
    public async Task The_invitation_asks_for_the_least_rights()
    {
        await using var discord = await FakeDiscord.Start(Cancel);
        await using var bot = RunningBot.Build(discord);

        Assert.Equal((0, $"https://discord.com/oauth2/authorize?client_id={discord.ApplicationId}&scope=bot+applications.commands&permissions=309237763072\n"), await Run(bot, "invite"));
    }

    [Fact]
    public async Task Without_a_token_it_says_where_to_get_one()
    {
        await using var provider = new ServiceCollection().BuildServiceProvider();
        var error = new StringWriter();

        Assert.Equal(1, await DiscordCommand.Create(() => provider).Parse(["register"]).InvokeAsync(new InvocationConfiguration { Error = error }, Cancel));
        Assert.Contains("Discord:Token", error.ToString());
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void The_commands_keep_the_platforms_rules(bool everywhere) => Assert.Empty(CommandRules.Problems(CommandSet.Of(everywhere)));

    [Fact]
    public void Every_word_has_its_place_in_both_languages()
    {
        var policy = CommandSet.Of(everywhere: true)[0];

        Assert.Equal(PolicyBot.Chat.Commands.All.Select(c => c.Word), policy.Options!.Select(o => o.Name));
        Assert.All(policy.Options!, o => Assert.Equal(["es-ES", "es-419"], o.NameLocalizations.Keys));
        Assert.Equal([0, 1, 2], policy.Contexts);
        Assert.True(policy.Options![0].Options![0].Autocomplete);
        Assert.Equal(PolicyBot.Chat.Commands.CheckThisClaim.Spanish, CommandSet.Of(everywhere: true)[1].NameLocalizations["es-419"]);
    }

    [Fact]
    public void A_command_that_breaks_a_rule_is_found_before_it_is_sent()
    {
        var good = CommandSet.Of(everywhere: true)[0];
        var option = good.Options![0];

        foreach (var bad in (CommandDefinition[])
        [
            good with { Name = "Policy" },
            good with { Name = "two words" },
            good with { Name = new string('a', 33) },
            good with { Description = "" },
            good with { Description = new string('d', 101) },
            good with { Options = [.. Enumerable.Range(0, 26).Select(i => option with { Name = "o" + i })] },
            good with { Options = [option, option] },
            good with { Options = [option, option with { Type = 3, Name = "text", Options = null }] },
            good with { Options = [option with { Options = [option.Options![0] with { Required = null, Name = "first" }, option.Options![0]] }] },
            good with { Options = [option with { Options = [option.Options![0] with { Choices = [new("a", "a")] }] }] },
            good with { Options = [option with { Options = [option.Options![0] with { Autocomplete = null, Choices = [new(new string('a', 101), "a")] }] }] },
            good with { Options = [option with { Options = [option with { Options = [option with { Name = "deep" }] }] }] },
            good with { Options = [.. Enumerable.Range(0, 25).Select(i => option with { Name = "o" + i, Description = new string('d', 100), Options = [.. Enumerable.Range(0, 3).Select(n => option.Options![0] with { Name = "n" + n, Description = new string('d', 100) })] })] },
            CommandSet.Of(everywhere: true)[1] with { Description = "none allowed" },
        ])
            Assert.NotEmpty(CommandRules.Problems([bad]));
        Assert.NotEmpty(CommandRules.Problems([good, good]));
    }

    [Fact]
    public void What_the_platform_adds_is_no_difference()
    {
        var wanted = CommandSet.Of(everywhere: true)[0];
        var shown = JsonNode.Parse(PolicyBot.Discord.Wire.WireJson.Write(wanted))!.AsObject();
        shown["id"] = "1";
        shown["version"] = "2";
        shown["nsfw"] = false;
        shown["default_member_permissions"] = null;
        shown["name_localizations"] = null;
        shown["contexts"] = new JsonArray(2, 0, 1);
        shown["options"]![0]!["options"]![0]!["min_length"] = null;
        shown["options"]!.AsArray().Single(o => (string?)o!["name"] == "settings")!["options"]![0]!["required"] = false;

        Assert.False(CommandDifference.Differs(Element(shown), wanted, everywhere: true));
        shown["options"]![0]!["description"] = "changed";
        Assert.True(CommandDifference.Differs(Element(shown), wanted, everywhere: true));
    }

    private static JsonElement Element(JsonNode node) => JsonDocument.Parse(node.ToJsonString()).RootElement;

    private static int Writes(FakeDiscord discord) => discord.Recording.Requests.Count(r => r.Method != "GET");

    private static async Task<(int Status, string Output)> Run(RunningBot bot, params string[] words)
    {
        var output = new StringWriter { NewLine = "\n" };
        var status = await DiscordCommand.Create(() => bot.Services).Parse(words).InvokeAsync(new InvocationConfiguration { Output = output, Error = output }, Cancel);
        return (status, output.ToString());
    }
}
