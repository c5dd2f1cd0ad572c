using System.Threading.Channels;
using Microsoft.Extensions.Hosting;
using PolicyBot.Chat;
using PolicyBot.Knowledge;
using PolicyBot.Slack.Api;
using PolicyBot.Slack.Installing;

namespace PolicyBot.Slack.Posting;

/// <summary>
/// What makes waiting pleasant and is never necessary: a sign of work when the answer takes longer than a second, the title of
/// a conversation, the end of a stopped one. When there is too much to do, it is left out.
/// </summary>
internal sealed class Courtesies(SlackInstallations installations, SlackApi api, Tickets tickets, Notices notices, TimeProvider clock) : BackgroundService
{
    private const int MostWaiting = 2000;
    private const int AtOnce = 4;
    private const int TitleLength = 60;
    private static readonly TimeSpan _patience = TimeSpan.FromSeconds(1);
    private static readonly Bilingual _working = new("Looking that up…", "Buscando…");

    private readonly Channel<(DateTimeOffset Due, Func<CancellationToken, Task> Act)> _waiting =
        Channel.CreateBounded<(DateTimeOffset, Func<CancellationToken, Task>)>(new BoundedChannelOptions(MostWaiting) { FullMode = BoundedChannelFullMode.DropWrite });

    /// <summary>An event is about to be stored.</summary>
    /// <returns>Whether a sign of work may follow, and nobody expected one before.</returns>
    public bool Expect(ChatEvent happened) => (IsCommand(happened) || IsDirectQuestion(happened)) && notices.Expect(happened.Id);

    /// <summary>It was not stored, or had been stored before.</summary>
    public void Forget(ChatEvent happened) => notices.Close(happened.Id);

    /// <summary>It was stored: what would be polite?</summary>
    public void Consider(ChatEvent happened)
    {
        var now = clock.GetUtcNow();
        switch (happened)
        {
            case var command when IsCommand(command):
                _waiting.Writer.TryWrite((now + _patience, token => NoticeAsync(happened, token)));
                break;
            case { Place.Thread: { } thread } when IsDirectQuestion(happened):
                _waiting.Writer.TryWrite((now + _patience, token => StatusAsync(happened, thread, token)));
                if (happened.Act is Act.Said { Text: var question } && thread == happened.Route.MessageId)
                    _waiting.Writer.TryWrite((now, token => TitleAsync(happened, thread, question, token)));
                break;
            case { Act: Act.Stopped, Place.Thread: { } thread }:
                _waiting.Writer.TryWrite((now, token => CallAsync(happened, Methods.SetSession, thread, ("status", "active"), token)));
                break;
        }
    }

    private static bool IsCommand(ChatEvent happened) => happened is { Act: Act.Commanded, Route.Ticket: not null };

    private static bool IsDirectQuestion(ChatEvent happened) => happened is { Surface: Surface.Direct, Place.Thread: not null, Act: Act.Said or Act.Pressed { Button.Kind: ButtonKind.Ask } };

    protected override Task ExecuteAsync(CancellationToken stoppingToken) => Task.WhenAll(Enumerable.Range(0, AtOnce).Select(_ => WorkAsync(stoppingToken)));

    private async Task WorkAsync(CancellationToken cancellationToken)
    {
        await foreach (var (due, act) in _waiting.Reader.ReadAllAsync(cancellationToken))
        {
            if (due - clock.GetUtcNow() is var wait && wait > TimeSpan.Zero)
                await Task.Delay(wait, clock, cancellationToken);
            await act(cancellationToken);
        }
    }

    /// <summary>A line that the answer to the command will replace.</summary>
    private async Task NoticeAsync(ChatEvent happened, CancellationToken cancellationToken)
    {
        if (!notices.Begin(happened.Id))
            return;
        var shown = false;
        try
        {
            var body = new Dictionary<string, object?> { ["response_type"] = "ephemeral", ["text"] = Words(happened) };
            shown = tickets.Use(happened.Route) is { } ticket && await api.PostToAsync(ticket, body, cancellationToken) is SlackReply.Done;
        }
        finally
        {
            notices.Shown(happened.Id, shown);
        }
    }

    /// <summary>Slack clears it by itself when the bot replies, or after 2 minutes.</summary>
    private async Task StatusAsync(ChatEvent happened, string thread, CancellationToken cancellationToken)
    {
        if (!notices.Begin(happened.Id))
            return;
        notices.Shown(happened.Id, shown: false);
        await CallAsync(happened, Methods.SetStatus, thread, ("status", Words(happened)), cancellationToken);
    }

    private Task TitleAsync(ChatEvent happened, string thread, string question, CancellationToken cancellationToken)
    {
        var title = Rendering.Clip.To(question.ReplaceLineEndings(" "), TitleLength);
        return title.Length == 0 ? Task.CompletedTask : CallAsync(happened, Methods.SetTitle, thread, ("title", title), cancellationToken);
    }

    private async Task CallAsync(ChatEvent happened, string method, string thread, (string Name, string Value) argument, CancellationToken cancellationToken)
    {
        var place = happened.Place;
        if (await installations.TryFindAsync(place.Workspace, cancellationToken) is not { } installation)
            return;
        var arguments = new Dictionary<string, object?> { ["channel_id"] = place.Channel, ["thread_ts"] = thread, [argument.Name] = argument.Value };
        await api.CallAsync(new(method, place.Workspace, installation.Token, arguments), cancellationToken);
    }

    private static string Words(ChatEvent happened) => _working.In(happened.Person.Locale ?? Language.English);
}
