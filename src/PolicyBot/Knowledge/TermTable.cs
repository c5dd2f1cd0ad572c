namespace PolicyBot.Knowledge;

/// <summary>Which unit has which term, for weighing how much of a question a unit covers.</summary>
internal sealed class TermTable
{
    private readonly Dictionary<string, int> _ids = [];
    private readonly List<int> _frequency = [];
    private readonly List<int[]> _units = [];
    private double[] _weights = [];
    private double _unknown;

    /// <summary>Adds the next unit.</summary>
    public void Add(IReadOnlyCollection<string> terms)
    {
        var ids = new int[terms.Count];
        var i = 0;
        foreach (var term in terms)
        {
            if (!_ids.TryGetValue(term, out var id))
            {
                _ids[term] = id = _ids.Count;
                _frequency.Add(0);
            }

            _frequency[id]++;
            ids[i++] = id;
        }

        Array.Sort(ids);
        _units.Add(ids);
    }

    public void Close(int units)
    {
        double Weigh(int frequency) => Math.Log(1 + ((units - frequency + 0.5) / (frequency + 0.5)));
        _weights = [.. _frequency.Select(Weigh)];
        _unknown = Weigh(0);
    }

    public bool Knows(string term) => _ids.ContainsKey(term);

    public double Weight(string term) => _ids.TryGetValue(term, out var id) ? _weights[id] : _unknown;

    /// <summary>The weight of those terms that the unit has.</summary>
    public double Covered(int unit, IReadOnlyList<string> terms)
    {
        double covered = 0;
        foreach (var term in terms)
        {
            if (_ids.TryGetValue(term, out var id) && Array.BinarySearch(_units[unit], id) >= 0)
                covered += _weights[id];
        }

        return covered;
    }
}
