using PolicyBot.Knowledge;

namespace PolicyBot.Statistics;

/// <summary>The words by which people name the measures and the dimension values of every series.</summary>
public sealed class SeriesCatalog
{
    private static readonly HashSet<string> _neverNames = ["other", "total", "all", "us", "none", "unknown", "country", "region", "all other", "other countries", "not specified", "total all"];

    private readonly Dictionary<EntryId, Names> _series = [];
    private readonly HashSet<string> _allValueWords;

    public SeriesCatalog(Library library)
    {
        foreach (var entry in library.Series)
            _series[entry.Id] = Names.Of(entry.Series!, library.Thesaurus);
        _allValueWords = [.. _series.Values.SelectMany(n => n.Values.Keys)];
    }

    /// <summary>The dimension values that a question names in this series, at most one a dimension, the longest name first.</summary>
    public IReadOnlyList<Filter> FiltersIn(EntryId series, IReadOnlyList<string> words) => [.. ValuesIn(series, words).Select(v => v.Filter)];

    /// <summary>The phrases with which a question names dimension values that some series has and this one has not.</summary>
    public IReadOnlyList<string> ValuesMissing(EntryId series, IReadOnlyList<string> words)
    {
        var here = ValuesIn(series, words).SelectMany(v => v.Words).ToHashSet();
        var own = _series[series].OwnWords;
        return [.. PhrasesIn(words, _allValueWords.Contains).Where(p => !p.Split(' ').Any(here.Contains) && !p.Split(' ').All(own.Contains))];
    }

    /// <summary>The measure whose name takes up most of the question; the default when none is named.</summary>
    /// <param name="share">Whether a share is asked for, so that a measure in percent is meant before a count.</param>
    public (Measure Measure, int Words) MeasureIn(EntryId series, IReadOnlyList<string> words, bool share)
    {
        var names = _series[series];
        var percent = share ? names.Measures.FirstOrDefault(m => m.Measure.Unit.English.StartsWith("percent", StringComparison.Ordinal)).Measure : null;
        var best = (Measure: percent ?? names.Series.DefaultMeasure, Words: 0);
        foreach (var (measure, aliases) in names.Measures)
        {
            var length = aliases.Where(a => Contains(words, a)).Select(a => a.Length).DefaultIfEmpty(0).Max();
            if (percent is not null && measure.Unit != percent.Unit)
                continue;
            if (length > best.Words || (length == best.Words && length > 0 && measure.Default))
                best = (measure, length);
        }

        return best;
    }

    private List<(Filter Filter, string[] Words)> ValuesIn(EntryId series, IReadOnlyList<string> words)
    {
        var names = _series[series];
        var found = new List<(Filter Filter, string[] Words)>();
        foreach (var phrase in PhrasesIn(words, names.Values.ContainsKey))
        {
            foreach (var filter in names.Values[phrase])
            {
                if (!found.Exists(f => f.Filter.Dimension.Column == filter.Dimension.Column))
                    found.Add((filter, phrase.Split(' ')));
            }
        }

        return found;
    }

    /// <summary>The phrases of a set that stand in the words, longest first, none inside another.</summary>
    private static List<string> PhrasesIn(IReadOnlyList<string> words, Func<string, bool> isPhrase)
    {
        var taken = new bool[words.Count];
        var found = new List<string>();
        for (var length = Math.Min(5, words.Count); length > 0; length--)
        {
            for (var start = 0; start + length <= words.Count; start++)
            {
                if (taken.AsSpan(start, length).Contains(true))
                    continue;
                var phrase = length == 1 ? words[start] : string.Join(' ', words.Skip(start).Take(length));
                if (!isPhrase(phrase))
                    continue;
                taken.AsSpan(start, length).Fill(true);
                found.Add(phrase);
            }
        }

        return found;
    }

    private static bool Contains(IReadOnlyList<string> words, string[] phrase)
    {
        for (var start = 0; start + phrase.Length <= words.Count; start++)
        {
            var i = 0;
            while (i < phrase.Length && words[start + i] == phrase[i])
                i++;
            if (i == phrase.Length)
                return true;
        }

        return false;
    }

    private sealed record Names(Series Series, HashSet<string> OwnWords, Dictionary<string, List<Filter>> Values, IReadOnlyList<(Measure Measure, IReadOnlyList<string[]> Aliases)> Measures)
    {
        public static Names Of(Series series, Thesaurus thesaurus)
        {
            string[] Words(string text) => thesaurus.Canonical(text).Split(' ', StringSplitOptions.RemoveEmptyEntries);
            var values = new Dictionary<string, List<Filter>>();
            foreach (var dimension in series.Dimensions)
            {
                foreach (var value in dimension.Values)
                {
                    string[] own = [value.Value, value.Label.English, value.Label.Spanish];
                    foreach (var name in own.Concat(value.Aliases.English).Concat(value.Aliases.Spanish).Select(n => string.Join(' ', Words(n))).Distinct())
                    {
                        if (name.Length < 2 || _neverNames.Contains(name) || (name.Length == 4 && int.TryParse(name, out _)))
                            continue;
                        if (!values.TryGetValue(name, out var list))
                            values[name] = list = [];
                        list.Add(new(dimension, value));
                    }
                }
            }

            var measures = series.Measures
                .Select(m => (m, (IReadOnlyList<string[]>)[.. m.Aliases.English.Concat(m.Aliases.Spanish).Select(Words).Where(w => w.Length > 0)]))
                .ToList();
            // A place or agency that the whole series is about is no value that it lacks.
            string[] about = [series.Geography, series.Population, series.Publisher, series.Dataset, series.Definition.English, series.Definition.Spanish, .. series.Measures.SelectMany(m => (string[])[m.Subject.English, m.Subject.Spanish])];
            return new(series, [.. about.SelectMany(Words)], values, measures);
        }
    }
}
