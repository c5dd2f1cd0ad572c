using System.Collections.Concurrent;
using PolicyBot.Chat;
using PolicyBot.Discord.Rest;
using PolicyBot.Discord.Wire;

namespace PolicyBot.Discord.Posting;

/// <summary>Posts messages of the bot's own: to a channel, or to a person. Each carries its key as a nonce, so that a repeated attempt posts nothing new.</summary>
internal sealed class ChannelPosts(DiscordRest rest)
{
    private const int MostChannels = 10_000;
    private readonly ConcurrentDictionary<string, string> _direct = new();

    public async Task<PostOutcome> PostAsync(Post post, OutgoingMessage message, CancellationToken cancellationToken)
    {
        message = message with { Nonce = post.Key, EnforceNonce = true };
        var isOwnPlace = post.Place.Workspace.Length == 0 && post.Route.Ticket is null;
        if (post.Delivery is Delivery.Direct || (post.Audience is Audience.Asker && !isOwnPlace))
            return await ToPersonAsync(post, message, cancellationToken);
        if (post is { Delivery: Delivery.Replace, Route.MessageId: { } replaced })
        {
            var edited = await rest.SendAsync(Calls.EditMessage(post.Place.Channel, replaced, message with { Nonce = null, EnforceNonce = null }), cancellationToken);
            if (!edited.Is(ErrorCode.UnknownMessage))
                return Outcome(edited, isDirect: false);
        }

        if (post is { Delivery: Delivery.Respond, Route.MessageId: { } question })
        {
            var replied = await rest.SendAsync(Calls.CreateMessage(post.Place.Channel, message with { MessageReference = new(question) }), cancellationToken);
            if (!replied.Is(ErrorCode.NoHistory))
                return Outcome(replied, isDirect: false);
        }

        return Outcome(await rest.SendAsync(Calls.CreateMessage(post.Place.Channel, message), cancellationToken), isDirect: false);
    }

    private async Task<PostOutcome> ToPersonAsync(Post post, OutgoingMessage message, CancellationToken cancellationToken)
    {
        if (post.To is not { } person)
            return new PostOutcome.Refused("It is for one person, and nobody is named.", Remedy.None);
        if (!_direct.TryGetValue(person.Id, out var channel))
        {
            var opened = await rest.SendAsync(Calls.OpenDirect(person.Id), cancellationToken);
            if (opened is not RestResult.Done { Body: { } body } || body.Text("id") is not { } id)
                return Failures.Of(opened, isDirect: true);
            if (_direct.Count >= MostChannels)
                _direct.Clear();
            _direct[person.Id] = channel = id;
        }

        return Outcome(await rest.SendAsync(Calls.CreateMessage(channel, message), cancellationToken), isDirect: true);
    }

    private static PostOutcome Outcome(RestResult result, bool isDirect) => result is RestResult.Done done ? new PostOutcome.Posted(done.Body.Text("id")) : Failures.Of(result, isDirect);
}
