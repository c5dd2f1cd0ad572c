using System.Text.Json;
using System.Text.Json.Nodes;

namespace PolicyBot.Tests.Fakes.Slack.Limits;

/// <summary>The documented limits of <c>data_visualization</c> and <c>data_table</c>; where sources differ, the narrower.</summary>
internal static class ChartRules
{
    public const int MostInMessage = 2;

    private const int LongestTitle = 50;
    private const int LongestName = 20;
    private const int LongestAxisLabel = 50;
    private const int MostSeries = 6;
    private const int MostPoints = 20;
    private const int MostRows = 101;
    private const int MostColumns = 20;
    private const int LongestTable = 10_000;

    public static void Chart(Problems found, JsonObject block, string at)
    {
        found.Text(block["title"], 1, LongestTitle, at + "/title");
        if (block["chart"] is not JsonObject chart)
        {
            found.Add("missing required field: chart", at);
            return;
        }

        switch (chart["type"]?.ToString())
        {
            case "line" or "bar" or "area":
                Axes(found, chart, at + "/chart");
                break;
            case "pie":
                found.Items(chart["segments"], MostSeries, at + "/chart/segments", (segment, here) => Point(found, segment, here));
                break;
            default:
                found.Add("unsupported type: " + chart["type"], at + "/chart/type");
                break;
        }
    }

    public static void Table(Problems found, JsonObject block, string at)
    {
        found.Text(block["caption"], 1, int.MaxValue - 1, at + "/caption");
        if (block["page_size"] is { } size && (size.GetValueKind() != JsonValueKind.Number || size.GetValue<int>() is < 1 or > 100))
        {
            found.Add("must be from 1 to 100", at + "/page_size");
        }

        if (block["rows"] is not JsonArray { Count: >= 2 and <= MostRows } rows || !rows.All(row => row is JsonArray))
        {
            found.Add($"must have 2 to {MostRows} rows", at + "/rows");
            return;
        }

        var cells = rows.Select(row => row!.AsArray()).ToList();
        if (cells.Exists(row => row.Count is 0 or > MostColumns || row.Count != cells[0].Count))
        {
            found.Add($"all rows must have the same number of cells, at most {MostColumns}", at + "/rows");
        }

        foreach (var (row, list) in cells.Index())
        {
            foreach (var (column, cell) in list.Index())
            {
                Cell(found, cell as JsonObject, $"{at}/rows/{row}/{column}");
            }
        }

        if (cells.Sum(row => row.Sum(cell => cell?["text"]?.ToString().Length ?? 0)) > LongestTable)
        {
            found.Add($"no more than {LongestTable} characters in all cells", at + "/rows");
        }
    }

    private static void Axes(Problems found, JsonObject chart, string at)
    {
        var axis = chart["axis_config"] as JsonObject;
        var categories = (axis?["categories"] as JsonArray ?? []).Select(name => name?.ToString() ?? "").ToList();
        if (categories.Count is 0 or > MostPoints || categories.Distinct(StringComparer.Ordinal).Count() != categories.Count || categories.Exists(name => name.Length is 0 or > LongestName))
        {
            found.Add($"must have 1 to {MostPoints} different names of at most {LongestName} characters", at + "/axis_config/categories");
        }

        found.Length(axis?["x_label"], LongestAxisLabel, at + "/axis_config/x_label");
        found.Length(axis?["y_label"], LongestAxisLabel, at + "/axis_config/y_label");
        var names = new HashSet<string>(StringComparer.Ordinal);
        found.Items(chart["series"], MostSeries, at + "/series", (series, here) =>
        {
            found.Text(series["name"], 1, LongestName, here + "/name");
            if (!names.Add(series["name"]?.ToString() ?? ""))
            {
                found.Add("series names must be unique", here + "/name");
            }

            found.Items(series["data"], MostPoints, here + "/data", (point, there) => Point(found, point, there));
            if (!(series["data"] as JsonArray ?? []).Select(point => point?["label"]?.ToString()).SequenceEqual(categories))
            {
                found.Add("labels must match the categories", here + "/data");
            }
        });
    }

    private static void Point(Problems found, JsonObject point, string at)
    {
        found.Text(point["label"], 1, LongestName, at + "/label");
        if (point["value"]?.GetValueKind() != JsonValueKind.Number)
        {
            found.Add("must be a number", at + "/value");
        }
    }

    private static void Cell(Problems found, JsonObject? cell, string at)
    {
        if (cell?["type"]?.ToString() is not ("raw_text" or "raw_number" or "rich_text"))
        {
            found.Add("unsupported type: " + cell?["type"], at + "/type");
            return;
        }

        if (cell["type"]!.ToString() != "rich_text")
        {
            found.Text(cell["text"], 1, int.MaxValue - 1, at + "/text");
        }

        if (cell["type"]!.ToString() == "raw_number" && cell["value"]?.GetValueKind() != JsonValueKind.Number)
        {
            found.Add("must be a number", at + "/value");
        }
    }
}
