namespace PolicyBot.Knowledge;

/// <summary>Phrases of folded words and what stands in the place of each; the longest phrase wins.</summary>
internal sealed class PhraseTable
{
    private readonly Dictionary<string, List<(string[] Phrase, string[] Instead)>> _byFirstWord = [];
    private readonly HashSet<string> _words = [];

    public PhraseTable(IEnumerable<(string[] Phrase, string[] Instead)> replacements)
    {
        foreach (var replacement in replacements.OrderByDescending(r => r.Phrase.Length))
        {
            if (!_byFirstWord.TryGetValue(replacement.Phrase[0], out var list))
                _byFirstWord[replacement.Phrase[0]] = list = [];
            list.Add(replacement);
            _words.UnionWith(replacement.Phrase);
        }
    }

    /// <summary>Whether a word stands in some phrase.</summary>
    public bool Knows(string word) => _words.Contains(word);

    /// <summary>The words with every phrase replaced.</summary>
    public IReadOnlyList<string> Replace(IReadOnlyList<string> words)
    {
        if (_byFirstWord.Count == 0)
            return words;
        var replaced = new List<string>(words.Count + 4);
        for (var i = 0; i < words.Count;)
        {
            if (Match(words, i) is { } match)
            {
                replaced.AddRange(match.Instead);
                i += match.Phrase.Length;
            }
            else
            {
                replaced.Add(words[i++]);
            }
        }

        return replaced;
    }

    private (string[] Phrase, string[] Instead)? Match(IReadOnlyList<string> words, int at)
    {
        if (!_byFirstWord.TryGetValue(words[at], out var candidates))
            return null;
        foreach (var candidate in candidates)
        {
            if (StandsAt(candidate.Phrase, words, at))
                return candidate;
        }

        return null;
    }

    private static bool StandsAt(string[] phrase, IReadOnlyList<string> words, int at)
    {
        if (at + phrase.Length > words.Count)
            return false;
        for (var i = 0; i < phrase.Length; i++)
        {
            if (phrase[i] != words[at + i])
                return false;
        }

        return true;
    }
}
