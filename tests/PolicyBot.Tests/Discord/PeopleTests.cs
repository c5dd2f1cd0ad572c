using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using PolicyBot.Chat;
using PolicyBot.Discord.Wire;
using PolicyBot.Tests.Fakes.Discord;
using PermissionRules = PolicyBot.Discord.People.PermissionRules;

namespace PolicyBot.Tests.Discord;

/// <summary>Who may do what, where the event did not say.</summary>
public sealed class PeopleTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_platform_is_asked_who_manages_a_channel()
    {
        await using var discord = await FakeDiscord.Start(Cancel);
        await using var bot = RunningBot.Build(discord);
        var manager = discord.Admin.AddUser("mia", guilds: discord.Guild);
        discord.Admin.AddRole(discord.Guild, "managers", Permission.ManageChannels, manager);
        var stranger = discord.Admin.AddUser("sam");

        Assert.Equal(Standing.Manager, await Ask(bot, discord, discord.Owner));
        Assert.Equal(Standing.Manager, await Ask(bot, discord, manager));
        Assert.Equal(Standing.Member, await Ask(bot, discord, discord.Alice));
        Assert.Equal(Standing.Outsider, await Ask(bot, discord, stranger));
        discord.Admin.Deny(discord.General, manager, Permission.ManageChannels);
        Assert.Equal(Standing.Member, await Ask(bot, discord, manager));
    }

    [Fact]
    public async Task Where_the_platform_cannot_be_asked_nothing_is_known()
    {
        await using var discord = await FakeDiscord.Start(Cancel);
        await using var bot = RunningBot.Build(discord);
        discord.Faults.Next(Faults.AnyRoute, Fault.ServerError(), times: 20);

        Assert.Equal(Standing.Unknown, await Ask(bot, discord, discord.Owner));
    }

    [Theory]
    [InlineData("owner", "[]", 16)]
    [InlineData("5", "[]", 1024)]
    [InlineData("5", """[{"id":"9","type":0,"deny":"1024","allow":"0"}]""", 0)]
    [InlineData("5", """[{"id":"9","type":0,"deny":"0","allow":"16"}]""", 1040)]
    [InlineData("5", """[{"id":"1","type":0,"deny":"16","allow":"0"},{"id":"2","type":0,"deny":"0","allow":"16"}]""", 1040)]
    [InlineData("5", """[{"id":"2","type":0,"deny":"0","allow":"16"},{"id":"5","type":1,"deny":"16","allow":"0"}]""", 1024)]
    [InlineData("5", """[{"id":"3","type":0,"deny":"0","allow":"16"}]""", 1024)]
    public void Permissions_are_resolved_in_the_documented_order(string person, string overwrites, long held)
    {
        var guild = Json("""{"id":"9","owner_id":"owner","roles":[{"id":"9","permissions":"1024"},{"id":"1","permissions":"0"},{"id":"2","permissions":"0"},{"id":"3","permissions":"8"}]}""");

        var permissions = PermissionRules.Of(guild, Json("""{"roles":["1","2"]}"""), person, Json($$"""{"permission_overwrites":{{overwrites}}}"""), default);

        Assert.Equal((Permissions)held, permissions & (Permissions.ViewChannel | Permissions.ManageChannels) & (Permissions)(person == "owner" ? 16 : -1));
        Assert.Equal((Permissions)ulong.MaxValue, PermissionRules.Of(guild, Json("""{"roles":["3"]}"""), person, Json("{}"), default));
    }

    private static Task<Standing> Ask(RunningBot bot, FakeDiscord discord, User user) =>
        bot.Services.GetRequiredService<IDescribePeople>().StandingAsync(new(new("discord"), discord.Guild.Id, discord.General.Id), new(new("discord:" + user.Id), user.Id), Cancel);

    private static JsonElement Json(string json) => JsonDocument.Parse(json).RootElement;
}
