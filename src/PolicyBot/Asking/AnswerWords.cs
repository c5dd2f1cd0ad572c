namespace PolicyBot.Asking;

/// <summary>The words around an answer's sentences, the same wherever it is shown: the stance, and how a source is named.</summary>
public static class AnswerWords
{
    /// <summary>"On the evidence cited: refuted"; null for what is no claim.</summary>
    public static string? Stance(Answer answer) => (answer.Stance, answer.Language) switch
    {
        (null, _) => null,
        (Knowledge.Stance.Supported, Language.English) => "On the evidence cited: supported",
        (Knowledge.Stance.Refuted, Language.English) => "On the evidence cited: refuted",
        (Knowledge.Stance.Mixed, Language.English) => "On the evidence cited: mixed",
        (Knowledge.Stance.Insufficient, Language.English) => "On the evidence cited: not enough evidence",
        (Knowledge.Stance.Supported, _) => "Según la evidencia citada: respaldada",
        (Knowledge.Stance.Refuted, _) => "Según la evidencia citada: refutada",
        (Knowledge.Stance.Mixed, _) => "Según la evidencia citada: mixta",
        _ => "Según la evidencia citada: evidencia insuficiente",
    };

    /// <summary>Publisher and title: "US Border Patrol, Southwest Border Encounters".</summary>
    public static string Work(Citation citation) => $"{citation.Publisher}, {citation.Title}";

    /// <summary>What else a reader needs to find and weigh it: locator, date, as of when, whether it may be out of date, through which copy it was read.</summary>
    public static string Details(Citation citation, Language language)
    {
        var spanish = language is Language.Spanish;
        var parts = new List<string>();
        if (citation.Locator is { } locator && !citation.Title.Contains(locator, StringComparison.OrdinalIgnoreCase) && !locator.Contains(citation.Title, StringComparison.OrdinalIgnoreCase))
            parts.Add(locator);
        if (citation.Date is { } date)
            parts.Add(date.Name(language));
        parts.Add((spanish ? "vigente al " : "as of ") + citation.AsOf.Name(language));
        if (citation.Stale)
            parts.Add(Stale(language));
        if (citation.Via is { } via)
            parts.Add("via " + via);
        return string.Join("; ", parts);
    }

    public static string Stale(Language language) => language is Language.Spanish ? "puede estar desactualizado" : "may be out of date";

    public static string Sources(Language language) => language is Language.Spanish ? "Fuentes" : "Sources";

    public static string AskNext(Language language) => language is Language.Spanish ? "También puede preguntar" : "You can also ask";
}
