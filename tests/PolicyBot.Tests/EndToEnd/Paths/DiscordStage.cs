using System.Collections.Concurrent;
using System.Text;
using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using PolicyBot.Chat;
using PolicyBot.Discord.Registration;
using PolicyBot.Tests.Fakes.Discord;
using Interaction = PolicyBot.Tests.Fakes.Discord.Interaction;
using Message = PolicyBot.Tests.Fakes.Discord.Message;

namespace PolicyBot.Tests.EndToEnd.Paths;

public sealed class DiscordGatewayStage : DiscordStage;

/// <summary>Commands, buttons and forms come by HTTP; messages come by the gateway still, as Discord has no other way for them.</summary>
public sealed class DiscordHttpStage : DiscordStage
{
    private protected override Task<Product> StartAsync(Dictionary<string, string?> settings, Action<IServiceCollection> replacing)
    {
        settings["Discord:PublicKey"] = Discord.PublicKey;
        return base.StartAsync(settings, replacing);
    }

    private protected override async Task ConnectedAsync()
    {
        await base.ConnectedAsync();
        Assert.Null(await Discord.Delivery.Save(new(Product.Address, "discord/interactions"), Token));
    }
}

/// <summary>Discord, by the gateway unless a subclass says otherwise.</summary>
public abstract class DiscordStage : Stage
{
    private int _rooms;

    private protected DiscordStage()
    {
    }

    internal FakeDiscord Discord { get; private set; } = null!;

    internal ConcurrentQueue<Interaction> Interactions { get; } = [];

    internal override IReadOnlyList<string> Complaints => [.. Interactions.Select(i => i.Failure).OfType<string>()];

    internal override string Story() => string.Join('\n', Discord.Recording.Requests.Select(r => r.ToString()).Append(Transcript.Of(Discord.Messages)));

    internal override Task<Room> OpenAsync()
    {
        var number = ++_rooms;
        var guild = Discord.Admin.AddGuild($"path-{number}", Discord.Owner);
        var channel = Discord.Admin.AddChannel(guild, "general");
        DiscordPerson Enter(string name) => new(this, Discord.As(Discord.Admin.AddUser(name, isBot: false, guild)), channel);
        var meg = Enter("meg");
        Discord.Admin.AddRole(guild, "managers", Permission.ManageChannels, meg.User);
        return Task.FromResult<Room>(new(Enter("ann"), Enter("ben"), meg, () =>
        {
            Discord.Admin.RemoveBot(guild);
            return Task.CompletedTask;
        }));
    }

    private protected override async Task PrepareAsync() => Discord = await FakeDiscord.Start(Token);

    private protected override Task<Product> StartAsync(Dictionary<string, string?> settings, Action<IServiceCollection> replacing) =>
        Product.StartAsync(discord: Discord, settings: settings, replacing: replacing);

    private protected override async Task ConnectedAsync()
    {
        Assert.True((await Product.Services.GetRequiredService<DiscordCommands>().RegisterAsync(null, Token)).IsDone);
        await Discord.Connected(Token);
    }

    private protected override ValueTask EndAsync() => Discord.DisposeAsync();
}

internal sealed class DiscordPerson(DiscordStage stage, Actor actor, Channel place) : Someone(stage)
{
    private Interaction? _last;

    public User User => actor.User;

    public override string Mention => User.Mention;

    public override string Id => User.Id;

    public override DiscordPerson Direct => new(stage, actor, actor.Direct);

    public override IReadOnlyList<Seen> Screen => [.. actor.Sees(place).Where(message => !message.IsLoading).Select(Shown)];

    public override async Task CommandAsync(string word, params IReadOnlyList<(string Option, string Value)> options) =>
        await DidAsync(await actor.Run(place, Commands.Name, word, [.. options.Select(o => (o.Option, (object)o.Value))]));

    public override Seen Say(string text) => Shown(actor.Say(place, text));

    public override Seen SayToBot(string text) => Say(place.IsDirect ? text : $"{stage.Discord.Bot.Mention} {text}");

    public override Seen Reply(Seen to, string text) => Shown(actor.Say(place, text, (Message)to.Native));

    public override async Task PressAsync(Seen message, string label)
    {
        var shown = (Message)message.Native;
        await DidAsync(await actor.Press(shown, Buttons(shown).Single(button => button.Text("label") == label).Text("custom_id")!));
    }

    public override async Task CheckAsync(Seen message) => await DidAsync(await actor.RunOn((Message)message.Native, Commands.CheckThisClaim.English));

    /// <summary>What is offered while an option is typed.</summary>
    public async Task<IReadOnlyList<string>> TypeAsync(string word, string option, string text)
    {
        await DidAsync(await actor.Type(place, Commands.Name, word, (option, text)));
        return [.. (await stage.Discord.Choices(_last!, TestContext.Current.CancellationToken)).Select(choice => choice.Text("name")!)];
    }

    public override async Task<ShownForm> FormAsync()
    {
        var modal = await stage.Discord.Modal(_last!, TestContext.Current.CancellationToken);
        return new(modal.Text("title")!, [.. modal.Items("components").Select(Field)], _last!);
    }

    public override async Task SubmitAsync(ShownForm form, params IReadOnlyList<(string Label, string Value)> filled) =>
        await DidAsync(await actor.Submit((Interaction)form.Native, [.. filled.Select(f => (form[f.Label].Name, form[f.Label].Sent(f.Value)))]));

    private static ShownField Field(JsonNode? label)
    {
        var input = label.At("component");
        var options = input.Items("options");
        return new(
            input.Text("custom_id")!,
            label.Text("label")!,
            input.Text("value") ?? options.FirstOrDefault(option => option.Yes("default")).Text("label"),
            options.ToDictionary(option => option.Text("label")!, option => option.Text("value")!));
    }

    /// <summary>Waits until the platform has been told that the bot has it.</summary>
    private async Task DidAsync(Interaction interaction)
    {
        _last = interaction;
        stage.Interactions.Enqueue(interaction);
        await stage.Discord.Until(() => interaction.IsAnswered || interaction.Failure is not null, "the interaction is acknowledged", TestContext.Current.CancellationToken);
    }

    private Seen Shown(Message message) => new(
        message.Id,
        Transcript.Of(message).Replace("\\", "", StringComparison.Ordinal),
        message.Author == stage.Discord.Bot,
        message.RepliesTo?.Id,
        [.. Buttons(message).Select(button => button.Text("label")!)],
        [.. stage.Discord.Pings.Where(ping => ping.MessageId == message.Id).Select(ping => ping.Target)],
        [.. message.Attachments.Select(file => new ShownFile(file.FileName, Encoding.UTF8.GetString(file.Bytes)))],
        message);

    private static IEnumerable<JsonNode> Buttons(Message message) =>
        message.Components.SelectMany(ComponentType.Within).Where(component => component.Number("type") == ComponentType.Button)!;
}
