using PolicyBot.Statistics;

namespace PolicyBot.Knowledge.Linting;

/// <summary>Nothing is known, said, published or counted later than today.</summary>
internal static class DateRules
{
    public static IEnumerable<LibraryProblem> Check(LintedLibrary library) => library.Entries.SelectMany(entry => Check(entry, library.Today));

    private static IEnumerable<LibraryProblem> Check(LintedEntry linted, DateOnly today)
    {
        var entry = linted.Entry;
        // A period that has begun is no future: "2026" stands on a paper of last spring.
        bool IsFuture(Period? period) => period?.Start > today;
        string Says(string what, object date) => $"{what} {date} is after today, {today:yyyy-MM-dd}";
        if (IsFuture(entry.AsOf))
            yield return linted.Problem(Says("'as_of'", entry.AsOf), "as_of");
        if (IsFuture(entry.Claim?.SaidOn))
            yield return linted.Problem(Says("'said_on'", entry.Claim!.SaidOn), "claim", "said_on");
        foreach (var fact in entry.Facts.Where(f => IsFuture(f.AsOf)))
            yield return linted.Problem(fact, Says("'as_of'", fact.AsOf), "as_of");
        foreach (var source in entry.Sources.Where(s => IsFuture(s.Date)))
            yield return linted.Problem(source, Says("'date'", source.Date!), "date");
        if (entry.Series is not { } series)
            yield break;
        if (series.Retrieved > today)
            yield return linted.Problem(Says("'retrieved'", series.Retrieved.ToString("yyyy-MM-dd")), "series", "retrieved");
        foreach (var row in series.Observations.Values.SelectMany(o => o).Where(o => IsFuture(o.Period)))
            yield return linted.Problem(row, "the period begins after today");
    }
}
