using System.Globalization;
using System.Text.Json.Nodes;
using PolicyBot.Tests.Fakes.Slack.State;

namespace PolicyBot.Tests.Fakes.Slack.Api;

/// <summary>One call of a method by the app's bot in one workspace, with its arguments already read.</summary>
internal sealed record ApiCall(FakeSlack Slack, JsonObject Arguments, Installation? Caller)
{
    public World World => Slack.World;

    public Installation Bot => Caller!;

    public string? Text(string name) => Arguments[name] switch { null => null, JsonValue value => value.ToString(), var other => other.ToJsonString() };

    public string Required(string name, string error = "invalid_arguments") =>
        Text(name) is { Length: > 0 } text ? text
        : throw new SlackRefusal(error, error == "invalid_arguments" ? [$"[ERROR] missing required field: {name}"] : null);

    public bool? Flag(string name) => Text(name) is { } text ? text is "true" or "1" : null;

    public int Number(string name, int otherwise) =>
        Text(name) is { } text && int.TryParse(text, NumberStyles.Integer, CultureInfo.InvariantCulture, out var number) ? number : otherwise;

    public JsonArray? List(string name, string error) => Json(name, error) switch
    {
        null => null,
        JsonArray list => list,
        _ => throw new SlackRefusal(error),
    };

    public JsonObject? Object(string name, string error) => Json(name, error) switch
    {
        null => null,
        JsonObject it => it,
        _ => throw new SlackRefusal(error),
    };

    /// <summary>A channel by id, as the bot may see it: foreign and unjoined private ones do not exist for it.</summary>
    public Conversation Channel(string argument = "channel")
    {
        var id = Required(argument, "channel_not_found");
        if (World.People.TryGetValue(id, out var person))
        {
            return person.Id == Bot.BotUserId || person.Role == Role.Bot ? throw new SlackRefusal("cannot_dm_bot") : World.DirectWith(person, Bot);
        }

        return World.Channels.TryGetValue(id, out var channel)
            && (channel.Team == Bot.Team || channel.SharedWith.Contains(Bot.Team))
            && (channel.Kind == ChannelKind.Public || channel.Members.Contains(Bot.BotUserId))
            ? channel
            : throw new SlackRefusal("channel_not_found");
    }

    /// <summary>The same, where the bot must be a member.</summary>
    public Conversation JoinedChannel(string argument = "channel")
    {
        var channel = Channel(argument);
        return channel.Members.Contains(Bot.BotUserId) ? channel : throw new SlackRefusal("not_in_channel");
    }

    public Person Person(string argument)
    {
        var id = Required(argument, "user_not_found");
        return World.People.TryGetValue(id, out var person) && (person.Team == Bot.Team || Shares(person))
            ? person
            : throw new SlackRefusal("user_not_found");
    }

    private bool Shares(Person person) =>
        World.Channels.Values.Any(channel => channel.Members.Contains(person.Id) && channel.Members.Contains(Bot.BotUserId));

    private JsonNode? Json(string name, string error)
    {
        try
        {
            return Arguments[name] switch
            {
                JsonValue value when value.TryGetValue<string>(out var text) => text.Length == 0 ? null : JsonNode.Parse(text),
                var node => node?.DeepClone(),
            };
        }
        catch (System.Text.Json.JsonException)
        {
            throw new SlackRefusal(error);
        }
    }
}
