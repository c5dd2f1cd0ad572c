using PolicyBot.Chat;
using PolicyBot.Slack.Api;
using PolicyBot.Slack.Receiving;
using PolicyBot.Slack.Rendering;

namespace PolicyBot.Slack.Posting;

/// <summary>A file that Slack has, and that nobody sees yet.</summary>
internal sealed record Upload(string Id, string Title);

/// <summary>Sends files: first their bytes, which nobody sees; then, when the message stands, shows them beside it.</summary>
internal sealed class Files(SlackApi api, Conversations conversations)
{
    private const int AltTextLength = 1000;

    /// <summary>A picture's message says what it shows, and is worth posting without it.</summary>
    public static bool IsPicture(Attachment file) => file.MediaType.StartsWith("image/", StringComparison.Ordinal);

    /// <returns>The files, or why one could not be sent.</returns>
    public async Task<(IReadOnlyList<Upload> Uploads, SlackReply? Failed)> SendAsync(IReadOnlyList<Attachment> files, Post post, Installation installation, CancellationToken cancellationToken)
    {
        var uploads = new List<Upload>();
        foreach (var file in files)
        {
            var arguments = new Dictionary<string, object?> { ["filename"] = file.Name, ["length"] = file.Bytes.Length, ["alt_txt"] = Clip.To(file.Description, AltTextLength) };
            var asked = await api.CallAsync(new(Methods.GetUploadUrl, post.Place.Workspace, installation.Token, arguments), cancellationToken);
            if (asked is not SlackReply.Done { Body: var body })
                return ([], asked);
            if (SafeAddress.Read(body.Text("upload_url")) is not { } address || body.Text("file_id") is not { } id)
                return ([], new SlackReply.Refused("upload_url_not_allowed"));
            if (await api.UploadAsync(address, file.Bytes, cancellationToken) is var sent and not SlackReply.Done)
                return ([], sent);
            uploads.Add(new(id, file.Name));
        }

        return (uploads, null);
    }

    /// <summary>Shows files where the post went; those for one person alone in their direct messages, since no file can be seen by one person in a channel.</summary>
    public async Task<SlackReply> ShowAsync(IReadOnlyList<Upload> uploads, Post post, Installation installation, CancellationToken cancellationToken)
    {
        var target = post.Audience is Audience.Asker && !Routes.IsDirect(post) ? post with { Delivery = Delivery.Direct } : post;
        var (channel, failed) = await conversations.ChannelForAsync(target, installation, cancellationToken);
        if (channel is null)
            return failed!;
        var arguments = new Dictionary<string, object?>
        {
            ["files"] = uploads.Select(u => new Dictionary<string, string> { ["id"] = u.Id, ["title"] = u.Title }).ToList(),
            ["channel_id"] = channel,
            ["thread_ts"] = target.Delivery is Delivery.Direct ? null : target.Place.Thread,
        };
        return await api.CallAsync(new(Methods.CompleteUpload, post.Place.Workspace, installation.Token, arguments), cancellationToken);
    }
}
