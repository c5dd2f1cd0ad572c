namespace PolicyBot.Grounding;

/// <summary>Whether a sentence is the library's own.</summary>
internal static class Verbatim
{
    // What is put before a fact that settles a yes/no question.
    private static readonly string[] _leads = ["Yes. ", "No. ", "Sí. "];

    public static bool IsHeld(string text, IReadOnlyList<Holding> held)
    {
        foreach (var lead in _leads)
        {
            if (text.StartsWith(lead, StringComparison.Ordinal) && IsPart(text[lead.Length..], held))
                return true;
        }

        return IsPart(text, held);
    }

    private static bool IsPart(string text, IReadOnlyList<Holding> held)
    {
        foreach (var holding in held)
        {
            foreach (var prose in holding.Prose)
            {
                if (text.Length > 0 && prose.Length >= text.Length && IsWhole(prose, text))
                    return true;
            }
        }

        return false;
    }

    /// <summary>Whether the text stands in the prose as whole sentences: "2 people." is not part of "112 people."</summary>
    private static bool IsWhole(string prose, string text)
    {
        var at = prose.IndexOf(text, StringComparison.Ordinal);
        if (at < 0)
            return false;
        var end = at + text.Length;
        return (at == 0 || (at > 1 && prose[at - 1] == ' ' && prose[at - 2] is '.' or '!' or '?' or '"' or '”' or ')'))
            && (end == prose.Length || prose[end] == ' ');
    }
}
