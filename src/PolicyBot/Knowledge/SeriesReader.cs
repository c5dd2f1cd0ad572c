using System.Globalization;
using CsvHelper;
using PolicyBot.Statistics;

namespace PolicyBot.Knowledge;

/// <summary>Reads the <c>series</c> block of an entry and the CSV file that it names.</summary>
internal static class SeriesReader
{
    /// <param name="folder">The entry's own folder, in which its data file stands.</param>
    public static Series Read(FrontMatter block, EntryId id, string folder, Func<string, TextReader?> open, ICollection<LibraryProblem> problems)
    {
        var file = folder + block.Text("file");
        var measures = block.Items("measures").Select(Measure).ToList();
        var dimensions = block.Items("dimensions").Select(Dimension).ToList();
        if (measures.Count(m => m.Default) != 1)
            block.Problem("measures", "exactly one measure must be the default");
        IReadOnlyDictionary<string, IReadOnlyList<Observation>> observations = new Dictionary<string, IReadOnlyList<Observation>>();
        using (var data = open(file))
        {
            if (data is null)
                block.Problem("file", $"data file '{file}' is not there");
            else
                observations = Table(data, file, measures, dimensions, problems);
        }

        dimensions = [.. dimensions.Select((d, i) => WithEveryValue(d, i, observations))];
        var series = new Series(
            id,
            block.Text("publisher"),
            block.Text("dataset"),
            block.Text("release"),
            block.Date("retrieved"),
            Frequency(block),
            block.Choice("nature", Nature.Flow),
            block.Text("counts"),
            block.Text("family"),
            block.Flag("headline"),
            block.Text("geography"),
            block.Text("population"),
            block.Both("definition", "definition_es"),
            measures,
            dimensions,
            [.. block.Items("revisions").Select(Revision)],
            [.. block.Items("caveats").Select(Caveat)],
            observations);
        block.Optional("confidence");
        block.RejectUnknown();
        return series;
    }

    private static Frequency Frequency(FrontMatter block) => block.Choice("frequency", Statistics.Frequency.Date);

    private static Bilingual Caveat(FrontMatter item)
    {
        var read = item.Both("en", "es");
        item.RejectUnknown();
        return read;
    }

    private static Revision Revision(FrontMatter item)
    {
        var read = new Revision(item.Period("period"), item.Optional("column"), item.Number("value"), item.Text("label"), item.Text("release"));
        item.RejectUnknown();
        return read;
    }

    private static Measure Measure(FrontMatter item)
    {
        var read = new Measure(
            item.Text("column"),
            item.Both("subject", "subject_es"),
            item.Flag("plural"),
            item.Both("unit", "unit_es"),
            item.Flag("show_unit"),
            item.Whole("decimals", 0),
            item.Flag("addable"),
            item.Flag("default"),
            item.Phrases("aliases", "aliases_es"));
        item.RejectUnknown();
        return read;
    }

    private static Dimension Dimension(FrontMatter item)
    {
        var total = item.Optional("total");
        var read = new Dimension(
            item.Text("column"),
            item.Both("phrase", "phrase_es"),
            item.Flag("addable"),
            total is "null" or "~" ? null : total,
            item.OptionalBoth("all", "all_es"),
            [.. item.Items("values").Select(Value)]);
        item.RejectUnknown();
        return read;
    }

    private static DimensionValue Value(FrontMatter item)
    {
        var value = item.Text("value");
        var label = item.Optional("label") ?? value;
        var read = new DimensionValue(value, new(label, item.Optional("es") ?? label), item.Phrases("aliases", "aliases_es"));
        item.RejectUnknown();
        return read;
    }

    /// <summary>Values that need no other name than their own are in the data only.</summary>
    private static Dimension WithEveryValue(Dimension dimension, int index, IReadOnlyDictionary<string, IReadOnlyList<Observation>> observations)
    {
        var named = dimension.Values.Select(v => v.Value).ToHashSet();
        var rest = observations.Values.SelectMany(o => o).Select(o => o.Keys[index]).Distinct().Where(v => !named.Contains(v));
        return dimension with { Values = [.. dimension.Values, .. rest.Select(v => new DimensionValue(v, new(v, v), Phrases.None))] };
    }

    private static Dictionary<string, IReadOnlyList<Observation>> Table(
        TextReader data,
        string file,
        IReadOnlyList<Measure> measures,
        IReadOnlyList<Dimension> dimensions,
        ICollection<LibraryProblem> problems)
    {
        using var csv = new CsvParser(data, CultureInfo.InvariantCulture);
        var columns = csv.Read() ? csv.Record! : [];
        var at = columns.Select((name, index) => (name, index)).ToDictionary(c => c.name, c => c.index);
        var wanted = measures.Select(m => m.Column).Concat(dimensions.Select(d => d.Column)).Append("period").ToList();
        foreach (var missing in wanted.Where(c => !at.ContainsKey(c)))
            problems.Add(new(file, 1, $"the table has no column '{missing}'"));
        foreach (var extra in columns.Except(wanted).Except(["through", "release", "note"]))
            problems.Add(new(file, 1, $"column '{extra}' is neither a measure nor a dimension"));
        if (wanted.Exists(c => !at.ContainsKey(c)))
            return [];

        var rows = measures.ToDictionary(m => m.Column, _ => new List<Observation>());
        var seen = new HashSet<string>();
        var interned = new Dictionary<string, string>();
        string Shared(string text) => interned.TryGetValue(text, out var known) ? known : interned[text] = text;
        string? Cell(string[] row, string column) => at.TryGetValue(column, out var index) && row[index].Length > 0 ? row[index] : null;
        while (csv.Read())
        {
            var row = csv.Record!;
            if (!Period.TryParse(row[at["period"]], out var period))
            {
                problems.Add(new(file, csv.RawRow, $"'{row[at["period"]]}' is not a period"));
                continue;
            }

            string[] keys = [.. dimensions.Select(d => Shared(row[at[d.Column]]))];
            if (!seen.Add(row[at["period"]] + '|' + string.Join('|', keys)))
                problems.Add(new(file, csv.RawRow, $"a second row for {row[at["period"]]} {string.Join(", ", keys)}"));
            Period? through = null;
            if (Cell(row, "through") is { } limit)
            {
                if (Period.TryParse(limit, out var last))
                    through = last;
                else
                    problems.Add(new(file, csv.RawRow, $"'{limit}' in column 'through' is not a period"));
            }

            var release = Cell(row, "release") is { } named ? Shared(named) : null;
            foreach (var measure in measures)
            {
                if (Cell(row, measure.Column) is not { } cell)
                    continue;
                if (decimal.TryParse(cell, NumberStyles.Float, CultureInfo.InvariantCulture, out var value))
                    rows[measure.Column].Add(new(period, keys, value, through, release));
                else
                    problems.Add(new(file, csv.RawRow, $"'{cell}' in column '{measure.Column}' is not a number"));
            }
        }

        foreach (var list in rows.Values)
            list.Sort((a, b) => a.Period.CompareTo(b.Period));
        return rows.ToDictionary(r => r.Key, r => (IReadOnlyList<Observation>)r.Value);
    }
}
