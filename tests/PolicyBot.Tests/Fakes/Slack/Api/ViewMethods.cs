using System.Text.Json.Nodes;
using PolicyBot.Tests.Fakes.Slack.Limits;
using PolicyBot.Tests.Fakes.Slack.State;
using static PolicyBot.Tests.Fakes.Slack.Api.ApiMethod;

namespace PolicyBot.Tests.Fakes.Slack.Api;

/// <summary>Modals and the Home tab.</summary>
internal static class ViewMethods
{
    private const int DeepestStack = 3;

    public static IReadOnlyList<ApiMethod> All { get; } =
    [
        new("views.open", Tier4, "", Open),
        new("views.push", Tier4, "", Push),
        new("views.update", Tier4, "", Update),
        new("views.publish", Tier4, "", Publish),
    ];

    private static JsonObject Open(ApiCall call)
    {
        var shape = Checked(call, "modal");
        var trigger = call.Slack.Triggers.Exchange(call.Required("trigger_id"), call.Bot.Team);
        return Ok(("view", Add(call.World, shape, trigger.Person, call.Bot, under: null).Json.DeepClone()));
    }

    private static JsonObject Push(ApiCall call)
    {
        var shape = Checked(call, "modal");
        var trigger = call.Slack.Triggers.Exchange(call.Required("trigger_id"), call.Bot.Team);
        var under = trigger.View ?? throw new SlackRefusal("invalid_trigger_id");
        return Ok(("view", Add(call.World, shape, trigger.Person, call.Bot, under).Json.DeepClone()));
    }

    private static JsonObject Update(ApiCall call)
    {
        var view = (call.Text("view_id"), call.Text("external_id")) switch
        {
            ({ Length: > 0 } id, _) => call.World.Views.GetValueOrDefault(id),
            (_, { Length: > 0 } external) => call.World.Views.Values.FirstOrDefault(it => it.Json["external_id"]?.GetValue<string>() == external),
            _ => null,
        };
        if (view is not { Open: true } || view.Json["app_installed_team_id"]!.GetValue<string>() != call.Bot.Team.Id)
        {
            throw new SlackRefusal("not_found");
        }

        if (call.Text("hash") is { Length: > 0 } hash && hash != view.Json["hash"]!.GetValue<string>())
        {
            throw new SlackRefusal("hash_conflict");
        }

        Replace(call.World, view, Checked(call, "modal"));
        return Ok(("view", view.Json.DeepClone()));
    }

    private static JsonObject Publish(ApiCall call)
    {
        var person = call.Person("user_id");
        var shape = Checked(call, "home");
        if (call.World.Homes.TryGetValue(person.Id, out var home))
        {
            if (call.Text("hash") is { Length: > 0 } hash && hash != home.Json["hash"]!.GetValue<string>())
            {
                throw new SlackRefusal("hash_conflict");
            }

            Replace(call.World, home, shape);
        }
        else
        {
            home = Add(call.World, shape, person, call.Bot, under: null);
            call.World.Homes[person.Id] = home;
        }

        return Ok(("view", home.Json.DeepClone()));
    }

    private static JsonObject Checked(ApiCall call, string type)
    {
        var shape = call.Object("view", "invalid_arguments") ?? throw new SlackRefusal("invalid_arguments", ["[ERROR] missing required field: view"]);
        var problems = call.Slack.Broken == Flaw.BlocksUnchecked ? [] : BlockRules.View(shape);
        return problems.Count > 0 ? throw new SlackRefusal("invalid_arguments", problems)
            : shape["type"]!.GetValue<string>() != type ? throw new SlackRefusal("invalid_arguments", ["[ERROR] invalid view type [json-pointer:/view/type]"])
            : shape;
    }

    /// <summary>Puts a view on the screen of a person, on top of another one where that is given.</summary>
    public static View Add(World world, JsonObject shape, Person owner, Installation bot, View? under)
    {
        if (under is not null && Depth(world, under) >= DeepestStack)
        {
            throw new SlackRefusal("push_limit_reached");
        }

        var id = world.NewId("V");
        var json = new JsonObject { ["id"] = id, ["team_id"] = owner.Team.Id };
        var view = new View(json, owner);
        Fill(world, json, shape);
        json["root_view_id"] = under?.Json["root_view_id"]?.GetValue<string>() ?? id;
        json["previous_view_id"] = under?.Id;
        json["app_id"] = world.AppId;
        json["app_installed_team_id"] = bot.Team.Id;
        json["bot_id"] = bot.BotId;
        world.Views.Add(id, view);
        return view;
    }

    public static void Replace(World world, View view, JsonObject shape)
    {
        Fill(world, view.Json, shape);
        view.Errors = null;
    }

    private static void Fill(World world, JsonObject json, JsonObject shape)
    {
        json["type"] = shape["type"]!.DeepClone();
        json["blocks"] = Content.Completed((JsonArray)shape["blocks"]!.DeepClone());
        json["private_metadata"] = shape["private_metadata"]?.DeepClone() ?? "";
        json["callback_id"] = shape["callback_id"]?.DeepClone() ?? "";
        json["state"] = new JsonObject { ["values"] = new JsonObject() };
        json["hash"] = world.NewTs() + ".h";
        json["title"] = shape["title"]?.DeepClone();
        json["clear_on_close"] = shape["clear_on_close"]?.DeepClone() ?? false;
        json["notify_on_close"] = shape["notify_on_close"]?.DeepClone() ?? false;
        json["close"] = shape["close"]?.DeepClone();
        json["submit"] = shape["submit"]?.DeepClone();
        json["external_id"] = shape["external_id"]?.DeepClone() ?? "";
        foreach (var name in new[] { "title", "submit", "close" })
        {
            Content.Flag(json[name]);
        }
    }

    private static int Depth(World world, View view) =>
        view.Json["previous_view_id"]?.GetValue<string>() is { } under && world.Views.TryGetValue(under, out var below) ? 1 + Depth(world, below) : 1;
}
