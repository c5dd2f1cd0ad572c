using System.Text.Json.Nodes;
using PolicyBot.Tests.Fakes.Discord;

namespace PolicyBot.Tests.Conformance;

/// <summary>A little of everything that the fake emits, gathered once as a client receives it.</summary>
internal sealed record DiscordEmitted(IReadOnlyDictionary<string, JsonNode> Events, IReadOnlyDictionary<string, JsonNode> Interactions, IReadOnlyDictionary<string, JsonNode> Answers)
{
    private const string Commands = """
        [
          {"name":"policy","description":"Policy","options":[{"type":1,"name":"ask","description":"Ask","options":[
            {"type":3,"name":"question","description":"q","required":true},{"type":3,"name":"topic","description":"t","autocomplete":true},{"type":6,"name":"who","description":"w"}]}]},
          {"name":"Check this claim","type":3},
          {"name":"Who is this","type":2}
        ]
        """;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public static async Task<DiscordEmitted> Gather()
    {
        const Intents Everything = (Intents)0xFFFF;
        await using var discord = await FakeDiscord.Start(Cancellation, new() { PrivilegedIntents = Intents.Privileged });
        using var bot = new RawDiscordBot(discord);
        using var gateway = await RawGateway.Identified(discord, (int)Everything);
        await gateway.Receive("READY");
        var answers = await Ask(discord, bot);
        var interactions = await Interact(discord, bot);
        Happen(discord);
        await discord.Until(() => discord.Recording.Frames.Any(frame => frame.Event == "GUILD_DELETE"), "the last event", Cancellation);

        var events = discord.Recording.Frames.Where(frame => frame.Event is not null).GroupBy(frame => frame.Event!).ToDictionary(group => group.Key, group => group.Last().Data!);
        events["READY"] = discord.Recording.Frames.First(frame => frame.Event == "READY").Data!;
        return new(events, interactions.ToDictionary(pair => pair.Key, pair => Received(discord, pair.Value)), answers);
    }

    private static async Task<Dictionary<string, JsonNode>> Ask(FakeDiscord discord, RawDiscordBot bot)
    {
        var commands = $"/applications/{discord.ApplicationId}/commands";
        return new()
        {
            ["commands"] = (await bot.Send("PUT", commands, Commands)).Body![0]!,
            ["application"] = (await bot.Send("GET", "/applications/@me")).Body!,
            ["user"] = (await bot.Send("GET", "/users/@me")).Body!,
            ["guild"] = (await bot.Send("GET", $"/guilds/{discord.Guild.Id}")).Body!,
            ["member"] = (await bot.Send("GET", $"/guilds/{discord.Guild.Id}/members/{discord.Alice.Id}")).Body!,
            ["text channel"] = (await bot.Send("GET", $"/channels/{discord.General.Id}")).Body!,
            ["announcement channel"] = (await bot.Send("GET", $"/channels/{discord.News.Id}")).Body!,
            ["forum channel"] = (await bot.Send("GET", $"/channels/{discord.Forum.Id}")).Body!,
            ["direct channel"] = (await bot.Send("POST", "/users/@me/channels", $$"""{"recipient_id":"{{discord.Alice.Id}}"}""")).Body!,
            ["thread"] = (await bot.Send("POST", $"/channels/{discord.General.Id}/threads", """{"name":"t","type":11}""")).Body!,
            ["gateway"] = (await bot.Send("GET", "/gateway/bot")).Body!,
            ["message"] = (await bot.Say(discord.General, $$"""{"content":"{{discord.Alice.Mention}} hello","embeds":[{"title":"t"}]}""")).Body!,
        };
    }

    private static async Task<Dictionary<string, Interaction>> Interact(FakeDiscord discord, RawDiscordBot bot)
    {
        const string Shown = """{"type":4,"data":{"content":"x","components":[{"type":1,"components":[{"type":2,"style":1,"label":"l","custom_id":"b"}]},{"type":1,"components":[{"type":3,"custom_id":"s","options":[{"label":"l","value":"v"}]}]}]}}""";
        const string Modal = """{"type":9,"data":{"custom_id":"m","title":"t","components":[{"type":18,"label":"l","component":{"type":4,"style":1,"custom_id":"i"}}]}}""";
        var alice = discord.As(discord.Alice);
        var slash = await alice.Run(discord.General, "policy", "ask", ("question", "q"), ("who", discord.Bob));
        await bot.Answer(slash, Shown);
        var button = await alice.Press(slash.Original!, "b");
        await bot.Answer(button, Modal);
        return new()
        {
            ["slash command"] = slash,
            ["button"] = button,
            ["menu"] = await alice.Choose(slash.Original!, "s", "v"),
            ["modal"] = await alice.Submit(button, ("i", "text")),
            ["autocomplete"] = await alice.Type(discord.General, "policy", "ask", ("topic", "a")),
            ["message command"] = await alice.RunOn(alice.Say(discord.General, "a claim"), "Check this claim"),
            ["direct command"] = await alice.Run(alice.Direct, "policy", "ask", ("question", "q")),
        };
    }

    /// <summary>One of every other event; the bot is thrown out last.</summary>
    private static void Happen(FakeDiscord discord)
    {
        var alice = discord.As(discord.Alice);
        alice.Tell("hello");
        var said = alice.Say(discord.General, $"{discord.Bot.Mention} hello");
        alice.Edit(said, "changed");
        alice.React(said, "👍");
        var reply = alice.Say(discord.General, "a reply", discord.FromBot[0]);
        alice.Delete(reply);
        discord.Admin.AddThread(discord.General, "thread", discord.Alice);
        discord.Admin.AddChannel(discord.Guild, "channel");
        alice.Say(discord.General, $"{discord.Bot.Mention} the last message");
        discord.Admin.RemoveBot(discord.Guild);
    }

    private static JsonNode Received(FakeDiscord discord, Interaction interaction) =>
        discord.Recording.Frames.First(frame => frame.Event == "INTERACTION_CREATE" && frame.Data.Text("id") == interaction.Id).Data!;
}
