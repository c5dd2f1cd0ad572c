using System.Text.Json.Nodes;

namespace PolicyBot.Tests.Fakes.Discord;

/// <summary>The data of a command as the client puts it together, from what the bot has registered.</summary>
internal sealed class CommandCall(World world, Channel channel)
{
    /// <param name="subcommand">"ask", or "digest on" for one in a group; null for a command without.</param>
    /// <param name="focused">The option being typed, for an autocomplete.</param>
    public JsonObject Slash(string name, string? subcommand, IReadOnlyList<(string Name, object Value)> options, string? focused = null)
    {
        var command = Registered(name, type: 1);
        var data = Head(command);
        var definitions = command.Items("options");
        var at = data;
        foreach (var step in subcommand?.Split(' ') ?? [])
        {
            var definition = definitions.FirstOrDefault(option => option.Text("name") == step && OptionType.Nests(option.Number("type")))
                ?? throw new InvalidOperationException($"The bot has not registered '/{name} {subcommand}'.");
            var inner = new JsonObject { ["type"] = definition.Number("type"), ["name"] = step };
            at["options"] = new JsonArray(inner);
            at = inner;
            definitions = definition.Items("options");
        }

        if (definitions.Any(option => OptionType.Nests(option.Number("type"))))
        {
            throw new InvalidOperationException($"'/{name} {subcommand}' has subcommands and cannot be called itself.");
        }

        at["options"] = Values(definitions, options, focused, data);
        return data;
    }

    public JsonObject OnMessage(string name, Message target) => Head(Registered(name, type: 3))
        .With("target_id", target.Id)
        .With("resolved", new JsonObject { ["messages"] = new JsonObject { [target.Id] = MessagePayloads.Of(target, world) } });

    public JsonObject OnUser(string name, User target) => Head(Registered(name, type: 2))
        .With("target_id", target.Id)
        .With("resolved", new JsonObject { ["users"] = new JsonObject { [target.Id] = UserPayloads.Of(target) } });

    private static JsonObject Head(JsonObject command)
    {
        var head = new JsonObject { ["id"] = command.Text("id"), ["name"] = command.Text("name"), ["type"] = command.Number("type") };
        return command.Text("guild_id") is { } guild ? head.With("guild_id", guild) : head;
    }

    private JsonObject Registered(string name, int type)
    {
        var ofGuild = channel.Guild is { } guild ? world.CommandsOf(guild.Id) : [];
        var global = world.CommandsOf("").Where(command => command.At("contexts") is not JsonArray contexts || contexts.Any(c => c!.GetValue<int>() == (channel.IsDirect ? 1 : 0)));
        return ofGuild.Concat(global).FirstOrDefault(command => command.Text("name") == name && command.Number("type") == type)
            ?? throw new InvalidOperationException($"The bot has registered no command '{name}' of type {type} for this channel.");
    }

    private JsonArray Values(JsonArray definitions, IReadOnlyList<(string Name, object Value)> options, string? focused, JsonObject data)
    {
        var values = new JsonArray();
        foreach (var (name, value) in options)
        {
            var definition = definitions.FirstOrDefault(option => option.Text("name") == name)
                ?? throw new InvalidOperationException($"The command has no option '{name}'.");
            var option = Value(definition!, value, isFocused: name == focused, data);
            values.Add(option);
        }

        if (focused is null && definitions.FirstOrDefault(d => d.Yes("required") && options.All(o => o.Name != d.Text("name"))) is { } missing)
        {
            throw new InvalidOperationException($"The option '{missing.Text("name")}' is required; the client would not send the command.");
        }

        return values;
    }

    private JsonObject Value(JsonNode definition, object value, bool isFocused, JsonObject data)
    {
        var option = new JsonObject { ["type"] = definition.Number("type"), ["name"] = definition.Text("name") };
        if (isFocused)
        {
            if (!definition.Yes("autocomplete"))
            {
                throw new InvalidOperationException($"The option '{definition.Text("name")}' has no autocomplete.");
            }

            // While it is being typed a number, too, is a text.
            return option.With("value", value.ToString()).With("focused", true);
        }

        var given = value switch
        {
            User user => Resolve(data, "users", user.Id, UserPayloads.Of(user)),
            Channel place => Resolve(data, "channels", place.Id, ChannelPayloads.ForInteraction(place, world.Bot, world)),
            Role role => Resolve(data, "roles", role.Id, UserPayloads.Of(role, channel.Guild!)),
            JsonNode node => node.DeepClone(),
            bool yes => JsonValue.Create(yes),
            int number => JsonValue.Create(number),
            double number => JsonValue.Create(number),
            _ => JsonValue.Create(value.ToString()),
        };
        CheckText(definition, given!);
        return option.With("value", given);
    }

    private static JsonValue Resolve(JsonObject data, string kind, string id, JsonObject payload)
    {
        var resolved = data["resolved"] ??= new JsonObject();
        var known = resolved[kind] ??= new JsonObject();
        known[id] = payload;
        return JsonValue.Create(id)!;
    }

    private static void CheckText(JsonNode definition, JsonNode given)
    {
        var choices = definition.Items("choices");
        if (choices.Count > 0 && choices.All(choice => choice.At("value")!.ToString() != given.ToString()))
        {
            throw new InvalidOperationException($"'{given}' is not among the choices of '{definition.Text("name")}'.");
        }

        if (given.Text() is { } text && (text.Length > (definition.Number("max_length") ?? 6000) || text.Length < (definition.Number("min_length") ?? 0)))
        {
            throw new InvalidOperationException($"The client would not send {text.Length} characters as '{definition.Text("name")}'.");
        }
    }
}
