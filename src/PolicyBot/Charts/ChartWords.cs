using PolicyBot.Knowledge;
using PolicyBot.Statistics;

namespace PolicyBot.Charts;

/// <summary>The words on a chart and about it.</summary>
internal static class ChartWords
{
    private const int GroupsNamed = 6;

    public static string Source(Entry entry, Language language)
    {
        var series = entry.Series!;
        var day = Period.Day(series.Retrieved).Name(language);
        return language is Language.Spanish
            ? $"Fuente: {series.Publisher}, {series.Dataset}. Edición: {series.Release}. Consultado el {day}"
            : $"Source: {series.Publisher}, {series.Dataset}. Release: {series.Release}. Retrieved {day}";
    }

    /// <summary>Measure, place and unit; of several measures, which the lines' own names tell, the unit.</summary>
    public static string Subtitle(IReadOnlyList<Line> lines, Library library, Language language)
    {
        var (line, unit) = (lines[0], lines[0].Measure.Unit.In(language));
        var places = lines.Select(l => l.Series.Geography).Distinct().Select(p => language is Language.Spanish ? library.Places.GetValueOrDefault(p)?.Spanish : p).Where(p => p is { Length: > 0 }).ToList();
        var place = places.Count > 0 ? $"; {string.Join(" / ", places)}" : "";
        if (lines.Any(l => l.Measure != line.Measure))
            return char.ToUpperInvariant(unit[0]) + unit[1..] + place;
        var subject = line.Measure.Subject.In(language);
        var groups = lines.Count == 1 && line.Filters.Count > 0 ? ": " + string.Join(", ", line.Filters.Select(f => f.Value.Label.In(language))) : "";
        return $"{char.ToUpperInvariant(subject[0])}{subject[1..]}{groups} ({unit}){place}";
    }

    /// <summary>The title over several tables: each by its name, and once what all of them end in, such as ", by fiscal year".</summary>
    public static string Compared(IReadOnlyList<Entry> entries, Language language)
    {
        var titles = entries.Select(e => HistoryText.Short(e.Title.In(language))).ToList();
        var ending = titles.Select(t => t.LastIndexOf(", ", StringComparison.Ordinal) is > 0 and var comma ? t[comma..] : "").Distinct().ToList() is [var same] ? same : "";
        var names = titles.Select(t => t[..^ending.Length]).ToList();
        var joined = names is not [var one, var other] ? string.Join("; ", names) : language is Language.Spanish ? $"{one} frente a {other}" : $"{one} and {other}";
        return joined + ending;
    }

    public static string TimeAxis(PeriodKind kind, Language language) => (kind switch
    {
        PeriodKind.FiscalYear => new Bilingual("Fiscal year (October to September)", "Año fiscal (octubre a septiembre)"),
        PeriodKind.CalendarYear => new("Calendar year", "Año civil"),
        PeriodKind.AcademicYear => new("Academic year, by its first year", "Año académico, según su primer año"),
        PeriodKind.Month => new("Month", "Mes"),
        PeriodKind.FiscalQuarter => new("Fiscal quarter", "Trimestre fiscal"),
        PeriodKind.Day => new("Date", "Fecha"),
        _ => new("Period", "Período"),
    }).In(language);

    /// <param name="partialMark">How partial periods are marked where they are not drawn hollow; null where they are.</param>
    public static IReadOnlyList<string> Notes(IReadOnlyList<ChartLine> lines, bool fromZero, Language language, string? partialMark = null)
    {
        var spanish = language is Language.Spanish;
        var notes = new List<string>();
        var partial = lines.SelectMany(l => l.Points).Where(p => p.IsPartial).DistinctBy(p => p.Period).ToList();
        if (partial is [.., var last])
        {
            var (name, day) = (last.Period.Name(language), Period.Day(last.Through!.Value).Name(language));
            notes.Add(spanish ? $"{partialMark ?? "Hueco:"} período parcial ({name}, hasta el {day})." : $"{partialMark ?? "Hollow:"} partial period ({name}, through {day}).");
        }

        if (!fromZero)
            notes.Add(spanish ? "El eje no empieza en cero." : "The axis does not start at zero.");
        if (lines.SelectMany(l => l.Points).Any(p => p.FirstPublished is not null))
            notes.Add(spanish ? "Cifras revisadas; la tabla da también la primera publicada." : "Revised figures; the table also gives those first published.");
        return notes;
    }

    public static string Unknown(EntryId id, IReadOnlyList<EntryId> near, Language language)
    {
        var named = string.Join(", ", near);
        return language is Language.Spanish
            ? $"No hay ninguna serie '{id}'. " + (near.Count > 0 ? $"¿Quiso decir {named}?" : "Busque su nombre en: library stats.")
            : $"There is no series '{id}'. " + (near.Count > 0 ? $"Did you mean {named}?" : "See its name in: library stats.");
    }

    public static string NeedsGroup(Series series, Language language) => language is Language.Spanish
        ? $"Esta serie se divide en grupos que no se suman; nombre uno o varios: {Some(series, language)}."
        : $"This series is broken down into groups that may not be added; name one or more: {Some(series, language)}.";

    public static string NoGroup(Series series, string group, Language language) => series.Dimensions.Count == 0
        ? language is Language.Spanish ? "Esta serie no tiene grupos; pídala sin ellos." : "This series has no groups; ask for it without."
        : language is Language.Spanish ? $"Esta serie no tiene el grupo '{group}'; tiene: {Some(series, language)}." : $"This series has no group '{group}'; it has: {Some(series, language)}.";

    public static string NothingThen(Period coverage, Language language) => language is Language.Spanish
        ? $"No hay cifras en ese tiempo; la serie abarca {coverage.Name(language)}."
        : $"There are no figures in that time; the series covers {coverage.Name(language)}.";

    public static string TooMany(int most, Language language) => language is Language.Spanish
        ? $"Un gráfico muestra como máximo {most} grupos; nombre menos."
        : $"A chart shows at most {most} groups; name fewer.";

    public static string NoFigures(Language language) => language is Language.Spanish
        ? "No encontré una serie de datos para esa pregunta. Nombre lo que se cuenta, dónde y desde cuándo: por ejemplo, “encuentros de la Patrulla Fronteriza desde 2020”."
        : "I found no data series for that question. Name what is counted, where and since when: for example, “Border Patrol encounters since 2020”.";

    private static string Some(Series series, Language language)
    {
        var all = series.Dimensions.SelectMany(d => d.Values).Select(v => v.Label.In(language)).ToList();
        return string.Join(", ", all.Take(GroupsNamed)) + (all.Count > GroupsNamed ? ", …" : "");
    }
}
