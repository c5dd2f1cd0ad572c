using PolicyBot.Asking;
using PolicyBot.Knowledge;
using PolicyBot.Statistics;

namespace PolicyBot.Grounding;

/// <summary>Something that was retrieved for a question and may be cited in its answer.</summary>
/// <param name="Key">The fact's id, or the id of a record or series, as citations carry it.</param>
/// <param name="Fact">The fact; null for a series.</param>
/// <param name="Records">The recorded figures of a series that were looked at; empty for a fact.</param>
/// <param name="History">What a dated change of the entry says, which no fact holds in these words; null for anything else.</param>
public sealed record EvidenceItem(Entry Entry, string Key, Fact? Fact, IReadOnlyList<Recorded> Records, Bilingual? History = null)
{
    /// <summary>The source that leads: with a link before without, originals before mirrors, nearer tiers first.</summary>
    public Source Source => Fact is not null ? Fact.Sources[0] : Entry.Sources[0];

    /// <summary>The citation that this item gives as number <paramref name="n"/>; the gate compares answers against it.</summary>
    public Citation Cite(int n, DateOnly today)
    {
        var source = Source;
        return new(
            n,
            Entry.Id,
            Key,
            source.Publisher,
            source.Title,
            Fact is not null ? Fact.Locator : Entry.Series?.Release,
            source.Url,
            source.Date,
            Fact?.AsOf ?? Entry.AsOf,
            Entry.IsStale(today),
            source.Mirror ? source.Url?.Host : source.Via);
    }
}

/// <summary>All that was retrieved for one question, in the order in which it was retrieved.</summary>
public sealed class Evidence
{
    private readonly Dictionary<(EntryId Entry, string Key), EvidenceItem> _items = [];
    private readonly Dictionary<string, decimal> _records = [];

    public IReadOnlyCollection<EvidenceItem> Items => _items.Values;

    public EvidenceItem Add(HeldFact held)
    {
        var item = new EvidenceItem(held.Entry, held.Fact.Id.Value, held.Fact, []);
        for (var i = 0; i < held.Fact.Figures.Count; i++)
            _records[FigureId(held.Fact, i)] = held.Fact.Figures[i].Value;
        return _items.TryAdd((item.Entry.Id, item.Key), item) ? item : _items[(item.Entry.Id, item.Key)];
    }

    /// <summary>Adds the records of a series under one key: the record's own id for one, the series' id for several.</summary>
    public EvidenceItem Add(Entry series, IReadOnlyList<Recorded> records)
    {
        foreach (var record in records)
            _records[record.Id] = record.Value;
        var key = records is [var only] ? only.Id : series.Id.Value;
        var known = _items.GetValueOrDefault((series.Id, key));
        var item = new EvidenceItem(series, key, null, [.. (known?.Records ?? []).Concat(records).DistinctBy(r => r.Id)]);
        _items[(series.Id, key)] = item;
        return item;
    }

    /// <summary>Adds a sentence of an entry's history to the fact that bears it out.</summary>
    /// <param name="fact">Null for a series, and for what is told of the entry as a whole.</param>
    public EvidenceItem Add(Entry entry, Bilingual history, Fact? fact)
    {
        var item = (fact is null ? Add(entry, []) : Add(new HeldFact(entry, fact))) with { History = history };
        if (_items[(entry.Id, item.Key)].History is { } told && told != history)
            item = item with { Key = $"{item.Key}@{history.English}" };
        return _items[(entry.Id, item.Key)] = item;
    }

    /// <summary>The name under which a fact's figure is recorded.</summary>
    public static string FigureId(Fact fact, int index) => $"{fact.Id}#{index}";

    public EvidenceItem? Find(EntryId entry, string key) => _items.GetValueOrDefault((entry, key));

    /// <summary>The value of a record, or of several joined by <see cref="FigureUse.Plus"/>, which are added.</summary>
    /// <returns>Null when one of them was not retrieved.</returns>
    public decimal? ValueOf(string operand)
    {
        decimal sum = 0;
        foreach (var id in operand.Split(FigureUse.Plus))
        {
            if (!_records.TryGetValue(id, out var value))
                return null;
            sum += value;
        }

        return sum;
    }
}
