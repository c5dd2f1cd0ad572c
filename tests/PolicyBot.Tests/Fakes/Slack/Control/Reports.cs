using System.Text.Json.Nodes;
using PolicyBot.Tests.Fakes.Slack.Delivering;
using PolicyBot.Tests.Fakes.Slack.State;

namespace PolicyBot.Tests.Fakes.Slack.Control;

/// <summary>What came, what went, what people see.</summary>
internal static class Reports
{
    public static JsonNode World(FakeSlack slack) => new JsonObject
    {
        ["apiUrl"] = slack.ApiBase.ToString(),
        ["authorizeUrl"] = slack.AuthorizeUrl.ToString(),
        ["appId"] = slack.World.AppId,
        ["appToken"] = slack.World.AppToken,
        ["signingSecret"] = slack.World.SigningSecret,
        ["clientId"] = slack.World.ClientId,
        ["clientSecret"] = slack.World.ClientSecret,
        ["teams"] = new JsonArray([.. slack.World.Teams.Select(team => (JsonNode)new JsonObject
        {
            ["id"] = team.Id, ["name"] = team.Name, ["botToken"] = team.Bot?.Token, ["botUser"] = team.Bot?.BotUserId, ["botId"] = team.Bot?.BotId,
        })]),
        ["people"] = new JsonObject(slack.World.People.Values.Where(it => it.Role != Role.Bot).Select(it => KeyValuePair.Create(it.Name, (JsonNode?)it.Id))),
        ["channels"] = new JsonObject(slack.World.Channels.Values.Where(it => it.Kind != ChannelKind.Direct && it.Team == slack.Cast.Home).Select(it => KeyValuePair.Create(it.Name, (JsonNode?)it.Id))),
        ["connections"] = slack.Sockets.Connections.Count,
        ["opened"] = slack.Sockets.OpenedSoFar,
    };

    public static JsonNode Requests(FakeSlack slack, JsonObject order) => new JsonArray([.. slack.Recorder.Requests
        .Where(request => order["method"] is null || request.Method == order.Need("method"))
        .Select(request => (JsonNode)new JsonObject
        {
            ["method"] = request.Method, ["arguments"] = request.Arguments.DeepClone(), ["token"] = request.Token, ["status"] = request.Status,
            ["answer"] = request.Answer?.DeepClone(), ["body"] = request.Body,
            ["headers"] = new JsonObject(request.Headers.Select(header => KeyValuePair.Create(header.Key.ToLowerInvariant(), (JsonNode?)header.Value))),
        })]);

    public static JsonNode Frames(FakeSlack slack) => new JsonArray([.. slack.Recorder.Frames
        .Select(frame => (JsonNode)new JsonObject { ["connection"] = frame.Connection, ["fromBot"] = frame.FromBot, ["text"] = frame.Text })]);

    public static JsonNode Deliveries(FakeSlack slack) => new JsonObject
    {
        ["all"] = new JsonArray([.. slack.Courier.All.Select(One)]),
        ["violations"] = new JsonArray([.. slack.Recorder.Violations.Select(violation => (JsonNode)violation)]),
    };

    /// <summary><c>{person, channel}</c>: the messages on that screen.</summary>
    public static JsonNode Seen(FakeSlack slack, JsonObject order)
    {
        var person = slack.World.People[order.Need("person")];
        var actor = slack.As(person);
        var channel = order["channel"]?.ToString() is { } id ? slack.World.Channels[id] : actor.Direct;
        return new JsonObject
        {
            ["channel"] = channel.Id,
            ["posts"] = new JsonArray([.. actor.Sees(channel).Select(Post)]),
            ["modals"] = new JsonArray([.. actor.Modals.Select(view => (JsonNode)View(view))]),
            ["home"] = actor.Home is { } home ? View(home) : null,
            ["files"] = new JsonArray([.. slack.World.Files.Values.Select(file => (JsonNode)new JsonObject
            {
                ["id"] = file.Id, ["name"] = file.Name, ["bytes"] = file.Content.Length, ["completed"] = file.Completed,
            })]),
            ["sessions"] = new JsonArray([.. slack.World.Sessions.Where(it => it.Key.Channel == channel.Id).Select(it => (JsonNode)new JsonObject
            {
                ["thread"] = it.Key.Thread, ["state"] = it.Value.State, ["status"] = it.Value.StatusAt(slack.World.Now), ["title"] = it.Value.Title,
                ["prompts"] = it.Value.Prompts.DeepClone(),
            })]),
        };
    }

    public static JsonNode One(Delivery delivery) => new JsonObject
    {
        ["kind"] = delivery.Kind.ToString(),
        ["type"] = delivery.Type,
        ["eventId"] = delivery.EventId,
        ["acknowledged"] = delivery.Acknowledged,
        ["reply"] = delivery.Reply?.DeepClone(),
        ["told"] = delivery.UserWasTold,
        ["payload"] = delivery.Payload.DeepClone(),
        ["ts"] = delivery.Post?.Ts,
        ["channel"] = delivery.Channel?.Id,
        ["attempts"] = new JsonArray([.. delivery.Attempts.Select(attempt => (JsonNode)new JsonObject
        {
            ["number"] = attempt.Number, ["reason"] = attempt.Reason, ["via"] = attempt.Via, ["failure"] = attempt.Failure,
            ["milliseconds"] = attempt.Took?.TotalMilliseconds, ["status"] = attempt.Status,
        })]),
    };

    private static JsonObject Post(Post post) => new()
    {
        ["ts"] = post.Ts,
        ["thread"] = post.ThreadTs,
        ["author"] = post.AuthorId,
        ["onlyFor"] = post.OnlyFor,
        ["text"] = post.Text,
        ["shown"] = post.Shown,
        ["blocks"] = post.Blocks?.DeepClone(),
        ["files"] = post.Files?.DeepClone(),
        ["streaming"] = post.Streaming,
        ["metadata"] = post.Metadata?.DeepClone(),
    };

    private static JsonObject View(View view)
    {
        var json = (JsonObject)view.Json.DeepClone();
        json["errors"] = view.Errors?.DeepClone();
        return json;
    }
}
