using Microsoft.Extensions.Options;
using PolicyBot.Asking;
using PolicyBot.Knowledge;

namespace PolicyBot.Chat.UseCases;

/// <summary>Answers a question, however it was asked.</summary>
internal sealed class AskQuestion(
    IAnswerQuestions answers,
    LiveKnowledge knowledge,
    IRecall recall,
    IReadSettings settings,
    ICountQuestions counts,
    Standings standings,
    IOptionsMonitor<Limits> limits,
    TimeProvider time)
{
    /// <summary>Earlier questions that a follow-up may point at.</summary>
    private const int TurnsRead = 6;

    /// <param name="text">The question, masked.</param>
    /// <param name="before">The answer whose follow-up this is; null for what the conversation itself holds.</param>
    public async Task<IReadOnlyList<Effect>> HandleAsync(ChatEvent asked, ChannelSettings channel, string text, Turn? before, CancellationToken cancellationToken)
    {
        if (await RefusalAsync(asked, channel, text, cancellationToken) is { } refused)
            return refused;

        var keepsNothing = await settings.KeepsNothingAsync(asked.Person.Key, cancellationToken);
        var earlier = before is not null ? [before.Question] : await EarlierAsync(asked, cancellationToken);
        var id = Reply.AnswerName(asked.Id);
        var answer = (await answers.AnswerAsync(new(id.Value, text, earlier), cancellationToken)).Answer;
        if (!IsOfTopics(answer, channel))
            return Silent(asked, channel, text, Wording.NotHere);

        var reply = Reply.To(asked, channel, answer.Language);
        var effects = new List<Effect>
        {
            reply.Post(Delivery.Respond, reply.Audience, new(answer.Language, new Content.OfAnswer(id, answer, Question: ShownQuestion(asked, reply, text)), AnswerButtons.For(id, answer, asked.Surface, reply.Audience, channel, remembered: !keepsNothing), [], [])),
        };
        if (!keepsNothing)
            effects.Add(new Effect.Remember(new(id, asked.Id, asked.Place, asked.Person.Key, reply.Audience, text, answer, Reasons.Of(answer), asked.At)));
        if (answer.Verdict is Verdict.NotCovered && !keepsNothing)
            effects.Add(new Effect.MissedBy(new(asked.Place, asked.Person.Key, text, answer.Language, [.. answer.Nearest.Select(n => n.Entry.Value)], asked.At)));
        return effects;
    }

    /// <summary>What is said where a question may not be answered; null where it may.</summary>
    public async Task<IReadOnlyList<Effect>?> RefusalAsync(ChatEvent asked, ChannelSettings channel, string text, CancellationToken cancellationToken)
    {
        if (string.IsNullOrWhiteSpace(text))
            return [Reply.To(asked, channel).Note(Wording.NothingAsked)];
        if (!await MayAskAsync(asked, channel, cancellationToken))
            return Silent(asked, channel, text, Wording.NotAllowed);
        return limits.CurrentValue.Allow(await counts.SinceAsync(asked.Place, asked.Person.Key, time.GetUtcNow() - TimeSpan.FromMinutes(1), cancellationToken))
            ? null
            : Silent(asked, channel, text, Wording.TooMany);
    }

    private async Task<IReadOnlyList<string>> EarlierAsync(ChatEvent asked, CancellationToken cancellationToken) =>
        asked.Act is Act.Said { Heard: not Heard.InChannel }
            ? [.. (await recall.ConversationAsync(asked.Place, asked.Person.Key, TurnsRead, cancellationToken)).Where(t => t.Answer is not null).Select(t => t.Question)]
            : [];

    private async Task<bool> MayAskAsync(ChatEvent asked, ChannelSettings channel, CancellationToken cancellationToken) => channel.Who switch
    {
        _ when asked.Surface is Surface.Direct => true,
        WhoMayAsk.Everyone => true,
        WhoMayAsk.Nobody => false,
        WhoMayAsk.Members => await standings.OfAsync(asked, cancellationToken) is Standing.Member or Standing.Manager,
        WhoMayAsk.Managers => await standings.OfAsync(asked, cancellationToken) is Standing.Manager,
        _ => throw new System.Diagnostics.UnreachableException(),
    };

    /// <summary>Answers that cite nothing (refusals, greetings) belong to every topic.</summary>
    public bool IsOfTopics(Answer answer, ChannelSettings channel) =>
        channel.Topics.Count == 0
        || answer.Citations.Count == 0
        || answer.Citations.Any(c => knowledge.Current.Library.Find(c.Entry) is { } entry && entry.Topics.Any(channel.Topics.Contains));

    public IReadOnlyList<Effect> Silent(ChatEvent asked, ChannelSettings channel, string text, Bilingual reason)
    {
        var reply = Reply.To(asked, channel, LanguageDetector.Detect(text, [.. Folding.Words(text)], knowledge.Current) is Spoken.Spanish ? Language.Spanish : null);
        return
        [
            reply.Privately(reason),
            new Effect.Remember(new(Reply.AnswerName(asked.Id), asked.Id, asked.Place, asked.Person.Key, Audience.Asker, "", null, reason.In(reply.Language), asked.At)),
        ];
    }

    /// <summary>Commands do not leave their words where all can read them, so the answer repeats them.</summary>
    private static string? ShownQuestion(ChatEvent asked, Reply reply, string text) =>
        asked.Act is not Act.Said && reply.Audience is Audience.Everyone && asked.Surface is not Surface.Direct ? text : null;
}
