using System.Text.Json.Nodes;

namespace PolicyBot.Tests.Fakes.Discord;

/// <summary>Ends a request with an error as Discord words it.</summary>
internal sealed class Refusal(int status, int code, string message, JsonObject? errors = null) : Exception(message)
{
    public int Status => status;

    public int Code => code;

    public JsonObject Body()
    {
        var body = new JsonObject { ["message"] = Message, ["code"] = code };
        return errors is null ? body : body.With("errors", errors.Copy());
    }

    public static Refusal Unauthorized() => new(401, 0, "401: Unauthorized");

    public static Refusal NotFound() => new(404, 0, "404: Not Found");

    public static Refusal UnknownChannel() => new(404, 10003, "Unknown Channel");

    public static Refusal UnknownGuild() => new(404, 10004, "Unknown Guild");

    public static Refusal UnknownMessage() => new(404, 10008, "Unknown Message");

    public static Refusal UnknownUser() => new(404, 10013, "Unknown User");

    public static Refusal UnknownMember() => new(404, 10007, "Unknown Member");

    public static Refusal UnknownWebhook() => new(404, 10015, "Unknown Webhook");

    public static Refusal UnknownInteraction() => new(404, 10062, "Unknown interaction");

    public static Refusal UnknownCommand() => new(404, 10063, "Unknown application command");

    public static Refusal TooManyCommandsToday() => new(400, 30034, "Max number of daily application command creates has been reached (200)");

    public static Refusal OpeningTooFast() => new(400, 40003, "You are opening direct messages too fast");

    public static Refusal TooLarge() => new(413, 40005, "Request entity too large");

    public static Refusal AlreadyAcknowledged() => new(400, 40060, "Interaction has already been acknowledged.");

    public static Refusal TooManyFollowUps() => new(400, 40094, "This interaction has reached the maximum number of follow up messages.");

    public static Refusal MissingAccess() => new(403, 50001, "Missing Access");

    public static Refusal NotYours() => new(403, 50005, "Cannot edit a message authored by another user");

    public static Refusal EmptyMessage() => new(400, 50006, "Cannot send an empty message");

    public static Refusal CannotMessageUser() => new(403, 50007, "Cannot send messages to this user");

    public static Refusal NotATextChannel() => new(400, 50008, "Cannot send messages in a non-text channel");

    public static Refusal MissingPermissions() => new(403, 50013, "Missing Permissions");

    public static Refusal InvalidWebhookToken() => new(401, 50027, "Invalid Webhook Token");

    public static Refusal ThreadArchived() => new(400, 50083, "Thread is archived");

    public static Refusal NotJson() => new(400, 50109, "The request body contains invalid JSON.");

    public static Refusal ReplyNeedsHistory() => new(403, 160002, "You cannot reply without permission to read message history");

    public static Refusal ThreadExists() => new(400, 160004, "A thread has already been created for this message");

    public static Refusal ThreadLocked() => new(403, 160005, "Thread is locked");
}
