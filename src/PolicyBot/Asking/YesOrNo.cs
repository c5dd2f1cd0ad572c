using PolicyBot.Knowledge;

namespace PolicyBot.Asking;

/// <summary>Puts yes or no first where a fact settles the very question that was asked.</summary>
internal static class YesOrNo
{
    // A question and its opposite share all their other words.
    private static readonly HashSet<string> _polarity =
    [
        "illegal", "legal", "unlawful", "lawful", "mandatory", "voluntary", "optional", "request", "order", "command", "more", "less", "lower", "higher", "fewer",
        "false", "true", "ended", "over", "still", "blocked", "allowed", "banned", "forbidden", "prohibited", "required", "refuse", "ignore", "decline", "unconstitutional", "constitutional",
        "ilegal", "obligatorio", "voluntario", "mas", "menos", "prohibido", "permitido", "falso", "verdadero", "sigue", "termino", "dead", "alive", "ignored", "stop", "stopped", "except", "only",
    ];

    /// <returns>"Yes." or "No." in the language of the answer; null when the fact does not settle it.</returns>
    public static string? For(Inquiry inquiry, Fact fact)
    {
        if (Settles(inquiry, fact) is not { } yes)
            return null;
        return (yes, inquiry.Language) switch
        {
            (true, Language.Spanish) => "Sí.",
            (true, _) => "Yes.",
            _ => "No.",
        };
    }

    private static readonly HashSet<string> _negations = ["not", "no", "never", "nunca", "dont", "isnt", "arent", "wont", "cannot", "cant", "without", "sin"];

    /// <summary>Whether the fact answers the question with yes (true) or no (false); null when it does neither.</summary>
    public static bool? Settles(Inquiry inquiry, Fact fact)
    {
        if (fact.Answer is not { } answer || !(inquiry.Understanding.YesNo || inquiry.Understanding.Intent is Intent.ClaimCheck))
            return null;
        var language = inquiry.Language;
        var index = inquiry.Knowledge.Index(language);
        var asked = index.Terms(inquiry.Understanding.Canonical).ToHashSet();
        var words = inquiry.Understanding.Words;
        var polarity = words.Where(w => _polarity.Contains(w) && !_negations.Contains(w)).ToHashSet();
        var denied = words.Any(_negations.Contains);
        foreach (var ask in fact.Asks.In(language).Select(index.Thesaurus.Canonical))
        {
            var terms = index.Terms(ask).ToHashSet();
            var common = terms.Count(asked.Contains);
            var similar = common / (double)Math.Max(1, Math.Min(terms.Count, asked.Count));
            var asks = ask.Split(' ');
            if (similar >= 0.6 && common >= 2 && polarity.SetEquals(asks.Where(w => _polarity.Contains(w) && !_negations.Contains(w))))
                return asks.Any(_negations.Contains) == denied ? answer : !answer;
        }

        return null;
    }
}
