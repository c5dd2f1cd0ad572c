using Microsoft.Extensions.Logging;
using PolicyBot.Chat;
using PolicyBot.Slack.Api;
using PolicyBot.Slack.Installing;
using PolicyBot.Slack.Receiving;
using PolicyBot.Slack.Rendering;

namespace PolicyBot.Slack.Posting;

/// <summary>Posts to Slack: renders, chooses the way, and tells what became of it.</summary>
internal sealed class SlackPosts(SlackInstallations installations, Routes routes, Ways ways, Files files, Prompts prompts, Notices notices, ChartSupport charts, ILogger<SlackPosts> log) : IPostMessages
{
    public PlatformName Platform => SlackPlatform.Name;

    public async Task<PostOutcome> PostAsync(Post post, CancellationToken cancellationToken)
    {
        return await installations.FindAsync(post.Place.Workspace, cancellationToken) switch
        {
            Lookup.Unknown { Reason: var reason } => new PostOutcome.Later(null, reason),
            Lookup.Found { Installation: var installation } when EventIds.IsOpening(post.InReplyTo) =>
                Outcome(post, Methods.SetPrompts, await prompts.ShowAsync(post, installation, cancellationToken)),
            Lookup.Found { Installation: var installation } => await PostAsync(post, installation, cancellationToken),
            _ => new PostOutcome.Refused("the workspace has no installation that can be used", Remedy.None),
        };
    }

    private async Task<PostOutcome> PostAsync(Post post, Installation installation, CancellationToken cancellationToken)
    {
        var notice = await notices.AnswerAsync(post.InReplyTo, cancellationToken);
        if (!post.Plain && charts.IsTaken(post.Place.Workspace) && NativeCharts.Of(post.Message) is { Blocks.Count: > 0 } native)
        {
            var (outcome, refusal) = await AttemptAsync(post, native, installation, notice, cancellationToken);
            if (refusal is null || !SlackErrors.IsOfBlocks(refusal))
                return outcome;
            charts.Refuse(post.Place.Workspace);
        }

        var (plainer, error) = await AttemptAsync(post, new([], [], post.Message.Files), installation, notice, cancellationToken);
        if (error is not null && SlackErrors.IsOfBlocks(error))
            charts.Acquit(post.Place.Workspace);
        return plainer;
    }

    /// <returns>What became of it, with Slack's word where it was refused.</returns>
    private async Task<(PostOutcome Outcome, string? Refusal)> AttemptAsync(Post post, NativeCharts native, Installation installation, bool notice, CancellationToken cancellationToken)
    {
        var (uploads, failed) = await files.SendAsync(native.Files, post, installation, cancellationToken);
        // A picture's message says what it shows: it goes without one that Slack does not take. A file that was asked for does not.
        if (failed is not null && !(failed is SlackReply.Refused { Error: var error } && !SlackErrors.IsDeadToken(error) && native.Files.All(Files.IsPicture)))
            return (Outcome(post, Methods.GetUploadUrl, failed), null);
        var message = Renderer.Render(post.Message, post.Plain, native);
        SlackReply reply = new SlackReply.Refused("no_way");
        foreach (var way in routes.For(post, notice))
        {
            var sent = await ways.GoAsync(way, post, message, installation, cancellationToken);
            reply = sent.Reply;
            if (reply is SlackReply.Done)
                return (await PostedAsync(post, installation, way, sent, notice, uploads, cancellationToken), null);
            if (reply is not SlackReply.Refused { Error: var refused } || !Leads(way, refused))
                break;
        }

        return (Outcome(post, "post", reply), (reply as SlackReply.Refused)?.Error);
    }

    /// <summary>Whether another way may succeed where this one was refused.</summary>
    private static bool Leads(Way way, string error) =>
        way is Way.TicketForAsker or Way.TicketForAll or Way.ReplaceByTicket ? SlackErrors.EndsTicket(error) : SlackErrors.IsOfPlace(error) || SlackErrors.IsOfMessage(error);

    private async Task<PostOutcome> PostedAsync(Post post, Installation installation, Way way, Sent sent, bool notice, IReadOnlyList<Upload> uploads, CancellationToken cancellationToken)
    {
        if (notice && way is not Way.ReplaceByTicket)
            await ways.SettleNoticeAsync(post, cancellationToken);
        notices.Close(post.InReplyTo);
        if (uploads.Count > 0 && await files.ShowAsync(uploads, post, installation, cancellationToken) is var shown and not SlackReply.Done)
            return Outcome(post, Methods.CompleteUpload, shown);
        return new PostOutcome.Posted(sent.MessageId);
    }

    private PostOutcome Outcome(Post post, string method, SlackReply reply)
    {
        switch (reply)
        {
            case SlackReply.Done:
                return new PostOutcome.Posted(null);
            case SlackReply.Limited { After: var after }:
                return new PostOutcome.Later(after, $"{method} is limited", Counts: false);
            case SlackReply.Unreachable { Reason: var reason }:
                return new PostOutcome.Later(null, reason);
            case SlackReply.Unknown { Reason: var reason }:
                return new PostOutcome.Later(null, reason);
            case SlackReply.Refused refused:
                Log.Refused(log, method, refused.ToString());
                if (SlackErrors.IsDeadToken(refused.Error))
                    installations.MarkUnusable(post.Place.Workspace, refused.Error);
                return new PostOutcome.Refused(refused.ToString(), RemedyFor(post, refused.Error));
            default:
                throw new System.Diagnostics.UnreachableException();
        }
    }

    /// <summary>Who reads along in direct messages already cannot be reached otherwise.</summary>
    private static Remedy RemedyFor(Post post, string error) =>
        SlackErrors.RemedyFor(error) is var remedy && remedy is Remedy.DirectMessage && Routes.IsDirect(post) ? Remedy.None : remedy;
}
