using System.Text.Json.Nodes;
using PolicyBot.Tests.Fakes.Slack.Delivering;
using PolicyBot.Tests.Fakes.Slack.State;

namespace PolicyBot.Tests.Fakes.Slack.Acting;

/// <summary>Buttons, menus, modals and shortcuts.</summary>
internal sealed partial class Actor
{
    /// <summary>Presses a button, or chooses an option of a menu, of a message.</summary>
    /// <param name="actionId">The whole action_id, or its beginning where only one element begins so.</param>
    public Delivery Press(Post post, string actionId, string? chosen = null)
    {
        lock (World.Gate)
        {
            if (post.Deleted || post.OnlyFor is { } only && only != person.Id)
            {
                throw new InvalidOperationException($"{person} cannot see the message {post}.");
            }

            var (block, element) = Find(post.Blocks, actionId);
            var bot = post.ByBot ?? BotFor(post.Channel);
            var payload = slack.Interactions.Action(person, post, bot, slack.Interactions.Used(block, element, chosen));
            return slack.Courier.Send(new(DeliveryKind.Interactive, payload) { By = person, Post = post, Channel = post.Channel });
        }
    }

    /// <summary>The same in a modal or on the Home tab.</summary>
    public Delivery Press(View view, string actionId, string? chosen = null)
    {
        lock (World.Gate)
        {
            var (block, element) = Find((JsonArray)view.Json["blocks"]!, actionId);
            var payload = slack.Interactions.ViewAction(person, view, BotFor(null), slack.Interactions.Used(block, element, chosen));
            return slack.Courier.Send(new(DeliveryKind.Interactive, payload) { By = person, View = view });
        }
    }

    /// <summary>Fills in and submits a modal.</summary>
    /// <param name="answers">By action_id: the text typed, or the value of the option chosen.</param>
    public Delivery Submit(View view, params IReadOnlyList<(string ActionId, string Value)> answers)
    {
        lock (World.Gate)
        {
            var values = new JsonObject();
            foreach (var (block, element) in BlockText.Elements((JsonArray)view.Json["blocks"]!))
            {
                var given = answers.FirstOrDefault(answer => answer.ActionId == element["action_id"]!.GetValue<string>()).Value;
                values[block["block_id"]!.GetValue<string>()] = new JsonObject { [element["action_id"]!.GetValue<string>()] = Typing.Filled(slack, block, element, given) };
            }

            view.Json["state"] = new JsonObject { ["values"] = values };
            var payload = slack.Interactions.Submission(person, view, BotFor(null));
            return slack.Courier.Send(new(DeliveryKind.Interactive, payload) { By = person, View = view });
        }
    }

    /// <summary>Closes a modal; the bot hears of it only where the view asks for that.</summary>
    public Delivery? Close(View view)
    {
        lock (World.Gate)
        {
            view.Open = false;
            return view.Json["notify_on_close"]?.GetValue<bool>() == true
                ? slack.Courier.Send(new(DeliveryKind.Interactive, slack.Interactions.Closed(person, view, BotFor(null))) { By = person, View = view })
                : null;
        }
    }

    public Delivery MessageShortcut(Post post, string callbackId)
    {
        lock (World.Gate)
        {
            var payload = slack.Interactions.MessageShortcut(person, post, BotFor(post.Channel), callbackId);
            return slack.Courier.Send(new(DeliveryKind.Interactive, payload) { By = person, Post = post, Channel = post.Channel });
        }
    }

    public Delivery GlobalShortcut(string callbackId)
    {
        lock (World.Gate)
        {
            return slack.Courier.Send(new(DeliveryKind.Interactive, slack.Interactions.GlobalShortcut(person, BotFor(null), callbackId)) { By = person });
        }
    }

    /// <summary>Types into an external menu of a modal, which asks the bot for options.</summary>
    public Delivery Suggest(View view, string actionId, string typed)
    {
        lock (World.Gate)
        {
            var (block, element) = Find((JsonArray)view.Json["blocks"]!, actionId);
            var payload = slack.Interactions.Suggestion(person, view, BotFor(null), block["block_id"]!.GetValue<string>(), element["action_id"]!.GetValue<string>(), typed);
            return slack.Courier.Send(new(DeliveryKind.Interactive, payload) { By = person, View = view });
        }
    }

    private static (JsonObject Block, JsonObject Element) Find(JsonArray? blocks, string actionId)
    {
        var all = BlockText.Elements(blocks).ToList();
        var exact = all.Where(it => it.Element["action_id"]!.GetValue<string>() == actionId).ToList();
        var found = exact.Count > 0 ? exact : all.Where(it => it.Element["action_id"]!.GetValue<string>().StartsWith(actionId, StringComparison.Ordinal)).ToList();
        return found.Count == 1 ? found[0]
            : throw new InvalidOperationException($"{found.Count} elements have the action_id '{actionId}'; there are: {string.Join(", ", all.Select(it => it.Element["action_id"]))}");
    }
}
