using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;
using PolicyBot.Tests.Fakes.Slack.Api;
using PolicyBot.Tests.Fakes.Slack.Limits;
using PolicyBot.Tests.Fakes.Slack.State;

namespace PolicyBot.Tests.Fakes.Slack;

/// <summary>The addresses that let the bot answer an interaction where it may be no member: five uses in thirty minutes, no token.</summary>
internal sealed class ResponseUrls(FakeSlack slack)
{
    private const int MostUses = 5;
    private static readonly TimeSpan _life = TimeSpan.FromMinutes(30);

    private readonly Dictionary<string, ResponseUrl> _urls = new(StringComparer.Ordinal);

    /// <param name="about">The message whose button was pressed; null for a command.</param>
    public Uri Give(string kind, Person person, Conversation channel, Installation bot, Post? about)
    {
        var path = $"{kind}/{bot.Team.Id}/{slack.World.NewId("")}/{Guid.NewGuid():N}";
        _urls.Add("/" + path, new(person, channel, bot, slack.World.Now) { Target = about, IsCommand = kind == "commands" });
        return new(slack.Address, path);
    }

    /// <summary>Remembers the message that an acknowledgement made, which later uses may replace.</summary>
    public void Answered(string? url, Post post)
    {
        if (url is not null && _urls.TryGetValue(new Uri(url).AbsolutePath, out var found))
        {
            found.Target = post;
        }
    }

    public async Task Answer(HttpContext http)
    {
        var request = await ApiRequest.Read(http.Request);
        var fault = slack.Faults.Take("response_url", null);
        if (fault is Fault.Delay delay)
        {
            await Task.Delay(delay.Time, slack.World.Clock, http.RequestAborted);
        }

        await Task.Delay(slack.Options.Latency, slack.World.Clock, CancellationToken.None);
        if (fault is Fault.Held { CarriedOut: false } stopped)
        {
            await stopped.At.PassAsync(http.RequestAborted);
        }

        var (status, text) = fault switch
        {
            Fault.Reset => (0, ""),
            Fault.HttpStatus http5 => (http5.Status, "server_error"),
            Fault.TooManyRequests => (429, "ratelimited"),
            Fault.Refusal refusal => (404, refusal.Error),
            _ => Use(http.Request.Path, request),
        };
        slack.Recorder.Add(request.Record("response_url", slack.World.Now, fault is Fault.LostAnswer ? 0 : status, new() { ["ok"] = status == 200, ["error"] = status == 200 ? null : text }));
        if (status == 0 || fault is Fault.LostAnswer)
        {
            http.Abort();
            return;
        }

        await Task.Delay(slack.Options.Latency, slack.World.Clock, http.RequestAborted);
        if (fault is Fault.Held { CarriedOut: true } held)
        {
            await held.At.PassAsync(http.RequestAborted);
        }

        http.Response.StatusCode = status;
        if (fault is Fault.TooManyRequests { RetryAfterSeconds: { } seconds })
        {
            http.Response.Headers.RetryAfter = seconds.ToString();
        }

        await http.Response.WriteAsync(text, http.RequestAborted);
    }

    private (int Status, string Text) Use(PathString path, ApiRequest request)
    {
        lock (slack.World.Gate)
        {
            if (!_urls.TryGetValue(path.Value ?? "", out var url))
            {
                return (404, "no_active_hooks");
            }

            if (request.HeaderToken is not null)
            {
                slack.Recorder.Violation("a bot token was sent to a response_url, which needs none");
            }

            if (slack.World.Now - url.Given > _life)
            {
                return (404, "expired_url");
            }

            if (url.Uses >= MostUses && slack.Broken != Flaw.EndlessResponseUrl)
            {
                return (404, "used_url");
            }

            url.Uses++;
            return Apply(url, path.Value!, request.Arguments);
        }
    }

    private (int Status, string Text) Apply(ResponseUrl url, string path, JsonObject message)
    {
        var replaces = message["replace_original"]?.ToString() == "true";
        if (message["delete_original"]?.ToString() == "true")
        {
            if (url.IsCommand || url.Target is null)
            {
                return (400, "cannot_delete_original");
            }

            url.Target.Deleted = true;
            return (200, "ok");
        }

        var (content, error) = Content.Read(message, slack.Options);
        if (content is null)
        {
            return (400, error!);
        }

        if (replaces && url.Target is { Deleted: false } target)
        {
            slack.Happenings.Changing(target);
            content.Onto(target).EditedTs = slack.World.NewTs();
            slack.Happenings.Changed(target);
            return (200, "ok");
        }

        var inChannel = message["response_type"]?.GetValue<string>() == "in_channel";
        var thread = message["thread_ts"]?.GetValue<string>();
        if (thread is not null && (!inChannel || replaces))
        {
            slack.Recorder.Violation("thread_ts in a response_url answer needs response_type in_channel and replace_original false");
            thread = null;
        }

        var post = content.Onto(new(url.Channel, slack.World.NewTs(), url.Bot.BotUserId)
        {
            ByBot = url.Bot,
            OnlyFor = inChannel ? null : url.Person.Id,
            ThreadTs = thread,
            ResponsePath = path,
        });
        url.Channel.Posts.Add(post);
        url.Target ??= post;
        slack.Happenings.Posted(post);
        return (200, "ok");
    }

    private sealed record ResponseUrl(Person Person, Conversation Channel, Installation Bot, DateTimeOffset Given)
    {
        public int Uses { get; set; }

        public bool IsCommand { get; init; }

        public Post? Target { get; set; }
    }
}
