using System.Text.RegularExpressions;

namespace PolicyBot.Asking;

/// <summary>Splits prose into sentences without breaking at the abbreviations of law and office.</summary>
public static partial class Sentences
{
    public static IReadOnlyList<string> Split(string text)
    {
        var sentences = new List<string>();
        var start = 0;
        foreach (Match end in End().Matches(text))
        {
            var before = text.AsSpan(start, end.Index - start + 1);
            // "12:01 a.m. 5 June" goes on, "until 5 p.m. It" does not.
            if (Abbreviation().IsMatch(before) || (Hour().IsMatch(before) && text.AsSpan(end.Index + end.Length).TrimStart() is [>= '0' and <= '9', ..]))
                continue;
            sentences.Add(text[start..(end.Index + end.Length)].Trim());
            start = end.Index + end.Length;
        }

        if (start < text.Length && text[start..].Trim() is { Length: > 0 } rest)
            sentences.Add(rest);
        return sentences;
    }

    [GeneratedRegex("""[.!?]["”')]?(?=\s+["“'(¿¡]?[\p{Lu}\d¿¡"“])""")]
    private static partial Regex End();

    [GeneratedRegex(@"\b[ap]\.m\.$")]
    private static partial Regex Hour();

    [GeneratedRegex(@"(?:\b(?:v|vs|No|Nos|Mr|Ms|Mrs|Dr|Sen|Rep|Gov|Gen|St|Jr|Sr|Inc|Co|Corp|Cir|Dist|Supp|Fed|Reg|Stat|Pub|Sec|Art|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept|Sep|Oct|Nov|Dec|approx|art|núm|pág|EE|UU|Lt|Col|Dept|Op|Cal|Tex|Fla|Mass|Md|D\.C)|\b\p{Lu}|\b(?:\p{Lu}\.)+\p{Lu})\.$")]
    private static partial Regex Abbreviation();
}
