namespace PolicyBot.Asking;

/// <summary>What language a text is in, as far as matters here.</summary>
public enum Spoken
{
    English,
    Spanish,
    Other,
}

/// <summary>Tells English, Spanish and "something else" apart by function words, script and the library's own words.</summary>
public static class LanguageDetector
{
    private static readonly HashSet<string> _english =
    [
        "the", "is", "are", "was", "were", "what", "how", "many", "does", "do", "did", "who", "when", "where", "which", "why", "of", "and", "in", "to", "for", "under",
        "has", "have", "can", "it", "that", "this", "there", "been", "with", "by", "from", "since", "than", "did", "be", "about", "much", "will", "would", "an", "at", "not", "my", "i", "you", "they", "if", "or", "on",
    ];

    private static readonly HashSet<string> _spanish =
    [
        "el", "la", "los", "las", "que", "es", "son", "cuantos", "cuantas", "cual", "cuales", "como", "quien", "cuando", "donde", "por", "de", "del", "en", "y", "para", "una",
        "un", "se", "ha", "han", "fue", "con", "hay", "cuanto", "cuanta", "mi", "puede", "pueden", "bajo", "desde", "sobre", "tiene", "tienen", "al", "lo", "su", "sus", "mas", "esta", "estan", "puedo", "me", "hola", "hubo", "sin", "inmigrantes",
    ];

    /// <summary>Places in any language.</summary>
    private static readonly HashSet<string> _spanishNames = ["el paso", "el centro", "el salvador", "el cenizo", "los angeles", "las vegas", "del rio", "las americas", "la raza"];

    private static readonly HashSet<string> _others =
    [
        "le", "les", "des", "ont", "ete", "qui", "ne", "pas", "sur", "au", "avec", "leur", "cette", "etait", "annee", "frontiere", "pourquoi", "immigres", "loi", "est", "sont", "combien", "quoi", "quel", "quelle", "comment", "dans", "une", "du", "et", "aux", "pour", "nous", "vous", "etats", "unis",
        "der", "die", "das", "und", "ist", "wie", "viele", "nicht", "ein", "eine", "was", "wer", "sind", "von", "mit", "auf",
        "nao", "voce", "sao", "uma", "em", "dos", "da", "do", "os", "quantos", "imigrantes", "isso", "tem", "ao", "pelo", "o",
        "il", "gli", "che", "sono", "quanti", "della", "di", "perche", "cosa", "negli", "stati", "uniti",
        "ki", "nan", "konbyen", "moun", "yo", "pou", "sa", "se", "kijan", "ayiti", "mwen", "gen",
        "ang", "mga", "ilan", "ano", "sa", "ng", "paano", "bao", "nhieu", "nguoi", "la", "gi", "cua", "khong",
    ];

    /// <param name="text">The cleaned text.</param>
    /// <param name="words">Its folded words.</param>
    public static Spoken Detect(string text, IReadOnlyList<string> words, KnowledgeBase knowledge)
    {
        var letters = text.Count(char.IsLetter);
        if (letters > 0 && text.Count(c => char.IsLetter(c) && c > '\u024F') > letters / 3)
            return Spoken.Other;
        double english = words.Count(_english.Contains);
        double spanish = words.Where((w, i) => _spanish.Contains(w) && (i + 1 == words.Count || !_spanishNames.Contains($"{w} {words[i + 1]}"))).Count() + (text.AsSpan().IndexOfAny("¿¡ñ") >= 0 ? 2 : 0);
        var other = words.Count(w => _others.Contains(w) && !_english.Contains(w));

        // Keywords alone carry no function words; then the library's own words tell.
        if (Math.Abs(english - spanish) < 0.5)
        {
            foreach (var word in knowledge.Index(Language.English).Thesaurus.Canonical(text).Split(' ').Where(w => w.Length > 3))
            {
                if (knowledge.Statistics.Knows(word) || (knowledge.Index(Language.English).Knows(word) is var inEnglish && inEnglish == knowledge.Index(Language.Spanish).Knows(word)))
                    continue;
                if (inEnglish)
                    english += 0.7;
                else
                    spanish += 0.7;
            }
        }

        var foreign = other - words.Count(w => _others.Contains(w) && _spanish.Contains(w));
        if (foreign >= 2 && foreign > english && foreign >= spanish)
            return Spoken.Other;
        return spanish > english ? Spoken.Spanish : Spoken.English;
    }
}
