using PolicyBot.Knowledge;

namespace PolicyBot.Statistics;

/// <summary>The words by which people name the measures and the dimension values of every series.</summary>
public sealed class SeriesCatalog
{
    private static readonly HashSet<string> _neverNames = ["ice", "cbp", "latest", "replaced", "final", "original", "any", "all", "paper", "online", "full year", "first", "later", "other", "total", "all", "us", "none", "unknown", "country", "region", "all other", "other countries", "not specified", "total all"];

    // Codes of states that are words of English or Spanish too.
    private static readonly HashSet<string> _wordsToo = ["al", "co", "de", "hi", "id", "in", "la", "ma", "me", "mi", "ms", "ne", "no", "oh", "ok", "or", "pa", "sa", "va", "us", "un", "eu"];

    private static readonly HashSet<string> _connecting = ["the", "and", "for", "with", "from", "who", "that", "their", "between", "people", "person", "resident", "share", "percent", "population", "number", "all", "year", "rate", "are", "was", "were", "who", "how", "many", "did", "does", "has", "have", "not", "los", "las", "por", "que", "con", "del", "segun", "according", "poblacion", "personas", "persona", "residentes", "residente", "proporcion", "porcentaje", "tasa", "numero", "fueron"];

    // Words that name where a figure was printed, and no figure.
    private static readonly HashSet<string> _publication = ["yearbook", "published", "reported", "report", "edition", "record"];

    // Plurals that stand in many questions that ask for no figure.
    private static readonly HashSet<string> _general = ["states", "countries", "estados", "paises", "status", "uscis", "immigrants", "inmigrantes", "citizens", "ciudadanos", "personas", "courts", "departments", "todos", "otros", "otras", "menos"];

    private static readonly string[] _together = ["including", "combined", "together", "plus", "both", "altogether", "combinados", "combinadas", "juntos", "juntas", "mas"];

    private static readonly string[] _telling = ["ceiling", "cap", "denial", "backlog", "pending", "prosecution", "registration", "worksite", "watchlist", "overstay", "agent", "seizure", "fee", "remittance", "detention"];

    private const int ShortestCount = 5;

    private readonly Dictionary<EntryId, Names> _series = [];
    private readonly HashSet<string> _allValueWords;
    private readonly HashSet<string> _singleWords;
    private readonly HashSet<string> _groups;
    private readonly HashSet<string> _counts;

    public SeriesCatalog(Library library)
    {
        foreach (var entry in library.Series)
            _series[entry.Id] = Names.Of(entry, library.Thesaurus);
        _allValueWords = [.. _series.Values.SelectMany(n => n.Values.Keys)];
        _singleWords = [.. _allValueWords.SelectMany(p => p.Split(' '))];
        _groups = [.. _series.Values.SelectMany(n => n.Values).Where(v => v.Value.Exists(f => f.Dimension.Values.Count > Line.MostEditions && f.Value.Value != f.Dimension.Total)).Select(v => v.Key)];
        _counts = [.. _series.Values.SelectMany(n => n.Counts)];
    }

    /// <summary>The dimension values that a question names in this series, at most one a dimension, the longest name first.</summary>
    /// <remarks>Where two values of a dimension that may be added are to be taken together, neither limits it.</remarks>
    public IReadOnlyList<Filter> FiltersIn(EntryId series, WordRuns words)
    {
        var values = ValuesIn(series, words);
        return [.. values.Where(v => !v.Displaced && !Together(v.Filter.Dimension)).Select(v => v.Filter)];

        bool Together(Dimension dimension) =>
            dimension.Addable && Array.Exists(_together, words.Contains) && values.Exists(v => v.Displaced && v.Filter.Dimension.Column == dimension.Column);
    }

    /// <summary>The values that a question names besides those of <see cref="FiltersIn"/>, in the same dimensions: the other side of a comparison.</summary>
    public IReadOnlyList<Filter> OthersIn(EntryId series, WordRuns words) => [.. ValuesIn(series, words).Where(v => v.Displaced).Select(v => v.Filter)];

    /// <summary>Whether a word stands in the name of some dimension value: a country, a sector, a drug.</summary>
    public bool Knows(string word) => _singleWords.Contains(word);

    /// <summary>Whether a word is a plural by which some measure is called: encounters, holders, visas.</summary>
    public bool IsCount(string word) => _counts.Contains(word);

    /// <summary>Whether a phrase is the whole name of some dimension value.</summary>
    public bool NamesValue(string phrase) => _allValueWords.Contains(phrase);

    /// <summary>Whether the question names a count and a country, state, sector or the like of which some series has that count.</summary>
    public bool CountsGroup(WordRuns words)
    {
        var groups = words.LongestIn(_groups.Contains).ToList();
        return groups.Count > 0 && _series.Values.Any(names => groups.Exists(names.Values.ContainsKey) && words.LongestIn(names.Counts.Contains).Any());
    }

    /// <summary>Whether the question names counts, and this series is called by none of them.</summary>
    public bool CountsOther(EntryId series, WordRuns words)
    {
        var asked = words.LongestIn(_counts.Contains).ToList();
        return asked.Count > 0 && !asked.Exists(a => _series[series].Counts.Contains(a) || _series[series].OwnWords.Contains(Stem(a)));
    }

    /// <summary>Whether two phrases name values of one dimension: two sectors, two drugs, two countries.</summary>
    public bool SameKind(string one, string other) => _series.Values.Any(names =>
        names.Values.TryGetValue(one, out var first) && names.Values.TryGetValue(other, out var second)
        && first.Exists(f => second.Exists(s => s.Dimension.Column == f.Dimension.Column)));

    /// <summary>The words that name dimension values of this series.</summary>
    public IReadOnlyList<string> FilterWords(EntryId series, WordRuns words) => [.. ValuesIn(series, words).SelectMany(v => v.Words)];

    /// <summary>The phrases with which a question names dimension values that some series has and this one has not.</summary>
    public IReadOnlyList<string> ValuesMissing(EntryId series, WordRuns words)
    {
        var values = ValuesIn(series, words);
        var here = values.SelectMany(v => v.Words).ToHashSet();
        var own = _series[series].OwnWords;
        // The state in which a sector or a city lies says nothing more.
        bool Surrounds(string phrase) => (Places.States.TryGetValue(phrase, out var code) || Places.States.TryGetValue(phrase + " state", out code)) && values.Exists(v => v.Filter.Value.Value.EndsWith(", " + code, StringComparison.Ordinal));
        return [.. words.LongestIn(_allValueWords.Contains).Where(p => !p.Split(' ').Any(here.Contains) && !p.Split(' ').All(w => own.Contains(Stem(w))) && !Surrounds(p))];
    }

    /// <summary>
    /// Part of the definition guard: whether the question names a country, a state, a sector or the like that this series does not
    /// tell apart, so that its figure would be of something wider.
    /// </summary>
    public bool LacksGroup(EntryId series, WordRuns words) => ValuesMissing(series, words).Any(_groups.Contains);

    /// <summary>Whether the series' own words hold each of these, or it tells apart what they name.</summary>
    public bool SpeaksOf(EntryId series, IReadOnlyList<string> words) =>
        words.All(phrase => phrase.Split(' ').All(w => _series[series].OwnWords.Contains(Stem(w)) || _series[series].Values.Keys.Any(v => v.Split(' ').Contains(w))));

    /// <summary>The measure whose name takes up most of the question; the default when none is named.</summary>
    /// <param name="counted">What is counted, where the question says so.</param>
    /// <param name="share">Whether a share is asked for, so that a measure in percent is meant before a count.</param>
    public (Measure Measure, int Words) MeasureIn(EntryId series, WordRuns words, IReadOnlyList<string> counted, bool share)
    {
        var names = _series[series];
        var percent = share ? names.Measures.FirstOrDefault(m => IsPercent(m.Measure)).Measure : null;
        var best = (Measure: percent ?? names.Series.DefaultMeasure, Own: 0.0, Words: 0);
        foreach (var (measure, aliases) in names.Measures)
        {
            if (percent is not null && measure.Unit != percent.Unit)
                continue;
            // A word that only this measure has says more than a long name that all of them share.
            var distinct = names.MeasureWords[measure.Column].Own;
            var matched = measure.Default ? 0 : distinct.Count(w => !_publication.Contains(w) && words.ContainsStem(w));
            double own = matched == 0 ? 0 : matched + ((double)matched / distinct.Count);
            // "How many pounds" names the measure by its unit, and so does "how many seizures" where another is weighed.
            if (names.MeasureWords[measure.Column].OwnUnits.Any(words.ContainsStem) || counted.Any(c => IsUnit(measure, c) && !IsUnit(names.Series.DefaultMeasure, c)))
                own += 2;
            if (!share && IsPercent(measure) && !IsPercent(names.Series.DefaultMeasure))
                own /= 2;
            var length = aliases.Where(a => words.Contains(a.Phrase)).Select(a => a.Words).DefaultIfEmpty(0).Max();
            if (own > best.Own || (own == best.Own && (length > best.Words || (length == best.Words && length > 0 && measure.Default))))
                best = (measure, own, length);
        }

        return (best.Measure, best.Words + (int)best.Own);

        bool IsUnit(Measure measure, string word) => names.MeasureWords[measure.Column].Units.Contains(word.TrimEnd('s'));
    }

    /// <summary>A word without the endings of number and tense: arrests and arrested are one.</summary>
    private static string Stem(string word)
    {
        var stem = word.TrimEnd('s');
        return stem.Length > 6 && stem.EndsWith("ed", StringComparison.Ordinal) ? stem[..^2] : stem;
    }

    private static bool IsPercent(Measure measure) => measure.Unit.English.StartsWith("percent", StringComparison.Ordinal);

    /// <summary>The share of a measure's own name that the question speaks of, 0 to 1.</summary>
    public double SubjectIn(EntryId series, Measure measure, WordRuns words)
    {
        double Share(HashSet<string> subject) => subject.Count == 0 ? 0 : (double)subject.Count(words.ContainsStem) / subject.Count;
        var names = _series[series].MeasureWords[measure.Column];
        return Math.Max(Share(names.Subject), Share(names.SubjectEs));
    }

    /// <summary>
    /// Part of the definition guard: words that change what is counted (a ceiling, a denial, a backlog) must stand on both sides or on
    /// neither.
    /// </summary>
    /// <returns>How many stand on one side only.</returns>
    public int Untold(EntryId series, Measure measure, WordRuns words)
    {
        var names = _series[series].MeasureWords[measure.Column];
        return _telling.Count(t => words.ContainsStem(t) != (names.Words.Contains(t) || names.Units.Contains(t)) && (words.ContainsStem(t) || names.Subject.Contains(t)));
    }

    /// <summary>Whether the question has a word that only this measure of the series has, or a name of several words that it goes by.</summary>
    public bool NamesOwn(EntryId series, Measure measure, WordRuns words)
    {
        var names = _series[series];
        return names.MeasureWords[measure.Column].Own.Any(words.ContainsStem)
            || names.Measures.First(m => m.Measure == measure).Aliases.Any(a => a.Words > 1 && words.Contains(a.Phrase));
    }

    /// <summary>Whether the question has a word of one measure's name that another measure's name lacks.</summary>
    public bool SaysMore(EntryId narrow, Measure narrowMeasure, EntryId wide, Measure wideMeasure, WordRuns words)
    {
        var wider = _series[wide].MeasureWords[wideMeasure.Column];
        return _series[narrow].MeasureWords[narrowMeasure.Column].Words.Any(w => !_connecting.Contains(w) && !wider.Words.Contains(w) && !wider.Units.Contains(w) && words.ContainsStem(w));
    }

    private List<Value> ValuesIn(EntryId series, WordRuns words)
    {
        var names = _series[series];
        var found = new List<Value>();
        foreach (var phrase in words.LongestIn(names.Values.ContainsKey))
        {
            var length = phrase.Count(c => c == ' ') + 1;
            foreach (var filter in names.Values[phrase])
            {
                if (found.FindIndex(f => f.Filter == filter) is >= 0 and var same)
                {
                    found[same] = found[same] with { Words = [.. found[same].Words, .. phrase.Split(' ')] };
                    continue;
                }

                // Of two values of one dimension the later is meant: a follow-up names its new one last.
                var standing = found.FindIndex(f => !f.Displaced && f.Filter.Dimension.Column == filter.Dimension.Column);
                var later = standing >= 0 && found[standing].Words.Length <= length;
                if (later)
                    found[standing] = found[standing] with { Displaced = true };
                found.Add(new(filter, phrase.Split(' '), Displaced: standing >= 0 && !later));
            }
        }

        return [.. found.Where(f => !f.Displaced || !found.Exists(other => other != f && other.Words.SequenceEqual(f.Words)))];
    }

    /// <param name="Displaced">Whether another value of the same dimension is meant before it.</param>
    private sealed record Value(Filter Filter, string[] Words, bool Displaced);

    /// <param name="Own">Words that set the measure apart from the default one.</param>
    /// <param name="Subject">The words of the English subject.</param>
    /// <param name="SubjectEs">The words of the Spanish subject.</param>
    private sealed record MeasureNames(HashSet<string> Units, HashSet<string> OwnUnits, HashSet<string> Words, HashSet<string> Own, HashSet<string> Subject, HashSet<string> SubjectEs);

    private sealed record Names(Series Series, HashSet<string> OwnWords, Dictionary<string, List<Filter>> Values, IReadOnlyList<(Measure Measure, IReadOnlyList<(string Phrase, int Words)> Aliases)> Measures, Dictionary<string, MeasureNames> MeasureWords, HashSet<string> Counts)
    {
        public static Names Of(Entry entry, Thesaurus thesaurus)
        {
            var series = entry.Series!;
            HashSet<string> Stems(IEnumerable<string> texts) => [.. texts.SelectMany(Words).Where(w => w.Length > 2 && !char.IsAsciiDigit(w[0])).Select(w => w.TrimEnd('s'))];
            string[] Words(string text) => thesaurus.Canonical(text).Split(' ', StringSplitOptions.RemoveEmptyEntries);
            var values = new Dictionary<string, List<Filter>>();
            foreach (var dimension in series.Dimensions)
            {
                foreach (var value in dimension.Values)
                {
                    string[] own = [value.Value, value.Label.English, value.Label.Spanish];
                    foreach (var name in own.Concat(value.Aliases.English).Concat(value.Aliases.Spanish).Select(n => string.Join(' ', Words(n))).Distinct())
                    {
                        if (name.Length < 2 || _neverNames.Contains(name) || _wordsToo.Contains(name) || (name.Length == 4 && int.TryParse(name, out _)))
                            continue;
                        if (!values.TryGetValue(name, out var list))
                            values[name] = list = [];
                        list.Add(new(dimension, value));
                    }
                }
            }

            var measures = series.Measures
                .Select(m => (m, (IReadOnlyList<(string, int)>)[.. m.Aliases.English.Concat(m.Aliases.Spanish).Select(Words).Where(w => w.Length > 0).Select(w => (string.Join(' ', w), w.Length))]))
                .ToList();
            // A place or agency that the whole series is about is no value that it lacks.
            string[] about = [entry.Title.English, entry.Title.Spanish, .. entry.Aliases.English, .. entry.Aliases.Spanish, series.Geography, series.Population, series.Publisher, series.Dataset, series.Definition.English, series.Definition.Spanish, .. series.Measures.SelectMany(m => (string[])[m.Subject.English, m.Subject.Spanish, .. m.Aliases.English, .. m.Aliases.Spanish])];
            var all = series.Measures.ToDictionary(m => m.Column, m => Stems([m.Subject.English, m.Subject.Spanish, .. m.Aliases.English, .. m.Aliases.Spanish]));
            var publisher = Stems([series.Publisher]);
            var measureWords = series.Measures.ToDictionary(
                m => m.Column,
                m => new MeasureNames(
                    Stems([m.Unit.English, m.Unit.Spanish]),
                    [.. Stems([m.Unit.English, m.Unit.Spanish]).Where(w => !_connecting.Contains(w) && (m.Default || !all[series.DefaultMeasure.Column].Contains(w)) && !series.Measures.Any(other => other.Column != m.Column && Stems([other.Unit.English, other.Unit.Spanish]).Contains(w)))],
                    all[m.Column],
                    [.. all[m.Column].Where(w => !_connecting.Contains(w) && !publisher.Contains(w) && (m.Default || !all[series.DefaultMeasure.Column].Contains(w)))],
                    [.. Stems([m.Subject.English]).Where(w => !_connecting.Contains(w))],
                    [.. Stems([m.Subject.Spanish]).Where(w => !_connecting.Contains(w))]));
            return new(series, [.. about.SelectMany(Words).Select(Stem)], values, measures, measureWords, [.. series.Measures.SelectMany(m => CountsOf(m, thesaurus))]);
        }

        /// <summary>The plurals by which a measure is called: its unit, and the heads of its names.</summary>
        private static IEnumerable<string> CountsOf(Measure measure, Thesaurus thesaurus)
        {
            string[] Words(string text) => thesaurus.Canonical(text).Split(' ');
            return Words(measure.Unit.English).Concat(Words(measure.Unit.Spanish))
                .Append(thesaurus.Canonical(measure.Unit.English))
                .Concat(measure.Aliases.English.Select(a => Words(a)[^1]))
                .Concat(measure.Aliases.Spanish.Select(a => Words(a)[0]))
                .Where(w => w.Length >= ShortestCount && w.EndsWith('s') && !_general.Contains(w));
        }
    }
}
