using PolicyBot.Chat;
using PolicyBot.Slack.Api;
using PolicyBot.Slack.Rendering;

namespace PolicyBot.Slack.Posting;

/// <summary>Shows what the bot would say on being opened as suggested prompts, at the place that Slack has for them.</summary>
internal sealed class Prompts(SlackApi api)
{
    private const int Most = 4;
    private const int TitleLength = 75;

    public async Task<SlackReply> ShowAsync(Post post, Installation installation, CancellationToken cancellationToken)
    {
        var prompts = post.Message.Buttons
            .Where(button => button.Ref.Kind is ButtonKind.Ask)
            .Take(Most)
            .Select(button => new Dictionary<string, string> { ["title"] = Clip.To(button.Label, TitleLength), ["message"] = button.Label })
            .ToList();
        if (prompts.Count == 0)
            return new SlackReply.Done(default);
        var title = post.Message.Content is Content.Note note ? note.Title ?? (note.Lines is [var line, ..] ? line : null) : null;
        var arguments = new Dictionary<string, object?>
        {
            ["channel_id"] = post.Place.Channel,
            ["thread_ts"] = post.Place.Thread,
            ["title"] = title is null ? null : Clip.To(title, TitleLength),
            ["prompts"] = prompts,
        };
        return await api.CallAsync(new(Methods.SetPrompts, post.Place.Workspace, installation.Token, arguments), cancellationToken);
    }
}
