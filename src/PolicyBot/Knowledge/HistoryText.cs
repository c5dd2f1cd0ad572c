namespace PolicyBot.Knowledge;

/// <summary>Puts the typed history of an entry into sentences, the same wherever they are shown: the gate holds them word for word.</summary>
public static class HistoryText
{
    /// <summary>Less than this before the colon ("Polls: ...") is no name by itself.</summary>
    private const int ShortestName = 20;

    /// <summary>"Parole for X: from in force to rescinded on January 20, 2025."</summary>
    public static Bilingual Of(Entry entry, Change change)
    {
        var (title, spanishTitle) = (Short(entry.Title.English), Short(entry.Title.Spanish));
        var (on, spanishOn) = (When(change.On, Language.English), When(change.On, Language.Spanish));
        return change.Kind switch
        {
            ChangeKind.Corrected when change.Was is { } was => new(
                $"Corrected {on}: {title}. Before: “{was.English}”",
                $"Corregido {spanishOn}: {spanishTitle}. Antes: «{was.Spanish}»"),
            ChangeKind.Corrected => new($"Corrected {on}: {title}.", $"Corregido {spanishOn}: {spanishTitle}."),
            ChangeKind.StatusChanged when change is { From: { } from, To: { } to } => new(
                $"{title}: from {Name(from).English} to {Name(to).English} {on}.",
                $"{spanishTitle}: de {Name(from).Spanish} a {Name(to).Spanish}, {spanishOn}."),
            ChangeKind.StatusChanged when change.To is { } to => new($"{title}: {Name(to).English} {on}.", $"{spanishTitle}: {Name(to).Spanish} {spanishOn}."),
            ChangeKind.Expired => new($"{title}: ended {on}.", $"{spanishTitle}: terminó {spanishOn}."),
            ChangeKind.Added => new($"New: {title}.", $"Nuevo: {spanishTitle}."),
            _ => new($"New figure: {title}.", $"Nueva cifra: {spanishTitle}."),
        };
    }

    /// <summary>"January 1, 2027, takes effect: EB-5 investor visa."</summary>
    public static Bilingual Of(Entry entry, Due due)
    {
        var kind = due.Kind switch
        {
            DueKind.TakesEffect => new Bilingual("takes effect", "entra en vigor"),
            DueKind.Expires => new("expires", "vence"),
            DueKind.CommentsClose => new("comments close", "cierra el plazo de comentarios"),
            DueKind.CourtDate => new("in court", "en los tribunales"),
            _ => new("a decision is due", "se espera una decisión"),
        };
        return new($"{due.On.Name(Language.English)}, {kind.English}: {Short(entry.Title.English)}.", $"{Upper(due.On.Name(Language.Spanish))}, {kind.Spanish}: {Short(entry.Title.Spanish)}.");
    }

    /// <summary>In Spanish by nouns, which fit titles of either gender.</summary>
    public static Bilingual Name(EntryStatus status) => status switch
    {
        EntryStatus.InForce => new("in force", "vigencia"),
        EntryStatus.Enjoined => new("blocked by a court", "bloqueo judicial"),
        EntryStatus.Rescinded => new("rescinded", "revocación"),
        EntryStatus.Superseded => new("superseded", "reemplazo"),
        EntryStatus.Proposed => new("proposed", "propuesta"),
        EntryStatus.Historical => new("ended", "término"),
        _ => throw new System.Diagnostics.UnreachableException(),
    };

    /// <summary>Many titles say after a colon what the entry tells; the name alone is enough where that is told.</summary>
    internal static string Short(string title) => title.IndexOf(": ", StringComparison.Ordinal) is var colon and >= ShortestName ? title[..colon] : title;

    private static string When(Statistics.Period on, Language language) => Statistics.FindingWriter.Within(on, language);

    private static string Upper(string text) => char.ToUpperInvariant(text[0]) + text[1..];
}
