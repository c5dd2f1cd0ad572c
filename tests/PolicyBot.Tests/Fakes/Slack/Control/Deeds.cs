using System.Text.Json.Nodes;
using PolicyBot.Tests.Fakes.Slack.Acting;
using PolicyBot.Tests.Fakes.Slack.Delivering;
using PolicyBot.Tests.Fakes.Slack.State;

namespace PolicyBot.Tests.Fakes.Slack.Control;

/// <summary>A user's deeds, ordered by a script.</summary>
internal static class Deeds
{
    /// <summary><c>{as, do, channel?, text?, thread?, ts?, action?, chosen?, view?, callback?, answers?, wait?}</c>; waits for the acknowledgement unless told not to.</summary>
    public static async Task<JsonNode> Do(FakeSlack slack, JsonObject order, CancellationToken cancellation)
    {
        var person = slack.World.People[order["as"]?.ToString() ?? slack.Cast.Ana.Id];
        var delivery = Start(slack, slack.As(person), order);
        if (delivery is null)
        {
            return new JsonObject { ["delivered"] = false };
        }

        if ((bool?)order["wait"] ?? true)
        {
            await delivery.Done.WaitAsync(cancellation);
        }

        return Reports.One(delivery);
    }

    private static Delivery? Start(FakeSlack slack, Actor actor, JsonObject order)
    {
        var channel = order["channel"]?.ToString() is { } id ? slack.World.Channels[id] : slack.Cast.General;
        var text = order["text"]?.ToString() ?? "";
        var thread = order["thread"]?.ToString();
        return order.Need("do") switch
        {
            "command" => actor.Command(order["command"]?.ToString() ?? "/policy", text, channel),
            "mention" => actor.Mention(channel, text, thread),
            "say" => actor.Say(channel, text, thread),
            "write" => actor.Write(text, thread),
            "press" when order["view"] is not null => actor.Press(View(slack, order), order.Need("action"), order["chosen"]?.ToString()),
            "press" => actor.Press(Post(slack, actor, order), order.Need("action"), order["chosen"]?.ToString()),
            "submit" => actor.Submit(View(slack, order), [.. (order["answers"] as JsonObject ?? []).Select(answer => (answer.Key, answer.Value!.ToString()))]),
            "close" => actor.Close(View(slack, order)),
            "shortcut" => actor.GlobalShortcut(order.Need("callback")),
            "messageShortcut" => actor.MessageShortcut(Post(slack, actor, order), order.Need("callback")),
            "suggest" => actor.Suggest(View(slack, order), order.Need("action"), text),
            "home" => actor.OpenHome(order["tab"]?.ToString() ?? "home"),
            "stop" => actor.Stop(order["channel"] is null ? actor.Direct : channel, order.Need("thread")),
            "renameSession" => actor.RenameSession(order["channel"] is null ? actor.Direct : channel, order.Need("thread"), text),
            "lookAt" => actor.LookAt(channel),
            "assistant" => actor.StartAssistant(channel),
            "assistantContext" => actor.ChangeAssistantContext(order.Need("thread"), channel),
            "share" => actor.Share(channel, order.Need("file"), text),
            "edit" => Quietly(() => actor.Edit(Post(slack, actor, order), text)),
            "delete" => Quietly(() => actor.Delete(Post(slack, actor, order))),
            "removeBot" => actor.RemoveBot(channel),
            "inviteBot" => actor.InviteBot(channel),
            "archive" => actor.Archive(channel),
            "revoke" => slack.RevokeTokens(actor.Person.Team),
            "uninstall" => slack.Uninstall(actor.Person.Team)[^1],
            "repeat" => slack.Courier.Repeat(slack.Courier.All.First(delivery => delivery.EventId == order.Need("event"))),
            "rateLimited" => slack.Courier.Send(new(DeliveryKind.Event, slack.Happenings.Events.AppRateLimited(actor.Person.Team.Bot!))),
            var other => throw new InvalidOperationException($"Nobody can '{other}'."),
        };
    }

    private static Delivery? Quietly(Action deed)
    {
        deed();
        return null;
    }

    private static View View(FakeSlack slack, JsonObject order) => slack.World.Views[order.Need("view")];

    private static Post Post(FakeSlack slack, Actor actor, JsonObject order)
    {
        var ts = order.Need("ts");
        return slack.World.Channels.Values.SelectMany(channel => actor.Sees(channel)).First(post => post.Ts == ts);
    }
}
