using System.Globalization;
using PolicyBot.Knowledge;

namespace PolicyBot.Charts;

/// <summary>The points of a chart as a table.</summary>
internal static class ChartCsv
{
    public static string Of(string unit, IReadOnlyList<ChartLine> lines, IReadOnlyList<Entry> entries, Language language)
    {
        var source = string.Join("; ", entries.Select(e => ChartWords.Source(e, language)));
        var rows = lines.SelectMany(l => l.Points.Select(p => string.Join(',', ((string[])
        [
            p.Period.ToString(), l.Label, p.Value.ToString(CultureInfo.InvariantCulture), unit, p.Through?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) ?? "",
            p.FirstPublished?.ToString(CultureInfo.InvariantCulture) ?? "", source,
        ]).Select(Quoted))));
        return string.Join("\r\n", ["period,series,value,unit,partial_through,first_published,source", .. rows, ""]);
    }

    /// <summary>Text that begins like a formula is not one, whatever opens the file.</summary>
    private static string Quoted(string text)
    {
        var safe = text.Length > 0 && text[0] is '=' or '+' or '@' ? "'" + text : text;
        return safe.AsSpan().IndexOfAny(",\"\r\n") < 0 ? safe : '"' + safe.Replace("\"", "\"\"", StringComparison.Ordinal) + '"';
    }
}
