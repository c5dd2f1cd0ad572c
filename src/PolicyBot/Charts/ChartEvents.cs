using PolicyBot.Knowledge;
using PolicyBot.Statistics;

namespace PolicyBot.Charts;

/// <summary>The dates of policies that the library links with a series, as its entries hold them.</summary>
internal static class ChartEvents
{
    private const int Most = 4;
    private const int ShortLabel = 24;

    private static readonly Dictionary<string, Bilingual> _steps = new()
    {
        ["began"] = new("begins", "comienza"),
        ["effective"] = new("in effect", "en vigor"),
        ["ended"] = new("ends", "termina"),
        ["rescinded"] = new("rescinded", "revocado"),
        ["enjoined"] = new("enjoined", "suspendido"),
        ["signed"] = new("signed", "firmado"),
        ["overtaken"] = new("overtaken", "desplazado"),
        ["started"] = new("begins", "comienza"),
        ["terminated"] = new("ends", "termina"),
        ["vacated"] = new("vacated", "anulado"),
        ["proclaimed"] = new("proclaimed", "proclamado"),
    };

    public static IReadOnlyList<ChartEvent> Of(IReadOnlyList<Entry> series, Period covered, Library library, Language language)
    {
        var named = series.SelectMany(s => s.Related).ToHashSet();
        var ids = series.Select(s => s.Id).ToHashSet();
        return
        [
            .. library.Entries
                .Where(e => e.Kind is EntryKind.Policy or EntryKind.Ruling && (named.Contains(e.Id) || e.Related.Any(ids.Contains) || e.Facts.Any(f => f.Series is { } shown && ids.Contains(shown))))
                .SelectMany(e => e.StatusDates.Select(d => Read(e, d.Key, d.Value, language)))
                .OfType<ChartEvent>()
                .Where(e => covered.Start <= e.On && e.On <= covered.End)
                .OrderBy(e => e.On)
                .TakeLast(Most),
        ];
    }

    private static ChartEvent? Read(Entry entry, string step, string date, Language language) =>
        _steps.TryGetValue(step, out var word) && Period.TryParse(date, out var on) && on.Kind is PeriodKind.Day or PeriodKind.Month
            ? new(on.Start, $"{Name(entry, language)} {word.In(language)}", entry.Id)
            : null;

    /// <summary>The first alias that is short enough for a picture, else the title.</summary>
    private static string Name(Entry entry, Language language) =>
        entry.Aliases.In(language).FirstOrDefault(a => a.Length <= ShortLabel) ?? entry.Title.In(language);
}
