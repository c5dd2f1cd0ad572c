using System.Collections.Frozen;

namespace PolicyBot.Grounding;

/// <summary>Reads names that hold digits: sections of law, dockets, forms, visas, orders. One name has one spelling here.</summary>
internal static class LegalNames
{
    private static readonly FrozenDictionary<string, string> _prefixes = new Dictionary<string, string>
    {
        ["title"] = "title", ["titulo"] = "title", ["proclamation"] = "proclamation", ["proclamacion"] = "proclamation", ["eo"] = "eo", ["ejecutiva"] = "eo",
        ["section"] = "", ["sections"] = "", ["seccion"] = "", ["secciones"] = "", ["sec"] = "", ["§"] = "", ["form"] = "", ["forms"] = "", ["formulario"] = "", ["formularios"] = "",
        ["chapter"] = "chapter", ["capitulo"] = "chapter", ["proposition"] = "prop", ["prop"] = "prop", ["proposicion"] = "prop", ["propuesta"] = "prop",
        ["sb"] = "sb", ["hb"] = "hb", ["ab"] = "ab", ["hr"] = "hr", ["lb"] = "lb", ["hf"] = "hf", ["sf"] = "sf", ["hjr"] = "hjr", ["no"] = "no", ["nos"] = "no", ["num"] = "no",
    }.ToFrozenDictionary();

    private static readonly FrozenSet<string> _reporters =
        new[] { "usc", "cfr", "fedreg", "fr", "us", "f2d", "f3d", "f4th", "sct", "stat", "indec", "fsupp", "fsupp2d", "fsupp3d" }.ToFrozenSet();

    /// <returns>The name that begins at a token and the first token after it; the same place when there is none.</returns>
    public static (Numeral? Name, int End) Read(string text, List<Token> tokens, int at)
    {
        var token = tokens[at];
        if (token.IsNumber)
            return (Reporter(tokens, at) ?? Numbered(tokens, at)) is { } numbered ? numbered : (null, at);
        if (Initials(tokens, at) is { } initials)
            return initials;
        if (_prefixes.TryGetValue(token.Text, out var prefix) && Prefixed(tokens, at, prefix) is { } prefixed)
            return prefixed;
        if (token.Text is "public" or "ley" or "pub" && PublicLaw(tokens, at) is { } law)
            return law;
        return token.IsWord && Lettered(text, tokens, at) is { } lettered ? lettered : (null, at);
    }

    /// <summary>"H-1B", "I-247A", "SB54", "h1b"; not "FY2024", "mid-2024".</summary>
    private static (Numeral, int)? Lettered(string text, List<Token> tokens, int at)
    {
        var word = tokens[at];
        var length = word.End - word.Start;
        if (length > 5 || word.Text is "fy" or "us" or "usd" or "q")
            return null;
        var dash = at + 1 < tokens.Count && tokens[at + 1].Is("-") && Glued(tokens, at + 1);
        var number = dash ? at + 2 : at + 1;
        if (number >= tokens.Count || !tokens[number].IsNumber || !Glued(tokens, number))
            return null;
        var capitals = text.AsSpan(word.Start, length).IndexOfAnyExceptInRange('A', 'Z') < 0;
        // "h-2B" begins a sentence that goes on after a colon.
        var small = length == 1 && number + 1 < tokens.Count && tokens[number + 1].IsWord && Glued(tokens, number + 1);
        if (!capitals && (dash ? !small : length > 2))
            return null;
        return Name(tokens, at, number, word.Text);
    }

    private static (Numeral, int)? Prefixed(List<Token> tokens, int at, string prefix)
    {
        var i = at + 1;
        if (i < tokens.Count && tokens[i].Text is "." or "§")
            i++;
        else if (prefix is "no")
            return null;
        if (prefix is "no" or "" && i < tokens.Count && tokens[i].Is("no"))
            i++;
        if (i >= tokens.Count)
            return null;
        if (tokens[i].IsNumber)
            return prefix is "no" && tokens[i].Text.Length < 3 ? null : Name(tokens, at, i, prefix is "no" ? "" : prefix);
        return null;
    }

    /// <summary>"H.R. 1", "S.B. 4", "E.O. 14165", "P.L. 104-208".</summary>
    private static (Numeral, int)? Initials(List<Token> tokens, int at)
    {
        if (at + 4 >= tokens.Count || !tokens[at].IsWord || tokens[at].Text.Length != 1 || !tokens[at + 1].Is(".") || !tokens[at + 2].IsWord || tokens[at + 2].Text.Length != 1
            || !tokens[at + 3].Is(".") || !tokens[at + 4].IsNumber || tokens[at + 4].Start - tokens[at + 3].End > 1)
        {
            return null;
        }

        var letters = tokens[at].Text + tokens[at + 2].Text;
        return _prefixes.TryGetValue(letters, out var prefix) || letters is "pl" ? Name(tokens, at, at + 4, prefix ?? "pl") : null;
    }

    /// <summary>"Public Law 119-98", "Pub. L. 104-208", "Ley Pública 119-98".</summary>
    private static (Numeral, int)? PublicLaw(List<Token> tokens, int at)
    {
        var i = at + 1;
        while (i < tokens.Count && i < at + 4 && tokens[i].Text is "." or "l" or "law" or "publica" or "no")
            i++;
        return i > at + 1 && i < tokens.Count && tokens[i].IsNumber ? Name(tokens, at, i, "pl") : null;
    }

    /// <summary>"8 U.S.C. § 1357(g)", "89 Fed. Reg. 48710", "597 U.S. 785".</summary>
    private static (Numeral, int)? Reporter(List<Token> tokens, int at)
    {
        var reporter = "";
        for (var i = at + 1; i < tokens.Count && i < at + 12; i++)
        {
            var token = tokens[i];
            if (token.IsNumber && _reporters.Contains(reporter))
                return Name(tokens, at, i, $"{tokens[at].Text}{reporter}");
            if (token.Text is not ("." or "§" or "&") && (token.IsWord ? token.Text.Length > 5 : !token.IsNumber || reporter.Length == 0))
                return null;
            if (token.Kind is not TokenKind.Mark)
                reporter += token.Text;
            if (reporter.Length > 8)
                return null;
        }

        return null;
    }

    /// <summary>"287(g)", "287g", "24-cv-1702", "12:01".</summary>
    private static (Numeral, int)? Numbered(List<Token> tokens, int at)
    {
        if (at + 1 >= tokens.Count || !Glued(tokens, at + 1))
            return null;
        var next = tokens[at + 1];
        if (next.Is(":") && at + 2 < tokens.Count && tokens[at + 2].IsNumber && Glued(tokens, at + 2))
            return (new(NumeralKind.Code, tokens[at].Start, tokens[at + 2].End) { Name = $"{tokens[at].Text}:{tokens[at + 2].Text}" }, at + 3);
        var section = next.Is("(") && at + 3 < tokens.Count && tokens[at + 2].Text.Length <= 4 && tokens[at + 3].Is(")");
        var docket = next.Is("-") && at + 4 < tokens.Count && tokens[at + 2].IsWord && tokens[at + 2].Text.Length <= 3 && tokens[at + 3].Is("-") && tokens[at + 4].IsNumber;
        var letter = next.IsWord && next.Text.Length == 1 && next.Text[0] is >= 'a' and <= 'j' && tokens[at].Value >= 100 && !NumberWords.IsSuffix(next.Text, out _);
        return section || docket || letter ? Name(tokens, at, at, "") : null;
    }

    private static bool Glued(List<Token> tokens, int at) => tokens[at].Start == tokens[at - 1].End;

    private static (Numeral, int) Name(List<Token> tokens, int at, int number, string prefix)
    {
        var name = prefix + tokens[number].Text;
        var i = number + 1;
        while (i < tokens.Count && Glued(tokens, i))
        {
            var token = tokens[i];
            if (token.IsNumber || (token.IsWord && token.Text.Length <= 4))
            {
                name += token.Text;
                i++;
            }
            else if (token.Text is "(" && i + 2 < tokens.Count && tokens[i + 1].Text.Length <= 4 && tokens[i + 2].Is(")"))
            {
                name += tokens[i + 1].Text;
                i += 3;
            }
            else if (token.Text is "-" or "–" or "/" or "." && i + 1 < tokens.Count && Glued(tokens, i + 1) && tokens[i + 1].Text.Length <= 5 && tokens[i + 1].Kind is not TokenKind.Mark)
            {
                name += tokens[i + 1].Text;
                i += 2;
            }
            else
            {
                break;
            }
        }

        // "H-1Bs", "I-94s".
        if (name.Length > 2 && name[^1] == 's' && tokens[i - 1].IsWord && i - 1 > number)
            name = name[..^1];
        return (new(NumeralKind.Code, tokens[at].Start, tokens[i - 1].End) { Name = name.Replace(",", "", StringComparison.Ordinal) }, i);
    }
}
