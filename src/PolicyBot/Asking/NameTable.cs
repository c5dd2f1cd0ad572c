using PolicyBot.Knowledge;

namespace PolicyBot.Asking;

/// <summary>The entries by their titles and aliases, to see whether a question names one outright.</summary>
public sealed class NameTable
{
    private const int LongestName = 7;
    private const int FewEntries = 2;

    /// <summary>From this weight on, a single word is a name and not a topic.</summary>
    private const double RareWord = 4.5;

    private readonly Dictionary<string, List<EntryId>> _names = [];

    public NameTable(Library library)
    {
        foreach (var entry in library.Entries)
        {
            string[] own = [entry.Title.English, entry.Title.Spanish];
            foreach (var name in own.Concat(entry.Aliases.English).Concat(entry.Aliases.Spanish).Select(library.Thesaurus.Canonical).Distinct())
            {
                if (name.Length < 2 || name.Count(c => c == ' ') >= LongestName)
                    continue;
                if (!_names.TryGetValue(name, out var list))
                    _names[name] = list = [];
                list.Add(entry.Id);
            }
        }
    }

    /// <summary>How a question names an entry.</summary>
    /// <param name="Share">How much of the question's weight the longest name takes up, 0 to 1.</param>
    /// <param name="At">Where the first such name stands, in words from the beginning.</param>
    /// <param name="Outright">Whether a name of several words, or one with a number in it, stands there that belongs to hardly any other entry.</param>
    public readonly record struct Naming(double Share, bool Outright, int At);

    /// <summary>The entries that the words name.</summary>
    public IReadOnlyDictionary<EntryId, Naming> NamedIn(IReadOnlyList<string> words, LibraryIndex index)
    {
        var named = new Dictionary<EntryId, Naming>();
        double Weigh(IEnumerable<string> some) => some.SelectMany(index.Terms).Sum(index.Weight);
        var total = Weigh(words);
        if (total <= 0)
            return named;
        for (var start = 0; start < words.Count; start++)
        {
            for (var length = Math.Min(LongestName, words.Count - start); length > 0; length--)
            {
                var part = words.Skip(start).Take(length).ToList();
                if (!_names.TryGetValue(string.Join(' ', part), out var entries))
                    continue;
                var weight = Math.Min(1, Weigh(part) / total);
                var outright = entries.Count <= FewEntries && (length > 1 || part[0].Any(char.IsAsciiDigit) || index.Weight(part[0]) > RareWord);
                foreach (var entry in entries)
                {
                    var known = named.GetValueOrDefault(entry);
                    named[entry] = new(Math.Max(weight, known.Share), outright || known.Outright, known.Outright || (named.ContainsKey(entry) && !outright) ? known.At : start);
                }
            }
        }

        return named;
    }
}
