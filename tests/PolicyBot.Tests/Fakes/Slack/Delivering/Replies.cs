using System.Text.Json.Nodes;
using PolicyBot.Tests.Fakes.Slack.Api;
using PolicyBot.Tests.Fakes.Slack.Limits;
using PolicyBot.Tests.Fakes.Slack.State;

namespace PolicyBot.Tests.Fakes.Slack.Delivering;

/// <summary>What the body of an acknowledgement does: a command's first message, a modal's next state.</summary>
internal sealed class Replies(FakeSlack slack)
{
    public void Apply(Delivery delivery, Attempt attempt)
    {
        lock (slack.World.Gate)
        {
            try
            {
                switch (delivery.Kind)
                {
                    case DeliveryKind.Command:
                        Command(delivery, attempt.Reply);
                        break;
                    case DeliveryKind.Interactive when delivery.Type == "view_submission":
                        Submission(delivery, attempt.Reply as JsonObject);
                        break;
                    case DeliveryKind.Interactive when attempt.Reply is JsonObject { Count: > 0 } && delivery.Type is "block_actions" or "message_action":
                        slack.Recorder.Violation($"the acknowledgement of {delivery.Type} has a body, which Slack ignores");
                        break;
                }
            }
            catch (SlackRefusal refusal)
            {
                delivery.UserWasTold = refusal.Error;
                slack.Recorder.Violation($"the acknowledgement of {delivery.Type} is refused: {refusal.Error} {refusal.More.ToJsonString()}");
            }
        }
    }

    private void Command(Delivery delivery, JsonNode? reply)
    {
        var message = reply switch
        {
            JsonValue text when text.TryGetValue<string>(out var words) && words.Length > 0 => new JsonObject { ["text"] = words },
            JsonObject { Count: > 0 } it => it,
            _ => null,
        };
        if (message is null)
        {
            return;
        }

        var (content, error) = Content.Read(message, slack.Options);
        var bot = slack.World.Teams.First(team => team.Id == delivery.Payload["team_id"]!.GetValue<string>()).Bot!;
        var channel = delivery.Channel!;
        if (content is null)
        {
            throw new SlackRefusal(error!);
        }

        if (message["response_type"]?.GetValue<string>() == "in_channel")
        {
            channel.Posts.Add(new(channel, slack.World.NewTs(), delivery.By!.Id)
            {
                Text = $"{delivery.Payload["command"]} {delivery.Payload["text"]}",
                ClientMessageId = Guid.NewGuid().ToString(),
            });
        }

        var post = content.Onto(new(channel, slack.World.NewTs(), bot.BotUserId)
        {
            ByBot = bot,
            OnlyFor = message["response_type"]?.GetValue<string>() == "in_channel" ? null : delivery.By!.Id,
        });
        channel.Posts.Add(post);
        slack.ResponseUrls.Answered(delivery.Payload["response_url"]?.GetValue<string>(), post);
        slack.Happenings.Posted(post);
    }

    private void Submission(Delivery delivery, JsonObject? reply)
    {
        var view = delivery.View!;
        switch (reply?["response_action"]?.GetValue<string>())
        {
            case null:
                view.Open = false;
                if (reply is { Count: > 0 })
                {
                    throw new SlackRefusal("a body without response_action");
                }

                break;
            case "errors":
                view.Errors = Errors(view, reply);
                break;
            case "update":
                ViewMethods.Replace(slack.World, view, Shape(reply));
                break;
            case "push":
                ViewMethods.Add(slack.World, Shape(reply), view.Owner, delivery.View!.Owner.Team.Bot ?? slack.Cast.Home.Bot!, view);
                break;
            case "clear":
                foreach (var other in slack.World.Views.Values.Where(other => other.Owner == view.Owner && other.Json["type"]!.GetValue<string>() == "modal"))
                {
                    other.Open = false;
                }

                break;
            default:
                throw new SlackRefusal("unknown response_action");
        }
    }

    private static JsonObject Errors(View view, JsonObject reply)
    {
        var inputs = ((JsonArray)view.Json["blocks"]!).OfType<JsonObject>()
            .Where(block => block["type"]!.GetValue<string>() == "input").Select(block => block["block_id"]!.GetValue<string>());
        return reply["errors"] is JsonObject { Count: > 0 } errors && !errors.Select(error => error.Key).Except(inputs, StringComparer.Ordinal).Any()
            ? (JsonObject)errors.DeepClone()
            : throw new SlackRefusal("errors must be keyed by the block_id of input blocks");
    }

    private static JsonObject Shape(JsonObject reply) =>
        reply["view"] is JsonObject shape && BlockRules.View(shape) is { Count: 0 } ? shape : throw new SlackRefusal("invalid view in the acknowledgement");
}
