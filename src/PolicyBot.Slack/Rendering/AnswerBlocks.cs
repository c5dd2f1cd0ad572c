using System.Text.Json.Nodes;
using PolicyBot.Asking;
using PolicyBot.Chat;

namespace PolicyBot.Slack.Rendering;

/// <summary>A page of an answer as blocks: the direct answer first, then the rest, then where each sentence can be checked.</summary>
internal static class AnswerBlocks
{
    private const int MostOfQuestion = 500;

    public static IEnumerable<JsonObject> Of(Content.OfAnswer content, AnswerPage page, int number)
    {
        var language = content.Answer.Language;
        if (number == 0 && content.Question is { Length: > 0 } question)
            yield return BlockKit.Context("&gt; " + Mrkdwn.Escape(Clip.To(question.ReplaceLineEndings(" "), MostOfQuestion)));
        if (number == 0 && AnswerWords.Stance(content.Answer) is { } stance)
            yield return BlockKit.Section($"*{Mrkdwn.Escape(stance)}*");
        foreach (var section in Joined(page.Pieces.Take(1).Select(Line)).Concat(Joined(page.Pieces.Skip(1).Select(Line))))
            yield return BlockKit.Section(section);
        var stale = page.Sources.Where(s => s.Stale).ToList();
        if (stale.Count > 0)
            yield return BlockKit.Context($"⚠️ {string.Concat(stale.Select(s => $"[{s.N}]").Take(20))} {AnswerWords.Stale(language)}");
        if (page.Sources.Count > 0)
        {
            foreach (var context in Joined([$"*{AnswerWords.Sources(language)}*", .. page.Sources.Select(s => SourceLines.Linked(s, language))]))
                yield return BlockKit.Context(context);
        }
    }

    private static string Line(string piece) => Notices.IsHeading(piece) ? $"\n*{Mrkdwn.Escape(piece)}*" : Mrkdwn.Escape(piece);

    /// <summary>Lines put together as far as one block holds them.</summary>
    private static IEnumerable<string> Joined(IEnumerable<string> lines)
    {
        var block = "";
        foreach (var line in lines)
        {
            if (block.Length > 0 && block.Length + 1 + line.Length > BlockKit.MostInSection)
            {
                yield return block;
                block = "";
            }

            block = block.Length == 0 ? line : $"{block}\n{line}";
        }

        if (block.Length > 0)
            yield return block;
    }
}
