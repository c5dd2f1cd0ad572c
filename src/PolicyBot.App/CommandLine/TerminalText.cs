using System.Text;
using PolicyBot.Asking;
using PolicyBot.Knowledge;

namespace PolicyBot.App.CommandLine;

/// <summary>An answer for a terminal: sentences, then sources, then what to ask next.</summary>
internal static class TerminalText
{
    private const int Width = 100;

    public static string Render(Answer answer)
    {
        var spanish = answer.Language is Language.Spanish;
        var text = new StringBuilder();
        if (answer.Stance is { } stance)
            text.AppendLine((spanish ? "Según la evidencia citada: " : "On the evidence cited: ") + StanceName(stance, spanish)).AppendLine();
        foreach (var sentence in answer.Sentences)
            text.AppendLine(Wrap(sentence.Marked, "")).AppendLine();
        if (answer.Citations.Count > 0)
        {
            text.AppendLine(spanish ? "Fuentes" : "Sources");
            foreach (var citation in answer.Citations)
                text.AppendLine(Wrap(Source(citation, spanish), "      "));
            text.AppendLine();
        }

        if (answer.FollowUps.Count > 0)
        {
            text.AppendLine(spanish ? "También puede preguntar" : "You can also ask");
            foreach (var next in answer.FollowUps)
                text.AppendLine("  - " + next);
        }

        return text.ToString().TrimEnd();
    }

    public static string Source(Citation citation, bool spanish)
    {
        var parts = new List<string> { $"{citation.Publisher}, {citation.Title}" };
        if (citation.Locator is { } locator && !citation.Title.Contains(locator, StringComparison.OrdinalIgnoreCase) && !locator.Contains(citation.Title, StringComparison.OrdinalIgnoreCase))
            parts.Add(locator);
        if (citation.Date is { } date)
            parts.Add(date.Name(spanish ? Language.Spanish : Language.English));
        parts.Add((spanish ? "vigente al " : "as of ") + citation.AsOf.Name(spanish ? Language.Spanish : Language.English));
        if (citation.Stale)
            parts.Add(spanish ? "puede estar desactualizado" : "may be out of date");
        var text = $"  [{citation.N}] {string.Join("; ", parts)}";
        if (citation.Url is { } url)
            text += " " + url.AbsoluteUri;
        return citation.Via is { } via ? $"{text} (via {via})" : text;
    }

    private static string StanceName(Stance stance, bool spanish) => (stance, spanish) switch
    {
        (Stance.Supported, false) => "supported",
        (Stance.Refuted, false) => "refuted",
        (Stance.Mixed, false) => "mixed",
        (Stance.Insufficient, false) => "not enough evidence",
        (Stance.Supported, _) => "respaldada",
        (Stance.Refuted, _) => "refutada",
        (Stance.Mixed, _) => "mixta",
        _ => "evidencia insuficiente",
    };

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
