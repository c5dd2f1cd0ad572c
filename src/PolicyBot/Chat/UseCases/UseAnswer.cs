using PolicyBot.Asking;
using PolicyBot.Knowledge;

namespace PolicyBot.Chat.UseCases;

/// <summary>
/// What buttons do with an answer that was given before. A button is only a name: the answer is looked up, and must belong to
/// this place and be one that this person may see.
/// </summary>
internal sealed class UseAnswer(AskQuestion ask, IRecall recall, IReadSettings settings)
{
    public async Task<IReadOnlyList<Effect>> PressAsync(ChatEvent pressed, ButtonRef button, CancellationToken cancellationToken)
    {
        var channel = await settings.OfAsync(pressed.Place, cancellationToken);
        var turn = button.Answer is { } id ? await recall.FindAsync(id, cancellationToken) : null;
        var language = turn?.Answer?.Language ?? channel.Language ?? pressed.Person.Locale ?? Language.English;
        var reply = new Reply(pressed, Visibility.Of(pressed, channel), language);
        if (turn?.Answer is not { } answer)
            return [reply.Privately(Wording.NoLongerKept)];
        if (!MayUse(pressed, turn))
            return [reply.Privately(Wording.NotYours)];
        return button.Kind switch
        {
            ButtonKind.Ask when button.Index < answer.FollowUps.Count => await ask.HandleAsync(pressed, answer.FollowUps[button.Index], turn, cancellationToken),
            ButtonKind.Page => [reply.Post(Delivery.Respond, reply.Audience, Message.Of(language, new Content.OfAnswer(turn.Id, answer, button.Index)))],
            ButtonKind.Share when turn.Person == pressed.Person.Key => Share(pressed, reply, turn, answer, channel),
            ButtonKind.Helpful => [new Effect.Rate(new(turn.Id, pressed.Person.Key, Helpful: true, null, pressed.At)), reply.Privately(Wording.Thanks)],
            ButtonKind.Sources => [reply.Note(AnswerWords.Sources(language), SourceLines(answer))],
            ButtonKind.Why => [reply.Note(Wording.WhyTitle(language), [turn.Because])],
            ButtonKind.NeedPerson => NeedPerson(reply, turn, channel),
            _ => [reply.Privately(Wording.NotYours)],
        };
    }

    public async Task<IReadOnlyList<Effect>> FollowUpAsync(ChatEvent submitted, AnswerId? id, string text, CancellationToken cancellationToken)
    {
        var turn = id is { } known ? await recall.FindAsync(known, cancellationToken) : null;
        return await ask.HandleAsync(submitted, text, turn is not null && MayUse(submitted, turn) ? turn : null, cancellationToken);
    }

    public async Task<IReadOnlyList<Effect>> ReasonAsync(ChatEvent submitted, AnswerId? id, string reason, CancellationToken cancellationToken)
    {
        var turn = id is { } known ? await recall.FindAsync(known, cancellationToken) : null;
        var reply = new Reply(submitted, Audience.Asker, turn?.Answer?.Language ?? submitted.Person.Locale ?? Language.English);
        if (turn is null || !MayUse(submitted, turn))
            return [reply.Privately(Wording.NoLongerKept)];
        return [new Effect.Rate(new(turn.Id, submitted.Person.Key, Helpful: false, reason.Trim() is { Length: > 0 } said ? said : null, submitted.At)), reply.Privately(Wording.Thanks)];
    }

    /// <summary>The sources of the last answer, or why it came out as it did.</summary>
    public async Task<IReadOnlyList<Effect>> LastAsync(ChatEvent commanded, string word, CancellationToken cancellationToken)
    {
        var turns = await recall.OfPersonAsync(commanded.Place, commanded.Person.Key, 10, cancellationToken);
        var channel = await settings.OfAsync(commanded.Place, cancellationToken);
        var last = turns.LastOrDefault(t => word == Commands.Why || t.Answer is not null);
        var language = last?.Answer?.Language ?? channel.Language ?? commanded.Person.Locale ?? Language.English;
        var reply = new Reply(commanded, Visibility.Of(commanded, channel), language);
        if (word == Commands.Why)
            return [reply.Note(Wording.WhyTitle(language), [.. last is null ? [] : (string[])[last.Because], HowItListens(commanded.Surface, channel, language)])];
        return last?.Answer is { } answer ? [reply.Note(AnswerWords.Sources(language), SourceLines(answer))] : [reply.Note(Wording.NothingYet)];
    }

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
        var id = reply.AnswerName();
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

    private static bool MayUse(ChatEvent happened, Turn turn) =>
        turn.Place.ChannelKey == happened.Place.ChannelKey && (turn.Audience is Audience.Everyone || turn.Person == happened.Person.Key);
}
