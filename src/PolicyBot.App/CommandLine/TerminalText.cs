using System.Text;
using PolicyBot.Asking;

namespace PolicyBot.App.CommandLine;

/// <summary>An answer for a terminal: sentences, then sources, then what to ask next.</summary>
internal static class TerminalText
{
    private const int Width = 100;

    public static string Render(Answer answer)
    {
        var text = new StringBuilder();
        if (AnswerWords.Stance(answer) is { } stance)
            text.AppendLine(stance).AppendLine();
        foreach (var sentence in answer.Sentences)
            text.AppendLine(Wrap(sentence.Marked, "")).AppendLine();
        if (answer.Citations.Count > 0)
        {
            text.AppendLine(AnswerWords.Sources(answer.Language));
            foreach (var citation in answer.Citations)
                text.AppendLine(Wrap(Source(citation, answer.Language), "      "));
            text.AppendLine();
        }

        if (answer.FollowUps.Count > 0)
        {
            text.AppendLine(AnswerWords.AskNext(answer.Language));
            foreach (var next in answer.FollowUps)
                text.AppendLine("  - " + next);
        }

        return text.ToString().TrimEnd();
    }

    private static string Source(Citation citation, Language language)
    {
        var text = $"  [{citation.N}] {AnswerWords.Work(citation)}; {AnswerWords.Details(citation, language)}";
        return citation.Url is { } url ? $"{text} {url.AbsoluteUri}" : text;
    }

    private static string Wrap(string text, string indent)
    {
        var wrapped = new StringBuilder();
        var column = 0;
        foreach (var word in text.Split(' '))
        {
            if (column > 0 && column + 1 + word.Length > Width)
            {
                wrapped.AppendLine().Append(indent);
                column = indent.Length;
            }
            else if (column > 0)
            {
                wrapped.Append(' ');
                column++;
            }

            wrapped.Append(word);
            column += word.Length;
        }

        return wrapped.ToString();
    }
}
