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

    private static readonly HashSet<string> _negations = ["not", "no", "never", "nunca", "dont", "isnt", "arent", "wont", "cannot", "cant", "without", "sin"];

    /// <summary>How much of the weight of a question and of a settled wording must be common to both: a wrong yes is worse than none.</summary>
    private const double Alike = 0.72;

    /// <summary>"Yes." or "No." in the language of the answer.</summary>
    public static string Word(bool yes, Language language) => (yes, language) switch
    {
        (true, Language.Spanish) => "Sí.",
        (true, _) => "Yes.",
        _ => "No.",
    };

    /// <summary>The fact of an entry that settles the question by itself, and how.</summary>
    /// <returns>Null when the question is none to be settled, or no fact does.</returns>
    public static (Fact Fact, bool Yes)? Settle(Inquiry inquiry, Entry entry)
    {
        if (!inquiry.Understanding.YesNo && inquiry.Understanding.Intent is not Intent.ClaimCheck)
            return null;
        var language = inquiry.Language;
        var index = inquiry.Knowledge.Index(language);
        var asked = index.Terms(inquiry.Understanding.Canonical).ToHashSet();
        var weight = asked.Sum(index.Weight);
        var words = inquiry.Understanding.Words;
        var polarity = Polarity(words);
        var denied = words.Any(_negations.Contains);
        (Fact Fact, bool Yes)? best = null;
        var nearest = Alike;
        foreach (var fact in entry.Facts.Where(f => !f.RestsOnAggregators))
        {
            foreach (var settled in fact.Settles.Where(s => s.Wording.Exactly(language).Length > 0))
            {
                var wording = index.Thesaurus.Canonical(settled.Wording.Exactly(language));
                var terms = index.Terms(wording).ToHashSet();
                var common = terms.Where(asked.Contains).Sum(index.Weight);
                var alike = common / Math.Max(weight, Math.Max(1, terms.Sum(index.Weight)));
                var itsWords = wording.Split(' ');
                if (alike < nearest || !polarity.SetEquals(Polarity(itsWords)))
                    continue;
                nearest = alike;
                best = (fact, itsWords.Any(_negations.Contains) == denied ? settled.Yes : !settled.Yes);
            }
        }

        return best;
    }

    private static HashSet<string> Polarity(IEnumerable<string> words) => [.. words.Where(_polarity.Contains)];
}
