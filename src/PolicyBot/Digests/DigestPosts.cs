using PolicyBot.Chat;
using PolicyBot.Knowledge;

namespace PolicyBot.Digests;

/// <summary>Makes the posts of a digest. Their keys follow from what they are for, so that making them twice makes the same.</summary>
internal static class DigestPosts
{
    /// <summary>Keeps digests out of what a conversation in the channel goes on from.</summary>
    private const string Digests = "digests";

    private static readonly Bilingual _showAll = new("Show all", "Ver todo");

    /// <summary>The post of one run, and the turn that its button needs; nothing where the channel wants to be left alone when nothing has changed.</summary>
    public static IReadOnlyList<Effect> OfRun(Subscription subscription, IllustratedDigest illustrated, DateTimeOffset at)
    {
        var digest = illustrated.Digest;
        if (digest.Items == 0 && subscription.Quiet)
            return [];
        var run = new EventId($"{subscription.Channel.Platform}:digest:{subscription.Id}:{subscription.Next.ToUnixTimeSeconds()}");
        return
        [
            new Effect.Say(new(Reply.Key(run, 0), null, subscription.Channel, ReplyRoute.None, Delivery.Send, Audience.Everyone, subscription.By, MessageOf(run, illustrated))),
            TurnOf(run, subscription.Channel, digest, at),
        ];
    }

    public static Message MessageOf(EventId run, IllustratedDigest illustrated)
    {
        var digest = illustrated.Digest;
        var language = digest.Brief.Language;
        var id = Reply.AnswerName(run);
        return new(language, new Content.OfAnswer(id, digest.Brief), digest.HasMore ? [new(new(ButtonKind.Page, id), $"{_showAll.In(language)} ({digest.Items})")] : [], illustrated.Picture is { } picture ? [picture] : [], []);
    }

    /// <summary>The whole of it, for "Show all": nobody's question, and for all eyes.</summary>
    public static Effect TurnOf(EventId run, Place channel, Digest digest, DateTimeOffset at) =>
        new Effect.Remember(new(Reply.AnswerName(run), run, channel with { Thread = Digests }, new($"{channel.Platform}:digest"), Audience.Everyone, "", digest.Full, "A digest was due.", at));
}
