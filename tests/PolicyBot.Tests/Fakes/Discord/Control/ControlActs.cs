using System.Text.Json.Nodes;

namespace PolicyBot.Tests.Fakes.Discord;

/// <summary>What users do, at a script's word.</summary>
internal sealed class ControlActs(FakeDiscord fake, World world)
{
    public async Task<JsonNode?> Try(string verb, JsonObject form) => verb switch
    {
        "run" => Named(await Actor(form).Run(Place(form), form.Text("command")!, form.Text("subcommand"), [.. Options(form)])),
        "type" => Named(await Actor(form).Type(Place(form), form.Text("command")!, form.Text("subcommand"), [.. Options(form)])),
        "run-on" => Named(await Actor(form).RunOn(Message(form), form.Text("command")!)),
        "press" => Named(await Actor(form).Press(Message(form), form.Text("custom_id")!)),
        "choose" => Named(await Actor(form).Choose(Message(form), form.Text("custom_id")!, [.. form.Items("values").Select(value => value.Text()!)])),
        "submit" => Named(await Actor(form).Submit(world.Interactions[form.Text("interaction")!], [.. Options(form).Select(option => (option.Name, option.Value.ToString()!))])),
        "interaction" => Named(await Actor(form).Send((InteractionType)form.Number("type")!, Place(form), (JsonObject)form["data"]!.DeepClone())),
        "say" => MessagePayloads.Of(Actor(form).Say(Place(form), Text(form), Optional(form, "reply_to"), form.At("ping")?.ToString() != "false"), world),
        "endpoint" => Endpoint(form),
        "save-endpoint" => new JsonObject { ["refused"] = await fake.Delivery.Save(new(form.Text("url")!), CancellationToken.None) },
        "remove-bot" => Done(() => fake.Admin.RemoveBot(fake.Guild)),
        "deny" => Done(() => fake.Admin.Deny(Place(form), fake.Bot, (Permission)ulong.Parse(form.Text("permissions")!))),
        "restore" => Done(() => fake.Admin.Restore(Place(form), fake.Bot)),
        "archive" => Done(() => fake.Admin.Archive(Place(form), form.Yes("locked"))),
        _ => null,
    };

    private static JsonObject Done(Action act)
    {
        act();
        return [];
    }

    private static JsonObject Named(Interaction interaction) => new() { ["id"] = interaction.Id, ["token"] = interaction.Token };

    private JsonObject Endpoint(JsonObject form)
    {
        fake.InteractionsEndpoint = form.Text("url") is { } url ? new(url) : null;
        return [];
    }

    private Actor Actor(JsonObject form) => fake.As(form.Text("user") switch
    {
        null or "alice" => fake.Alice,
        "bob" => fake.Bob,
        "owner" => fake.Owner,
        var id => world.Users[id],
    });

    private Channel Place(JsonObject form) => form.Text("channel") switch
    {
        null => fake.General,
        "dm" => Actor(form).Direct,
        var id => world.Channels[id],
    };

    private string Text(JsonObject form) => form.Text("text")!.Replace("@bot", fake.Bot.Mention);

    private Message Message(JsonObject form) => Optional(form, "message") ?? throw new InvalidOperationException("No such message.");

    private Message? Optional(JsonObject form, string name) =>
        form.Text(name) is { } id ? fake.Messages.FirstOrDefault(message => message.Id == id) : null;

    private static IEnumerable<(string Name, object Value)> Options(JsonObject form) =>
        ((form.At("options") as JsonObject) ?? []).Select(pair => (pair.Key, (object)pair.Value!));
}
