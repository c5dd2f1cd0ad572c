using PolicyBot.Asking;
using PolicyBot.Chat;
using PolicyBot.Discord.Wire;

namespace PolicyBot.Discord.Rendering;

/// <summary>Writes an answer: as an embed, or as text alone.</summary>
internal static class AnswerForm
{
    private const int ShownQuestion = 160;

    /// <param name="direct">Whether the direct answer also stands in the text, because the embed may be hidden.</param>
    public static Written Rich(Content.OfAnswer content, bool direct)
    {
        var answer = content.Answer;
        var stance = StanceLine(answer);
        var pages = AnswerPages.Split(answer, PageShape.Rich, Limits.Description - stance.Length);
        var (page, next) = Choose(pages, content);
        var embed = new Embed
        {
            Title = content.Question is { } question ? NullIfEmpty(Markdown.Clip(OneLine(question), Limits.Title)) : null,
            Description = NullIfEmpty(stance + page.Text(answer.Language)),
            Color = Colour(answer.Verdict),
            Footer = page.IsStale ? new(StaleBadge(answer.Language)) : null,
        };
        return new(direct && page.Sentences.Count > 0 ? page.Sentences[0] : "", [embed], next);
    }

    /// <param name="room">Characters that are left of the text.</param>
    public static Written Plain(Content.OfAnswer content, int room)
    {
        var answer = content.Answer;
        var question = content.Question is { } asked && Markdown.Clip(OneLine(asked), ShownQuestion) is { Length: > 0 } shown ? $"**{shown}**\n" : "";
        var badge = answer.Citations.Any(c => c.Stale) ? StaleBadge(answer.Language) + "\n" : "";
        var head = question + StanceLine(answer) + badge;
        var (page, next) = Choose(AnswerPages.Split(answer, PageShape.Plain, room - head.Length), content);
        return new((page.IsStale ? head : question + StanceLine(answer)) + page.Text(answer.Language), [], next);
    }

    private static (AnswerPage Page, Button? Next) Choose(IReadOnlyList<AnswerPage> pages, Content.OfAnswer content)
    {
        var number = Math.Clamp(content.Page, 0, pages.Count - 1);
        if (number == pages.Count - 1)
            return (pages[number], null);
        var label = number == 0 ? DiscordWords.ShowAll : DiscordWords.ShowMore;
        return (pages[number], new(new(ButtonKind.Page, content.Id, number + 1), label.In(content.Answer.Language)));
    }

    private static string StanceLine(Answer answer) => AnswerWords.Stance(answer) is { } stance ? $"**{Markdown.Clip(stance, 100)}**\n" : "";

    private static string StaleBadge(Language language)
    {
        var words = AnswerWords.Stale(language);
        return $"⚠️ {char.ToUpperInvariant(words[0])}{words[1..]}";
    }

    private static int Colour(Verdict verdict) => verdict switch
    {
        Verdict.Supported => 0x2E7D32,
        Verdict.PartlySupported or Verdict.Disputed => 0xB26A00,
        _ => 0x546E7A,
    };

    private static string OneLine(string text) => string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    private static string? NullIfEmpty(string text) => text.Length == 0 ? null : text;
}

/// <summary>What a message says, before it is addressed to anybody.</summary>
/// <param name="Next">The button that leads to what did not fit.</param>
internal sealed record Written(string Content, IReadOnlyList<Embed> Embeds, Button? Next);
