using System.Globalization;
using PolicyBot.Asking;
using PolicyBot.Chat;
using PolicyBot.Knowledge;

namespace PolicyBot.Local;

/// <summary>A part of an answer that one message shows.</summary>
/// <param name="Next">The button that leads to the rest; null on the last page.</param>
public sealed record AnswerPage(IReadOnlyList<Sentence> Sentences, IReadOnlyList<Citation> Sources, bool IsFirst, Button? Next)
{
    /// <summary>More than any answer or the brief form of a digest has, so that only the whole of a digest is in pages.</summary>
    private const int SentencesShown = 30;

    private static readonly Bilingual _all = new("Show all", "Ver todo");
    private static readonly Bilingual _more = new("Show more", "Ver más");

    public static AnswerPage Of(Content.OfAnswer content)
    {
        var answer = content.Answer;
        var pages = Math.Max(1, (answer.Sentences.Count + SentencesShown - 1) / SentencesShown);
        var number = Math.Clamp(content.Page, 0, pages - 1);
        IReadOnlyList<Sentence> shown = [.. answer.Sentences.Skip(number * SentencesShown).Take(SentencesShown)];
        var cited = shown.SelectMany(s => s.Citations).ToHashSet();
        var label = string.Create(CultureInfo.InvariantCulture, $"{(number == 0 ? _all : _more).In(answer.Language)} ({number + 2}/{pages})");
        return new(
            shown,
            [.. answer.Citations.Where(c => cited.Contains(c.N)).DistinctBy(c => c.N)],
            number == 0,
            number + 1 < pages ? new(new(ButtonKind.Page, content.Id, number + 1), label) : null);
    }

    /// <summary>The buttons under a message, the one to the next page first.</summary>
    public static IReadOnlyList<Button> Buttons(Message message) => message.Content is Content.OfAnswer content && Of(content).Next is { } next && message.Buttons.All(b => b.Ref.Kind is not ButtonKind.Page) ? [next, .. message.Buttons] : message.Buttons;
}
