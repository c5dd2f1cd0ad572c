using System.Text.Json.Nodes;

namespace PolicyBot.Tests.Fakes.Discord;

/// <summary>What has come and what is to be seen, for a script.</summary>
internal sealed class ControlReadings(FakeDiscord fake, World world)
{
    public JsonNode? Try(string verb, JsonObject form) => verb switch
    {
        "about" => About(),
        "requests" => Json.Array(fake.Recording.Requests.Where(request => form.Text("route") is not { } route || request.Route == route).Select(Of)),
        "frames" => Json.Array(fake.Recording.Frames.Select(Of)),
        "connections" => Json.Array(fake.Recording.Connections.Select(Of)),
        "messages" => Json.Array(fake.Messages.Select(message => MessagePayloads.Of(message, world).With("deleted", message.Deleted))),
        "pings" => Json.Array(fake.Pings.Select(ping => new JsonObject { ["message"] = ping.MessageId, ["kind"] = ping.Kind, ["target"] = ping.Target, ["on_edit"] = ping.OnEdit })),
        "state" => Of(world.Interactions[form.Text("interaction")!]),
        "ping-payload" => InteractionPayloads.Ping(world),
        _ => null,
    };

    private JsonObject About() => new()
    {
        ["api"] = fake.ApiBase.ToString(),
        ["gateway"] = fake.GatewayUrl,
        ["resume"] = fake.ResumeUrl,
        ["token"] = fake.Token,
        ["application"] = fake.ApplicationId,
        ["public_key"] = fake.PublicKey,
        ["bot"] = fake.Bot.Id,
        ["alice"] = fake.Alice.Id,
        ["guild"] = fake.Guild.Id,
        ["general"] = fake.General.Id,
        ["news"] = fake.News.Id,
        ["forum"] = fake.Forum.Id,
    };

    private JsonObject Of(Interaction interaction) => new()
    {
        ["id"] = interaction.Id,
        ["type"] = (int)interaction.Type,
        ["answered_with"] = interaction.AnsweredWith,
        ["complete"] = interaction.IsComplete,
        ["failure"] = interaction.Failure,
        ["http_status"] = interaction.HttpStatus,
        ["original"] = interaction.Original is { } original ? MessagePayloads.Of(original, world).With("deleted", original.Deleted) : null,
        ["follow_ups"] = Json.Array(interaction.FollowUps.Select(message => MessagePayloads.Of(message, world).With("deleted", message.Deleted))),
        ["modal"] = interaction.Modal.Copy(),
        ["choices"] = interaction.Choices.Copy(),
    };

    private static JsonObject Of(RecordedRequest request) => new()
    {
        ["method"] = request.Method,
        ["path"] = request.Path,
        ["query"] = request.Query,
        ["route"] = request.Route,
        ["headers"] = new JsonObject(request.Headers.Select(pair => KeyValuePair.Create(pair.Key.ToLowerInvariant(), (JsonNode?)pair.Value))),
        ["json"] = request.Json.Copy(),
        ["files"] = Json.Array(request.Body.Files.Select(file => new JsonObject { ["part"] = file.Part, ["name"] = file.FileName, ["size"] = file.Bytes.Length })),
        ["status"] = request.Status,
        ["code"] = request.Code,
        ["answer"] = request.Answer.Copy(),
        ["at"] = request.At.ToUnixTimeMilliseconds(),
    };

    private static JsonObject Of(RecordedFrame frame) => new()
    {
        ["connection"] = frame.Connection,
        ["from_client"] = frame.FromClient,
        ["op"] = frame.Op,
        ["event"] = frame.Event,
        ["s"] = frame.Sequence,
        ["d"] = frame.Data.Copy(),
        ["at"] = frame.At.ToUnixTimeMilliseconds(),
    };

    private static JsonObject Of(RecordedConnection connection) => new()
    {
        ["number"] = connection.Number,
        ["path"] = connection.Path,
        ["query"] = connection.Query,
        ["closed"] = connection.ClosedAt is not null,
        ["client_code"] = (int?)connection.ClosedByClient,
        ["server_code"] = connection.ClosedByServer,
    };
}
