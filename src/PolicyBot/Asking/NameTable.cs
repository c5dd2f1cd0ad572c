using PolicyBot.Knowledge;

namespace PolicyBot.Asking;

/// <summary>The entries by their titles and aliases, to see whether a question names one outright.</summary>
public sealed class NameTable
{
    private const int LongestName = 7;

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

    /// <summary>For each entry that the words name: how much of their weight its longest name takes up, 0 to 1.</summary>
    public IReadOnlyDictionary<EntryId, double> NamedIn(IReadOnlyList<string> words, LibraryIndex index)
    {
        var named = new Dictionary<EntryId, double>();
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
                foreach (var entry in entries)
                    named[entry] = Math.Max(weight, named.GetValueOrDefault(entry));
            }
        }

        return named;
    }
}
