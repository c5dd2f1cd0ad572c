using System.Globalization;
using System.Text.Json.Nodes;
using PolicyBot.Charts;

namespace PolicyBot.Slack.Rendering;

/// <summary>
/// Slack's own charts and tables; see docs.slack.dev/reference/block-kit/blocks/data-visualization-block and data-table-block. What
/// does not fit one, or would mislead in it, is no such block.
/// </summary>
internal static class ChartBlocks
{
    private const int MostInTitle = 50;
    private const int MostInName = 20;
    private const int MostInAxisLabel = 50;
    private const int MostSeries = 6;
    private const int MostPoints = 20;
    private const int MostRows = 100;
    private const int MostColumns = 20;
    private const int MostInTable = 10_000;
    private const int RowsOfPage = 20;

    /// <summary>A chart, in place of its picture.</summary>
    /// <returns>Null where Slack's chart could not show it as it is: too much of it, panels of their own, a gap in time, a line that lacks a period, less than zero.</returns>
    public static JsonObject? Chart(ChartData data)
    {
        var names = data.Lines is [_] ? [Clip.To(data.Unit, MostInName)] : data.Lines.Select(l => l.Label).ToList();
        if (data.Kind is ChartKind.SmallMultiples || !data.IsUnbroken || data.Periods.Count is 0 or > MostPoints || data.Lines.Count is 0 or > MostSeries
            || data.Lines.Any(l => l.Values.Any(v => v is null or < 0)) || !AreNames(names) || !AreNames(data.Periods))
            return null;
        return new()
        {
            ["type"] = "data_visualization",
            ["title"] = Clip.To(data.Title, MostInTitle),
            ["chart"] = new JsonObject
            {
                ["type"] = data.Kind is ChartKind.Column ? "bar" : "line",
                ["series"] = new JsonArray([.. data.Lines.Select((line, i) => Series(names[i], data.Periods, line))]),
                ["axis_config"] = new JsonObject
                {
                    ["categories"] = new JsonArray([.. data.Periods.Select(p => (JsonNode)p)]),
                    ["x_label"] = Clip.To(data.TimeAxis, MostInAxisLabel),
                    ["y_label"] = Clip.To(data.Unit, MostInAxisLabel),
                },
            },
        };
    }

    /// <summary>A table, beside its file.</summary>
    /// <returns>Null where it has more rows or columns than Slack's tables.</returns>
    public static JsonObject? Table(ChartData data)
    {
        if (data.Periods.Count is 0 or > MostRows || data.Lines.Count is 0 or >= MostColumns)
            return null;
        var head = data.Lines.Select(l => Text(data.Lines is [_] ? data.Unit : l.Label)).Prepend(Text(data.TimeAxis));
        var rows = data.Periods.Select((period, i) => data.Lines.Select(l => Cell(l.Values[i])).Prepend(Text(period)));
        var table = new JsonArray([.. rows.Prepend(head).Select(row => new JsonArray([.. row]))]);
        return table.Sum(row => row!.AsArray().Sum(cell => cell!["text"]!.GetValue<string>().Length)) > MostInTable
            ? null
            : new()
            {
                ["type"] = "data_table",
                ["caption"] = data.Title,
                ["page_size"] = RowsOfPage,
                ["rows"] = table,
            };
    }

    private static bool AreNames(IReadOnlyCollection<string> names) => names.All(n => n.Length is > 0 and <= MostInName) && names.Distinct().Count() == names.Count;

    private static JsonObject Series(string name, IReadOnlyList<string> periods, ChartDataLine line) => new()
    {
        ["name"] = name,
        ["data"] = new JsonArray([.. periods.Select((period, i) => new JsonObject { ["label"] = period, ["value"] = line.Values[i] })]),
    };

    private static JsonObject Text(string text) => new() { ["type"] = "raw_text", ["text"] = text };

    private static JsonObject Cell(decimal? value) => value is { } number
        ? new() { ["type"] = "raw_number", ["value"] = number, ["text"] = number.ToString("#,0.###", CultureInfo.InvariantCulture) }
        : Text("–");
}
