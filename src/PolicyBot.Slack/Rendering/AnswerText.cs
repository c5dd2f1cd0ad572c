using System.Globalization;
using PolicyBot.Asking;
using PolicyBot.Chat;
using PolicyBot.Knowledge;

namespace PolicyBot.Slack.Rendering;

/// <summary>A page of an answer as text without markup.</summary>
internal static class AnswerText
{
    /// <summary>Leaves room for tags.</summary>
    private const int Most = SlackMessage.MostText - 300;

    private const int MostOfQuestion = 200;

    /// <summary>Less room than this holds no sentence.</summary>
    private const int LeastMore = 40;

    /// <returns>Escaped.</returns>
    public static string Of(Content.OfAnswer content, (AnswerPage Page, int Number, int Count) shown)
    {
        var language = content.Answer.Language;
        var (page, number, count) = shown;
        string[] lines =
        [
            .. number == 0 && content.Question is { Length: > 0 } question ? [Mrkdwn.Escape(Clip.To(question.ReplaceLineEndings(" "), MostOfQuestion))] : (string[])[],
            .. number == 0 && AnswerWords.Stance(content.Answer) is { } stance ? [Mrkdwn.Escape(stance)] : (string[])[],
            .. page.Pieces.Select(Mrkdwn.Escape),
            .. page.Sources.Count > 0 ? [AnswerWords.Sources(language), .. page.Sources.Select(s => SourceLines.Plain(s, language))] : (string[])[],
            .. count > 1 ? [string.Create(CultureInfo.InvariantCulture, $"{new Bilingual("Page", "Página").In(language)} {number + 1}/{count}")] : (string[])[],
        ];
        return Whole(lines);
    }

    /// <returns>Escaped, cut to what a text may hold; never empty.</returns>
    public static string Within(string text) => Clip.Pieces(text, Most).FirstOrDefault(p => p.Length > 0) is { } first ? Mrkdwn.Escape(first) : "…";

    /// <param name="text">Escaped.</param>
    /// <param name="more">Not escaped; what does not fit any more is left out.</param>
    public static string With(string text, string more) =>
        Most - text.Length - 1 is >= LeastMore and var room && Clip.Pieces(more, room).FirstOrDefault(p => p.Length > 0) is { } first ? $"{text}\n{Mrkdwn.Escape(first)}" : text;

    /// <summary>As many whole lines as fit: an escaped text is not cut.</summary>
    private static string Whole(IEnumerable<string> lines)
    {
        var length = 0;
        var text = string.Join('\n', lines.TakeWhile(line => (length += line.Length + 1) <= Most));
        return text.Length > 0 ? text : "…";
    }
}
