using System.Globalization;
using PolicyBot.Chat;

namespace PolicyBot.Local;

/// <summary>Posts to the local workspace.</summary>
internal sealed class LocalPosts(IKeepMessages messages, IKeepChannels channels, Feed feed, TimeProvider time) : IPostMessages
{
    public PlatformName Platform => LocalPlatform.Name;

    public async Task<PostOutcome> PostAsync(Post post, CancellationToken cancellationToken)
    {
        try
        {
            return await WriteAsync(post, cancellationToken);
        }
        catch (StorageUnavailableException e)
        {
            return new PostOutcome.Later(null, e.Message);
        }
    }

    private async Task<PostOutcome> WriteAsync(Post post, CancellationToken cancellationToken)
    {
        if (post.To is null && (post.Delivery is Delivery.Direct || post.Audience is Audience.Asker))
            return new PostOutcome.Refused("It is for one person, and nobody is named.", Remedy.None);
        if (post.Delivery is not Delivery.Direct && await WhyNotAsync(post.Place.Channel, cancellationToken) is { } refusal)
            return refusal;
        if (post is { Delivery: Delivery.Replace, Route.MessageId: { } replaced } && IdOf(replaced) is { } id)
        {
            if (await messages.ReplaceAsync(id, post.Message, cancellationToken) is { } changed)
                return Posted(changed);
            // Erased in the same breath: what is on screens goes, and the words come as a message of their own.
            feed.Tell(new Happening.Erased());
        }

        var (written, isNew) = await messages.AddAsync(MessageOf(post), cancellationToken);
        return isNew ? Posted(written) : new PostOutcome.Posted(Written(written.Id));
    }

    private async Task<PostOutcome.Refused?> WhyNotAsync(string channel, CancellationToken cancellationToken)
    {
        if (LocalPlatform.IsDirect(channel))
            return null;
        return (await channels.AllAsync(cancellationToken)).FirstOrDefault(c => c.Id == channel) switch
        {
            null => new("There is no such channel.", Remedy.DirectMessage),
            { HasBot: false } => new("The bot is not in this channel.", Remedy.DirectMessage),
            _ => null,
        };
    }

    private WorkspaceMessage MessageOf(Post post)
    {
        var isDirect = post.Delivery is Delivery.Direct;
        var channel = isDirect ? LocalPlatform.DirectChannel(post.To!.Id) : post.Place.Channel;
        return new(
            0,
            channel,
            isDirect ? null : IdOf(post.Place.Thread),
            null,
            post.Audience is Audience.Asker && !LocalPlatform.IsDirect(channel) ? post.To!.Id : null,
            post.Delivery is Delivery.Respond ? IdOf(post.Route.MessageId) : null,
            post.Key,
            "",
            post.Message,
            post.To?.Id,
            time.GetUtcNow());
    }

    private PostOutcome.Posted Posted(WorkspaceMessage message)
    {
        feed.Tell(new Happening.Appeared(message));
        return new(Written(message.Id));
    }

    private static long? IdOf(string? written) => long.TryParse(written, NumberStyles.None, CultureInfo.InvariantCulture, out var id) ? id : null;

    private static string Written(long id) => id.ToString(CultureInfo.InvariantCulture);
}
