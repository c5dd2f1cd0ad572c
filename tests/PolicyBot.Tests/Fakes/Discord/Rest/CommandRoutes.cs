using System.Text.Json.Nodes;

namespace PolicyBot.Tests.Fakes.Discord;

/// <summary>Registration of commands, for everybody or for one guild.</summary>
internal sealed class CommandRoutes(World world)
{
    private const string Global = "/applications/{application_id}/commands";
    private const string InGuild = "/applications/{application_id}/guilds/{guild_id}/commands";
    private const int MostPerPut = 130;
    private const int CreatesPerDay = 200;
    private static readonly (long Type, int Most)[] _mostOfType = [(1, 100), (2, 15), (3, 15), (4, 1)];
    private readonly Dictionary<string, int> _created = [];

    public IEnumerable<Route> Routes => new[] { Global, InGuild }.SelectMany(template => new Route[]
    {
        new("GET", template, call => Reply.Ok(Json.Array(Commands(call).Select(command => Shown(command, call.Asks("with_localizations")))))),
        new("PUT", template, Replace) { Limit = 5, Per = TimeSpan.FromSeconds(20) },
        new("POST", template, Upsert) { Limit = 5, Per = TimeSpan.FromSeconds(20) },
        new("GET", template + "/{command_id}", call => Reply.Ok(Shown(One(call), withLocalizations: true))),
        new("PATCH", template + "/{command_id}", Change) { Limit = 5, Per = TimeSpan.FromSeconds(20) },
        new("DELETE", template + "/{command_id}", Remove) { Limit = 5, Per = TimeSpan.FromSeconds(20) },
    });

    /// <summary>Stores a command as a registration would, for tests that need none of their own.</summary>
    public JsonObject Store(JsonNode form, string? guildId) => Stored(form, guildId ?? "", existing: null);

    private Reply Replace(Call call)
    {
        var scope = Scope(call);
        var forms = call.Json as JsonArray ?? throw FormErrors.Single("_misc", "LIST_TYPE_CONVERT", "Only iterables may be used in a ListType");
        var errors = new FormErrors();
        if (forms.Count > MostPerPut)
        {
            errors.Add("", "BASE_TYPE_MAX_LENGTH", $"Must be {MostPerPut} or fewer in length.");
        }

        for (var i = 0; i < forms.Count; i++)
        {
            CommandRules.Check(forms[i], i.ToString(), scope.Length > 0, errors);
        }

        if (forms.GroupBy(Identity).Any(group => group.Count() > 1))
        {
            errors.Add("", "APPLICATION_COMMANDS_DUPLICATE_NAME", "Application command names must be unique");
        }

        errors.ThrowIfAny();
        CheckCounts(forms);
        var kept = world.CommandsOf(scope);
        var stored = forms.Select(form => Stored(form!, scope, kept.Find(old => Identity(old) == Identity(form)))).ToList();
        world.Commands[scope] = stored;
        return Reply.Ok(Json.Array(stored.Select(command => Shown(command, withLocalizations: true))));
    }

    private Reply Upsert(Call call)
    {
        var scope = Scope(call);
        Check(call.Json, scope);
        var commands = world.CommandsOf(scope);
        var index = commands.FindIndex(command => Identity(command) == Identity(call.Json));
        var stored = Stored(call.Json!, scope, index < 0 ? null : commands[index]);
        if (index < 0)
        {
            CheckCounts([.. commands.Append(stored).Select(Json.Copy)]);
            commands.Add(stored);
        }
        else
        {
            commands[index] = stored;
        }

        return new(index < 0 ? 201 : 200, Shown(stored, withLocalizations: true));
    }

    private Reply Change(Call call)
    {
        var scope = Scope(call);
        var old = One(call);
        var merged = (JsonObject)old.DeepClone();
        foreach (var (name, value) in (call.Json as JsonObject) ?? [])
        {
            merged[name] = value.Copy();
        }

        Check(scope.Length > 0 ? Without(merged, "contexts", "integration_types") : merged, scope);
        var commands = world.CommandsOf(scope);
        var stored = commands[commands.IndexOf(old)] = Stored(merged, scope, old);
        return Reply.Ok(Shown(stored, withLocalizations: true));
    }

    private Reply Remove(Call call)
    {
        var command = One(call);
        Commands(call).Remove(command);
        return Reply.NoContent;
    }

    private static void Check(JsonNode? form, string scope)
    {
        var errors = new FormErrors();
        CommandRules.Check(form, "", scope.Length > 0, errors);
        errors.ThrowIfAny();
    }

    private static void CheckCounts(JsonArray forms)
    {
        foreach (var (type, most) in _mostOfType)
        {
            if (forms.Count(form => (form.Number("type") ?? 1) == type) > most)
            {
                throw new Refusal(400, 30032, $"Maximum number of application commands reached ({most})");
            }
        }
    }

    private JsonObject Stored(JsonNode form, string scope, JsonObject? existing)
    {
        if (existing is null && (_created[scope] = _created.GetValueOrDefault(scope) + 1) > CreatesPerDay)
        {
            throw Refusal.TooManyCommandsToday();
        }

        var command = (JsonObject)form.DeepClone();
        command["id"] = existing.Text("id") ?? world.Ids.Next();
        command["application_id"] = world.ApplicationId;
        command["version"] = world.Ids.Next();
        command["type"] ??= 1;
        command["description"] ??= "";
        command["default_member_permissions"] = command.At("default_member_permissions").Copy();
        command["nsfw"] ??= false;
        if (scope.Length > 0)
        {
            return command.With("guild_id", scope);
        }

        command["integration_types"] ??= new JsonArray(0);
        return command.Has("contexts") ? command : command.With("contexts", null);
    }

    private static JsonObject Shown(JsonObject command, bool withLocalizations)
    {
        var shown = (JsonObject)command.DeepClone();
        return withLocalizations ? shown : Stripped(shown);
    }

    private static JsonObject Stripped(JsonObject node)
    {
        Without(node, "name_localizations", "description_localizations");
        foreach (var inner in node.Items("options").Concat(node.Items("choices")).OfType<JsonObject>())
        {
            Stripped(inner);
        }

        return node;
    }

    private static JsonObject Without(JsonObject node, params string[] names)
    {
        foreach (var name in names)
        {
            node.Remove(name);
        }

        return node;
    }

    private static (long, string?) Identity(JsonNode? form) => (form.Number("type") ?? 1, form.Text("name"));

    private JsonObject One(Call call) => Commands(call).Find(command => command.Text("id") == call.Path["command_id"]) ?? throw Refusal.UnknownCommand();

    private List<JsonObject> Commands(Call call) => world.CommandsOf(Scope(call));

    private string Scope(Call call)
    {
        if (call.Path["application_id"] != world.ApplicationId)
        {
            throw new Refusal(403, 20012, "You are not authorized to perform this action on this application");
        }

        if (!call.Path.TryGetValue("guild_id", out var guildId))
        {
            return "";
        }

        return world.Guilds.TryGetValue(guildId, out var guild) && guild is { HasBot: true, GrantedCommands: true } ? guildId : throw Refusal.MissingAccess();
    }
}
