using System.Text;
using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using PolicyBot.Slack;
using PolicyBot.Slack.Installing;
using PolicyBot.Slack.Receiving;
using PolicyBot.Tests.Fakes.Slack;
using PolicyBot.Tests.Fakes.Slack.Acting;
using PolicyBot.Tests.Fakes.Slack.State;

namespace PolicyBot.Tests.EndToEnd.Paths;

public sealed class SlackSocketStage : SlackStage;

public sealed class SlackHttpStage : SlackStage
{
    private protected override Task<Product> StartAsync(Dictionary<string, string?> settings, Action<IServiceCollection> replacing)
    {
        settings["Slack:AppToken"] = "";
        settings["Slack:SigningSecret"] = Slack.World.SigningSecret;
        return base.StartAsync(settings, replacing);
    }

    private protected override Task ConnectedAsync()
    {
        Slack.DeliverTo(new(Product.Address, "slack/events"), new(Product.Address, "slack/commands"), new(Product.Address, "slack/interactivity"));
        return Task.CompletedTask;
    }
}

/// <summary>Slack, over Socket Mode unless a subclass says otherwise.</summary>
public abstract class SlackStage : Stage
{
    private int _rooms;

    private protected SlackStage()
    {
    }

    internal FakeSlack Slack { get; private set; } = null!;

    internal override IReadOnlyList<string> Complaints => [.. Slack.Recorder.Violations, .. Slack.Courier.All.Select(d => d.UserWasTold).OfType<string>()];

    internal override string Story() => Slack.Story();

    internal override async Task<Room> OpenAsync()
    {
        var number = ++_rooms;
        var team = new Team($"T0PATH{number:D5}", $"Path {number}");
        await InstallAsync(team, number);
        var world = Slack.World;
        lock (world.Gate)
        {
            world.Teams.Add(team);
            world.People.Add(team.Bot!.BotUserId, new(team, team.Bot.BotUserId, "policybot", Role.Bot));
            var channel = new Conversation(team, $"C0PATH{number:D5}", $"path-{number}", ChannelKind.Public);
            world.Channels.Add(channel.Id, channel);
            channel.Members.Add(team.Bot.BotUserId);
            SlackPerson Enter(string name, Role role)
            {
                var person = new Person(team, $"U0{name.ToUpperInvariant()}{number:D6}", $"{name}{number:D4}", role);
                world.People.Add(person.Id, person);
                channel.Members.Add(person.Id);
                return new(this, Slack.As(person), channel);
            }

            var meg = Enter("meg", Role.Admin);
            return new(Enter("ann", Role.Member), Enter("ben", Role.Member), meg, () => meg.Actor.RemoveBot(channel)!.Done);
        }
    }

    /// <summary>What the end of an installation by OAuth leaves on both sides.</summary>
    internal async Task InstallAsync(Team team, int number)
    {
        var scopes = Slack.Options.Scopes;
        team.Bot = new(team, $"U0BOT{number:D6}", $"B0BOT{number:D6}", $"xoxb-path-{number}-{Guid.NewGuid():N}", scopes);
        await Product.Services.GetRequiredService<SlackInstallations>().SaveAsync(new(SlackPlatform.Name, team.Id, team.Bot.Token, team.Bot.BotUserId, scopes), Token);
    }

    private protected override Task<Product> StartAsync(Dictionary<string, string?> settings, Action<IServiceCollection> replacing) =>
        Product.StartAsync(Slack, settings: settings, replacing: replacing);

    private protected override Task ConnectedAsync() => Slack.Until(() => Slack.Sockets.Connections.Any(c => c.Ready), "a socket is connected", Token);

    private protected override async Task PrepareAsync() => Slack = await FakeSlack.Start(Token);

    private protected override ValueTask EndAsync() => Slack.DisposeAsync();
}

internal sealed class SlackPerson(SlackStage stage, Actor actor, Conversation place) : Someone(stage)
{
    public override string Mention => "@" + actor.Person.Name;

    public override string Id => actor.Person.Id;

    public Actor Actor => actor;

    public Conversation Place => place;

    public override SlackPerson Direct => new(stage, actor, actor.Direct);

    public override IReadOnlyList<Seen> Screen
    {
        get
        {
            lock (stage.Slack.World.Gate)
            {
                return [.. actor.Sees(place).Select(Shown), .. actor.Modals.Where(view => view.Errors is not null).Select(Errors)];
            }
        }
    }

    /// <summary>All that follows the slash is one text here.</summary>
    public override Task CommandAsync(string word, params IReadOnlyList<(string Option, string Value)> options) =>
        TypeAsync(string.Join(' ', [word, string.Join(word == PolicyBot.Chat.Commands.Compare ? " and " : " ", options.Select(o => o.Value))]).Trim());

    /// <summary><c>/policy</c> and whatever one types after it.</summary>
    public Task TypeAsync(string text) => actor.Command("/policy", text, place).Done;

    public override Seen Say(string text) => Shown(actor.Say(place, text).Post!);

    public override Seen SayToBot(string text) => place.Kind is ChannelKind.Direct ? Say(text) : Shown(actor.Mention(place, text).Post!);

    public override Seen Reply(Seen to, string text) => Shown(actor.Say(place, text, to.Under ?? to.Id).Post!);

    public override Task PressAsync(Seen message, string label)
    {
        var post = (Post)message.Native;
        return actor.Press(post, post.Actions.Single(action => Label(action.Value) == label).Key).Done;
    }

    public override Task CheckAsync(Seen message) => actor.MessageShortcut((Post)message.Native, InteractionReader.CheckShortcut).Done;

    public override async Task<ShownForm> FormAsync()
    {
        await stage.Slack.Until(() => actor.Modals.Count > 0, "a modal", TestContext.Current.CancellationToken);
        var view = actor.Modals[^1];
        return new(view.Json["title"]!["text"]!.GetValue<string>(), [.. BlockText.Elements((JsonArray)view.Json["blocks"]!).Select(Field)], view);
    }

    public override Task SubmitAsync(ShownForm form, params IReadOnlyList<(string Label, string Value)> filled) =>
        actor.Submit((View)form.Native, [.. filled.Select(f => (form[f.Label].Name, form[f.Label].Sent(f.Value)))]).Done;

    private static ShownField Field((JsonObject Block, JsonObject Element) field)
    {
        var choices = (field.Element["options"] as JsonArray ?? []).ToDictionary(o => o!["text"]!["text"]!.GetValue<string>(), o => o!["value"]!.GetValue<string>());
        var value = field.Element["initial_value"] ?? field.Element["initial_option"]?["text"]?["text"];
        return new(field.Element["action_id"]!.GetValue<string>(), field.Block["label"]!["text"]!.GetValue<string>(), value?.GetValue<string>(), choices);
    }

    private Seen Shown(Post post) => new(
        post.Ts,
        Plain(post.Shown),
        post.ByBot is not null,
        post.ThreadTs,
        [.. post.Actions.Values.Select(Label)],
        [.. post.Notifies.Select(whom => whom.TrimStart('@'))],
        [.. (post.Files ?? []).Select(file => stage.Slack.World.Files.GetValueOrDefault(file!["id"]!.GetValue<string>())).OfType<UploadedFile>().Select(file => new ShownFile(file.Name, Encoding.UTF8.GetString(file.Content.Span)))],
        post);

    private static Seen Errors(View view) => new(view.Id, string.Join('\n', view.Errors!.Select(error => error.Value!.GetValue<string>())), ByBot: true, null, [], [], [], view);

    private static string Label(JsonObject button) => button["text"]!["text"]!.GetValue<string>();

    private static string Plain(string mrkdwn) => mrkdwn.Replace("&lt;", "<", StringComparison.Ordinal).Replace("&gt;", ">", StringComparison.Ordinal).Replace("&amp;", "&", StringComparison.Ordinal);
}
