using System.Text.Json.Nodes;
using PolicyBot.Tests.Fakes.Slack.State;
using static PolicyBot.Tests.Fakes.Slack.Api.ApiMethod;

namespace PolicyBot.Tests.Fakes.Slack.Api;

/// <summary>The agent's surface: status, title and suggested prompts, by the older and the newer methods.</summary>
internal static class AgentMethods
{
    private const int MostPrompts = 4;
    private const int MostLoadingMessages = 10;
    private const int LongestTitle = 200;

    public static IReadOnlyList<ApiMethod> All { get; } =
    [
        new("assistant.threads.setStatus", Special, "chat:write assistant:write", SetStatus),
        new("assistant.threads.setTitle", Tier3, "assistant:write", SetTitle),
        new("assistant.threads.setSuggestedPrompts", Tier3, "assistant:write", SetSuggestedPrompts),
        new("agents.sessions.setStatus", Special, "chat:write", SetSessionStatus),
        new("agents.sessions.rename", Tier3, "chat:write", Rename),
    ];

    private static JsonObject SetStatus(ApiCall call)
    {
        var session = Session(call, threadNeeded: true);
        if (call.List("loading_messages", "invalid_arguments")?.Count > MostLoadingMessages)
        {
            throw new SlackRefusal("invalid_arguments", ["[ERROR] no more than 10 items allowed [json-pointer:/loading_messages]"]);
        }

        session.Status = call.Text("status") ?? throw new SlackRefusal("invalid_arguments", ["[ERROR] missing required field: status"]);
        session.StatusSince = call.World.Now;
        session.State = session.Status.Length > 0 ? "processing" : "active";
        return Ok();
    }

    private static JsonObject SetTitle(ApiCall call)
    {
        Session(call, threadNeeded: true).Title = call.Required("title");
        return Ok();
    }

    private static JsonObject SetSuggestedPrompts(ApiCall call)
    {
        var prompts = call.List("prompts", "invalid_arguments") ?? throw new SlackRefusal("invalid_arguments", ["[ERROR] missing required field: prompts"]);
        if (prompts.Count > MostPrompts)
        {
            throw new SlackRefusal("too_many_prompts");
        }

        if (prompts.Any(prompt => prompt?["title"] is not JsonValue || prompt["message"] is not JsonValue))
        {
            throw new SlackRefusal("invalid_arguments", ["[ERROR] missing required field: message [json-pointer:/prompts]"]);
        }

        Session(call, threadNeeded: false).Prompts = prompts;
        return Ok();
    }

    private static JsonObject SetSessionStatus(ApiCall call)
    {
        var status = call.Required("status");
        if (status is not ("processing" or "active" or "suspended" or "closed"))
        {
            throw new SlackRefusal("invalid_status");
        }

        var session = Session(call, threadNeeded: false);
        session.State = status;
        session.Title ??= Title(call);
        return Ok();
    }

    private static JsonObject Rename(ApiCall call)
    {
        Session(call, threadNeeded: false).Title = Title(call) ?? throw new SlackRefusal("invalid_arguments", ["[ERROR] missing required field: title"]);
        return Ok();
    }

    private static string? Title(ApiCall call) =>
        call.Text("title") is { Length: > LongestTitle } ? throw new SlackRefusal("invalid_title") : call.Text("title");

    private static Session Session(ApiCall call, bool threadNeeded)
    {
        var channel = call.JoinedChannel("channel_id");
        var thread = threadNeeded ? call.Required("thread_ts", "invalid_thread_ts") : call.Text("thread_ts");
        if (thread is { Length: > 0 } && channel.Find(thread) is null)
        {
            throw new SlackRefusal("invalid_thread_ts");
        }

        var key = (channel.Id, thread);
        if (!call.World.Sessions.TryGetValue(key, out var session))
        {
            call.World.Sessions.Add(key, session = new());
        }

        return session;
    }
}
