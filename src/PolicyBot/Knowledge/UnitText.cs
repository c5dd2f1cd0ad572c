namespace PolicyBot.Knowledge;

/// <summary>The text of a unit by the part that it plays in finding it.</summary>
/// <param name="Names">What it is called.</param>
/// <param name="Asks">What people ask to get it.</param>
/// <param name="Text">What it says.</param>
/// <param name="About">What its entry is about, where the unit is one fact of several.</param>
internal sealed record UnitText(string Names, string Asks, string Text, string About)
{
    public static UnitText Of(Unit unit, Language language)
    {
        var entry = unit.Entry;
        // Spanish questions name laws, courts and agencies in English.
        var names = Join([entry.Title.In(language), .. entry.Aliases.In(language), .. language is Language.Spanish ? entry.Aliases.English : []]);
        if (unit.Fact is { } fact)
        {
            return new(
                "",
                Join([.. fact.Asks.In(language), .. fact.Settles.Select(s => s.Wording.Exactly(language))]),
                Join([fact.Text.In(language), fact.SaidBy, fact.Locator, .. fact.Figures.Select(f => f.Label)]),
                names);
        }

        if (entry.Series is not { } series)
        {
            return new(
                names,
                Join(entry.Questions.In(language)),
                Join([entry.Summary.Text.In(language), entry.Claim?.Text.In(language), entry.Claim?.SaidBy, entry.StatusNote?.In(language)]),
                "");
        }

        return new(
            names,
            Join(entry.Questions.In(language)),
            Join(
            [
                entry.Summary.Text.In(language),
                series.Definition.In(language),
                series.Publisher,
                series.Geography,
                .. series.Measures.Select(m => m.Subject.In(language)),
                .. series.Dimensions.Select(d => d.Column.Replace('_', ' ')),
            ]),
            Join(series.Measures.SelectMany(m => m.Aliases.In(language))));
    }

    private static string Join(IEnumerable<string?> parts) => string.Join(" \n", parts.Where(p => !string.IsNullOrEmpty(p)));
}
