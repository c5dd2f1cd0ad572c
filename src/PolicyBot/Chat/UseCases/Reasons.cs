using PolicyBot.Asking;

namespace PolicyBot.Chat.UseCases;

/// <summary>Why an answer came out as it did, for <c>/policy why</c>.</summary>
internal static class Reasons
{
    public static string Of(Answer answer)
    {
        var spanish = answer.Language is Language.Spanish;
        var entries = answer.Citations.Select(c => c.Entry.Value).Distinct().ToList();
        var read = spanish ? $"Leí la pregunta como: {answer.Intent.Kebab()}. Resultado: {answer.Verdict.Kebab()}." : $"I read the question as: {answer.Intent.Kebab()}. Outcome: {answer.Verdict.Kebab()}.";
        var evidence = (entries.Count, spanish) switch
        {
            (0, false) => "No sentence cites an entry: these are the bot's own words.",
            (0, true) => "Ninguna frase cita una entrada: son palabras del propio bot.",
            (_, false) => $"Evidence: {answer.Citations.Count} citations from {string.Join(", ", entries)}. All {answer.Sentences.Count} sentences passed the gate, and {answer.Figures.Count()} figures were traced to records.",
            (_, true) => $"Evidencia: {answer.Citations.Count} citas de {string.Join(", ", entries)}. Las {answer.Sentences.Count} frases pasaron el control, y {answer.Figures.Count()} cifras se rastrearon hasta registros.",
        };
        var nearest = answer.Nearest.Count == 0 ? "" : (spanish ? " Lo más cercano: " : " Nearest: ") + string.Join("; ", answer.Nearest.Select(n => n.Title)) + ".";
        return $"{read} {evidence}{nearest}";
    }
}
