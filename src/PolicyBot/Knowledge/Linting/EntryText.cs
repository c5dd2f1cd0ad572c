using System.Text;
using PolicyBot.Statistics;

namespace PolicyBot.Knowledge.Linting;

/// <summary>Writes an entry out for the curator's eye: everything that an answer could draw on, with its sources.</summary>
internal static class EntryText
{
    public static string Of(Entry entry)
    {
        var text = Heading(entry);
        Both(text, "Summary", entry.Summary.Text);
        if (entry.Claim is { } claim)
        {
            Both(text, "Claim", claim.Text);
            text.Append($"  said by {claim.SaidBy}, {claim.SaidOn}; {claim.Stance.Kebab()}\n");
        }

        if (entry.Series is { } series)
            Table(text, series);
        foreach (var fact in entry.Facts)
            Write(text, fact);
        text.Append("\nSources\n");
        foreach (var source in entry.Sources)
            text.Append($"  {source.Key}  {Of(source)}\n");
        if (entry.Notes.Length > 0)
            text.Append($"\nNotes\n{entry.Notes}\n");
        return text.ToString();
    }

    /// <param name="asked">The id by which the fact was asked for; it may be that of a fact that was merged into this one.</param>
    public static string Of(HeldFact held, FactId asked)
    {
        var text = new StringBuilder();
        if (asked != held.Fact.Id)
            text.Append($"{asked} was merged into {held.Fact.Id}\n\n");
        text.Append(Heading(held.Entry));
        Write(text, held.Fact);
        text.Append("\nSources\n");
        foreach (var source in held.Fact.Sources)
            text.Append($"  {source.Key}  {Of(source)}\n");
        return text.ToString();
    }

    private static StringBuilder Heading(Entry entry)
    {
        var text = new StringBuilder();
        text.Append($"{entry.Id}: {entry.Title.English} | {entry.Title.Spanish}\n");
        text.Append($"{entry.Kind.Kebab()}, {entry.Jurisdiction}, {entry.Status.Kebab()}, as of {entry.AsOf}, review by {entry.ReviewBy:yyyy-MM-dd}, {entry.File}\n");
        foreach (var (name, date) in entry.StatusDates)
            text.Append($"{name}: {date}\n");
        if (entry.StatusNote is { } note)
            text.Append($"{note.English}\n");
        return text.Append($"Topics: {string.Join(", ", entry.Topics)}\n");
    }

    private static void Both(StringBuilder text, string heading, Bilingual both) => text.Append($"\n{heading}\n  {both.English}\n  {both.Spanish}\n");

    private static void Write(StringBuilder text, Fact fact)
    {
        Both(text, $"Fact {fact.Id}", fact.Text);
        text.Append($"  as of {fact.AsOf}{(fact.Status is { } status ? $", {status.Kebab()}" : "")}{(fact.Side is { } side ? $", {side.Kebab()}" : "")}{(fact.HighConfidence ? "" : ", medium confidence")}\n");
        Line(text, "said by", fact.SaidBy);
        Line(text, "note:", fact.Note?.English);
        foreach (var figure in fact.Figures)
            text.Append($"  {figure.Value} {figure.Unit}, {figure.Period}{(figure.Label is { } label ? $" ({label})" : "")}\n");
        foreach (var (wording, yes) in fact.Settles)
            text.Append($"  {(yes ? "yes" : "no")} to: {(wording.English.Length > 0 ? wording.English : wording.Spanish)}\n");
        Line(text, "series:", fact.Series?.Value);
        Line(text, "merged:", fact.Merged.Count > 0 ? string.Join(", ", fact.Merged) : null);
        Line(text, "at:", fact.Locator);
        Line(text, "from:", string.Join(", ", fact.Sources.Select(s => s.Key)));
    }

    private static void Line(StringBuilder text, string name, string? value)
    {
        if (value is not null)
            text.Append($"  {name} {value}\n");
    }

    private static void Table(StringBuilder text, Series series)
    {
        Both(text, "Series", series.Definition);
        text.Append($"  {series.Publisher}: {series.Dataset}, {series.Release}, retrieved {series.Retrieved:yyyy-MM-dd}\n");
        text.Append($"  {series.Frequency.Kebab()}, {series.Nature.Kebab()} of {series.Counts}, {series.Geography}, {series.Coverage}, family {series.Family}\n");
        foreach (var measure in series.Measures)
            text.Append($"  measure {measure.Column}: {measure.Subject.English} ({measure.Unit.English}), {series.Observations.GetValueOrDefault(measure.Column)?.Count ?? 0} figures{(measure.Default ? ", default" : "")}{(measure.Addable ? ", addable" : "")}\n");
        foreach (var dimension in series.Dimensions)
            text.Append($"  by {dimension.Column}: {dimension.Values.Count} values{(dimension.Total is { } total ? $", '{total}' is the total" : "")}\n");
        foreach (var revision in series.Revisions)
            text.Append($"  {revision.Period} {revision.Label}: {revision.Value} ({revision.Release})\n");
        foreach (var caveat in series.Caveats)
            text.Append($"  caveat: {caveat.English}\n");
    }

    private static string Of(Source source) =>
        $"{source.Publisher}, \"{source.Title}\"{(source.Date is { } date ? $", {date}" : "")}, {source.Tier.Kebab()}{(source.Mirror ? ", mirror" : "")}"
        + $"{(source.Via is { } via ? $", via {via}" : "")}{(source.Url is { } url ? $"\n      {url}" : "")}";
}
