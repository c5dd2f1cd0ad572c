namespace PolicyBot.Knowledge;

/// <summary>
/// The library's own list of words that mean the same in this debate. Every variant is replaced by one form, in the library and in
/// questions alike, before anything is searched or decided, so that the choice of a word cannot change an answer.
/// </summary>
public sealed class Thesaurus
{
    private readonly Dictionary<string, List<(string[] Variant, string[] Preferred)>> _byFirstWord = [];
    private readonly HashSet<string> _words = [];

    private Thesaurus(IEnumerable<(string[] Variant, string[] Preferred)> replacements)
    {
        foreach (var replacement in replacements.OrderByDescending(r => r.Variant.Length))
        {
            if (!_byFirstWord.TryGetValue(replacement.Variant[0], out var list))
                _byFirstWord[replacement.Variant[0]] = list = [];
            list.Add(replacement);
            _words.UnionWith(replacement.Variant);
        }
    }

    /// <summary>Whether a word stands in some variant, so that it is known although the index holds only preferred forms.</summary>
    public bool Knows(string word) => _words.Contains(word);

    public static Thesaurus Empty { get; } = new([]);

    /// <summary>Reads <c>groups</c> of <c>use</c> (the preferred form) and <c>for</c> (its variants).</summary>
    public static Thesaurus Read(string file, string text, ICollection<LibraryProblem> problems)
    {
        if (FrontMatter.OpenData(file, text, problems) is not { } fields)
            return Empty;
        var replacements = new List<(string[], string[])>();
        var seen = new HashSet<string>();
        foreach (var group in fields.Items("groups"))
        {
            var preferred = Folding.Words(group.Text("use"));
            foreach (var variant in group.List("for"))
            {
                var words = Folding.Words(variant);
                if (words.Length == 0 || !seen.Add(string.Join(' ', words)))
                    group.Problem("for", $"'{variant}' is empty or stands in two groups");
                else
                    replacements.Add((words, preferred));
            }

            group.RejectUnknown();
        }

        return new(replacements);
    }

    /// <summary>Folds a text and puts the preferred form in the place of every variant, the longest first.</summary>
    public string Canonical(string text)
    {
        var words = Folding.Words(text);
        if (_byFirstWord.Count == 0)
            return string.Join(' ', words);
        var canonical = new List<string>(words.Length + 4);
        for (var i = 0; i < words.Length;)
        {
            if (Match(words, i) is { } match)
            {
                canonical.AddRange(match.Preferred);
                i += match.Variant.Length;
            }
            else
            {
                canonical.Add(words[i++]);
            }
        }

        return string.Join(' ', canonical);
    }

    private (string[] Variant, string[] Preferred)? Match(string[] words, int at)
    {
        if (!_byFirstWord.TryGetValue(words[at], out var candidates))
            return null;
        foreach (var candidate in candidates)
        {
            if (candidate.Variant.AsSpan().SequenceEqual(words.AsSpan(at, Math.Min(candidate.Variant.Length, words.Length - at))))
                return candidate;
        }

        return null;
    }
}
