using PolicyBot.Statistics;

namespace PolicyBot.Charts;

/// <summary>Part of the definition guard: what may be drawn on one axis.</summary>
internal static class SharedAxis
{
    /// <returns>Why the two may not share an axis; null where they may.</returns>
    public static string? Problem(Line one, Line other, Language language)
    {
        var spanish = language is Language.Spanish;
        if (one.Measure.Unit.English != other.Measure.Unit.English || one.Series.Counts != other.Series.Counts)
        {
            return spanish
                ? $"Estas medidas no comparten eje: una cuenta {one.Measure.Unit.Spanish} ({one.Series.Population}) y la otra {other.Measure.Unit.Spanish} ({other.Series.Population}). Pida un gráfico de cada una."
                : $"These measures may not share an axis: one counts {one.Measure.Unit.English} ({one.Series.Population}), the other {other.Measure.Unit.English} ({other.Series.Population}). Ask for a chart of each.";
        }

        if (one.Series.Nature != other.Series.Nature)
        {
            return spanish
                ? "Estas medidas no comparten eje: una se cuenta durante un período y la otra es un nivel o una tasa. Pida un gráfico de cada una."
                : "These measures may not share an axis: one is counted during a period, the other is a level or a rate. Ask for a chart of each.";
        }

        return one.Points[0].Period.Kind == other.Points[0].Period.Kind
            ? null
            : spanish
                ? "Estas medidas no comparten eje: sus períodos son de distinta clase (meses, años fiscales, años civiles). Pida un gráfico de cada una."
                : "These measures may not share an axis: their periods are of different kinds (months, fiscal years, calendar years). Ask for a chart of each.";
    }
}
