using PolicyBot.Statistics;

namespace PolicyBot.Knowledge.Linting;

/// <summary>A table says in both languages what it counts, fits its data, and adds up only what may be added.</summary>
internal static class SeriesRules
{
    private const int FewerThanOneIn = 4;

    public static IEnumerable<LibraryProblem> Check(LintedLibrary library) => library.Entries
        .Where(e => e.Entry.Series is not null)
        .SelectMany(e => Place(e, e.Entry.Series!, library.Library)
            .Concat(Words(e, e.Entry.Series!))
            .Concat(Measures(e, e.Entry.Series!))
            .Concat(e.Entry.Series!.Dimensions.SelectMany((d, i) => Values(e, e.Entry.Series!, d, i)))
            .Concat(Revisions(e, e.Entry.Series!))
            .Concat(Rows(e, e.Entry.Series!))
            .Concat(Gaps(e, e.Entry.Series!)));

    private static IEnumerable<LibraryProblem> Place(LintedEntry linted, Series series, Library library)
    {
        if (library.Places.GetValueOrDefault(series.Geography) is not { Spanish.Length: > 0 })
            yield return linted.Problem($"geography '{series.Geography}' has no Spanish name in {LibraryLoader.PlacesFile}", "series", "geography");
    }

    private static IEnumerable<LibraryProblem> Words(LintedEntry linted, Series series)
    {
        if (series.Definition.Spanish.Length == 0)
            yield return linted.Problem("the series has no 'definition_es'", "series", "definition");
        foreach (var caveat in series.Caveats.Where(c => c.Spanish.Length == 0))
            yield return linted.Problem($"the caveat '{caveat.English}' has no Spanish text 'es'", "series", "caveats", caveat.English);
        foreach (var dimension in series.Dimensions.Where(d => d.Phrase.Spanish.Length == 0))
            yield return linted.Problem($"dimension '{dimension.Column}' has no 'phrase_es'", "series", "dimensions", dimension.Column);
        foreach (var dimension in series.Dimensions.Where(d => !HasPlace(d.Phrase.English) || (d.Phrase.Spanish.Length > 0 && !HasPlace(d.Phrase.Spanish))))
            yield return linted.Problem($"the phrase of dimension '{dimension.Column}' has no {{0}} for the value", "series", "dimensions", dimension.Column, "phrase");
    }

    private static bool HasPlace(string phrase) => phrase.Contains("{0}", StringComparison.Ordinal);

    private static IEnumerable<LibraryProblem> Measures(LintedEntry linted, Series series)
    {
        foreach (var measure in series.Measures)
        {
            if (measure.Subject.Spanish.Length == 0)
                yield return linted.Problem($"measure '{measure.Column}' has no 'subject_es'", "series", "measures", measure.Column);
            if (measure.Unit.Spanish.Length == 0)
                yield return linted.Problem($"measure '{measure.Column}' has no 'unit_es'", "series", "measures", measure.Column);
            if (measure.Addable && series.Nature is not Nature.Flow)
                yield return linted.Problem($"measure '{measure.Column}' of a {series.Nature.Kebab()} cannot be 'addable': only what is counted during a period adds up over time", "series", "measures", measure.Column, "addable");
            if (series.Observations.TryGetValue(measure.Column, out var rows) && rows.Count == 0)
                yield return linted.Problem($"column '{measure.Column}' of the table is empty", "series", "measures", measure.Column);
        }
    }

    private static IEnumerable<LibraryProblem> Values(LintedEntry linted, Series series, Dimension dimension, int index)
    {
        var data = series.Observations.Values.SelectMany(o => o).Select(o => o.Keys[index]).ToHashSet();
        if (data.Count == 0)
            yield break;
        if (dimension is { Addable: true, Total: null, All: null } && !IsInside(series, index))
            yield return linted.Problem($"dimension '{dimension.Column}' is added up and does not say what its values are together: 'all' and 'all_es'", "series", "dimensions", dimension.Column);
        if (dimension.All is { Spanish: "" })
            yield return linted.Problem($"dimension '{dimension.Column}' has no 'all_es'", "series", "dimensions", dimension.Column);
        if (dimension.Total is { } total && !data.Contains(total))
            yield return linted.Problem($"the total '{total}' of dimension '{dimension.Column}' is not in the table", "series", "dimensions", dimension.Column, "total");
        foreach (var value in dimension.Values.Where(v => !data.Contains(v.Value)))
            yield return linted.Problem($"value '{value.Value}' of dimension '{dimension.Column}' is not in the table", "series", "dimensions", dimension.Column, "values", value.Value);
    }

    /// <summary>Whether each value lies within one value of another dimension, as a sector within a region.</summary>
    private static bool IsInside(Series series, int index) =>
        Enumerable.Range(0, series.Dimensions.Count).Any(other => other != index && series.Observations.Values.SelectMany(o => o)
            .Select(o => (Value: o.Keys[index], Around: o.Keys[other])).Distinct().GroupBy(k => k.Value).All(g => g.Count() == 1));

    private static IEnumerable<LibraryProblem> Revisions(LintedEntry linted, Series series)
    {
        foreach (var revision in series.Revisions)
        {
            if (!series.Observations.TryGetValue(revision.Column ?? series.DefaultMeasure.Column, out var rows))
                yield return linted.Problem($"the revision of {revision.Period} is of column '{revision.Column}', which the series does not have", "series", "revisions", revision.Period.ToString());
            else if (!rows.Any(r => r.Period == revision.Period))
                yield return linted.Problem($"the revision of {revision.Period} is of a period that the table does not have", "series", "revisions", revision.Period.ToString());
        }
    }

    /// <summary>A figure for a period that was not over when it was read must not be taken for the whole.</summary>
    private static IEnumerable<LibraryProblem> Rows(LintedEntry linted, Series series)
    {
        foreach (var row in series.Observations.Values.SelectMany(o => o).DistinctBy(o => (o.Period, string.Join('|', o.Keys))))
        {
            if (row.Through is null && series.Nature is Nature.Flow && row.Period.End > series.Retrieved)
                yield return linted.Problem(row, $"the period was not over when the table was retrieved, {series.Retrieved:yyyy-MM-dd}; say in 'through' how far the figure goes");
            else if (row.Through is { } through && !row.Period.Contains(through))
                yield return linted.Problem(row, $"'through' {through} is not inside the period");
        }
    }

    private static IEnumerable<LibraryProblem> Gaps(LintedEntry linted, Series series)
    {
        PeriodKind? kind = series.Frequency switch
        {
            Frequency.Month => PeriodKind.Month,
            Frequency.FiscalYear => PeriodKind.FiscalYear,
            Frequency.CalendarYear => PeriodKind.CalendarYear,
            _ => null,
        };
        var periods = series.Observations.Values.SelectMany(o => o).Select(o => o.Period).Where(p => p.Kind == kind).ToHashSet();
        if (periods.Count == 0)
            yield break;
        var missing = new List<Period>();
        var last = periods.Max();
        for (var period = periods.Min().Shift(1); period < last; period = period.Shift(1))
        {
            if (!periods.Contains(period))
                missing.Add(period);
        }

        // A table of chosen years shows that it is one; a hole in an otherwise whole table is seen by nobody.
        if (missing.Count > 0 && missing.Count * FewerThanOneIn <= periods.Count && !missing.Exists(m => Speaks(linted.Entry, m)))
            yield return linted.Problem($"the table has no {string.Join(", ", missing)}; fill the gap, or speak of it in a caveat or the notes", "series", "file");
    }

    private static bool Speaks(Entry entry, Period of) =>
        string.Join(' ', entry.Series!.Caveats.Select(c => c.English).Append(entry.Notes)) is var said
        && (said.Contains(of.Year.ToString(), StringComparison.Ordinal) || said.Contains("gap", StringComparison.OrdinalIgnoreCase));
}
