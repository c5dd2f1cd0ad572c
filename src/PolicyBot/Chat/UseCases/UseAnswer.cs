using PolicyBot.Asking;
using PolicyBot.Knowledge;

namespace PolicyBot.Chat.UseCases;

/// <summary>
/// What buttons do with an answer that was given before. A button is only a name: the answer is looked up, and must belong to
/// this place and be one that this person may see.
/// </summary>
internal sealed class UseAnswer(AskQuestion ask, IRecall recall)
{
    public async Task<IReadOnlyList<Effect>> PressAsync(ChatEvent pressed, ChannelSettings channel, ButtonRef button, CancellationToken cancellationToken)
    {
        var turn = await FindAsync(button.Answer, cancellationToken);
        var reply = Reply.To(pressed, channel, turn?.Answer?.Language);
        if (turn?.Answer is not { } answer)
            return [reply.Privately(Wording.NoLongerKept)];
        if (!MayUse(pressed, turn))
            return [reply.Privately(Wording.NotYours)];
        return button.Kind switch
        {
            ButtonKind.Ask when button.Index < answer.FollowUps.Count => await ask.HandleAsync(pressed, channel, answer.FollowUps[button.Index], turn, cancellationToken),
            ButtonKind.Page => [reply.Post(Delivery.Respond, reply.Audience, Message.Of(answer.Language, new Content.OfAnswer(turn.Id, answer, button.Index)))],
            ButtonKind.Share when turn.Person == pressed.Person.Key => Share(pressed, reply, turn, answer, channel),
            ButtonKind.Helpful => [new Effect.Rate(new(turn.Id, pressed.Person.Key, Helpful: true, null, pressed.At)), reply.Privately(Wording.Thanks)],
            ButtonKind.NeedPerson => NeedPerson(reply, turn, channel),
            _ => [reply.Privately(Wording.NotYours)],
        };
    }

    public async Task<IReadOnlyList<Effect>> FollowUpAsync(ChatEvent submitted, ChannelSettings channel, AnswerId? id, string text, CancellationToken cancellationToken)
    {
        var turn = await FindAsync(id, cancellationToken);
        return await ask.HandleAsync(submitted, channel, text, turn is not null && MayUse(submitted, turn) ? turn : null, cancellationToken);
    }

    public async Task<IReadOnlyList<Effect>> ReasonAsync(ChatEvent submitted, ChannelSettings channel, AnswerId? id, string reason, CancellationToken cancellationToken)
    {
        var turn = await FindAsync(id, cancellationToken);
        var reply = Reply.To(submitted, channel, turn?.Answer?.Language);
        if (turn is null || !MayUse(submitted, turn))
            return [reply.Privately(Wording.NoLongerKept)];
        return [new Effect.Rate(new(turn.Id, submitted.Person.Key, Helpful: false, reason.Trim() is { Length: > 0 } said ? said : null, submitted.At)), reply.Privately(Wording.Thanks)];
    }

    /// <summary>The sources of the last answer, or why it came out as it did.</summary>
    public async Task<IReadOnlyList<Effect>> LastAsync(ChatEvent commanded, ChannelSettings channel, string word, CancellationToken cancellationToken)
    {
        var turns = await recall.OfPersonAsync(commanded.Place, commanded.Person.Key, 10, cancellationToken);
        var last = turns.LastOrDefault(t => word == Commands.Why || t.Answer is not null);
        var reply = Reply.To(commanded, channel, last?.Answer?.Language);
        var language = reply.Language;
        if (word == Commands.Why)
            return [reply.Note(Wording.WhyTitle(language), [.. last is null ? [] : (string[])[last.Because], HowItListens(commanded.Surface, channel, language)])];
        return last?.Answer switch
        {
            null => [reply.Note(Wording.NothingYet)],
            { Citations.Count: 0 } => [reply.Note(Wording.NoSources)],
            { } answer => [reply.Note(AnswerWords.Sources(language), SourceLines(answer))],
        };
    }

    private async Task<Turn?> FindAsync(AnswerId? id, CancellationToken cancellationToken) => id is { } known ? await recall.FindAsync(known, cancellationToken) : null;

    private static IReadOnlyList<string> SourceLines(Answer answer) =>
        [.. answer.Citations.Select(c => $"[{c.N}] {AnswerWords.Work(c)}; {AnswerWords.Details(c, answer.Language)}{(c.Url is { } url ? " " + url.AbsoluteUri : "")}")];

    /// <summary>What is not answered here, and why: nobody has to guess at a silence.</summary>
    private static string HowItListens(Surface surface, ChannelSettings channel, Language language) => ((surface, channel) switch
    {
        (Surface.Direct, _) => new Bilingual("Here I answer every message.", "Aquí respondo a cada mensaje."),
        (_, { Who: WhoMayAsk.Nobody }) => new Bilingual("In this channel questions are turned off; I stay silent.", "En este canal las preguntas están desactivadas; guardo silencio."),
        (_, { Replies: ReplyMode.All }) => new Bilingual("In this channel I answer commands, mentions, and every message that asks a question; anything else I leave alone.", "En este canal respondo a comandos, menciones y a todo mensaje que haga una pregunta; lo demás lo dejo."),
        (_, { Replies: ReplyMode.Thread }) => new Bilingual("In this channel I answer commands, mentions, and what follows in a thread where I have answered; any other message I do not read.", "En este canal respondo a comandos, menciones y a lo que sigue en un hilo donde ya respondí; los demás mensajes no los leo."),
        _ => new Bilingual("In this channel I answer commands and mentions only; any other message I do not read.", "En este canal respondo solo a comandos y menciones; los demás mensajes no los leo."),
    }).In(language);

    /// <summary>Posted for all, as an answer of its own, so that its buttons work for all.</summary>
    private static IReadOnlyList<Effect> Share(ChatEvent pressed, Reply reply, Turn turn, Answer answer, ChannelSettings channel)
    {
        var id = Reply.AnswerName(pressed.Id);
        return
        [
            reply.Privately(Wording.Shared),
            reply.Post(Delivery.Send, Audience.Everyone, new(answer.Language, new Content.OfAnswer(id, answer, Question: turn.Question), AnswerButtons.For(id, answer, pressed.Surface, Audience.Everyone, channel, remembered: true), [], [])),
            new Effect.Remember(turn with { Id = id, Event = pressed.Id, Audience = Audience.Everyone, At = pressed.At }),
        ];
    }

    private static IReadOnlyList<Effect> NeedPerson(Reply reply, Turn turn, ChannelSettings channel)
    {
        if (channel.Contacts.Count == 0)
            return [reply.Privately(Wording.NoContacts)];
        return
        [
            reply.Privately(Wording.PersonAsked),
            reply.Post(Delivery.Send, Audience.Everyone, new(reply.Language, new Content.Note(Wording.PersonWanted.In(reply.Language), [turn.Question]), [], [], channel.Contacts)),
        ];
    }

    internal static bool MayUse(ChatEvent happened, Turn turn) =>
        turn.Place.ChannelKey == happened.Place.ChannelKey && (turn.Audience is Audience.Everyone || turn.Person == happened.Person.Key);
}
