using System.Collections.Frozen;

namespace PolicyBot.Grounding;

/// <summary>Keeps a person's own wording from coming back as the bot's.</summary>
internal sealed class EchoCheck(Func<string> foldedQuestion)
{
    private const int Longest = 5;

    // "From October 2020 to September 2024" is said by anyone who speaks of it.
    private static readonly FrozenSet<string> _dateWords =
        ("january february march april may june july august september october november december fiscal year years calendar quarter month from to in on of the and through since between a academic school "
        + "enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre ano anos fiscal fiscales trimestre mes de del en el los la y al desde hasta entre academico escolar").Split(' ').ToFrozenSet();

    private readonly Lazy<string> _question = new(foldedQuestion);

    /// <summary>Whether six words in a row are the question's and not the evidence's.</summary>
    public bool Echoes(IReadOnlyList<string> words, IReadOnlyList<Holding> held)
    {
        for (var i = 0; i + Longest < words.Count; i++)
        {
            var run = string.Join(' ', words.Skip(i).Take(Longest + 1));
            if (!Has(_question.Value, run) || IsHeld(words, i, run, held))
                continue;
            if (!words.Skip(i).Take(Longest + 1).All(w => char.IsDigit(w[0]) || _dateWords.Contains(w)))
                return true;
        }

        return false;
    }

    /// <summary>Whether the evidence has the run, or its two parts: what a series counts, and where or of whom.</summary>
    private static bool IsHeld(IReadOnlyList<string> words, int start, string run, IReadOnlyList<Holding> held)
    {
        if (held.Any(h => Has(h.Folded, run)))
            return true;
        for (var split = 1; split <= Longest; split++)
        {
            var before = string.Join(' ', words.Skip(start).Take(split));
            var after = string.Join(' ', words.Skip(start + split).Take(Longest + 1 - split));
            if (held.Any(h => h.IsSeries && Has(h.Folded, before) && Has(h.Folded, after)))
                return true;
        }

        return false;
    }

    /// <summary>Whether a folded text holds a phrase as whole words.</summary>
    public static bool Has(string folded, string phrase)
    {
        for (var at = folded.IndexOf(phrase, StringComparison.Ordinal); at >= 0; at = folded.IndexOf(phrase, at + 1, StringComparison.Ordinal))
        {
            var after = at + phrase.Length;
            if ((at == 0 || folded[at - 1] == ' ') && (after == folded.Length || folded[after] == ' '))
                return true;
        }

        return false;
    }
}
