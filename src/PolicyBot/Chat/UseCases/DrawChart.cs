using System.Text;
using PolicyBot.Asking;
using PolicyBot.Charts;

namespace PolicyBot.Chat.UseCases;

/// <summary>Draws what a question about numbers asks for, or gives the table behind the picture.</summary>
internal sealed class DrawChart(AskQuestion ask, LiveKnowledge knowledge, ChartPictures pictures, IRecall recall, IReadSettings settings, TimeProvider time)
{
    /// <param name="text">The question, masked.</param>
    public async Task<IReadOnlyList<Effect>> HandleAsync(ChatEvent asked, ChannelSettings channel, string text, bool asTable, CancellationToken cancellationToken)
    {
        if (await ask.RefusalAsync(asked, channel, text, cancellationToken) is { } refused)
            return refused;
        var inquiry = Read(text);
        var reply = Reply.To(asked, channel, inquiry.Language);
        var outcome = ChartComposer.ForQuestion(inquiry);
        if (outcome is not ChartOutcome.Drawn { Chart: var chart })
            return [reply.Note(null, [((ChartOutcome.NotDrawn)outcome).Reason])];
        if (!ask.IsOfTopics(chart.Caption, channel))
            return ask.Silent(asked, channel, text, Wording.NotHere);
        if (asTable)
        {
            var table = new Attachment(chart.Series + ".csv", "text/csv", Encoding.UTF8.GetBytes(chart.Csv), chart.Title, ChartData.Of(chart));
            return [reply.Post(Delivery.Respond, reply.Audience, new(chart.Language, new Content.Note(chart.Title, [chart.SourceLine]), [], [table], []))];
        }

        var id = Reply.AnswerName(asked.Id);
        var keepsNothing = await settings.KeepsNothingAsync(asked.Person.Key, cancellationToken);
        var caption = chart.Caption with { Id = id.Value, Question = text };
        Content content = caption.Sentences.Count > 0 ? new Content.OfAnswer(id, caption, Question: asked.Surface is Surface.Direct ? null : text) : new Content.Note(chart.Title, [.. chart.Notes, chart.SourceLine]);
        IReadOnlyList<Button> buttons = keepsNothing ? [] : [new(new(ButtonKind.Table, id), Wording.Table.In(chart.Language))];
        var post = reply.Post(Delivery.Respond, reply.Audience, new(chart.Language, content, buttons, pictures.Of(chart) is { } picture ? [picture] : [], []));
        return keepsNothing ? [post] : [post, new Effect.Remember(new(id, asked.Id, asked.Place, asked.Person.Key, reply.Audience, text, caption, Reasons.Of(caption), asked.At))];
    }

    /// <summary>The chart, or the table, of an answer that was given before.</summary>
    public async Task<IReadOnlyList<Effect>> PressAsync(ChatEvent pressed, ChannelSettings channel, ButtonRef button, CancellationToken cancellationToken)
    {
        var turn = button.Answer is { } id ? await recall.FindAsync(id, cancellationToken) : null;
        var reply = Reply.To(pressed, channel, turn?.Answer?.Language);
        if (turn?.Answer is null)
            return [reply.Privately(Wording.NoLongerKept)];
        return UseAnswer.MayUse(pressed, turn)
            ? await HandleAsync(pressed, channel, turn.Question, button.Kind is ButtonKind.Table, cancellationToken)
            : [reply.Privately(Wording.NotYours)];
    }

    private Inquiry Read(string text)
    {
        var current = knowledge.Current;
        var question = new Question("chart", text, []);
        return new(question, new QuestionReader(current, time).Read(question), current, DateOnly.FromDateTime(time.GetUtcNow().UtcDateTime));
    }
}
