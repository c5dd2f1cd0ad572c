namespace PolicyBot.Knowledge;

/// <summary>A fact and the entry that holds it.</summary>
public sealed record HeldFact(Entry Entry, Fact Fact);

/// <summary>All entries of one version of the library; immutable.</summary>
public sealed class Library
{
    private readonly Dictionary<EntryId, Entry> _entries;
    private readonly Dictionary<FactId, HeldFact> _facts = [];

    public Library(IEnumerable<Entry> entries, Thesaurus thesaurus, IReadOnlyDictionary<string, Bilingual> topics, IReadOnlyDictionary<string, Bilingual> places)
    {
        Entries = [.. entries.OrderBy(e => e.Id.Value, StringComparer.Ordinal)];
        Thesaurus = thesaurus;
        Topics = topics;
        Places = places;
        _entries = [];
        foreach (var entry in Entries)
        {
            _entries.TryAdd(entry.Id, entry);
            foreach (var fact in entry.Facts)
            {
                var held = new HeldFact(entry, fact);
                _facts.TryAdd(fact.Id, held);
                foreach (var merged in fact.Merged)
                    _facts.TryAdd(merged, held);
            }
        }

        Series = [.. Entries.Where(e => e.Series is not null)];
    }

    public IReadOnlyList<Entry> Entries { get; }

    /// <summary>The entries that hold a table.</summary>
    public IReadOnlyList<Entry> Series { get; }

    public Thesaurus Thesaurus { get; }

    /// <summary>The names of the topics by their ids.</summary>
    public IReadOnlyDictionary<string, Bilingual> Topics { get; }

    /// <summary>The names of the places where series count, by the English one.</summary>
    public IReadOnlyDictionary<string, Bilingual> Places { get; }

    public int FactCount => Entries.Sum(e => e.Facts.Count);

    public Entry? Find(EntryId id) => _entries.GetValueOrDefault(id);

    /// <summary>Finds a fact by its id, or by the id of a fact that was merged into it.</summary>
    public HeldFact? Find(FactId id) => _facts.GetValueOrDefault(id);
}
