using PolicyBot.Chat;
using PolicyBot.Knowledge;

namespace PolicyBot.Digests;

/// <summary>Makes the posts of a digest. Their keys follow from what they are for, so that making them twice makes the same.</summary>
internal static class DigestPosts
{
    /// <summary>Keeps digests out of what a conversation in the channel goes on from.</summary>
    private const string Digests = "digests";

    private static readonly Bilingual _showAll = new("Show all", "Ver todo");
    private static readonly Bilingual _notMade = new("A digest that you had subscribed a channel to could not be made.", "No se pudo preparar un resumen al que usted suscribió un canal.");
    private static readonly Bilingual _due = new("It was due:", "Debía llegar:");
    private static readonly Bilingual _next = new("The fault is on my side, and has been recorded for those who run me. Nothing is left out: the next one tells of the whole time. It comes:", "El fallo está de mi lado y quedó registrado para quienes me administran. No se omite nada: el próximo contará todo el período. Llega:");

    /// <summary>The post of one run, and the turn that its button needs; nothing where the channel wants to be left alone when nothing has changed.</summary>
    public static IReadOnlyList<Effect> OfRun(Subscription subscription, IllustratedDigest illustrated, DateTimeOffset at)
    {
        var digest = illustrated.Digest;
        if (digest.Items == 0 && subscription.Quiet)
            return [];
        var run = RunOf(subscription, "digest");
        return
        [
            new Effect.Say(new(Reply.Key(run, 0), null, subscription.Channel, ReplyRoute.None, Delivery.Send, Audience.Everyone, subscription.By, MessageOf(run, illustrated))),
            TurnOf(run, subscription.Channel, digest, at),
        ];
    }

    /// <summary>Tells who subscribed that a run failed; nothing where nobody is known any more.</summary>
    /// <param name="next">When the next one is due.</param>
    public static IReadOnlyList<Effect> OfFailure(Subscription subscription, DateTimeOffset next)
    {
        if (subscription.By is not { } person)
            return [];
        var language = person.Locale ?? subscription.Scope.Language;
        string When(DateTimeOffset at) => subscription.Schedule.Show(at, language);
        var words = new Content.Note(_notMade.In(language), [$"{_due.In(language)} {When(subscription.Next)}", $"{_next.In(language)} {When(next)}"]);
        return [new Effect.Say(new(Reply.Key(RunOf(subscription, "failed-digest"), 0), null, subscription.Channel, ReplyRoute.None, Delivery.Direct, Audience.Asker, person, Message.Of(language, words)))];
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

    private static EventId RunOf(Subscription subscription, string what) => new($"{subscription.Channel.Platform}:{what}:{subscription.Id}:{subscription.Next.ToUnixTimeSeconds()}");
}
